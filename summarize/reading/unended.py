"""Paragraphs that are no sentences in a text of sentences: headings, labels, links, names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from summarize.language.languages import ENGLISH
from summarize.language.words import count_words
from summarize.reading.author_notes import without_initials
from summarize.reading.draft import Block
from summarize.reading.header import head_line_reason
from summarize.reading.normalization import ends_sentence

REASON = "no sentence"
_MOST_WORDS = 14
_SPEECH = re.compile(r"[,.!?…][”\"»“]")
"""Somebody said something: a sentence, whatever it ends with."""
_LEAD_IN_WORDS = 4
_ENDED = 0.8
"""A text marks the ends of its sentences if this share of its long paragraphs has one."""
_FEWEST_LONG = 2


def set_unended_apart(blocks: Sequence[Block], language: str = ENGLISH) -> tuple[Block, ...]:
    """Set apart the short blocks that do not end as a sentence does.

    So it is only in a text that marks the ends of its sentences, as its long paragraphs tell.
    What follows a colon is a list that belongs to the telling, and half a sentence goes with
    its other half. A byline or a date that the header did not reach is called what it is.
    """
    kept = [n for n, block in enumerate(blocks) if block.reason is None]
    if not _marks_ends([blocks[n].text for n in kept]):
        return tuple(blocks)
    apart = set(_unended(blocks, kept))
    return tuple(
        replace(block, reason=head_line_reason(block.text, language) or REASON)
        if n in apart
        else block
        for n, block in enumerate(blocks)
    )


def _marks_ends(texts: Sequence[str]) -> bool:
    long = [text for text in texts if count_words(text) > _MOST_WORDS]
    return len(long) >= _FEWEST_LONG and sum(map(ends_sentence, long)) >= _ENDED * len(long)


def _unended(blocks: Sequence[Block], kept: Sequence[int]) -> Iterator[int]:
    in_list = False
    for n, following in pairwise((*kept, None)):
        assert n is not None  # what comes last is only ever the following one
        text = blocks[n].text
        if ends_sentence(without_initials(text)):
            in_list = False
        elif text.endswith(":") and count_words(text) >= _LEAD_IN_WORDS:
            in_list = True
        elif not in_list and _is_short(text) and not _is_half(blocks, n, following):
            yield n


def _is_short(text: str) -> bool:
    return count_words(text) <= _MOST_WORDS and _SPEECH.search(text) is None


def _is_half(blocks: Sequence[Block], n: int, following: int | None) -> bool:
    """Whether a block is a part of a sentence: "and the money for it" in a list of three."""
    return any(
        blocks[each].continues or blocks[each].text[:1].islower()
        for each in (n, following)
        if each is not None
    )
