"""Which parts of a sentence can go without a change of what the rest says.

The rules are for news English and lean to caution: a part is *removable* only where
punctuation or a closed class of openings shows it to be an addition to a clause that
stands without it, and where it holds nothing that the rest depends on: no
attribution, no condition, no half of a quotation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from summarize.language.lexicon import (
    ARTICLES,
    ATTRIBUTION_VERBS,
    CONDITIONS,
    CONJUNCTIONS,
    DETERMINERS,
    HEDGES,
    MODALS,
    MONTHS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    WEEKDAYS,
    word_set,
)
from summarize.language.syntax import (
    is_participle,
    is_past,
    is_verb,
    main_verb,
    mark_before,
    next_mark,
    opens_subordinate,
    places_of,
)
from summarize.language.tokens import Token, TokenizedSentence

PartKind = Literal["head", "parenthesis", "tail"]

RELATIVES = frozenset(["who", "which", "whose", "where", "whom"])
_OCCASIONS = frozenset(["during", "after", "amid", "amidst", "following", "while"])
_PERIODS = word_set("day days week weeks month months year years hour hours minutes moments")
_EXAMPLES = frozenset(["including", "along"])
_LIMITERS = (
    NEGATIONS
    | MODALS
    | HEDGES
    | word_set("only first last most least every all more less few fewer latest")
)
_CONDITIONAL = frozenset(["long", "far", "soon", "if", "though"])
_PERSONS = frozenset(["he", "she", "him", "her", "his", "hers"])
_BEFORE_A_CLAUSE = frozenset(["that", "when", "and", "but"])
_MAX_OCCASION = 12
_MIN_CLAUSE = 3
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
    parts = {*_heads(sentence), *_parentheses(sentence), *_tails(sentence)}
    fit = [
        part
        for part in parts
        if size - (part.last - part.first) >= _MIN_REST
        and not _cuts_quotation(sentence, part)
        and not _strands_pronoun(sentence, part)
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


def joint(sentence: TokenizedSentence, first: int, last: int) -> str:
    """Return what stands between the words around a removable run when it is gone.

    Before the first word that is nothing; after the last one, a period.
    """
    if first == 0:
        return ""
    if last == len(sentence.tokens):
        return "" if sentence.tokens[first - 1].text.endswith(".") else "."
    abbreviation = "." if sentence.before(first).startswith(".") else ""
    # "Smith (who is ill), of Ohio": the comma after the bracket belongs to the rest.
    after = sentence.before(last).partition(")")[2]
    return abbreviation + (after or " ")


# Heads: an opening phrase or clause up to its comma: "While talks went on, …".


def _heads(sentence: TokenizedSentence) -> Iterator[Part]:
    tokens = sentence.tokens
    if not tokens or not _opens_occasion(sentence):
        return
    for last in places_of(sentence, ","):
        # "the other", "both", "he" would lean on what the head says.
        starts = tokens[last].folded in ARTICLES or (
            tokens[last].is_capitalised and tokens[last].folded not in PRONOUNS | DETERMINERS
        )
        verb = main_verb(sentence, last)
        if not starts or verb is None or next_mark(sentence, last) <= verb:
            continue
        if is_past(tokens[verb]) and _is_bare_head(sentence, last):
            yield Part("head", 0, last)
        return


def _opens_occasion(sentence: TokenizedSentence) -> bool:
    """Whether the sentence opens with when or amid what its statement came true."""
    tokens = sentence.tokens
    opener = tokens[0].folded
    if any(token.folded in ("following", "next", "later") for token in tokens[1:]):
        return False
    if opener == "on":
        return tokens[1:2] != () and tokens[1].folded in WEEKDAYS
    # "As the talks went on", but not "As a child".
    return (
        opener in _OCCASIONS
        or opener == "despite"
        or (opener == "as" and any(is_verb(sentence, i) for i in range(1, next_mark(sentence, 0))))
    )


def _is_bare_head(sentence: TokenizedSentence, last: int) -> bool:
    """Whether the rest needs neither the head's date nor the names it gives."""
    tokens = sentence.tokens
    head, rest = tokens[:last], tokens[last:]
    if not _is_free(sentence, 0, last) or any(t.text[0].isdigit() for t in head):
        return False
    names = any(t.is_capitalised and t.folded not in WEEKDAYS for t in head[1:])
    leans = rest[0].folded in ARTICLES or PRONOUNS.intersection(t.folded for t in rest)
    return not (names and leans)


