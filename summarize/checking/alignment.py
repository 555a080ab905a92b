"""Which words of which spans a sentence is made of.

The sentence is laid over the spans in the longest runs that they have of it. Where it goes
from one run to another that does not follow in the same span, two things were put together
that no source has together.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from summarize.facts.passages import Passage

Place = tuple[int, int]
"""A span and a word of it."""


def align(sentence: Passage, spans: Sequence[Passage]) -> tuple[Place | None, ...]:
    """Return for each word of ``sentence`` its place in ``spans``, or None.

    Of two spans that have a word, the one that has more words in a row with it is taken.
    """
    places: list[Place | None] = [None] * len(sentence)
    blocks = [
        (-block.size, number, block.a, block.b)
        for number, span in enumerate(spans)
        for block in SequenceMatcher(
            None, span.keys, sentence.keys, autojunk=False
        ).get_matching_blocks()
    ]
    for size, number, there, here in sorted(blocks):
        for offset in range(-size):
            if places[here + offset] is None:
                places[here + offset] = (number, there + offset)
    return tuple(places)


def number_fragments(places: Sequence[Place | None]) -> tuple[int, ...]:
    """Return for each word the number of the fragment it is in; words in no span have -1."""
    found: list[int] = []
    number = -1
    before: Place | None = None
    for place in places:
        if place is not None:
            number += before is None or place[0] != before[0] or place[1] <= before[1]
            before = place
        found.append(-1 if place is None else number)
    return tuple(found)
