"""What articles tell of one person in whatever sentences: the age, and how the name is spelled."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import TypeAlias

from summarize.comparing.accounts import Account, Told
from summarize.facts.names import are_two_spellings, core
from summarize.facts.people import FORMS_OF_ADDRESS, is_person, without_possessive
from summarize.language.languages import ENGLISH
from summarize.language.lexicon import FUNCTION_WORDS, TITLES, any_of
from summarize.language.words import fold, folded_words
from summarize.types import Sentence

_MOST_DAYS = 7
"""Between articles in which one person is of one age, but for a birthday."""
_MOST_AGES = 500
_MOST_ALIKE = 20
"""Names that share all words but one: of many, that one tells who it is."""
_ADDRESSED = re.compile(rf"\b(?i:{any_of(FORMS_OF_ADDRESS)})\.? ([A-Z][\w-]+)")
_FULL_NAME = re.compile(r"[A-Z][\w'’-]+(?: [A-Z]\.)?(?: [A-Z][\w'’-]+){1,2}")
_Age: TypeAlias = "tuple[tuple[str, ...], Told]"
"""The words of a name, and the age that is told of it."""


def find_ages_at_odds(
    accounts: Sequence[Account], texts: Sequence[str], days: Mapping[str, date | None]
) -> Iterator[tuple[Told, Told]]:
    """Yield the ages of one person of which independent articles give one each, and another.

    Args:
        accounts: sentences that are parsed.
        texts: the story's sentences, which may tell that two people bear a surname.
        days: by article id, when it appeared: who is 20 a year later is no other.
    """
    every = [(name, (account, fact)) for account in accounts for name, fact in account.ages]
    told = every[:_MOST_AGES]
    alone = {
        surname
        for surname in {name[-1] for name, _ in told}
        if len(_given_names(surname, texts)) <= 1
    }
    for one, other in combinations(told, 2):
        if _are_at_odds(one, other, alone, days) and not any(
            _are_of_one(each, rival, alone) and _is_one_age(each, rival)
            for mine, rival in ((one, other), (other, one))
            for each in told
            if each[1][0].origin == mine[1][0].origin
        ):
            yield one[1], other[1]


def rows_of_spellings(sentences: Sequence[Sentence]) -> set[int]:
    """Return the places of sentences with names that others spell in another way, to be parsed."""
    rows: dict[tuple[str, ...], int] = {}
    alike: defaultdict[tuple[int, tuple[str, ...]], list[tuple[str, ...]]] = defaultdict(list)
    for row, sentence in enumerate(sentences):
        for found in _FULL_NAME.finditer(sentence.text) if sentence.language == ENGLISH else ():
            name = core(without_possessive(found.group()))
            if len(name) > 1 and name not in rows:
                rows[name] = row
                for n in range(len(name)):
                    alike[n, (*name[:n], *name[n + 1 :])].append(name)
    return {
        rows[name]
        for names in alike.values()
        for pair in combinations(names[:_MOST_ALIKE], 2)
        if are_two_spellings(*pair)
        for name in pair
    }


def find_spellings(
    accounts: Sequence[Account], texts: Mapping[str, str]
) -> Iterator[tuple[Told, Told]]:
    """Yield two spellings of a person's full name, if neither article has the other's.

    Args:
        accounts: sentences that are parsed.
        texts: by independent article, all its sentences.
    """
    first: dict[tuple[str, tuple[str, ...]], Told] = {}
    for account in accounts:
        for name, fact in account.full_names:
            first.setdefault((account.origin, name), (account, fact))
    addressed = {match[1].lower() for text in texts.values() for match in _ADDRESSED.finditer(text)}
    words_of = {origin: {*folded_words(text)} for origin, text in texts.items()}
    pairs = combinations([*first.items()][:_MOST_AGES], 2)
    for ((origin, name), one), ((origin2, name2), other) in pairs:
        if (
            origin != origin2
            and are_two_spellings(name, name2)
            and ("PERSON" in (one[1].entity, other[1].entity) or name[-1] in addressed)
            and not {*name2}.difference(name) & words_of[origin]
            and not {*name}.difference(name2) & words_of[origin2]
        ):
            yield one, other


def _are_at_odds(
    one: _Age, other: _Age, alone: Collection[str], days: Mapping[str, date | None]
) -> bool:
    """Whether two articles of one time tell two ages of one person."""
    account, account2 = one[1][0], other[1][0]
    return (
        account.origin != account2.origin
        and not _is_one_age(one, other)
        and _are_of_one(one, other, alone)
        and _are_of_one_time(account, account2, days)
    )


def _is_one_age(one: _Age, other: _Age) -> bool:
    mine, theirs = one[1][1].quantity, other[1][1].quantity
    return not (mine and theirs) or mine.overlaps(theirs)


def _are_of_one_time(one: Account, other: Account, days: Mapping[str, date | None]) -> bool:
    mine, theirs = (days.get(account.sentence.article_id) for account in (one, other))
    return not (mine and theirs) or abs((mine - theirs).days) <= _MOST_DAYS


def _are_of_one(told: _Age, told2: _Age, alone: Collection[str]) -> bool:
    """Whether two names are of one person: "Lee", if one is ``alone`` in it; two spellings."""
    one, other = told[0], told2[0]
    if len(one) > 1 and len(other) > 1:
        one, other = (one[0], one[-1]), (other[0], other[-1])
        return one == other or are_two_spellings(one, other)
    return one[-1] == other[-1] and one[-1] in alone


def _given_names(surname: str, texts: Sequence[str]) -> set[str]:
    """The names that stand before a surname in a story."""
    pattern = re.compile(rf"\b([A-Z][\w-]*)\.? (?:[A-Z]\. )?(?i:{re.escape(surname)})\b")
    before = {fold(match[1]) for text in texts for match in pattern.finditer(text)}
    return {word for word in before if word not in TITLES | FUNCTION_WORDS and not is_person(word)}
