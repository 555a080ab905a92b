"""Abbreviations that a text introduces: "the Association of Southeast Asian Nations (ASEAN)".

Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
text", PSB 2003: the letters are looked for from the last one backwards, the first at the beginning
of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.language.words import words

_INTRODUCED = re.compile(r"([^().;:\n]+)\((?:the )?([A-Z][A-Za-z&-]{0,8}[A-Z]s?)\)")
_MORE_WORDS = 5
"""A name has at most so many words more than its abbreviation has letters, nor twice as many."""


def find_abbreviations(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each abbreviation that a text introduces, with the words that it stands for."""
    for match in _INTRODUCED.finditer(text):
        short = match[2]
        most = min(len(short) + _MORE_WORDS, 2 * len(short))
        before = words(match[1])[-most:]
        if long := _spelled(short, " ".join(before)):
            yield short, tuple(long.split())


def _spelled(short: str, text: str) -> str:
    """The end of ``text`` that has the letters of ``short``, from a word's beginning; or ""."""
    at = len(text)
    for n, letter in reversed([*enumerate(filter(str.isalnum, short.lower()))]):
        at -= 1
        while at >= 0 and (
            text[at].lower() != letter or (n == 0 and at > 0 and text[at - 1] != " ")
        ):
            at -= 1
        if at < 0:
            return ""
    return text[at:]
