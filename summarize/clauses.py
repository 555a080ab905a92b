"""Which parts of a sentence can go without a change of what the rest says.

The rules are for news English and lean to caution: a part is *removable* only where
punctuation or a closed class of openings shows it to be an addition to a clause that
stands without it, and where it holds nothing that the rest depends on: no
attribution, no condition, no half of a quotation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from summarize.lexicon import (
    ARTICLES,
    ATTRIBUTION_VERBS,
    CONDITIONS,
    DETERMINERS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
)
from summarize.text import content_stems
from summarize.tokens import Token, TokenizedSentence

PartKind = Literal["head", "parenthesis", "tail"]

_RELATIVE = frozenset(["who", "which", "whose", "where", "whom"])
_CIRCUMSTANCE = frozenset(["during", "after", "amid", "amidst", "while", "following"])
_OPENERS = _RELATIVE | (PREPOSITIONS - {"except", "like"}) | {"including", "along", "as", "while"}
_WEEKDAYS_AND_MONTHS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december jan feb mar apr jun jul aug sept sep "
    "oct nov dec".split()
)
_LIMITERS = NEGATIONS | frozenset(["only", "first", "last", "most", "least", "every", "all"])
_NO_VERB = frozenset(
    "thing nothing something anything everything morning evening spring king ring string wing "
    "wedding ceiling sibling building".split()
)
_SAME_STATEMENT = 0.6
"""Overlap coefficient of content stems from which two main clauses say the same."""
_MIN_STATEMENT = 3
_SUBJECT = 3
"""The subject is looked for among so many first content stems."""
_MAX_CIRCUMSTANCE = 12
_SHORT_ADDITION = 6
_MIN_REST = 5
"""Words that a sentence must still have."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words ``first`` to ``last - 1`` of a sentence, which can go."""

    kind: PartKind
    first: int
    last: int


def removable_parts(sentence: TokenizedSentence) -> tuple[Part, ...]:
    """Return the parts that can go, each by itself, in order."""
    size = len(sentence.tokens)
    parts = (*_heads(sentence), *_parentheses(sentence), *_tails(sentence))
    fit = [
        part
        for part in parts
        if size - (part.last - part.first) >= _MIN_REST and not _cuts_quotation(sentence, part)
    ]
    return tuple(sorted(fit, key=lambda part: (part.first, part.last)))


def removable_runs(sentence: TokenizedSentence) -> frozenset[tuple[int, int]]:
    """Return the spans of removable parts, and of parts that follow each other directly."""
    spans = {(part.first, part.last) for part in removable_parts(sentence)}
    runs = set(spans)
    grown = spans
    while grown:
        grown = {(a, d) for a, b in grown for c, d in spans if b == c} - runs
        runs |= grown
    return frozenset(runs)


def main_clause_stems(sentence: TokenizedSentence) -> list[str]:
    """Return the content stems that are in no removable part, in order."""
    parts = removable_parts(sentence)
    removed = {i for part in parts for i in range(part.first, part.last)}
    kept = [token.text for i, token in enumerate(sentence.tokens) if i not in removed]
    return content_stems(" ".join(kept))


def same_statement(one: TokenizedSentence, other: TokenizedSentence) -> bool:
    """Return whether two main clauses have a subject in common and most of their words."""
    stems, other_stems = main_clause_stems(one), main_clause_stems(other)
    smaller = min(len(set(stems)), len(set(other_stems)))
    if smaller < _MIN_STATEMENT or not set(stems[:_SUBJECT]) & set(other_stems[:_SUBJECT]):
        return False
    return len(set(stems) & set(other_stems)) >= _SAME_STATEMENT * smaller


def _heads(sentence: TokenizedSentence) -> Iterator[Part]:
    """An opening phrase or clause up to its comma: "While talks went on, …"."""
    tokens = sentence.tokens
    if not tokens or tokens[0].folded not in SUBORDINATORS | PREPOSITIONS:
        return
    for last in range(2, len(tokens)):
        if sentence.before(last) != ", ":
            continue
        subject = tokens[last]
        starts = subject.folded in ARTICLES | DETERMINERS or (
            subject.is_capitalised and subject.folded not in PRONOUNS
        )
        if starts and _next_comma(sentence, last) - last >= 4 and _is_free(sentence, 0, last):
            yield Part("head", 0, last)
            return


def _parentheses(sentence: TokenizedSentence) -> Iterator[Part]:
    """What stands between a pair of commas, dashes or brackets and adds to the rest."""
    marks = {i: _mark(sentence, i) for i in range(1, len(sentence.tokens))}
    for opening, closing in (("(", ")"), ("–", "–"), (",", ",")):
        places = [i for i, mark in marks.items() if mark in (opening, closing)]
        for first, last in pairwise(places):
            if (marks[first], marks[last]) != (opening, closing):
                continue
            if _adds(sentence, first, last) if opening == "," else _is_free(sentence, first, last):
                yield Part("parenthesis", first, last)


