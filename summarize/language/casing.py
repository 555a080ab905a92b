"""The capital at the start of a sentence: which words get one, and which names never do."""

from __future__ import annotations

import re

from summarize.language.lexicon import NUMBER_WORDS, PARTICLES, any_of
from summarize.language.scripts import has_no_capitals

_PARTICLE = any_of(PARTICLES - NUMBER_WORDS)
_SMALL_NAME = re.compile(
    r"\W*(?:"
    r"[a-z]+[A-Z]"  # iPhone, eBay, easyJet
    rf"|(?:{_PARTICLE}[ -])+[A-Z]|d['’][A-Z]"  # de Blasio, van der Leyen, al-Qaida, d'Estaing
    r"|(?:https?://|www\.|\w[\w-]*\.[a-z]{2,})\w*"  # nytimes.com
    r")"
)


def opens_with_small_name(text: str) -> bool:
    """Return whether ``text`` begins with a name that is written with a small letter."""
    return _SMALL_NAME.match(text) is not None


def opened_anew(rest: str, sentence: str) -> str:
    """Return ``rest``, what is left of ``sentence``, with a capital: "He left", once "Yet he left".

    A name that has a small letter keeps it, and so does what has no capitals at all.
    """
    if opens_with_small_name(rest) or has_no_capitals(sentence):
        return rest
    return rest[:1].upper() + rest[1:]
