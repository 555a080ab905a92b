"""What a figure is of, as the sentences that tell it call it: "magnitude", "homes", "depth"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from operator import itemgetter

from summarize.facts.numerals import find_numerals
from summarize.language.lexicon import FUNCTION_WORDS, listed
from summarize.language.words import fold, stem, words

_ARTICLES = frozenset(listed("closed", "articles"))
_DIMENSIONS = {
    word: name
    for name in ("depth", "distance", "height", "length", "thickness", "width")
    for word in listed("dimensions", name)
}
_FARTHEST_DIMENSION = 3
"""Words between a figure and what is measured: "40 metres (130 feet) long"."""
_FARTHEST = 5
"""Words between a figure and what it counts: "corrected the magnitude of the quake to 6.1"."""


def counted_in(told: Sequence[tuple[str, str]]) -> str:
    """Return what English sentences that each tell a figure of one thing count; "" if unknown.

    It is the nearest of the words that all of them have near their figure; in one of them at least
    an article stands before it, or it ends the figure: a noun, as far as can be told without a
    tree.

    Args:
        told: each sentence, and the figure in it as it is written: "12 homes", "6.3".
    """
    if not told:
        return ""
    sentences = [words(sentence) for sentence, _ in told]
    values = [words(value) for _, value in told]
    around = [[*_beside(*each)] for each in zip(sentences, values, strict=True)]
    shared = set.intersection(*({_stem(word) for _, word in each} for each in around))
    nouns = {_stem(word) for each in sentences for word in _after_articles(each)}
    nouns |= {_stem(each[-1]) for each in values if each}
    named = [
        (distance, word)
        for distance, word in chain.from_iterable(around)
        if _stem(word) in shared & nouns and _may_name(word)
    ]
    return min(named, key=itemgetter(0))[1] if named else ""


def measured_in(told: Sequence[tuple[str, str]]) -> str:
    """Return of which dimension English sentences that each tell a figure of metres say it is.

    "" if none of them says it, or if they say it of several.

    Args:
        told: each sentence, and the figure in it as it is written: "40 metres".
    """
    named = {_dimension(words(sentence), words(value)) for sentence, value in told} - {""}
    return named.pop() if len(named) == 1 else ""


def _dimension(sentence: Sequence[str], value: Sequence[str]) -> str:
    near = [
        (distance, _DIMENSIONS[word])
        for distance, word in _beside(sentence, value)
        if word in _DIMENSIONS and distance <= _FARTHEST_DIMENSION
    ]
    return min(near, key=itemgetter(0))[1] if near else ""


def _may_name(word: str) -> bool:
    """Say whether a word is none of grammar's, no figure and no name."""
    return word.islower() and word not in FUNCTION_WORDS and not any(find_numerals(word))


def _after_articles(sentence: Sequence[str]) -> Iterator[str]:
    return (word for before, word in pairwise(sentence) if before.lower() in _ARTICLES)


def _beside(sentence: Sequence[str], value: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the words around a figure with how far they are from it, 0 in it."""
    size = len(value)
    at = next((n for n in range(len(sentence)) if sentence[n : n + size] == [*value]), None)
    if at is None or not size:
        return
    for n, word in enumerate(sentence):
        distance = max(at - n, n - (at + size - 1), 0)
        if distance <= _FARTHEST:
            yield distance, word


def _stem(word: str) -> str:
    return stem(fold(word))
