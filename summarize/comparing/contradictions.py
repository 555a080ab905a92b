"""Facts that two sentences tell of one thing and that cannot both be so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from summarize.comparing.accounts import Account, Told
from summarize.comparing.moods import mood
from summarize.comparing.near_figures import FEW
from summarize.comparing.parts import is_part_or_sum
from summarize.comparing.slot_filling import fill_one_slot, is_of_saying
from summarize.facts.extraction import ATTRIBUTION, DATE, NUMBER, PLACE, TIME, Fact
from summarize.facts.names import PLACE_ENTITIES, are_two, are_two_places, core
from summarize.facts.quantities import Quantity, find_quantities
from summarize.facts.tolls import is_one_sort
from summarize.language.lexicon import MONTHS, ORDINALS, word_set

_LABEL = re.compile(r"\b([A-Z][a-z]+) (\d+)\b")
"""Things of one name are told apart by number: "Flight 447"."""
_MONTH_NAMES = frozenset(name.capitalize() for name in MONTHS)
_FURTHER = word_set("another further additional")


def find_conflicts(
    one: Account,
    other: Account,
    texts: Sequence[str],
    told: Mapping[str, Sequence[Fact]],
) -> list[tuple[Told, Told]]:
    """Return the pairs of facts that cannot both be so, if the sentences differ in one alone.

    Who differ in two facts at once, as in day and toll, tell of two events.

    Args:
        one: a sentence.
        other: another that says the same, of an independent article.
        texts: the story's sentences, which may tell that one place lies in another.
        told: all the facts of each independent article. One that tells both values of the
            same slot tells two things, and contradicts no one.
    """
    found = [
        (mine, theirs)
        for mine in ((one, fact) for fact in one.facts)
        for theirs in ((other, fact) for fact in other.facts)
        if excludes(mine[1], theirs[1], texts)
        and fill_one_slot(mine, theirs)
        and (mine[1].kind != NUMBER or _are_of_one_sum(mine, theirs))
        and not tells(one, theirs[1])
        and not tells(other, mine[1])
    ]
    kinds = {fact.kind for (_, fact), _ in found}
    beside = kinds | settings_apart(one, other, texts)
    if (
        len(beside - {ATTRIBUTION}) > 1
        or are_of_other_times(one, other)
        or (NUMBER in kinds and _are_of_other_years(one, other))
    ):
        return []
    return [
        (mine, theirs)
        for mine, theirs in found
        if (mine[1].kind != ATTRIBUTION or beside == {ATTRIBUTION})
        and not _tells_too(mine[0], theirs[1], texts, told)
        and not _tells_too(theirs[0], mine[1], texts, told)
    ]


def _are_of_one_sum(one: Told, other: Told) -> bool:
    return mood(one) == mood(other) and not is_part_or_sum(one, other)


def are_of_one_place(one: Account, other: Account) -> bool:
    """Return whether neither sentence names a place that the other does not, if both name one."""
    mine, theirs = _placed(one), _placed(other)
    return not (mine and theirs) or (mine <= other.folded and theirs <= one.folded)


def _placed(account: Account) -> set[str]:
    """The words of all places that a sentence names, whatever they are to what it tells."""
    pairs = zip(account.passage.words, account.passage.nodes, strict=True)
    return {w.folded for w, n in pairs if n.entity in PLACE_ENTITIES and n.tag.startswith("NNP")}


def _places(account: Account) -> set[str]:
    return {word for fact in account.facts if fact.kind == PLACE for word in core(fact.text)}


def excludes(one: Fact, other: Fact, texts: Sequence[str]) -> bool:
    """Return whether two facts of one kind cannot both be so, if they are of one thing."""
    if one.kind != other.kind:
        return False
    if one.quantity and other.quantity:
        mine, theirs = one.quantity, other.quantity
        is_one = mine.unit == theirs.unit or _count_one_sort(mine, theirs)
        return is_one and not mine.overlaps(theirs)
    if one.when and other.when:
        return one.when.excludes(other.when)
    if one.kind == PLACE:
        return are_two_places(one.text, other.text, texts)
    return _are_of_one_sort(one, other) and are_two(one.text, other.text)


def _count_one_sort(one: Quantity, other: Quantity) -> bool:
    """Whether both count the like; of few, men may be a part of the people."""
    return (
        one.kind == other.kind == NUMBER
        and is_one_sort(one, other)
        and min(one.low, other.low) > FEW
    )


def _are_of_one_sort(one: Fact, other: Fact) -> bool:
    """Whether both are people or both organisations, as far as a parser can tell.

    Of single words it often cannot: they are taken for the same sort.
    """
    mine, theirs = core(one.text), core(other.text)
    is_word = len(mine) == len(theirs) == 1
    return one.entity == other.entity or is_word or not {*mine}.isdisjoint(theirs)


def tells(account: Account, fact: Fact) -> bool:
    """Return whether a sentence gives this value too, for whatever it gives it."""
    if fact.kind == TIME:
        return any(
            own.kind == TIME and not excludes(own, fact, ()) for own in account.figures.values()
        )
    if fact.quantity:
        units = (fact.quantity.unit, "")  # "25 of them" can be of any unit
        figures = find_quantities(account.sentence.text)
        return any(q.unit in units and q.overlaps(fact.quantity) for q in figures)
    if fact.when:
        return any(own.when and not own.when.excludes(fact.when) for own in account.facts)
    return core(fact.text)[-1] in account.folded


def _tells_too(
    account: Account, fact: Fact, texts: Sequence[str], told: Mapping[str, Sequence[Fact]]
) -> bool:
    """Whether the account's article gives this value too, of the same thing, wherever it does."""
    return fact.kind in (NUMBER, DATE, PLACE) and any(
        own.kind == fact.kind
        and bool(own.slots & fact.slots)
        and (own.quantity is None or own.quantity.unit == getattr(fact.quantity, "unit", ""))
        and not excludes(own, fact, texts)
        and (own.kind != PLACE or not {*core(own.text)}.isdisjoint(core(fact.text)))
        for own in told.get(account.origin, ())
    )


