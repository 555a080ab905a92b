"""What closed classes of words and punctuation tell of the build of a sentence.

There is no tagger: a verb is known by being an auxiliary, an irregular past, a verb of
saying or by its ending. What is not known for a verb counts as none.
"""

from __future__ import annotations

import re
from functools import cache

from summarize.language.lexicon import (
    ARTICLES,
    ATTRIBUTION_VERBS,
    BE_HAVE_DO,
    DETERMINERS,
    IRREGULAR_PASTS,
    PREPOSITIONS,
    PRESENT_AUXILIARIES,
    PRESENT_VERBS,
    SUBORDINATORS,
    word_set,
)
from summarize.language.tokens import Token, TokenizedSentence

_AUXILIARIES = PRESENT_AUXILIARIES | frozenset(["was", "were", "had", "did"])
_VERBS = (PRESENT_AUXILIARIES | PRESENT_VERBS | IRREGULAR_PASTS | ATTRIBUTION_VERBS) - {
    "accordance"
}
_NOT_PASTS = frozenset(["hundred", "sacred", "naked", "wicked", "indeed"])
_NOT_PARTICIPLES = word_set(
    "thing nothing something anything everything morning evening spring king ring string wing "
    "wedding ceiling sibling building"
)
_MARKS = (
    (re.compile(r"\.?, "), ","),
    (re.compile(r"\.?(?: (?:-|--|–|—) |–|—|--)"), "–"),
    (re.compile(r"\.? \("), "("),
    (re.compile(r"\.?\)[,;]? "), ")"),
    (re.compile(r"\.?; "), ";"),
    (re.compile(r"\.? "), " "),
)


def main_verb(sentence: TokenizedSentence, start: int) -> int | None:
    """Return the first finite verb from word ``start`` that is in no subordinate clause."""
    for i in range(start, len(sentence.tokens)):
        if i > start and sentence.tokens[i].folded in SUBORDINATORS:
            return None
        if is_verb(sentence, i):
            return i
    return None


def is_verb(sentence: TokenizedSentence, index: int) -> bool:
    """Return whether word ``index`` is a finite verb, as far as closed classes tell."""
    token = sentence.tokens[index]
    if not token.text.islower() or token.folded.endswith("ing"):
        return False
    if token.folded in _AUXILIARIES:
        return True
    before = sentence.tokens[index - 1] if index else None
    # "the injured man", "a cut", "by left", "was seen": no finite verbs.
    if before and (
        before.folded in ARTICLES | DETERMINERS | PREPOSITIONS | BE_HAVE_DO
        or before.text.endswith(("'s", "’s"))
    ):
        return False
    following = sentence.tokens[index + 1 : index + 2]
    if following and following[0].folded == "by":
        return False  # "followed by Brazil"
    return token.folded in _VERBS or _ends_like_past(token)


def is_past(token: Token) -> bool:
    """Return whether a finite verb tells what happened."""
    return token.folded in IRREGULAR_PASTS or _ends_like_past(token)


def is_participle(token: Token) -> bool:
    """Return whether the word looks like a present participle."""
    return (
        token.text.islower()
        and token.folded.endswith("ing")
        and token.folded not in _NOT_PARTICIPLES
    )


def mark_before(sentence: TokenizedSentence, index: int) -> str:
    """Return the one mark that sets word ``index`` off from the one before.

    That is one of ``,–();``, a space for no mark, or "" for what is none of these,
    such as a comma with a quotation mark.
    """
    return _mark(sentence.before(index))


@cache
def _mark(between: str) -> str:
    return next((mark for pattern, mark in _MARKS if pattern.fullmatch(between)), "")


def places_of(sentence: TokenizedSentence, marks: str) -> list[int]:
    """Return the words that one of ``marks`` stands before."""
    return [
        i for i in range(1, len(sentence.tokens)) if (m := mark_before(sentence, i)) and m in marks
    ]


def next_mark(sentence: TokenizedSentence, index: int) -> int:
    """Return the first word after ``index`` that a mark stands before, or the end."""
    following = range(index + 1, len(sentence.tokens))
    return next((i for i in following if mark_before(sentence, i) != " "), len(sentence.tokens))


def opens_subordinate(sentence: TokenizedSentence) -> bool:
    """Return whether a phrase or clause opens the sentence before its subject."""
    return sentence.tokens[0].folded in SUBORDINATORS | PREPOSITIONS


def _ends_like_past(token: Token) -> bool:
    folded = token.folded
    return (
        len(folded) > 3
        and folded.endswith("ed")
        and (not folded.endswith("eed") or folded == "agreed")
        and folded not in _NOT_PASTS
    )
