"""What the words beside a number make of it: "about 240", "more than 200", "200 or so"."""

from __future__ import annotations

import math
from collections.abc import Collection

from summarize.facts.numerals import Numeral
from summarize.language.lexicon import word_set
from summarize.language.tokens import TokenizedSentence

_APPROXIMATE = word_set("about around roughly approximately some nearly almost estimated close")
_AT_LEAST = word_set("least over more exceeding upwards excess minimum")
_AT_MOST = word_set("most up under below fewer less many maximum")
_NEGATIONS = word_set("no not")
_UNQUALIFIED = word_set("than to of")
_BESIDE = word_set("at as an just well")
_MODIFIERS = _APPROXIMATE | _AT_LEAST | _AT_MOST | _UNQUALIFIED | _NEGATIONS | _BESIDE
_BEFORE_MODIFIERS = {"excess": "in", "minimum": "a", "maximum": "a"}
_AFTER = {
    ("plus",): "more",
    ("or", "more"): "more",
    ("or", "fewer"): "fewer",
    ("or", "less"): "less",
    ("or", "so"): "about",
}
"""What stands after a number, and what would say the same before it."""
_APPROXIMATION = (0.02, 0.1)
"""The least and the most share of a figure by which "about" can be off."""


def opening_of(sentence: TokenizedSentence, start: int) -> int:
    """Return where the words that qualify the number at ``start`` begin: "at least"."""
    tokens = sentence.tokens
    opening = start
    while opening and sentence.before(opening) == " ":
        if tokens[opening - 1].folded not in _MODIFIERS:
            break
        opening -= 1
    while opening < start and (
        tokens[opening].folded in _UNQUALIFIED
        or (opening + 1 == start and tokens[opening].folded in ("as", "at", "an", "not"))
        or (tokens[opening].folded == "up" and tokens[opening + 1].folded != "to")
    ):
        opening += 1  # "mixed up 22 ballots", "of 5"
    if opening and tokens[opening - 1].folded == _BEFORE_MODIFIERS.get(tokens[opening].folded):
        return opening - 1
    return opening


def qualifier_after(sentence: TokenizedSentence, after: int) -> tuple[str, int]:
    """Return what qualifies the number that ends before ``after``, and where that ends.

    It is told by the word that would stand before the number: "about" for "or so", or "".
    """
    words = tuple(token.folded for token in sentence.tokens[after : after + 2])
    known = next((known for known in _AFTER if words[: len(known)] == known), ())
    return _AFTER.get(known, ""), after + len(known)


def bounds(numeral: Numeral, qualifiers: Collection[str]) -> tuple[float, float]:
    """Return the least and the most that a number can be, with ``qualifiers`` beside it."""
    value, tolerance, words = numeral.value, numeral.tolerance, frozenset(qualifiers)
    if words & _APPROXIMATE:
        least, most = (share * value for share in _APPROXIMATION)
        # Who says "about 240" rounds to tens, who says "about 200" to hundreds.
        tolerance = max(tolerance, min(max(numeral.step, least), most))
    low, high = value - tolerance, value + tolerance
    negated = bool(words & _NEGATIONS)  # "no more than"
    if (words & _AT_MOST and not negated) or (words & _AT_LEAST and negated):
        return 0.0, high
    if words & (_AT_LEAST | _AT_MOST):
        return low, math.inf
    return low, high
