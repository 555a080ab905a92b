"""Which words of which spans a sentence is made of.

The sentence is laid over the spans so that it falls into as few fragments as can be: a
word goes on after the one before it, skips some of its span, jumps to another place, or
stands in no span. Where it jumps, two things were put together that no source has
together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarize.facts.passages import Passage

Place = tuple[int, int]
"""A span and a word of it."""

_JUMP = 1.0
_SKIP = 0.2
_PER_SKIPPED = 0.02
_LONGEST_SKIP = 20
_OTHER_FORM = 0.1
_ABSENT_CONTENT = 2.5
_ABSENT_FUNCTION = 0.6


@dataclass(frozen=True)
class Alignment:
    """For each word of a sentence its place in the spans, or None."""

    places: tuple[Place | None, ...]

    @cached_property
    def fragments(self) -> tuple[int, ...]:
        """For each word the number of the fragment it is in; words in no span have -1."""
        found: list[int] = []
        number = -1
        before: Place | None = None
        for place in self.places:
            if place is None:
                found.append(-1)
                continue
            if before is None or not _follows(before, place):
                number += 1
            found.append(number)
            before = place
        return tuple(found)

    def is_verbatim(self, first: int, last: int) -> bool:
        """Return whether words ``first`` to ``last`` stand side by side in a span."""
        places = self.places[first : last + 1]
        start = places[0]
        return start is not None and all(
            place == (start[0], start[1] + offset) for offset, place in enumerate(places)
        )


def align(
    sentence: Passage, spans: Sequence[Passage], known: Mapping[str, Sequence[Place]]
) -> Alignment:
    """Lay ``sentence`` over ``spans``; the cheapest way is found (Viterbi)."""
    states: dict[Place | None, float] = {None: 0.0}
    back: list[dict[Place | None, Place | None]] = []
    for i, key in enumerate(sentence.keys):
        absent = _ABSENT_CONTENT if sentence.is_content(i) else _ABSENT_FUNCTION
        # Before nothing is placed the state is None, and to begin anywhere costs nothing.
        costs: dict[Place | None, float] = {}
        came: dict[Place | None, Place | None] = {}
        options: list[Place | None] = [*known.get(key, ()), None]
        for option in options:
            own = absent if option is None else _form_cost(sentence, i, spans, option)
            best, source = min(
                ((cost + _step(before, option, i), before) for before, cost in states.items()),
                key=lambda pair: (pair[0], pair[1] is None, pair[1] or (0, 0)),
            )
            costs[option], came[option] = best + own, source
        states = costs
        back.append(came)
    at = min(states, key=lambda state: (states[state], state is None, state or (0, 0)))
    path: list[Place | None] = []
    for came in reversed(back):
        path.append(at)
        at = came[at]
    return Alignment(tuple(reversed(path)))


def _step(before: Place | None, after: Place | None, i: int) -> float:
    if after is None:
        return 0.0
    if before is None:
        return 0.0 if i == 0 else _JUMP / 2
    if _follows(before, after):
        skipped = after[1] - before[1] - 1
        return _SKIP + _PER_SKIPPED * min(skipped, _LONGEST_SKIP) if skipped else 0.0
    return _JUMP


def _follows(before: Place, after: Place) -> bool:
    return before[0] == after[0] and before[1] < after[1]


def _form_cost(sentence: Passage, i: int, spans: Sequence[Passage], place: Place) -> float:
    same = spans[place[0]].words[place[1]].folded == sentence.words[i].folded
    return 0.0 if same else _OTHER_FORM
