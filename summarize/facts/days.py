"""Which day is meant: "on Tuesday", "last night", "three days earlier", from the day of an article.

A day is reckoned only where every usual reading gives the same one. "Last Thursday", read on a
Friday, is yesterday or the week before: it is no day then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from summarize.analysis.trees import Tree
from summarize.facts.dates import RELATIVE_DAYS, WEEKDAY_NAMES, CalendarDate, find_dates
from summarize.facts.vocabulary import NUMERALS
from summarize.language.lexicon import any_of

_MOST_DAYS_BACK = 5
"""A weekday that is told of is so many days ago, today's among them. Of an article dated by the
clock of another place, or by its paper's next morning, more would be a week off."""
_MOST_DAYS_AHEAD = 5
_WITHOUT_YEAR = 92
"""A day told without its year is of the article's year, or so many days from it at most."""
_MOST_SHIFT = 31
"""Who counts more days than so many does not count them."""
_ROUGHLY = frozenset("about around some nearly almost roughly over under than least few".split())
_OTHERS = frozenset("a an the every each any some that one another most previous following".split())
"""Before a weekday they tell of another one than the nearest, or of many."""

_COUNT = rf"(?P<count>\d{{1,2}}|an?|{any_of(NUMERALS['words'])})"
_WEEKDAY = rf"(?P<weekday>{any_of(WEEKDAY_NAMES)})"
_PART = r"(?:morning|afternoon|evening|night)"
_AT_ITS_PART = rf"(?: {_PART})?"
_FROM_ARTICLE = (
    (-2, r"the day before yesterday"),
    (2, r"the day after tomorrow"),
    (-1, r"last night"),
    (0, rf"this {_PART}"),
    *((shift, rf"{word}{_AT_ITS_PART}") for word, shift in RELATIVE_DAYS.items()),
)
_FROM_TOLD = (
    (
        1,
        r"(?:the|that) (?:next|following) day|the day after|the next (?:morning|afternoon|evening)",
    ),
    (-1, r"the (?:previous day|day before)"),
    (0, r"the same day|that (?:same )?(?:day|morning|afternoon|evening|night)"),
)
_WEEKS = {"last": -1, "past": -1, "this": 0, "next": 1}
_PHRASES = re.compile(
    "|".join(
        (
            *(rf"(?P<a{n}>{words})" for n, (_, words) in enumerate(_FROM_ARTICLE)),
            *(rf"(?P<t{n}>{words})" for n, (_, words) in enumerate(_FROM_TOLD)),
            rf"{_COUNT} days? (?P<way>ago|earlier|later|before|after|afterwards|previously)",
            rf"(?:(?P<which>last|this past|past|this coming|coming|this|next) )?{_WEEKDAY}"
            rf"{_AT_ITS_PART}(?:,? (?:of )?(?P<week>last|past|this|next) week)?",
        )
    )
)


_NO_DATE = CalendarDate()


@dataclass(frozen=True, slots=True)
class SaidDay:
    """How a sentence names a day.

    Attributes:
        first: its first word.
        end: one more than its last.
        shift: so many days after the day that it is counted from.
        from_told: whether that is the day that was told of before, not the article's.
        when: what it says of the calendar; a whole date needs nothing else.
        which: what stands before a weekday: "last", "this", "next".
        week: the week of a weekday, from that of the article: -1 is "of last week".
    """

    first: int
    end: int
    shift: int | None = None
    from_told: bool = False
    when: CalendarDate = _NO_DATE
    which: str = ""
    week: int | None = None

    @property
    def points(self) -> bool:
        """Whether the words mislead beside any other day: "yesterday", "three days earlier"."""
        return self.shift is not None or bool(self.which) or self.week is not None


Direction: TypeAlias = int
PAST, FUTURE = -1, 1
"""Whether what is told of a day has happened by the day of the article, or will after it."""


def find_said_days(tree: Tree) -> Iterator[SaidDay]:
    """Yield how a sentence names days, in order; what names many or any day is not yielded."""
    spoken = " ".join(word.folded for word in tree.words)
    starts, place = {}, 0
    for i, word in enumerate(tree.words):
        starts[place] = i
        place += len(word.folded) + 1
    ends = {start + len(tree.words[i].folded): i + 1 for start, i in starts.items()}
    dated = {first: (end, when) for first, end, when in find_dates(tree, None)}
    place = 0
    while place < len(spoken):
        i = starts[place]
        match = _PHRASES.match(spoken, place)
        calendar = dated.get(i)
        if calendar and calendar[1].day:
            said = SaidDay(i, calendar[0], when=calendar[1])
            if not _is_any_day(tree, said):
                yield said
            end = calendar[0]
        elif match and match.end() in ends:
            end = ends[match.end()]
            said_day = _said(match, i, end)
            if said_day and _is_told_as_day(tree, said_day):
                yield said_day
        else:
            end = i + 1
        place = next((start for start, word in starts.items() if word == end), len(spoken))


