"""Paragraphs instead of the lines of a text that was hard-wrapped, as mail and wires are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from summarize.analysis.identification import identify_language
from summarize.reading.header import is_head_line, is_outlet_beside
from summarize.reading.hyphens import Hyphens
from summarize.reading.normalization import ends_sentence

_LIST_ITEM = re.compile(r"(?:[-*•–]|\d{1,2}[.)])\s")

# Line lengths, in characters, between which a text counts as hard-wrapped.
_WRAPPED_MEDIAN, _WRAPPED_LONGEST = 45, 100
# Where lines are not filled up, one that stays this far below the longest had room for more.
_SHORT_LINE = 0.8
_UNEVEN = 8
"""By so many characters lines that are filled up can differ: where one was indented."""
_INDENTED = 4
_HEAD_BLOCKS = 4
_FEWEST_PARTED, _PARTED_SHARE = 2, 1 / 3
"""Of the lines that end no sentence so many are parted for want of room, in a wrapped text."""

_Pair = tuple[str, str]


def paragraphs_of(text: str) -> list[str]:
    """Split normalized text into paragraphs.

    Blank lines always part paragraphs. Hard-wrapped lines between them are joined, and so are
    words that a hyphen parts at their ends; otherwise each line is a paragraph, as the texts of
    web pages have it.
    """
    blocks = [block.split("\n") for block in re.split(r"\n{2,}", text.strip("\n")) if block]
    lines = [line for block in blocks for line in block]
    pairs = [pair for block in blocks for pair in pairwise(block)]
    parted = [pair for pair in pairs if _is_parted(*pair)]
    if not _are_wrapped(lines, pairs, parted):
        return lines
    language = identify_language(" ".join(lines))
    hyphens = Hyphens(lines)
    room, longest = _room(parted), max(map(len, lines))
    return [
        hyphens.joined(paragraph)
        for number, block in enumerate(blocks)
        for paragraph in _unwrap(
            block,
            room,
            longest,
            head=language if number < _HEAD_BLOCKS else None,
            is_first=number == 0,
        )
    ]


def _is_parted(line: str, following: str) -> bool:
    """Say whether a sentence surely goes on from a line to the next."""
    return following[:1].islower() and not ends_sentence(line)


def _are_wrapped(lines: Sequence[str], pairs: Sequence[_Pair], parted: Sequence[_Pair]) -> bool:
    if not pairs or max(map(len, lines)) > _WRAPPED_LONGEST:
        return False
    going_on = sum(not ends_sentence(line) for line, _ in pairs)
    if not parted and 2 * going_on <= len(pairs):
        return False
    telling = parted if len(parted) >= max(_FEWEST_PARTED, _PARTED_SHARE * going_on) else pairs
    return median(len(line) for line, _ in telling) >= _WRAPPED_MEDIAN


def _taken(line: str, following: str) -> int:
    """Return how long a line would be with the first word of the next one."""
    return len(line) + 1 + len(following.split(" ", 1)[0])


def _room(parted: Sequence[_Pair]) -> int:
    """Return below which length there was surely room for a word, 0 if the lines do not tell.

    Whatever fills lines up puts each word on a line that has room for it.
    """
    if len(parted) < _FEWEST_PARTED:
        return 0
    longest = max(len(line) for line, _ in parted)
    least = min(_taken(*pair) for pair in parted)
    return min(longest, least) - _INDENTED if longest - least < _UNEVEN else 0


def _unwrap(
    lines: Sequence[str], room: int, longest: int, *, head: str | None, is_first: bool
) -> Iterator[list[str]]:
    """Yield the lines of each paragraph.

    Args:
        lines: what stands between two blank lines.
        room: a line that is shorter with the next word was ended on purpose; 0 if none surely was.
        longest: the length of the text's longest line.
        head: the language, where lines of an article's head can stand; else None.
        is_first: whether they are the text's first, which can be a title and more of its head.
    """
    paragraph = [lines[0]]
    in_head = is_first
    for number, (line, following) in enumerate(pairwise(lines)):
        nearby = lines[number : number + 3]
        is_short = _taken(line, following) < _SHORT_LINE * longest
        is_title = in_head and not following[:1].islower()
        if (
            _was_ended(line, following, room)
            or (is_short and (is_title or ends_sentence(line)))
            or (head is not None and _starts_anew(nearby, head))
            or _is_over_text(nearby, room)
            or _LIST_ITEM.match(following)
        ):
            yield paragraph
            paragraph = [following]
        else:
            paragraph.append(following)
        in_head = in_head and len(paragraph) == 1 and not room
    yield paragraph


def _was_ended(line: str, following: str, room: int) -> bool:
    return _taken(line, following) < room and not following[:1].islower()


def _is_over_text(lines: Sequence[str], room: int) -> bool:
    """Say whether the second of three lines is a heading between two paragraphs.

    It follows a sentence's end, is none, and was ended on purpose.
    """
    if len(lines) < 3 or not ends_sentence(lines[0]) or ends_sentence(lines[1]):
        return False
    return _was_ended(lines[1], lines[2], room)


def _starts_anew(lines: Sequence[str], language: str) -> bool:
    """Say whether the second of the lines is one of an article's head, as a date and a byline are.

    So is an outlet's name between a title and one of these.
    """
    line, following, *after = lines
    if is_head_line(following, language):
        return True
    is_over = bool(after) and is_head_line(after[0], language)
    return is_over and is_outlet_beside(following, line, language)
