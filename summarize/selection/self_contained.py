"""Which sentences can stand in a brief without the ones around them."""

from __future__ import annotations

import re

from summarize.lexicon import (
    ANAPHORIC_OPENINGS,
    ATTRIBUTION_VERBS,
    DEMONSTRATIVES,
    FIRST_PERSON,
    OPENING_CONNECTIVES,
    PRONOUNS,
)
from summarize.text import content_words, count_words, fold, folded_words, words

_MIN_WORDS = 5
_MAX_WORDS = 60
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_ENDING = re.compile(r"[.!?…][\"”’')\]]*$")
_CONNECTIVE = re.compile(
    r"^(?:%s)(?:,\s+|\s+)"
    % "|".join(re.escape(c) for c in sorted(OPENING_CONNECTIVES, key=len, reverse=True)),
    re.IGNORECASE,
)
_ANAPHORIC = re.compile(
    r"(?:%s)\b" % "|".join(sorted(map(re.escape, ANAPHORIC_OPENINGS), key=len, reverse=True)),
    re.IGNORECASE,
)
_NEEDS_COMMA = frozenset({"but", "and", "or", "yet", "so"})
_SPEAKER_PRONOUN = re.compile(
    r"[,?!.][\"”]\s+(?:(?:he|she|they|it|we|i)\s+\w+|\w+\s+(?:he|she|they|it|we|i)\b)",
    re.IGNORECASE,
)


def tidy(text: str) -> str:
    """Return ``text`` without an opening that leans on the sentence before.

    The words that stay are unchanged but for a capital at the start: "However, he
    left" becomes "He left".
    """
    match = _CONNECTIVE.match(text)
    if match is None:
        return text
    opening = match.group().strip().rstrip(",").lower()
    bare = not match.group().rstrip().endswith(",")
    if bare and opening not in _NEEDS_COMMA:
        return text  # "Still waters", "Then president": not a connective
    rest = text[match.end() :]
    return rest[:1].upper() + rest[1:]


def objection(text: str) -> str | None:
    """Return why ``text`` cannot stand alone in a brief, or None if it can."""
    outside = _QUOTED.sub(" ", text)
    folded = folded_words(outside)
    for reason, holds in (
        ("too short", count_words(text) < _MIN_WORDS or len(content_words(text)) < 3),
        ("too long", count_words(text) > _MAX_WORDS),
        ("incomplete", not _ENDING.search(text) or not _starts_whole(text)),
        ("unbalanced quotation", _unbalanced(text)),
        ("a question", text.rstrip("\"”’')").endswith("?")),
        ("quotation without its speaker", len(content_words(outside)) < 2),
        ("speaks as its author", not FIRST_PERSON.isdisjoint(folded)),
        ("speaker is a pronoun", _SPEAKER_PRONOUN.search(text) is not None),
        ("points back", _ANAPHORIC.match(text) is not None),
        ("opens with a pronoun", _opens_with_pronoun(text, folded)),
        ("opens with a connective", bool(_CONNECTIVE.match(text)) and tidy(text) != text),
    ):
        if holds:
            return reason
    return None


def _starts_whole(text: str) -> bool:
    first = text.lstrip("\"“‘'([")[:1]
    return first.isupper() or first.isdigit() or first in "$£€" or not first.isascii()


def _unbalanced(text: str) -> bool:
    return text.count("“") != text.count("”") or text.count('"') % 2 == 1


def _opens_with_pronoun(text: str, folded: list[str]) -> bool:
    opening = [fold(word) for word in words(text)[:2]]
    if not opening:
        return True
    if opening[0] in PRONOUNS:
        return True
    # "This is why", "Those who": a demonstrative that stands for something said before.
    stands_alone = len(opening) > 1 and opening[1] in _AFTER_PRONOUN
    if opening[0] in DEMONSTRATIVES and stands_alone:
        return True
    head = folded[:6]
    return any(word in ("he", "she") for word in head[:4]) and not any(
        word in ATTRIBUTION_VERBS for word in head
    )


_AFTER_PRONOUN = frozenset(
    "is are was were has have had will would can could may might must should does did do "
    "means meant makes made comes came includes included follows followed led came marks "
    "says said in of to and".split()
)
