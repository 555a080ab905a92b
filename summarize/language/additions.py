"""What one sentence can take over from another, and where it can stand.

That is what the other says, between commas, of a name that both have: "Smith, who leads
the union, …". It must have been said outright: not in a quotation, not on somebody's
word, and in words that mean the same elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize.language.clauses import RELATIVES, Part, removable_parts
from summarize.language.lexicon import (
    ARTICLES,
    ATTRIBUTION_VERBS,
    CONJUNCTIONS,
    FIRST_PERSON,
    FUNCTION_WORDS,
    MONTHS,
    PREPOSITIONS,
    TITLES,
    WEEKDAYS,
    word_set,
)
from summarize.language.syntax import is_verb, mark_before
from summarize.language.text import content_stems
from summarize.language.tokens import TokenizedSentence

_MIN_NEW_STEMS = 2
"""An addition must bring so many content stems that the sentence has not."""
_POINTERS = FIRST_PERSON | word_set(
    "he she they him them it this these those here there today yesterday tomorrow tonight "
    "another other then"
)
"""Words that mean something else in another sentence."""
_POSSESSIVES = frozenset(["his", "her", "their", "its"])
_TIES = CONJUNCTIONS | frozenset(["a", "an", "of", "to", "for", "from"])
"""What makes a name part of a longer phrase: "an aide to Smith", "a Senator Smith"."""
_AFTER_A_NAME = frozenset(["in", "on", "at", "after", "before", "during", "with", "amid"])
_NAME_LINKS = frozenset(["of", "de", "van", "von", "bin", "al", "&"])


@dataclass(frozen=True, slots=True)
class Addition:
    """Words ``first`` to ``last - 1`` of another sentence, to stand after so many words."""

    first: int
    last: int
    after: int


def find_additions(
    main: TokenizedSentence, other: TokenizedSentence, sources: Sequence[TokenizedSentence]
) -> Iterator[Addition]:
    """Yield what ``main`` can take over from ``other``.

    ``sources`` are all the sentences at hand: a last name that two persons in them
    bear is no name to attach anything to.
    """
    for part in removable_parts(other):
        if (
            _belongs_to_name(other, part)
            and _is_said_outright(other, part)
            and _brings_news(main, other, part)
        ):
            for after in _mentions(main, other, part, sources):
                yield Addition(part.first, part.last, after)


def _is_said_outright(other: TokenizedSentence, part: Part) -> bool:
    """Whether the part is its article's own statement, and means the same elsewhere."""
    tokens = other.tokens
    inside = tokens[part.first : part.last]
    # In "Smith, who lost his job, said", but not in a tail, "his" can only be Smith's.
    own = part.kind == "parenthesis" and inside[0].folded in RELATIVES
    pointers = _POINTERS if own else _POINTERS | _POSSESSIVES
    if mark_before(other, part.first) != "," or not inside[-1].is_content:
        return False
    if any(token.quoted or token.folded in pointers for token in inside):
        return False
    # "Smith, who fell, said …": the verb directly after is Smith's own.
    after = part.last + 1 if part.kind == "parenthesis" else part.last
    outside = (*tokens[: part.first], *tokens[after:])
    return not any(t.folded in ATTRIBUTION_VERBS or t.folded == "if" for t in outside)


def _brings_news(main: TokenizedSentence, other: TokenizedSentence, part: Part) -> bool:
    added = content_stems(other.between(part.first, part.last))
    known = set(content_stems(main.text))
    new = set(added) - known
    # The first tells what is done, the rest only how: "stepped down in February".
    return len(new) >= _MIN_NEW_STEMS and 2 * len(new) > len(set(added)) and added[0] not in known


def _belongs_to_name(other: TokenizedSentence, part: Part) -> bool:
    """Whether the part can only be said of the name directly before it."""
    tokens = other.tokens
    opener, name = tokens[part.first].folded, tokens[part.first - 1]
    if not name.is_capitalised or name.folded in WEEKDAYS | MONTHS | TITLES:
        return False
    start = _name_start(other, part.first)
    if part.kind == "tail":  # "won Iowa, which …" may tell of the victory
        return opener in ("who", "whose", "where") and _is_untied(other, start)
    before = tokens[_clause_before(other, start) : start]
    plain = all(t.folded not in PREPOSITIONS | CONJUNCTIONS for t in before)
    return plain and opener in RELATIVES | ARTICLES


def _mentions(
    main: TokenizedSentence,
    other: TokenizedSentence,
    part: Part,
    sources: Sequence[TokenizedSentence],
) -> Iterator[int]:
    """The places after mentions of the part's name where it reads well."""
    name = _name(other, part.first)
    if not _is_one_bearer(name, sources):
        return
    for end in range(1, len(main.tokens) + 1):
        if not _are_compatible(_name(main, end), name) or main.tokens[end - 1].quoted:
            continue
        if _is_untied(main, _name_start(main, end)) and _is_open(main, end):
            yield end


def _is_open(main: TokenizedSentence, end: int) -> bool:
    """Whether a clause between commas can stand before word ``end``."""
    if end == len(main.tokens):
        return main.before(end) == "."
    following = main.tokens[end]
    if main.before(end) != " " or following.is_capitalised:
        return False
    accused_of = [token.folded for token in main.tokens[end + 1 : end + 2]] == ["of"]
    return following.folded in _AFTER_A_NAME or (is_verb(main, end) and not accused_of)


def _is_untied(sentence: TokenizedSentence, start: int) -> bool:
    """Whether the name that begins at word ``start`` stands for itself."""
    if start == 0:
        return True
    return mark_before(sentence, start) == " " and sentence.tokens[start - 1].folded not in _TIES


def _name(sentence: TokenizedSentence, end: int) -> tuple[str, ...]:
    """The name whose last word is word ``end - 1``, without titles; () if there is none."""
    start = _name_start(sentence, end)
    spelled = [token.text for token in sentence.tokens[start:end]]
    return tuple(word for word in spelled if word.lower() not in TITLES) if start < end else ()


def _name_start(sentence: TokenizedSentence, end: int) -> int:
    tokens = sentence.tokens
    start = end
    while start and tokens[start - 1].is_capitalised and _is_joined(sentence, start, end):
        start -= 1
        if (
            start > 1
            and tokens[start - 1].folded in _NAME_LINKS
            and tokens[start - 2].is_capitalised
        ):
            start -= 1
    return start + 1 if start == 0 and end and tokens[0].folded in FUNCTION_WORDS else start


def _is_joined(sentence: TokenizedSentence, start: int, end: int) -> bool:
    return start == end or sentence.before(start) in (" ", ". ")


def _is_one_bearer(name: tuple[str, ...], sources: Sequence[TokenizedSentence]) -> bool:
    """Whether all the names that end like ``name`` can be the same."""
    if not name:
        return False
    alike = [
        other
        for source in sources
        for end in range(1, len(source.tokens) + 1)
        if (other := _name(source, end)) and other[-1] == name[-1]
    ]
    longest = max([name, *alike], key=len)
    return all(_are_compatible(other, longest) for other in (name, *alike))


def _are_compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if not shorter or longer[-len(shorter) :] != shorter:
        return False
    # "America" is not "Bank of America".
    return len(shorter) == len(longer) or longer[-len(shorter) - 1].lower() not in _NAME_LINKS


def _clause_before(sentence: TokenizedSentence, start: int) -> int:
    starts = (
        i
        for i in range(start, 0, -1)
        if mark_before(sentence, i) != " " or sentence.tokens[i - 1].folded == "that"
    )
    return next(starts, 0)
