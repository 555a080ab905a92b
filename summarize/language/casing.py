"""The capital at the start of a sentence: which words get one, and which names never do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from summarize.language.lexicon import ARTICLES, NUMBER_WORDS, PARTICLES, PREPOSITIONS, any_of
from summarize.language.scripts import has_no_capitals

_PARTICLE = any_of(PARTICLES - NUMBER_WORDS)
_SMALL_NAME = re.compile(
    r"\W*(?:"
    r"[a-z]+[A-Z]"  # iPhone, eBay, easyJet
    rf"|(?:{_PARTICLE}[ -])+[A-Z]|d['’][A-Z]"  # de Blasio, van der Leyen, al-Qaida, d'Estaing
    r"|(?:https?://|www\.|\w[\w-]*\.[a-z]{2,})\w*"  # nytimes.com
    r")"
)

_LEAD = re.compile(r"\W{0,2}[A-Z][A-Z'’-]*(?: [A-Z][A-Z'’-]*)*(?= [a-z])")
"""The words in capitals with which print begins an article: "FOUR people", "LONDON police"."""
_WORD = re.compile(r"[^\W\d_]+")
_NO_ACRONYMS = NUMBER_WORDS | ARTICLES | PREPOSITIONS
_SHORTEST = 4
"""Letters of a word that small ones elsewhere tell from an acronym: "ICE" is ice too."""


def without_shouted_lead(text: str, others: Iterable[str]) -> str:
    """Return the first sentence of an article without the capitals of its opening words.

    So print begins: "FOUR people died", "LONDON police said". A word is lowered if it is one of
    those that cannot be an acronym, or is written in small letters within one of the other
    sentences and nowhere in capitals.

    Args:
        text: the sentence.
        others: sentences of its story, this one perhaps among them.
    """
    lead = _LEAD.match(text)
    shouted = {word for word in _WORD.findall(lead[0]) if len(word) > 1} if lead else set()
    if lead is None or not shouted:
        return text
    seen = _spellings(others, {word.lower() for word in shouted})
    lowered = _WORD.sub(lambda word: _lowered(word[0], seen) or word[0], lead[0])
    first = _WORD.search(lowered)
    if first is not None and first[0].islower():
        lowered = lowered[: first.start()] + first[0].capitalize() + lowered[first.end() :]
    return lowered + text[lead.end() :]


def shouts(title: str, texts: Iterable[str]) -> bool:
    """Return whether a title has a word in capitals that is no acronym: "HERO nurse saves ten".

    That is a long one which sentences of its story have in small letters, or as a name, and none
    in capitals.

    Args:
        title: of an article.
        texts: the sentences of its story.
    """
    loud = {word for word in _WORD.findall(title) if word.isupper() and len(word) >= _SHORTEST}
    seen = _spellings(texts, {word.lower() for word in loud}) if loud else Counter[str]()
    return any(_lowered(word, seen) for word in loud)


def _spellings(sentences: Iterable[str], words: set[str]) -> Counter[str]:
    """Count how the words are written within sentences, their beginnings aside."""
    seen: Counter[str] = Counter()
    for sentence in sentences:
        lead = _LEAD.match(sentence)
        within = sentence[lead.end() if lead else 0 :]
        found = _WORD.findall(within) if lead else _WORD.findall(within)[1:]
        seen.update(word for word in found if word.lower() in words)
    return seen


def _lowered(word: str, seen: Counter[str]) -> str | None:
    """Return a word of a lead as it is written elsewhere, or None if it may be an acronym."""
    small, name = word.lower(), word.capitalize()
    if small in _NO_ACRONYMS:
        return small
    if seen[word] or len(word) < (2 if seen[name] else _SHORTEST):
        return None
    return (name if seen[name] > seen[small] else small) if seen[name] or seen[small] else None


def opens_with_small_name(text: str) -> bool:
    """Return whether ``text`` begins with a name that is written with a small letter."""
    return _SMALL_NAME.match(text) is not None


def capitalized(text: str) -> str:
    """Return ``text`` with its first letter a capital and the others as they are."""
    return text[:1].upper() + text[1:]


def opened_anew(rest: str, sentence: str) -> str:
    """Return ``rest``, what is left of ``sentence``, with a capital: "He left", once "Yet he left".

    A name that has a small letter keeps it, and so does what has no capitals at all.
    """
    if opens_with_small_name(rest) or has_no_capitals(sentence):
        return rest
    return capitalized(rest)
