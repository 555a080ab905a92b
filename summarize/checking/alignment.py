"""Which words of which spans a sentence is made of.

The sentence is laid over the spans so that it falls into as few fragments as can be: a
word goes on after the one before it, skips some of its span, jumps to another place, or
stands in no span. Where it jumps, two things were put together that no source has
together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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


def align(
    sentence: Passage, spans: Sequence[Passage], known: Mapping[str, Sequence[Place]]
) -> tuple[Place | None, ...]:
    """Return for each word of ``sentence`` its place in the spans, or None (Viterbi).

    Args:
        sentence: is laid over the spans in the cheapest way.
        spans: source sentences.
        known: by key, where the words of the spans stand.
    """
    costs: dict[Place | None, float] = {None: 0.0}
    back: list[dict[Place | None, Place | None]] = []
    for i, key in enumerate(sentence.keys):
        absent = _ABSENT_CONTENT if sentence.is_content(i) else _ABSENT_FUNCTION
        came: dict[Place | None, Place | None] = {}
        reached: dict[Place | None, float] = {}
        for option in (*known.get(key, ()), None):
            steps = {before: cost + _step(before, option, i) for before, cost in costs.items()}
            came[option] = _cheapest(steps)
            own = absent if option is None else _form_cost(sentence, i, spans, option)
            reached[option] = steps[came[option]] + own
        costs = reached
        back.append(came)
    at = _cheapest(costs)
    path: list[Place | None] = []
    for came in reversed(back):
        path.append(at)
        at = came[at]
    return tuple(reversed(path))


def number_fragments(places: Sequence[Place | None]) -> tuple[int, ...]:
    """Return for each word the number of the fragment it is in; words in no span have -1."""
    found: list[int] = []
    number = -1
    before: Place | None = None
    for place in places:
        if place is not None:
            number += before is None or not _follows(before, place)
            before = place
        found.append(-1 if place is None else number)
    return tuple(found)


def _cheapest(costs: Mapping[Place | None, float]) -> Place | None:
    """The place of least cost; of several the first, and nowhere last."""
    return min(costs, key=lambda place: (costs[place], place is None, place or (0, 0)))


def _step(before: Place | None, after: Place | None, i: int) -> float:
    # Before nothing is placed the state is None, and to begin anywhere costs nothing.
    if after is None or (before is None and i == 0):
        return 0.0
    if before is None:
        return _JUMP / 2
    if not _follows(before, after):
        return _JUMP
    skipped = after[1] - before[1] - 1
    return _SKIP + _PER_SKIPPED * min(skipped, _LONGEST_SKIP) if skipped else 0.0


def _follows(before: Place, after: Place) -> bool:
    return before[0] == after[0] and before[1] < after[1]


def _form_cost(sentence: Passage, i: int, spans: Sequence[Passage], place: Place) -> float:
    same = spans[place[0]].words[place[1]].folded == sentence.words[i].folded
    return 0.0 if same else _OTHER_FORM
