"""The values of a sentence that another may have in their place: figures, days, hours, names."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarize.comparing.accounts import Account
from summarize.facts.dates import CalendarDate, find_dates, is_year
from summarize.facts.names import PLACE_ENTITIES, core
from summarize.facts.numerals import find_numerals
from summarize.facts.passages import Passage
from summarize.facts.quantities import Quantity
from summarize.facts.tolls import amounts

_HOUR = re.compile(r"\b(?:\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\b\.?|\d{1,2}:\d\d|noon|midnight)", re.I)
_BARE_HOUR = re.compile(r"(?<![\d.,])(?:1?\d|2[0-3])\.[0-5]\d(?![\d%]|[.,]\d|\s?[ap]\.?m\b)", re.I)
"""An hour only beside another one: "at 7.20 a.m. and not at 6.45"."""
_APART = ("attr", "conj", "appos")


@dataclass(frozen=True, slots=True)
class Value:
    """Words ``first`` to ``end - 1`` of a sentence, which tell ``text``.

    Attributes:
        sort: "figure", "date", "time" or "name"; values of two sorts are never one another's.
        kind: as of a `Difference`: "money", "date", "name" and so on.
        figure: of a figure, how much.
        when: of a date, which.
        key: of an hour or a name, what it is compared by.
    """

    sort: str
    kind: str
    first: int
    end: int
    text: str
    figure: Quantity | None = None
    when: CalendarDate | None = None
    key: tuple[str, ...] = ()

    def is_one_with(self, other: Value) -> bool:
        """Return whether both tell the same: "at least 12" and "twelve", "Tuesday" and 2 May."""
        if self.sort != other.sort:
            return False
        if self.figure and other.figure:
            return is_one_unit(self.figure, other.figure) and amount(self.figure) == amount(
                other.figure
            )
        if self.when and other.when:
            return _is_one_day(self.when, other.when)
        mine, theirs = set(self.key), set(other.key)
        return bool(mine) and (mine <= theirs or theirs <= mine)

    def replaces(self, other: Value) -> bool:
        """Return whether it can stand in the other's place, as another value."""
        if self.sort != other.sort or self.is_one_with(other):
            return False
        if self.figure and other.figure:
            return is_one_unit(self.figure, other.figure)
        return not (self.when and other.when) or self.when.excludes(other.when)


@lru_cache(maxsize=1 << 10)
def find_values(account: Account) -> tuple[Value, ...]:
    """Return the values of a parsed sentence, those of each sort in order."""
    passage = account.passage
    return (*_hours(passage), *_figures(passage), *_days(passage), *_names(passage))


def _hours(tree: Passage) -> Iterator[Value]:
    found = [*_HOUR.finditer(tree.text)]
    if found:
        counted = {each.start for _, _, each in tree.figures if each.unit}
        bare = _BARE_HOUR.finditer(tree.text)
        found += (each for each in bare if each.start() not in counted)
    for each in sorted(found, key=lambda match: match.start()):
        yield Value("time", "time", *tree.words_between(*each.span()), each.group(), key=_key(each))


def _key(hour: re.Match[str]) -> tuple[str, ...]:
    """The digits of an hour, and of which half of the day it is, if it says so."""
    told = re.sub(r"[:.]00|[^\w]", "", hour.group().casefold())
    return tuple(re.findall(r"\d+|[a-z]+", told))


def _figures(tree: Passage) -> Iterator[Value]:
    hours = {i for hour in _hours(tree) for i in range(hour.first, hour.end)}
    for each in amounts(tree):
        first, end = tree.words_between(each.start, each.end)
        if hours.isdisjoint(range(first, end)):
            yield Value("figure", each.kind, first, end, each.text, figure=each)


def _days(tree: Passage) -> Iterator[Value]:
    known: set[int] = set()
    for first, end, when in find_dates(tree, tree.published, spans=True):
        yield Value("date", "date", first, end, tree.sentence.between(first, end), when=when)
        known.update(range(first, end))
    for i, word in enumerate(tree.words):  # "It was 2017, not 2019"
        if i not in known and is_year(word.text) and tree.nodes[i].relation in _APART:
            yield Value("date", "date", i, i + 1, word.text, when=CalendarDate(int(word.text)))


def _names(tree: Passage) -> Iterator[Value]:
    for name in tree.names:
        if not tree.words[name.first].quoted:
            is_place = tree.nodes[name.head].entity in PLACE_ENTITIES
            kind = "place" if is_place else "name"
            yield Value("name", kind, name.first, name.end, name.text, key=core(name.text))


def is_one_unit(one: Quantity, other: Quantity) -> bool:
    """Return whether two figures count the like, as far as they say."""
    return one.unit == other.unit or not one.unit or not other.unit


def amount(quantity: Quantity) -> float:
    """Return the number that a figure is told by, however exact: 12 of "at least 12"."""
    if not quantity.high:
        return 0.0
    if quantity.high < math.inf and quantity.low > 0:
        return round((quantity.low + quantity.high) / 2, 1)
    numeral = next(find_numerals(quantity.number))
    low = numeral.value - numeral.tolerance
    bound = quantity.low if quantity.low > 0 else quantity.high
    factor = bound / (low if quantity.low > 0 else numeral.value + numeral.tolerance)
    return round(numeral.value * factor, 1)


def _is_one_day(when: CalendarDate, other: CalendarDate) -> bool:
    """Whether two dates are one, each saying enough of it."""
    parts = [(each.weekday, each.day, each.month, each.year) for each in (when, other)]
    shared = any(None not in (a, b) for a, b in zip(*parts, strict=True))
    return shared and not when.excludes(other)