def _adds(sentence: TokenizedSentence, first: int, last: int) -> bool:
    """Whether the words between two commas are an addition, not a list's item or a subject."""
    tokens = sentence.tokens
    opener, after = tokens[first], tokens[last]
    if not _is_free(sentence, first, last) or _in_list(sentence, last):
        return False
    # What comes after would attach to another word, or "…, in May, …" opens a clause.
    strays = after.folded in _OPENERS | ARTICLES | DETERMINERS or _is_participle(after)
    if strays or _opens_subordinate(sentence) or _closes_parenthesis(sentence, first):
        return False
    if opener.folded in _OPENERS or _is_participle(opener):
        return True
    return opener.folded in ARTICLES and tokens[first - 1].is_capitalised


def _closes_parenthesis(sentence: TokenizedSentence, index: int) -> bool:
    """Whether the comma before word ``index`` ends a short addition: "Wang, of China, …"."""
    before = [i for i in range(1, index) if _mark(sentence, i) == ","]
    return bool(before) and index - before[-1] <= _SHORT_ADDITION


def _tails(sentence: TokenizedSentence) -> Iterator[Part]:
    """What follows the main clause and adds to it."""
    tokens = sentence.tokens
    size = len(tokens)
    for first in range(_MIN_REST, size):
        mark = _mark(sentence, first)
        opens = (
            _opens_addition(sentence, first)
            if mark == ","
            else mark in ("–", ";") or (not mark and _opens_circumstance(sentence, first))
        )
        if opens and _is_free(sentence, first, size):
            yield Part("tail", first, size)


def _opens_addition(sentence: TokenizedSentence, first: int) -> bool:
    """Whether the comma before word ``first`` begins an addition to a whole clause."""
    tokens = sentence.tokens
    if _in_list(sentence, first) or _ends_opening_clause(sentence, first):
        return False
    if tokens[first].folded in ARTICLES:  # "…Bain Capital, a firm that…", but not a list
        rest = [token.folded for token in tokens[first:]]
        return tokens[first - 1].is_capitalised and "and" not in rest
    return tokens[first].folded in _OPENERS or _is_participle(tokens[first])


def _opens_circumstance(sentence: TokenizedSentence, first: int) -> bool:
    """Whether a time or an occasion begins here that a plain statement can do without."""
    tokens = sentence.tokens
    opener, previous = tokens[first], tokens[first - 1]
    length = len(tokens) - first
    if any(token.folded in _LIMITERS for token in tokens[:first]) or not previous.is_content:
        return False
    if opener.folded == "on":
        return 2 <= length <= 4 and tokens[first + 1].folded in _WEEKDAYS_AND_MONTHS
    return (
        opener.folded in _CIRCUMSTANCE
        and length <= _MAX_CIRCUMSTANCE
        and previous.folded not in ATTRIBUTION_VERBS
    )


def _is_free(sentence: TokenizedSentence, first: int, last: int) -> bool:
    """Whether nothing in the words is what the rest depends on."""
    folded = [token.folded for token in sentence.tokens[first:last]]
    if CONDITIONS.intersection(folded):
        return False
    # "…, who said so, …" and "…, saying so" attribute only what goes with them.
    own = folded[0] in _RELATIVE or folded[0] in ("saying", "adding")
    return own or not ATTRIBUTION_VERBS.intersection(folded)


def _cuts_quotation(sentence: TokenizedSentence, part: Part) -> bool:
    tokens = sentence.tokens
    opens = part.first > 0 and tokens[part.first - 1].quoted and tokens[part.first].quoted
    closes = (
        part.last < len(tokens) and tokens[part.last - 1].quoted and tokens[part.last].quoted
    )
    return opens or closes


def _mark(sentence: TokenizedSentence, index: int) -> str:
    """The punctuation that sets word ``index`` off from the one before, or ""."""
    before = sentence.before(index)
    for mark in "(),;":
        if mark in before:
            return mark
    return "–" if before.strip() in ("–", "—", "-", "--") else ""


def _in_list(sentence: TokenizedSentence, index: int) -> bool:
    """Whether a comma before word ``index`` may separate the items of a list.

    So it is if "and" or "or" follows within one comma of it.
    """
    stop = _next_comma(sentence, index)
    window = [token.folded for token in sentence.tokens[index : stop + 1]]
    return any(word in ("and", "or") for word in window[:1] + window[-1:])


def _opens_subordinate(sentence: TokenizedSentence) -> bool:
    return sentence.tokens[0].folded in SUBORDINATORS | PREPOSITIONS


def _ends_opening_clause(sentence: TokenizedSentence, index: int) -> bool:
    """Whether the comma before word ``index`` only ends the sentence's opening clause."""
    return _opens_subordinate(sentence) and _next_comma(sentence, 0) == index


def _next_comma(sentence: TokenizedSentence, index: int) -> int:
    """The first word after ``index`` that a comma stands before, or the end."""
    following = range(index + 1, len(sentence.tokens))
    return next((i for i in following if _mark(sentence, i) == ","), len(sentence.tokens))


def _is_participle(token: Token) -> bool:
    return token.text.islower() and token.folded.endswith("ing") and token.folded not in _NO_VERB