# Parentheses: what stands between a pair of commas, dashes or brackets.


def _parentheses(sentence: TokenizedSentence) -> Iterator[Part]:
    for first, last in pairwise(places_of(sentence, "()")):
        marks = mark_before(sentence, first), mark_before(sentence, last)
        if marks == ("(", ")") and _is_aside(sentence, first, last):
            yield Part("parenthesis", first, last)
    dashes = places_of(sentence, "–")
    if len(dashes) == 2 and _is_aside(sentence, *dashes):
        # Before a new clause the second dash stands for a comma too that the rest needs.
        after = sentence.tokens[dashes[1]]
        if is_verb(sentence, dashes[1]) or after.folded in PREPOSITIONS:
            yield Part("parenthesis", *dashes)
    commas = places_of(sentence, ",")
    for n, first in enumerate(commas):
        for last in commas[n + 1 :]:
            if _interrupts(sentence, first, last):
                yield Part("parenthesis", first, last)
                break


def _is_aside(sentence: TokenizedSentence, first: int, last: int) -> bool:
    """Whether the words between dashes or brackets name or describe, and do not restrict."""
    opener = sentence.tokens[first]
    if opener.folded == "where" and last - first < _MIN_CLAUSE:
        return False  # "(where available)"
    names = opener.folded in ARTICLES or (
        opener.is_content and not opener.folded.endswith("ly") and opener.folded != "e.g"
    )
    return _is_free(sentence, first, last) and (names or _adds(sentence, first))


def _interrupts(sentence: TokenizedSentence, first: int, last: int) -> bool:
    """Whether a pair of commas only holds up a clause that goes on after it."""
    tokens = sentence.tokens
    if not _is_free(sentence, first, last):
        return False
    opener, before = tokens[first].folded, tokens[first - 1].folded
    if before in _BEFORE_A_CLAUSE and next_mark(sentence, first) == last:
        # "said that, after the talks, he left", but not "he should leave"
        verb = main_verb(sentence, last)
        return opener in _OCCASIONS and verb is not None and is_past(tokens[verb])
    apposition = opener in ARTICLES and not _ends_in_verb(sentence, first, last)
    return (
        (_adds(sentence, first) or apposition)
        and is_verb(sentence, last)
        and _follows_subject(sentence, first)
    )


def _follows_subject(sentence: TokenizedSentence, first: int) -> bool:
    """Whether a clause has begun before word ``first``, and has but its subject."""
    start = _clause_start(sentence, first)
    between = range(start, first)
    return bool(between) and not any(
        is_verb(sentence, i)
        or (i > start and mark_before(sentence, i) != " ")
        or sentence.tokens[i].folded in SUBORDINATORS
        for i in between
    )


def _clause_start(sentence: TokenizedSentence, index: int) -> int:
    """Where the clause of word ``index`` begins, as far as commas and "that" tell."""
    tokens = sentence.tokens
    opening = next_mark(sentence, 0) if opens_subordinate(sentence) else 0
    starts = [i for i in range(1, index) if tokens[i - 1].folded == "that"]
    return max([opening if opening < index else index, *starts])


# Tails: what follows the main clause and adds to it.


def _tails(sentence: TokenizedSentence) -> Iterator[Part]:
    size = len(sentence.tokens)
    for first in range(_MIN_REST, size):
        whole = _is_whole(sentence, first) and _runs_to_end(sentence, first)
        if not whole or not _is_free(sentence, first, size):
            continue
        mark = mark_before(sentence, first)
        if (
            (mark == "," and _opens_addition(sentence, first))
            or (mark == " " and _opens_occasion_at_end(sentence, first))
            or (mark in ("–", ";") and _is_only_break(sentence, first))
        ):
            yield Part("tail", first, size)


