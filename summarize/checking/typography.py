"""Texts in one typography, so that they can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.language.lexicon import FUNCTION_WORDS
from summarize.language.words import fold, words

_OPENING = re.compile(r"``\s*")
_CLOSING = re.compile(r"\s?''")
_LOOSE_CLITIC = re.compile(r"(?<=\w) (n't|'s|'re|'ve|'ll|'d|'m)\b")
_LOOSE_SINGLE = re.compile(r"(?:(?<=\s)|^)`\s*(?=\w)")
_LOOSE_DECIMALS = re.compile(r"(?<=\d)\. (?=\d{1,2}(?:\D|$))")
_LOOSE_INITIALS = re.compile(r"\b([A-Za-z])\. (?=[A-Z]\.)")
_TORN_NUMBER = re.compile(r"(?:^|\D)\d{1,3}\.$")
_TORN_DECIMALS = re.compile(r"\d{1,2}(?:\D|$)")
_LOOSE_THOUSANDS = re.compile(r"(?<=\d), (?=\d{3}\b)")
_LOOSE_MARK = re.compile(r" (?=[,;:.?!%)](?:\s|$))")


def readable(text: str) -> str:
    """Return ``text`` with what tokenizers took apart put together again.

    Treebank quotation marks become curly ones and spaces before punctuation, in "98. 7"
    and in "U. S." go; any run of white space becomes one space.
    """
    plain = _CLOSING.sub("” ", _OPENING.sub("“", " ".join(text.split())))
    plain = _LOOSE_INITIALS.sub(r"\1.", _LOOSE_DECIMALS.sub(".", _LOOSE_SINGLE.sub("‘", plain)))
    plain = _LOOSE_MARK.sub("", _LOOSE_CLITIC.sub(r"\1", plain))
    plain = _LOOSE_THOUSANDS.sub(",", re.sub(r"(?<=\d) - (\w+) - (?=\w)", r"-\1-", plain))
    return " ".join(re.sub(r"(?<=\d) - (?=\w)", "-", plain).split())


def is_torn(first: str, second: str) -> bool:
    """Return whether a number was taken for two sentences, "by 98." and "7 per cent".

    Hardly a sentence begins with a figure of one or two digits: editors spell it out.
    """
    return bool(_TORN_NUMBER.search(first) and _TORN_DECIMALS.match(second))


def readable_words(text: str) -> Iterator[str]:
    """Yield the words of ``text`` that carry meaning, as written."""
    for word in words(text):
        if fold(word) not in FUNCTION_WORDS or word[:1].isdigit():
            yield word
