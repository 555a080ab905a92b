"""Whether two values of a kind cannot both be so."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.facts.accounts import (
    PLACE,
    Account,
    Fact,
)
from summarize.facts.names import are_two, are_two_places, core
from summarize.language.lexicon import ATTRIBUTION_VERBS, word_set
from summarize.language.words import stem

SAID = frozenset(map(stem, ATTRIBUTION_VERBS - word_set("find finds found see sees")))


def is_of_saying(fact: Fact) -> bool:
    """Whether a date is the day on which something was said, not that of which it is said."""
    return bool(fact.slots) and all(stemmed in SAID for stemmed, _ in fact.slots)


def excludes(one: Fact, other: Fact, texts: Sequence[str]) -> bool:
    """Whether two facts of a kind cannot both be so, if they are of one thing."""
    if one.quantity and other.quantity:
        mine, theirs = one.quantity, other.quantity
        return mine.unit == theirs.unit and not mine.overlaps(theirs)
    if one.when and other.when:
        return one.when.excludes(other.when)
    if one.kind == PLACE:
        return are_two_places(one.text, other.text, texts)
    return _of_one_sort(one, other) and are_two(one.text, other.text)


def _of_one_sort(one: Fact, other: Fact) -> bool:
    """Whether both are people or both organisations, as far as a parser can tell.

    Of single words it often cannot: they are taken for the same sort.
    """
    mine, theirs = core(one.text), core(other.text)
    if one.entity == other.entity:
        return True
    return bool({*mine} & {*theirs}) or len(mine) == len(theirs) == 1


def tells(account: Account, fact: Fact, texts: Sequence[str]) -> bool:
    """Whether a sentence gives this value too, for whatever it gives it."""
    if fact.quantity:
        units = (fact.quantity.unit, "")  # "25 of them" can be of any unit
        return any(q.unit in units and q.overlaps(fact.quantity) for q in account.quantities)
    if fact.when:
        own_dates = (f.when for f in account.facts if f.when)
        return any(not when.excludes(fact.when) for when in own_dates)
    names = {word.folded for word in account.tree.words}
    return bool(names & {core(fact.text)[-1]})
