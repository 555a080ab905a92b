"""Finite verbs as far as closed classes of words tell, for sentences that are not parsed.

A verb is known by being an auxiliary, an irregular past, a verb of saying or by its
ending. What is not known for a verb counts as none.
"""

from __future__ import annotations

from summarize.language.lexicon import (
    ARTICLES,
    BE_HAVE_DO,
    DETERMINERS,
    IRREGULAR_PASTS,
    PAST_AUXILIARIES,
    PREPOSITIONS,
    PRESENT_AUXILIARIES,
    PRESENT_VERBS,
    SAYING_VERBS,
    listed,
)
from summarize.language.tokens import Token, TokenizedSentence

_AUXILIARIES = PRESENT_AUXILIARIES | PAST_AUXILIARIES
_VERBS = PRESENT_VERBS | IRREGULAR_PASTS | SAYING_VERBS
_BEFORE_NOUNS = ARTICLES | DETERMINERS | PREPOSITIONS | BE_HAVE_DO
_NOT_PASTS = frozenset(listed("verbs", "not_pasts"))


def verbs_of(sentence: TokenizedSentence) -> list[int]:
    """Return the words of ``sentence`` that are finite verbs."""
    return [i for i in range(len(sentence.tokens)) if is_verb(sentence, i)]


def is_verb(sentence: TokenizedSentence, index: int) -> bool:
    """Return whether word ``index`` is a finite verb, as far as closed classes tell."""
    token = sentence.tokens[index]
    if not token.text.islower() or token.folded.endswith("ing"):
        return False
    if token.folded in _AUXILIARIES:
        return True
    # "the injured man", "a cut", "by left", "was seen": no finite verbs.
    before = sentence.tokens[index - 1] if index else None
    if before and (before.folded in _BEFORE_NOUNS or before.text.endswith(("'s", "’s"))):
        return False
    if any(following.folded == "by" for following in sentence.tokens[index + 1 : index + 2]):
        return False  # "followed by Brazil"
    return token.folded in _VERBS or _ends_like_past(token)


def _ends_like_past(token: Token) -> bool:
    folded = token.folded
    return (
        len(folded) > 3
        and folded.endswith("ed")
        and (not folded.endswith("eed") or folded == "agreed")
        and folded not in _NOT_PASTS
    )
