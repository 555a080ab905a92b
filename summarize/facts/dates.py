"""Dates in a sentence, as far as they name days, months or years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from summarize.analysis.trees import Tree
from summarize.language.lexicon import MONTHS, WEEKDAYS

_WEEKDAY_NUMBERS = {
    name: number
    for number, name in enumerate(
        "monday tuesday wednesday thursday friday saturday sunday".split()
    )
}
_MONTH_NUMBERS = {
    name: number
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1
    )
}
_DAY = re.compile(r"([1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAYS_FROM_NOW = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
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

    def excludes(self, other: CalendarDate) -> bool:
        """Return whether no day is both."""
        for mine, others in (
            (self.year, other.year),
            (self.month, other.month),
            (self.day, other.day),
            (self.weekday, other.weekday),
        ):
            if mine is not None and others is not None and mine != others:
                return True
        return self._misses(other) or other._misses(self)

    def _misses(self, other: CalendarDate) -> bool:
        """Whether this is a weekday and ``other`` a day that is not that weekday."""
        near = self.near
        if self.weekday is None or other.month is None or near is None:
            return False
        years = (other.year,) if other.year else (near.year - 1, near.year, near.year + 1)
        days = [*filter(None, (_day(year, other.month, other.day) for year in years))]
        if other.day is None:
            edges = (near - timedelta(_WITHIN_DAYS), near, near + timedelta(_WITHIN_DAYS))
            return other.month not in {edge.month for edge in edges}
        if not days:
            return False
        closest = min(days, key=lambda day: abs(day - near))
        return closest.weekday() != self.weekday or abs(closest - near).days > _WITHIN_DAYS


def read_day(published: str | None) -> date | None:
    """Return the day of an ISO date or date-time, or None for what is neither."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def find_dates(tree: Tree, published: date | None) -> list[tuple[int, int, CalendarDate]]:
    """Return the dates of a sentence: first word, one more than the last, what it says.

    Spans of time ("from May to June") are no dates.
    """
    found = []
    i = 0
    while i < len(tree.words):
        end, when = _date_at(tree, i, published)
        if when and not _is_in_range(tree, i, end):
            found.append((i, end, when))
        i = max(end, i + 1)
    return found


def _date_at(tree: Tree, i: int, published: date | None) -> tuple[int, CalendarDate | None]:
    """The date that begins at word ``i``, if one does, and where it ends."""
    word = tree.words[i].folded
    if word in _DAYS_FROM_NOW:
        if published is None:
            return i + 1, None
        day = published + timedelta(days=_DAYS_FROM_NOW[word])
        return i + 1, CalendarDate(day.year, day.month, day.day)
    if word in WEEKDAYS and tree.words[i].is_capitalised:
        end, rest = _month_at(tree, i + 1, ", ")
        when = rest or CalendarDate()
        number = _WEEKDAY_NUMBERS[word]
        return end, CalendarDate(when.year, when.month, when.day, number, published)
    end, dated = _month_at(tree, i, "")
    if dated:
        return end, dated
    if _YEAR.fullmatch(word) and tree.nodes[i].tag == "CD" and _is_year(tree, i):
        return i + 1, CalendarDate(year=int(word))
    return i + 1, None


def _month_at(tree: Tree, i: int, gap: str) -> tuple[int, CalendarDate | None]:
    """The month at word ``i`` with its day and year: "July", "13 July", "July 13, 2023"."""
    if gap and (i >= len(tree.words) or tree.sentence.before(i) not in (" ", gap)):
        return i, None
    day = _day_at(tree, i)
    place = i + 1 if day else i
    if day and place < len(tree.words) and tree.words[place].folded == "of":
        place += 1
    month = _month_number(tree, place)
    if month is None:
        return i, None
    end = place + 1
    if day is None and (day := _day_at(tree, end)):
        end += 1
    year = None
    if end < len(tree.words) and _YEAR.fullmatch(tree.words[end].folded):
        year, end = int(tree.words[end].folded), end + 1
    return end, CalendarDate(year, month, day)


def _day_at(tree: Tree, i: int) -> int | None:
    match = _DAY.fullmatch(tree.words[i].folded) if i < len(tree.words) else None
    return int(match.group(1)) if match else None


def _month_number(tree: Tree, i: int) -> int | None:
    if i >= len(tree.words):
        return None
    word = tree.words[i]
    is_name = word.folded in MONTHS and word.is_capitalised and tree.nodes[i].tag.startswith("NNP")
    return _MONTH_NUMBERS[word.folded[:3]] if is_name else None


def _is_year(tree: Tree, i: int) -> bool:
    return tree.nodes[i].entity == "DATE" and tree.nodes[i].relation in ("pobj", "npadvmod")


def _is_in_range(tree: Tree, first: int, end: int) -> bool:
    before = tree.words[first - 1].folded if first else ""
    after = tree.words[end].folded if end < len(tree.words) else ""
    joined = tree.sentence.before(end)[:1] in tuple("-–—") if end < len(tree.words) else False
    return before in _RANGES or after in _RANGES - {"from"} or joined


def _day(year: int, month: int, day: int | None) -> date | None:
    try:
        return date(year, month, day or 1)
    except ValueError:
        return None