def _opens_addition(sentence: TokenizedSentence, first: int) -> bool:
    """Whether the comma before word ``first`` begins an addition to a whole clause."""
    tokens = sentence.tokens
    if _in_list(sentence, first):
        return False
    opener = tokens[first].folded
    if opener in ARTICLES:  # "…Bain Capital, a firm that…", but not a list
        rest = [token.folded for token in tokens[first:]]
        named = tokens[first - 1].is_capitalised
        return named and "and" not in rest and not _ends_in_verb(sentence, first, len(tokens))
    if opener in RELATIVES:
        return True
    if is_participle(tokens[first]):
        return not _continues_list(sentence, first)
    return not _in_parenthesis(sentence, first) and _adds(sentence, first)


def _continues_list(sentence: TokenizedSentence, first: int) -> bool:
    """Whether what stands before the comma is itself an item: "talented, promising"."""
    tokens = sentence.tokens
    start = max([i for i in places_of(sentence, ",–;") if i < first], default=0)
    after = tokens[first + 1] if first + 1 < len(tokens) else None
    describes = after is not None and after.is_content and after.text.islower()
    beside_article = any(token.folded in ARTICLES for token in tokens[first - 3 : first])
    if describes and (beside_article or is_participle(tokens[first - 1])):
        return True
    if start == 0 or any(is_verb(sentence, i) for i in range(start, first)):
        return False
    # "jumping rope, climbing stairs"
    return is_participle(tokens[start]) or not _adds(sentence, start)


def _opens_occasion_at_end(sentence: TokenizedSentence, first: int) -> bool:
    """Whether an occasion begins here that a statement of what happened can do without."""
    tokens = sentence.tokens
    opener, occasion = tokens[first].folded, tokens[first + 1 :]
    start = max([i for i in places_of(sentence, ",") if i < first], default=0)
    if not occasion or not _is_plain_statement(tokens[start:first]):
        return False
    if opener == "on":
        return len(occasion) <= 3 and occasion[0].folded in WEEKDAYS
    verb = main_verb(sentence, start)
    return (
        opener in _OCCASIONS
        and occasion[0].folded not in CONJUNCTIONS
        and len(occasion) < _MAX_OCCASION
        and not any(token.text[0].isdigit() for token in occasion)
        and verb is not None
        and verb < first
        and is_past(tokens[verb])
        and tokens[verb].folded not in ATTRIBUTION_VERBS
    )


def _is_plain_statement(clause: Sequence[Token]) -> bool:
    """Whether the words before an occasion neither limit, subordinate nor measure it."""
    folded = {token.folded for token in clause}
    return (
        len(clause) >= _MIN_CLAUSE  # not "a letter, published on Friday"
        and folded.isdisjoint(_LIMITERS | SUBORDINATORS)
        and clause[-1].is_content
        and clause[-1].folded not in _PERIODS  # not "a day after"
    )


def _is_only_break(sentence: TokenizedSentence, first: int) -> bool:
    """Whether the sentence has no other dash or semicolon, so that this one ends a clause."""
    if places_of(sentence, "–;") != [first]:
        return False
    opener = sentence.tokens[first].folded
    return mark_before(sentence, first) == ";" or _adds(sentence, first) or opener in ARTICLES


def _is_whole(sentence: TokenizedSentence, end: int) -> bool:
    """Whether the words before ``end`` have more finite verbs than subordinate clauses."""
    tokens = sentence.tokens
    verbs = sum(is_verb(sentence, i) for i in range(end))
    openings = sum(token.folded in SUBORDINATORS for token in tokens[:end])
    return verbs > openings and tokens[end - 1].is_content


def _runs_to_end(sentence: TokenizedSentence, first: int) -> bool:
    """Whether no comma after word ``first`` leads back to the clause before it."""
    commas = [i for i in places_of(sentence, ",") if i > first]
    rest = sentence.tokens[commas[0] :] if commas else ()
    return all(_stays(sentence, i) for i in commas) and ATTRIBUTION_VERBS.isdisjoint(
        token.folded for token in rest
    )


