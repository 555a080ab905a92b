"""What became of a reading: all that changed of one thing told in one go, 7 → 19 → 27."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from summarize.facts.numerals import find_numerals
from summarize.types import Brief, Change, Reading


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
    days = {each.id: each.day or date.min for each in brief.articles}
    together: list[list[Change]] = []
    for change in brief.history.changes:
        known = next((each for each in together if _lead_to_one(each[0], change)), None)
        if known is None:
            together.append([change])
        else:
            known.append(change)
    return tuple(_course(each, days) for each in together)


def course_of(change: Change) -> Course:
    """Return a change by itself."""
    return Course(change.kind, (change.old,), change.new, change.revision)


def _lead_to_one(one: Change, other: Change) -> bool:
    is_one = (one.kind, one.revision) == (other.kind, other.revision)
    shared = set(one.new.citations) & set(other.new.citations)
    return is_one and bool(shared) and _sense(one.new.value) == _sense(other.new.value)


def _course(changes: Sequence[Change], days: dict[str, date]) -> Course:
    def first_day(reading: Reading) -> date:
        return min(days[each.article_id] for each in reading.citations)

    told: defaultdict[tuple[object, ...], list[Reading]] = defaultdict(list)
    for old in sorted((each.old for each in changes), key=first_day):
        told[_sense(old.value)].append(old)
    new = _as_one([each.new for each in changes])
    return Course(changes[0].kind, tuple(map(_as_one, told.values())), new, changes[0].revision)


def _as_one(readings: Sequence[Reading]) -> Reading:
    """The first of several readings of one value, told by the sentences of all."""
    spans = dict.fromkeys(span for each in readings for span in each.citations)
    return replace(readings[0], citations=tuple(spans))


def _sense(value: str) -> tuple[object, ...]:
    """What a value is compared by: "Seven people" and "at least 7" have one figure."""
    return tuple(each.value for each in find_numerals(value)) or (value.casefold(),)
