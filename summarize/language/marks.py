"""The punctuation that sets parts of a sentence off."""

from __future__ import annotations

import re
from functools import cache

from summarize.language.tokens import TokenizedSentence

_MARKS = (
    (re.compile(r"\.?, "), ","),
    (re.compile(r"\.?(?: (?:-|--|–|—) |–|—|--)"), "–"),
    (re.compile(r"\.? \("), "("),
    (re.compile(r"\.?\)[,;]? "), ")"),
    (re.compile(r"\.?; "), ";"),
    (re.compile(r"\.? "), " "),
)


def mark_before(sentence: TokenizedSentence, index: int) -> str:
    """Return the one mark that sets word ``index`` off from the one before.

    That is one of ``,–();``, a space for no mark, or "" for what is none of these,
    such as a comma with a quotation mark.
    """
    return _mark(sentence.before(index))


def places_of(sentence: TokenizedSentence, marks: str) -> list[int]:
    """Return the words that one of ``marks`` stands before."""
    return [
        i for i in range(1, len(sentence.tokens)) if (m := mark_before(sentence, i)) and m in marks
    ]


def is_set_off(sentence: TokenizedSentence, first: int, last: int) -> bool:
    """Return whether marks stand on both sides of words ``first`` to ``last - 1``."""
    ends = last == len(sentence.tokens) or mark_before(sentence, last) in (",", "–", ")", ";")
    if first == 0:
        return ends and last < len(sentence.tokens)
    return ends and mark_before(sentence, first) in (",", "–", "(")


@cache
def _mark(between: str) -> str:
    return next((mark for pattern, mark in _MARKS if pattern.fullmatch(between)), "")