def _stays(sentence: TokenizedSentence, comma: int) -> bool:
    """Whether what follows a comma in an addition belongs to it."""
    tokens = sentence.tokens
    opener = tokens[comma]
    if opener.folded in RELATIVES | CONJUNCTIONS or is_participle(opener):
        return True
    if opener.folded in PREPOSITIONS | SUBORDINATORS:
        return False
    if any(is_verb(sentence, i) for i in range(comma, next_mark(sentence, comma))):
        return False
    # "Smith, making his debut, gets…": an unknown verb, unless this is a list.
    word = opener.text.islower() and opener.is_content
    return not word or any(token.folded == "and" for token in tokens[comma:])


# What the rules have in common.


def _adds(sentence: TokenizedSentence, first: int) -> bool:
    """Whether word ``first`` opens what adds to a name or a clause."""
    tokens = sentence.tokens
    opener = tokens[first]
    if opener.folded == "as":
        if tokens[first + 1 : first + 2] and tokens[first + 1].folded in _CONDITIONAL:
            return False  # "as long as the marriage is legal"
        return any(is_verb(sentence, i) for i in range(first, next_mark(sentence, first)))
    return (
        opener.folded in RELATIVES | _OCCASIONS | _EXAMPLES
        or opener.folded in ("with", "despite")
        or is_participle(opener)
    )


def _is_free(sentence: TokenizedSentence, first: int, last: int) -> bool:
    """Whether nothing in the words is what the rest depends on."""
    folded = [token.folded for token in sentence.tokens[first:last]]
    if CONDITIONS.intersection(folded):
        return False
    # "…, who said so, …" and "…, saying so" attribute only what goes with them.
    own = folded[0] in RELATIVES or folded[0] in ("saying", "adding")
    return own or not ATTRIBUTION_VERBS.intersection(folded)


def _cuts_quotation(sentence: TokenizedSentence, part: Part) -> bool:
    """Whether the part ends within a quotation, or one half of a pair of marks is in it."""
    tokens = sentence.tokens
    start = tokens[part.first - 1].end if part.first else 0
    end = tokens[part.last].start if part.last < len(tokens) else len(sentence.text)
    marks = Counter(mark for mark in sentence.text[start:end] if mark in '()[]“”"')
    if marks["("] != marks[")"] or marks["["] != marks["]"] or marks["“"] != marks["”"]:
        return True
    if marks['"'] % 2:
        return True
    opens = part.first > 0 and tokens[part.first - 1].quoted and tokens[part.first].quoted
    closes = part.last < len(tokens) and tokens[part.last - 1].quoted and tokens[part.last].quoted
    return opens or closes


def _strands_pronoun(sentence: TokenizedSentence, part: Part) -> bool:
    """Whether "she" or "his" after the part may stand for a name in it."""
    named = any(
        token.text.istitle() and token.folded not in WEEKDAYS | MONTHS
        for token in sentence.tokens[part.first : part.last]
    )
    rest = sentence.tokens[part.last :]
    return named and any(token.folded in _PERSONS for token in rest)


def _in_list(sentence: TokenizedSentence, index: int) -> bool:
    """Whether a comma before word ``index`` may separate the items of a list.

    So it is if "and" or "or" follows within one comma of it.
    """
    stop = next_mark(sentence, index)
    window = [token.folded for token in sentence.tokens[index : stop + 1]]
    return any(word in ("and", "or") for word in window[:1] + window[-1:])


def _in_parenthesis(sentence: TokenizedSentence, index: int) -> bool:
    """Whether the comma before word ``index`` may close an addition instead of opening one."""
    commas = [i for i in places_of(sentence, ",") if i < index]
    return any(
        _adds(sentence, i) or sentence.tokens[i].folded in ARTICLES | PREPOSITIONS for i in commas
    )


def _ends_in_verb(sentence: TokenizedSentence, first: int, last: int) -> bool:
    """Whether the words are a clause of their own: "the group warned"."""
    verb = main_verb(sentence, first)
    return verb is not None and verb < last
