"""One shape for all text: NFC, plain spaces, and paragraphs instead of lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from summarize.language.scripts import ENDING
from summarize.reading.hyphens import Hyphens

_LINE_ENDS = re.compile(r"\r\n?|\x85|\u2028")
_PARAGRAPH_ENDS = re.compile(r"[\x0b\x0c\u2029]")
# Zero-width space, word joiner, BOM, soft hyphen, direction marks, other controls, lone surrogates.
_INVISIBLE = re.compile(
    "[\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]"
    # Zero-width (non-)joiners spell words in scripts from Hebrew to Myanmar, and none elsewhere.
    "|(?<![\u0590-\u109f])[\u200c\u200d]|[\u200c\u200d](?![\u0590-\u109f])"
)
# All that misread UTF-8 can be told by: two letters that are none of ASCII's side by side (of a
# no-break space the second became a plain one), or the controls that stand for cp1252's quotes.
_PERHAPS_MISREAD = re.compile("[^\x00-\x7f]{2}|[ÂÃ] |[\x80-\x9f]")
_LOST = "\ufffd"
_LIST_ITEM = re.compile(r"(?:[-*•–]|\d{1,2}[.)])\s")

# Line lengths, in characters, between which a text counts as hard-wrapped.
_WRAPPED_MEDIAN, _WRAPPED_LONGEST = 45, 100
# A line that stays this far below the longest one ended because its paragraph did.
_SHORT_LINE = 0.8


def normalize(text: str) -> str:
    r"""Return NFC text with "\n" line ends, plain single spaces and nothing invisible.

    UTF-8 that somebody read as another encoding and wrote as UTF-8 again is read right, also
    where that shows only after the rest.
    """
    once = _once(text)
    while _PERHAPS_MISREAD.search(once) and (again := _once(once)) != once:
        once = again
    return once


def _once(text: str) -> str:
    if _PERHAPS_MISREAD.search(text):
        text = "\n".join(map(_read_right, text.split("\n")))
    text = _INVISIBLE.sub("", _PARAGRAPH_ENDS.sub("\n\n", _LINE_ENDS.sub("\n", text)))
    return "\n".join(
        " ".join(line.split()) for line in unicodedata.normalize("NFC", text).split("\n")
    )


def _read_right(line: str) -> str:
    # Where characters are lost already, what is left tells too little.
    if _PERHAPS_MISREAD.search(line) is None or _LOST in line:
        return line
    from ftfy import fix_encoding

    return fix_encoding(line, replace_lossy_sequences=False)


def one_line(text: str) -> str:
    """Return normalized text with every run of white space as one space."""
    return " ".join(normalize(text).split())


def line_of(value: object) -> str | None:
    """Return ``value`` as one line, or None if it is no text or an empty one."""
    return (one_line(value) or None) if isinstance(value, str) else None


def ends_sentence(text: str) -> bool:
    """Say whether the text ends as a sentence does, closing quotes aside."""
    return ENDING.search(text) is not None


def paragraphs_of(text: str) -> list[str]:
    """Split normalized text into paragraphs.

    Blank lines always part paragraphs. Hard-wrapped lines between them are joined, and so are
    words that a hyphen parts at their ends; otherwise each line is a paragraph, as the texts of
    web pages have it.
    """
    blocks = [block.split("\n") for block in re.split(r"\n{2,}", text.strip("\n")) if block]
    lines = [line for block in blocks for line in block]
    broken = [len(line) for block in blocks for line in block[:-1]]
    width = max(map(len, lines), default=0)
    if not broken or width > _WRAPPED_LONGEST or median(broken) < _WRAPPED_MEDIAN:
        return lines
    hyphens = Hyphens(lines)
    return [
        hyphens.joined(paragraph)
        for index, block in enumerate(blocks)
        for paragraph in _unwrap(block, width, is_first=index == 0)
    ]


def _unwrap(lines: Sequence[str], width: int, *, is_first: bool) -> Iterator[list[str]]:
    """Yield the lines of each paragraph."""
    paragraph = [lines[0]]
    for number, (line, following) in enumerate(pairwise(lines)):
        is_title = is_first and number == 0 and following[:1].isupper()
        had_room = len(line) + 1 + len(following.split(" ", 1)[0]) < _SHORT_LINE * width
        ended = had_room and (is_title or ends_sentence(line))
        if ended or _LIST_ITEM.match(following):
            yield paragraph
            paragraph = [following]
        else:
            paragraph.append(following)
    yield paragraph
