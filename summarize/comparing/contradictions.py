"""Facts that sentences of independent articles tell of one thing and that cannot both be so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from summarize.comparing.exclusion import excludes, is_of_saying, tells
from summarize.comparing.occasions import are_of_other_times
from summarize.comparing.slot_filling import fill_one_slot
from summarize.facts.accounts import (
    ATTRIBUTION,
    DATE,
    NUMBER,
    PLACE,
    Account,
    Fact,
)
from summarize.facts.names import core
from summarize.types import Citation, Difference, Reading

_UNITS = {
    "minute": "duration",
    "metre": "distance",
    "gramme": "weight",
    "%": "percentage",
    "age": "age",
    **dict.fromkeys("$£€", "money"),
}
"""What is measured, by unit; all else is counted."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two facts that cannot both be so, each with the account that tells it."""

    kind: str
    one: tuple[Account, Fact]
    other: tuple[Account, Fact]


def find_contradictions(
    accounts: Sequence[Account], texts: Sequence[str], told: Mapping[str, Sequence[Fact]]
) -> tuple[Difference, ...]:
    """Return what the accounts of independent articles contradict each other in.

    Args:
        accounts: sentences that say the same thing.
        texts: the story's sentences, which may tell that one place lies in another.
        told: all the facts of each independent article. One that tells both values of the
            same slot tells two things, and contradicts no one.
    """
    conflicts = [
        conflict
        for one, other in combinations(accounts, 2)
        if one.origin != other.origin
        for conflict in _conflicts(one, other, texts)
        if not _tells_both(conflict, told, texts)
    ]
    return tuple(_differences(conflicts, accounts, texts))


def _tells_both(
    conflict: Conflict, told: Mapping[str, Sequence[Fact]], texts: Sequence[str]
) -> bool:
    """Whether an article gives the other's value too, of the same thing, wherever it does."""
    pairs = ((conflict.one, conflict.other[1]), (conflict.other, conflict.one[1]))
    return conflict.kind in (NUMBER, DATE, PLACE) and any(
        own.kind == fact.kind
        and bool(own.slots & fact.slots)
        and (own.quantity is None or own.quantity.unit == getattr(fact.quantity, "unit", ""))
        and not excludes(own, fact, texts)
        and (own.kind != PLACE or {*core(own.text)} & {*core(fact.text)})
        for (account, _), fact in pairs
        for own in told.get(account.origin, ())
    )


def _conflicts(one: Account, other: Account, texts: Sequence[str]) -> list[Conflict]:
    """The facts in which two sentences contradict each other, if they do in one alone.

    Who differ in two facts at once, as in day and toll, tell of two events.
    """
    found = [
        Conflict(mine.kind, (one, mine), (other, theirs))
        for mine in one.facts
        for theirs in other.facts
        if mine.kind == theirs.kind
        and excludes(mine, theirs, texts)
        and fill_one_slot((one, mine), (other, theirs))
        and not tells(one, theirs, texts)
        and not tells(other, mine, texts)
    ]
    kinds = {c.kind for c in found}
    beside = kinds | _settings(one, other, texts)
    if len(beside - {ATTRIBUTION}) > 1 or are_of_other_times(one, other, kinds):
        return []
    return [c for c in found if c.kind != ATTRIBUTION or beside == {ATTRIBUTION}]


def _settings(one: Account, other: Account, texts: Sequence[str]) -> set[str]:
    """The kinds in which two sentences are set apart, whatever the slot."""
    apart = set()
    for kind in (DATE, PLACE):
        mine, theirs = (
            [f for f in account.facts if f.kind == kind and not is_of_saying(f)]
            for account in (one, other)
        )
        if mine and theirs and all(excludes(m, t, texts) for m in mine for t in theirs):
            apart.add(kind)
    if any(
        mine.quantity and theirs.quantity and excludes(mine, theirs, texts)
        for mine in one.facts
        for theirs in other.facts
    ):
        apart.add(NUMBER)
    return apart


def _differences(
    conflicts: Sequence[Conflict], accounts: Sequence[Account], texts: Sequence[str]
) -> Iterator[Difference]:
    """Put together the conflicts that are about one thing, and the sources that agree."""
    threads: list[tuple[str, list[tuple[Account, Fact]]]] = []
    for conflict in conflicts:
        pair = [conflict.one, conflict.other]
        known = [t for t in threads if t[0] == conflict.kind and any(_holds(t[1], m) for m in pair)]
        merged = [m for thread in known for m in thread[1]]
        merged += [m for m in pair if not _holds(merged, m)]
        threads = [t for t in threads if not any(t is k for k in known)]
        threads.append((conflict.kind, merged))
    for kind, mentions in threads:
        readings = _readings(mentions, accounts, texts)
        if len(readings) > 1:
            yield Difference(_kind(kind, mentions[0][1]), readings)


def _holds(mentions: Sequence[tuple[Account, Fact]], mention: tuple[Account, Fact]) -> bool:
    return any(a is mention[0] and f is mention[1] for a, f in mentions)


def _readings(
    mentions: Sequence[tuple[Account, Fact]], accounts: Sequence[Account], texts: Sequence[str]
) -> tuple[Reading, ...]:
    values: list[list[tuple[Account, Fact]]] = []
    for mention in sorted(mentions, key=lambda m: accounts.index(m[0])):
        same = next((v for v in values if not excludes(v[0][1], mention[1], texts)), None)
        if same is None:
            values.append([mention])
        else:
            same.append(mention)
    # An article that gives two of the values is not at odds with another: it tells two things.
    given = [{account.origin for account, _ in value} for value in values]
    torn = {o for n, own in enumerate(given) for o in own if any(o in g for g in given[n + 1 :])}
    told = [[m for m in value if m[0].origin not in torn] for value in values]
    return tuple(_reading(value) for value in told if value)


def _reading(value: Sequence[tuple[Account, Fact]]) -> Reading:
    spans = {account.sentence.id: account.sentence for account, _ in value}
    citations = tuple(Citation(s.article_id, s.start, s.end) for s in spans.values())
    return Reading(value[0][1].text, citations)


def _kind(kind: str, fact: Fact) -> str:
    return _UNITS.get(fact.quantity.unit.partition(" a ")[0], kind) if fact.quantity else kind
