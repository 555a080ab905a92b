"""Ages of one person, in whatever sentences they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import TypeAlias

from summarize.comparing.accounts import Account, Told
from summarize.facts.names import are_spelled_alike
from summarize.facts.people import is_person
from summarize.language.lexicon import FUNCTION_WORDS, TITLES
from summarize.language.words import fold

_MOST_DAYS = 7
"""Between articles in which one person is of one age, but for a birthday."""
_MOST_AGES = 500
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
    told = [(name, (account, fact)) for account in accounts for name, fact in account.ages]
    for one, other in combinations(told[:_MOST_AGES], 2):
        if _are_at_odds(one, other, texts, days) and not any(
            _are_of_one(each, rival, texts) and _is_one_age(each, rival)
            for mine, rival in ((one, other), (other, one))
            for each in told
            if each[1][0].origin == mine[1][0].origin
        ):
            yield one[1], other[1]


def _are_at_odds(
    one: _Age, other: _Age, texts: Sequence[str], days: Mapping[str, date | None]
) -> bool:
    """Whether two articles of one time tell two ages of one person."""
    account, account2 = one[1][0], other[1][0]
    return (
        account.origin != account2.origin
        and not _is_one_age(one, other)
        and _are_of_one(one, other, texts)
        and _are_of_one_time(account, account2, days)
    )


def _is_one_age(one: _Age, other: _Age) -> bool:
    mine, theirs = one[1][1].quantity, other[1][1].quantity
    return not (mine and theirs) or mine.overlaps(theirs)


def _are_of_one_time(one: Account, other: Account, days: Mapping[str, date | None]) -> bool:
    mine, theirs = (days.get(account.sentence.article_id) for account in (one, other))
    return not (mine and theirs) or abs((mine - theirs).days) <= _MOST_DAYS


def _are_of_one(told: _Age, told2: _Age, texts: Sequence[str]) -> bool:
    """Whether two names are of one person: "Lee", if there is but one, "Jo Lee" and "Joe Lee"."""
    one, other = told[0], told2[0]
    if len(one) > 1 and len(other) > 1:
        first, last = ((one[n], other[n]) for n in (0, -1))
        return (first[0] == first[1] and are_spelled_alike(*last)) or (
            last[0] == last[1] and are_spelled_alike(*first)
        )
    return one[-1] == other[-1] and len(_given_names(one[-1], texts)) <= 1


def _given_names(surname: str, texts: Sequence[str]) -> set[str]:
    """The names that stand before a surname in a story."""
    pattern = re.compile(rf"\b([A-Z][\w-]*)\.? (?:[A-Z]\. )?(?i:{re.escape(surname)})\b")
    before = {fold(match[1]) for text in texts for match in pattern.finditer(text)}
    return {word for word in before if word not in TITLES | FUNCTION_WORDS and not is_person(word)}
