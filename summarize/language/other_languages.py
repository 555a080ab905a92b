"""Which sentences of languages other than English can be printed in a brief.

What is asked holds in every script: how long a sentence is, that it is whole, that its
quotations close. What leans on the sentence before is known by the words that it opens
with, for the languages that `languages` has them of.
"""

from __future__ import annotations

import re
from functools import cache

from summarize.language.languages import language_of
from summarize.language.scripts import (
    CLOSERS,
    ENDING,
    MARKS,
    OPENERS,
    QUESTION_MARKS,
    QUOTED,
    UNSPACED,
    is_unspaced,
    opens_quotation,
    plain_quotes,
)
from summarize.language.words import content_words, count_words, folded_words, plain_typography

_MIN_WORDS = 5
_MAX_WORDS = 80
_MIN_CONTENT_WORDS = 3
_MIN_OUTSIDE_WORDS = 2
"""A quotation with fewer content words around it has no speaker."""
_OPENING = re.compile(r"[^\w]*")
_ADDRESS = re.compile(r"https?://|www\.|\S+@\S+\.\S")


def objection(text: str, language: str) -> str | None:
    """Return why ``text`` cannot be printed in a brief at all, or None if it can."""
    known = language_of(language)
    marked = plain_quotes(text)
    outside = QUOTED.sub(" ", marked)
    few = len(content_words(text, language)) < _MIN_CONTENT_WORDS
    for reason, holds in (
        ("too short", count_words(text) < _MIN_WORDS or few),
        ("too long", count_words(text) > _MAX_WORDS),
        ("incomplete", not ends_whole(text, language)),
        ("incomplete", _OPENING.sub("", text, count=1)[:1].islower()),
        ("unbalanced quotation", _is_unbalanced(marked)),
        ("about the page", _ADDRESS.search(text) is not None),
        ("a question", text.rstrip(" " + CLOSERS)[-1:] in QUESTION_MARKS + known.question_marks),
        ("speaks as its author", _speaks(outside, known.first_person)),
    ):
        if holds:
            return reason
    return None


def ends_whole(text: str, language: str) -> bool:
    """Return whether ``text`` ends as a sentence of the language does, with a mark or without."""
    known = language_of(language)
    return (
        known.unmarked
        or ENDING.search(text) is not None
        or text.rstrip(" " + CLOSERS)[-1:] in set(known.question_marks)
    )


def leans_back(text: str, language: str) -> bool:
    """Return whether ``text`` is understood only after the sentence before it."""
    outside = QUOTED.sub(" ", plain_quotes(text))
    if len(content_words(outside, language)) < _MIN_OUTSIDE_WORDS:
        return True
    opening = _opening(language)
    return opening is not None and opening.match(plain_typography(outside)) is not None


@cache
def _opening(language: str) -> re.Pattern[str] | None:
    leaning = sorted(language_of(language).leaning, key=len, reverse=True)
    if not leaning:
        return None
    # Where words have no spaces between them, what comes next goes on at once.
    ends = "" if any(UNSPACED.search(words) for words in leaning) else rf"(?<=')|(?![\w'{MARKS}-])"
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, leaning))})(?:{ends})", re.I)


def _is_unbalanced(text: str) -> bool:
    closers = {"»": "«", "」": "「", "』": "『"}
    if any(text.count(closer) != text.count(opener) for closer, opener in closers.items()):
        return True
    if not any(mark in text for mark in OPENERS):
        return False
    return opens_quotation(text.replace("»", "").replace("«", ""))


def _speaks(outside: str, first_person: frozenset[str]) -> bool:
    if not first_person:
        return False
    if is_unspaced(outside):
        return any(word in outside for word in first_person)
    words = {part for word in folded_words(outside) for part in word.split("'")}
    return not words.isdisjoint(first_person)
