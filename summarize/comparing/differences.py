"""Where independent sources give different figures for the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from summarize.comparing.quantities import Quantity, find_quantities
from summarize.text import content_stems
from summarize.types import Citation, Difference, Reading, Sentence

_ROUNDING = 0.1
"""Figures that differ by no more than this share of the larger are the same, rounded."""
_SHARED_STEMS = 2
"""Content stems, beside the quantity, that two sentences must share to speak of one thing."""


def find_differences(
    groups: Sequence[tuple[int, ...]], sentences: Sequence[Sentence], *, copies: Mapping[str, str]
) -> tuple[Difference, ...]:
    """Return the figures on which independent sources differ, with each reading's spans.

    Args:
        groups: sentences that say the same thing, as indices into ``sentences``.
        sentences: the story's sentences.
        copies: near-copies of articles and their originals: they do not differ.
    """
    found = []
    for group in groups:
        by_unit: defaultdict[str, list[tuple[Sentence, Quantity]]] = defaultdict(list)
        for sentence in (sentences[i] for i in group):
            for quantity in find_quantities(sentence.text):
                by_unit[quantity.unit].append((sentence, quantity))
        for mentions in by_unit.values():
            readings = _readings(mentions, copies)
            if len(readings) > 1:
                found.append(Difference("number", readings))
    return tuple(found)


def _readings(
    mentions: Sequence[tuple[Sentence, Quantity]], copies: Mapping[str, str]
) -> tuple[Reading, ...]:
    """The values of one unit in one cluster, where each sentence gives just one."""
    per_sentence = defaultdict(list)
    for sentence, quantity in mentions:
        per_sentence[sentence.id].append((sentence, quantity))
    single = [pairs[0] for pairs in per_sentence.values() if len(pairs) == 1]
    values: list[list[tuple[Sentence, Quantity]]] = []
    for pair in single:
        same = next((value for value in values if _agree(value[0][1], pair[1])), None)
        if same is None:
            values.append([pair])
        else:
            same.append(pair)
    origins = [{copies.get(s.article_id, s.article_id) for s, _ in value} for value in values]
    # A source that gives both figures is not at odds with anyone: it tells two things.
    if len(values) < 2 or set.intersection(*origins) or not _one_thing(values):
        return ()
    return tuple(
        Reading(value[0][1].text, tuple(Citation(s.article_id, s.start, s.end) for s, _ in value))
        for value in values
    )


def _agree(one: Quantity, other: Quantity) -> bool:
    return abs(one.value - other.value) <= _ROUNDING * max(one.value, other.value)


def _one_thing(values: Sequence[Sequence[tuple[Sentence, Quantity]]]) -> bool:
    """Whether the sentences share words enough, the quantities' own apart."""
    stems = [
        set(content_stems(value[0][0].text)) - set(content_stems(value[0][1].text))
        for value in values
    ]
    return len(set.intersection(*stems)) >= _SHARED_STEMS