def settings_apart(one: Account, other: Account, texts: Sequence[str]) -> set[str]:
    """Return the kinds in which two sentences are set apart, whatever the slot."""
    apart = set()
    for kind in (DATE, PLACE):
        mine, theirs = (
            [f for f in account.facts if f.kind == kind and not is_of_saying(f)]
            for account in (one, other)
        )
        if mine and theirs and all(excludes(m, t, texts) for m in mine for t in theirs):
            apart.add(kind)
    pairs = ((mine, theirs) for mine in one.facts for theirs in other.facts)
    if any(mine.quantity and excludes(mine, theirs, texts) for mine, theirs in pairs):
        apart.add(NUMBER)
    return apart


def are_of_other_times(one: Account, other: Account) -> bool:
    """Return whether one tells of another thing of the kind, or of another time."""
    labels = [dict(_LABEL.findall(account.sentence.text)) for account in (one, other)]
    shared = (labels[0].keys() & labels[1].keys()) - _MONTH_NAMES
    ordinals = [ORDINALS & account.folded for account in (one, other)]
    return (
        any(labels[0][name] != labels[1][name] for name in shared)
        or _is_earlier(one) != _is_earlier(other)
        or _FURTHER.isdisjoint(one.folded) != _FURTHER.isdisjoint(other.folded)
        or (all(ordinals) and not ordinals[0] & ordinals[1])
    )


def _are_of_other_years(one: Account, other: Account) -> bool:
    return one.past_years != other.past_years or are_of_other_places(one, other)


def _is_earlier(account: Account) -> bool:
    """Whether a sentence looks back on an earlier occasion: "they last met in June"."""
    tree = account.passage
    return any(
        node.relation == "advmod" and word.folded in ("last", "previously", "earlier")
        for word, node in zip(tree.words, tree.nodes, strict=True)
    )


def are_of_other_places(one: Account, other: Account) -> bool:
    """Return whether each names where, and they share no name: 125 in Syria, 104 in Homs."""
    mine, theirs = _places(one), _places(other)
    return bool(mine and theirs) and not mine & other.folded and not theirs & one.folded
