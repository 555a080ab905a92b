"""What a page says twice: pull quotes, captions that quote the text, paragraphs printed again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from summarize.reading.draft import Block

REASON = "repeated"
_FEWEST_WORDS = 4
_MOST_WORDS = 60
"""As long as pull quotes are; longer paragraphs are compared as wholes."""
_WORD = re.compile(r"\w+")
_Words = tuple[str, ...]


def set_repeats_apart(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Set apart the blocks whose words stand in another one, of two alike the later one."""
    words = {
        n: tuple(_WORD.findall(block.text.casefold()))
        for n, block in enumerate(blocks)
        if block.reason is None
    }
    first = {each: n for n, each in reversed(words.items()) if len(each) >= _FEWEST_WORDS}
    # "…signed.The ministers met": a text that is given twice, glued where it begins again.
    lengths = {len(each) for each in first}
    for glued in [each for each in first if _is_glued(each, first, lengths)]:
        del first[glued]
        words = {n: each for n, each in words.items() if each != glued}
    within = set(_within_others(first))
    repeats = {n for n, each in words.items() if each in within or first.get(each, n) != n}
    repeats |= {n for n, block in enumerate(blocks) if block.reason is None and n not in words}
    return tuple(
        replace(block, reason=REASON) if n in repeats else block for n, block in enumerate(blocks)
    )


def _is_glued(text: _Words, texts: Collection[_Words], lengths: Collection[int]) -> bool:
    """Say whether a text is two others, one after the other; ``lengths`` are those of all."""
    return any(
        text[:at] in texts and text[at:] in texts for at in lengths if len(text) - at in lengths
    )


def _within_others(texts: Collection[_Words]) -> Iterator[_Words]:
    """Yield those of different texts that are a part of another one."""
    # By their beginnings and lengths, so that long articles take no longer than their words.
    lengths: defaultdict[_Words, set[int]] = defaultdict(set)
    for words in texts:
        if len(words) <= _MOST_WORDS:
            lengths[words[:_FEWEST_WORDS]].add(len(words))
    for text in texts:
        for start in range(len(text) - _FEWEST_WORDS + 1):
            for length in lengths.get(text[start : start + _FEWEST_WORDS], ()):
                part = text[start : start + length]
                if length < len(text) and part in texts:
                    yield part
