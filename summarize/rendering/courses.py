"""What became of a reading: all that changed of one thing told in one go, 7 → 19 → 27.

A step leads from a reading only to what can have replaced it: a later one of the same source, or
of any if it is on the way. Another source's other figure, 218 beside 214, is no step to 211.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from summarize.facts.numerals import find_numerals
from summarize.types import Article, Brief, Change, Reading


@dataclass(frozen=True, slots=True)
class Course:
    """The readings of one thing that hold no more, oldest first, and the one that does.

    ``revision`` is the one that found it.
    """

    kind: str
    old: tuple[Reading, ...]
    new: Reading
    revision: int

    @property
    def readings(self) -> tuple[Reading, ...]:
        """All of them, as they came."""
        return (*self.old, self.new)


def courses_of(brief: Brief) -> tuple[Course, ...]:
    """Put together the changes of a brief that one revision found to lead to one reading.

    It is one if its value is, and a sentence that tells it.
    """
    articles = {each.id: each for each in brief.articles}
    together: list[list[Change]] = []
    for change in brief.history.changes:
        known = next((each for each in together if _lead_to_one(each[0], change)), None)
        if known is None:
            together.append([change])
        else:
            known.append(change)
    return tuple(course for each in together for course in _courses(each, articles))


def course_of(change: Change) -> Course:
    """Return a change by itself."""
    return Course(change.kind, (change.old,), change.new, change.revision)


def _lead_to_one(one: Change, other: Change) -> bool:
    is_one = (one.kind, one.revision) == (other.kind, other.revision)
    shared = set(one.new.citations) & set(other.new.citations)
    return is_one and bool(shared) and _sense(one.new.value) == _sense(other.new.value)


def _courses(changes: Sequence[Change], articles: Mapping[str, Article]) -> Iterator[Course]:
    """Yield the courses of readings that all lead to one, the one with the oldest first."""

    def first_day(reading: Reading) -> date:
        return min(articles[each.article_id].day or date.min for each in reading.citations)

    def outlets(reading: Reading) -> set[str | None]:
        return {articles[each.article_id].source for each in reading.citations} - {None}

    told: defaultdict[tuple[object, ...], list[Reading]] = defaultdict(list)
    for old in sorted((each.old for each in changes), key=first_day):
        told[_sense(old.value)].append(old)
    new = _as_one([each.new for each in changes])
    courses: list[list[Reading]] = []
    for reading in map(_as_one, told.values()):
        steps = (
            each
            for each in courses
            if first_day(each[-1]) < first_day(reading)
            and (outlets(each[-1]) & outlets(reading) or _is_between(each[-1], reading, new))
        )
        known = next(steps, None)
        if known is None:
            courses.append([reading])
        else:
            known.append(reading)
    for course in courses:
        yield Course(changes[0].kind, tuple(course), new, changes[0].revision)


def _is_between(one: Reading, reading: Reading, new: Reading) -> bool:
    """Whether a reading is on the way from one to the new, as far as they are single figures."""
    figures = [[each.value for each in find_numerals(it.value)] for it in (one, reading, new)]
    if any(len(each) != 1 for each in figures):
        return True
    first, middle, last = (each[0] for each in figures)
    return min(first, last) < middle < max(first, last)


def _as_one(readings: Sequence[Reading]) -> Reading:
    """The first of several readings of one value, told by the sentences of all."""
    spans = dict.fromkeys(span for each in readings for span in each.citations)
    return replace(readings[0], citations=tuple(spans))


def _sense(value: str) -> tuple[object, ...]:
    """What a value is compared by: "Seven people" and "at least 7" have one figure."""
    return tuple(each.value for each in find_numerals(value)) or (value.casefold(),)