def _said(match: re.Match[str], first: int, end: int) -> SaidDay | None:
    for prefix, table in (("a", _FROM_ARTICLE), ("t", _FROM_TOLD)):
        for n, (shift, _) in enumerate(table):
            if match[f"{prefix}{n}"]:
                return SaidDay(first, end, shift, from_told=prefix == "t")
    if count := match["count"]:
        days = 1 if count in ("a", "an") else int(NUMERALS["words"].get(count) or count)
        way = 1 if match["way"] in ("later", "after", "afterwards") else -1
        if not 0 < days <= _MOST_SHIFT:
            return None
        return SaidDay(first, end, way * days, from_told=match["way"] != "ago")
    weekday = CalendarDate(weekday=WEEKDAY_NAMES.index(match["weekday"]))
    week = _WEEKS[match["week"]] if match["week"] else None
    return SaidDay(first, end, when=weekday, which=match["which"] or "", week=week)


def _is_told_as_day(tree: Tree, said: SaidDay) -> bool:
    """Whether the words name one day: no "two days before the vote", "about ten days ago"."""
    before = tree.words[said.first - 1].folded if said.first else ""
    last = said.end - 1
    if said.shift is not None and before in _ROUGHLY:
        return False
    if said.from_told and tree.words[last].folded in ("before", "after"):
        return not tree.children[last] and tree.nodes[last].relation != "mark"
    return said.when.weekday is None or not _is_any_day(tree, said)


def _is_any_day(tree: Tree, said: SaidDay) -> bool:
    """Whether a weekday is one of many, another than the nearest, or the name of something."""
    if said.first == 0 or said.when.weekday is None or said.when.day:
        return False
    before = tree.words[said.first - 1]
    if not tree.sentence.adjoins(said.first):
        return False
    named = before.is_capitalised and tree.nodes[said.first - 1].head in range(said.first, said.end)
    return before.folded in _OTHERS or (named and said.first > 1)


def resolve(
    said: SaidDay, published: date | None, direction: Direction, told: date | None = None
) -> date | None:
    """Return the day that is meant, or None where it is not sure.

    Args:
        said: how it is named.
        published: the day of the article.
        direction: whether what is told of it has happened.
        told: the day that was told of before.
    """
    day = _reckon(said, published, direction, told)
    if day is None or published is None:
        return day
    # A day's grace: the article's date may be of a clock that is behind.
    is_so = day <= published + timedelta(1) if direction == PAST else day >= published
    return day if is_so else None


def _reckon(
    said: SaidDay, published: date | None, direction: Direction, told: date | None
) -> date | None:
    when = said.when
    if when.year:
        return _checked(when.year, when)
    start = told if said.from_told else published
    if start is None:
        return None
    if said.shift is not None:
        return start + timedelta(said.shift)
    if when.day:
        return _in_nearest_year(when, start, direction)
    if when.weekday is None:
        return None
    if said.week is not None:
        # Whether Sunday begins a week or ends it is not the same everywhere.
        monday = start - timedelta(start.weekday()) + timedelta(weeks=said.week)
        return None if 6 in (when.weekday, start.weekday()) else monday + timedelta(when.weekday)
    return _weekday(when.weekday, said.which, start, direction)


def _checked(year: int, when: CalendarDate) -> date | None:
    """The whole date, if there is such a day and it is that weekday."""
    try:
        day = date(year, when.month or 0, when.day or 0)
    except ValueError:
        return None
    return day if when.weekday in (None, day.weekday()) else None


def _in_nearest_year(when: CalendarDate, start: date, direction: Direction) -> date | None:
    """The day of a month nearest in the direction that is told."""
    for year in (start.year, start.year + direction):
        day = _checked(year, when)
        if day is None:
            continue
        ahead = (day - start).days * direction
        if ahead >= -1 and (day.year == start.year or ahead <= _WITHOUT_YEAR):
            return day
    return None


def _weekday(weekday: int, which: str, start: date, direction: Direction) -> date | None:
    """The weekday nearest to ``start`` in the direction, where no other can be meant."""
    steps = (weekday - start.weekday()) * direction % 7
    if not which:
        is_near = steps <= _MOST_DAYS_BACK if direction == PAST else 0 < steps <= _MOST_DAYS_AHEAD
        return start + timedelta(steps * direction) if is_near else None
    day = start + timedelta((steps or 7) * direction)
    weeks = (day - timedelta(day.weekday()) - start + timedelta(start.weekday())).days // 7
    if which in ("last", "next"):
        return day if weeks == direction else None
    if which == "this":
        return day if weeks == 0 else None
    return day
