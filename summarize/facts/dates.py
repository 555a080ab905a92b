"""When: what a year, a month and a day are, and the dates that a sentence tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from summarize.analysis.trees import Tree
from summarize.language.lexicon import MONTHS

WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
"""From Monday, 0."""
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAY = re.compile(r"([1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
RELATIVE_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
"""Days from that of publication."""
_WITHIN_DAYS = 10
"""A weekday is one of the days so near to the day on which an article was published."""
_RANGES = frozenset(["from", "between", "to", "through", "until", "till"])


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """What a text says of a date; None is what it leaves open.

    ``weekday`` counts from Monday, 0. ``near`` is the day from which a weekday is
    reckoned: that of the article's publication.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    near: date | None = None

    @property
    def is_day(self) -> bool:
        """Whether it is one day, and no month or year."""
        return self.weekday is not None or self.day is not None

    def excludes(self, other: CalendarDate) -> bool:
        """Return whether no day is both."""
        parts = [(each.year, each.month, each.day, each.weekday) for each in (self, other)]
        apart = any(a != b for a, b in zip(*parts, strict=True) if None not in (a, b))
        return apart or self._misses(other) or other._misses(self)

    def _misses(self, other: CalendarDate) -> bool:
        """Whether this is a weekday and ``other`` a day that is not that weekday."""
        near = self.near
        if self.weekday is None or other.month is None or near is None:
            return False
        around = [near + timedelta(days) for days in range(-_WITHIN_DAYS, _WITHIN_DAYS + 1)]
        return not any(
            day.month == other.month
            and other.day in (None, day.day)
            and other.year in (None, day.year)
            and (other.day is None or day.weekday() == self.weekday)
            for day in around
        )


def is_year(word: str) -> bool:
    """Return whether ``word`` is written as a year is, from 1500 on: "1,984" is none."""
    return _YEAR.fullmatch(word) is not None


def years_in(words: Iterable[str]) -> frozenset[str]:
    """Return the years among ``words``."""
    return frozenset(filter(is_year, words))


def month_at(tree: Tree, i: int) -> int | None:
    """Return which month word ``i`` is, from 1: "May", not "may" or the "march" of no calendar.

    A text without capitals has no such months.
    """
    if not 0 <= i < len(tree.words) or tree.words[i].folded not in MONTHS:
        return None
    word, node = tree.words[i], tree.nodes[i]
    is_name = word.is_capitalised and node.tag.startswith("NNP")
    if node.entity == "PERSON" or (word.folded in ("may", "march") and not is_name):
        return None
    return _MONTHS.index(word.folded[:3]) + 1


def is_date(tree: Tree, i: int) -> bool:
    """Return whether word ``i`` is a weekday, a month, a year or the day of a month."""
    word = tree.words[i]
    is_day = _day_at(tree, i) and (month_at(tree, i - 1) or month_at(tree, i + 1))
    return bool(word.folded in WEEKDAY_NAMES or month_at(tree, i) or is_year(word.text) or is_day)


def find_dates(
    tree: Tree, published: date | None, *, spans: bool = False
) -> Iterator[tuple[int, int, CalendarDate]]:
    """Yield the dates of a sentence: first word, one more than the last, what it says.

    Spans of time ("from May to June") are no dates, unless the ends of ``spans`` are wanted:
    what was moved "from May to June" has two.
    """
    i = 0
    while i < len(tree.words):
        end, when = _date_at(tree, i, published)
        if when and (spans or not _is_in_range(tree, i, end)):
            yield i, end, when
        i = max(end, i + 1)


def _date_at(tree: Tree, i: int, published: date | None) -> tuple[int, CalendarDate | None]:
    """The date that begins at word ``i``, if one does, and where it ends."""
    word, node = tree.words[i], tree.nodes[i]
    if word.folded in RELATIVE_DAYS:
        if published is None:
            return i + 1, None
        day = published + timedelta(days=RELATIVE_DAYS[word.folded])
        return i + 1, CalendarDate(day.year, day.month, day.day)
    if word.folded in WEEKDAY_NAMES:
        end, when = i + 1, None
        if end < len(tree.words) and tree.sentence.before(end) in (" ", ", "):
            end, when = _month_with_day(tree, end)
        rest = when or CalendarDate()
        weekday = WEEKDAY_NAMES.index(word.folded)
        return end, CalendarDate(rest.year, rest.month, rest.day, weekday, published)
    end, when = _month_with_day(tree, i)
    is_told = node.entity == "DATE" and node.relation in ("pobj", "npadvmod")
    if when is None and is_year(word.folded) and node.tag == "CD" and is_told:
        return i + 1, CalendarDate(year=int(word.folded))
    return max(end, i + 1), when


def _month_with_day(tree: Tree, i: int) -> tuple[int, CalendarDate | None]:
    """The month at word ``i`` with its day and year: "July", "13 July", "July 13, 2023"."""
    day = _day_at(tree, i)
    place = i + 1 if day else i
    if day and place < len(tree.words) and tree.words[place].folded == "of":
        place += 1
    month = month_at(tree, place)
    if month is None:
        return i, None
    end = place + 1
    if day is None and (day := _day_at(tree, end)):
        end += 1
    if end < len(tree.words) and is_year(tree.words[end].folded):
        return end + 1, CalendarDate(int(tree.words[end].folded), month, day)
    return end, CalendarDate(None, month, day)


def _day_at(tree: Tree, i: int) -> int | None:
    match = _DAY.fullmatch(tree.words[i].folded) if i < len(tree.words) else None
    return int(match.group(1)) if match else None


def _is_in_range(tree: Tree, first: int, end: int) -> bool:
    if first and tree.words[first - 1].folded in _RANGES:
        return True
    joined = tree.sentence.before(end)[:1] in ("-", "–", "—")
    return end < len(tree.words) and (joined or tree.words[end].folded in _RANGES - {"from"})
