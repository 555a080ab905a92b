"""Whether two facts are told of one thing: whether they fill one slot."""

from __future__ import annotations

import math

from summarize.comparing.accounts import Account, Told
from summarize.facts.denial import is_negated
from summarize.facts.extraction import (
    ATTRIBUTION,
    BESIDE,
    DATE,
    NAME,
    NAMED,
    NUMBER,
    OFFICE,
    PLACE,
    Fact,
)
from summarize.facts.passages import Passage
from summarize.facts.predicates import AGENT, COUNT, PATIENT, Slot, deed_at
from summarize.facts.quantities import AGE, Quantity
from summarize.language.lexicon import ATTRIBUTION_VERBS, word_set
from summarize.language.words import stem

_SAID = frozenset(map(stem, ATTRIBUTION_VERBS - word_set("find finds found see sees")))
_SHARED_STEMS = {NUMBER: 2, DATE: 2, PLACE: 2, NAME: 3, ATTRIBUTION: 2}
_SHARED_SHARE = {NUMBER: 0.4, DATE: 0.5, PLACE: 0.5, NAME: 0.5, ATTRIBUTION: 0.7}
"""Share of the shorter sentence's content words, beside the values, that the other has too."""
_SHARE_WHERE_TOLD = 0.25
"""The same where both count the like of "pages of emails", tell one person's age, or one name does
in both what the figures are of: "Lee swore a 38-word oath", "the 35-word oath sworn by Lee"."""
_ALIKE = 0.7
"""Share from which the same preposition is enough: the sentences differ in nothing else."""
_SHARE_OF_LIKE_FIGURES = 0.3
_TENSES = {"VBD": "past", "VBZ": "present", "VBP": "present"}
_PINNED = frozenset([AGENT, PATIENT, COUNT, AGE, NAMED])
"""Roles that tell what a figure is of: "It occurred at a depth of 44 kilometers": what did?"""


def is_of_saying(fact: Fact) -> bool:
    """Return whether a date is the day on which something was said, not that of what is said."""
    return bool(fact.slots) and all(deed in _SAID for deed, _ in fact.slots)


def fill_one_slot(one: Told, other: Told) -> bool:
    """Return whether two facts that exclude each other are told of one thing."""
    (mine, fact), (theirs, fact2) = one, other
    if mine.passage.is_parsed:
        return _fill_by_trees(one, other)
    shared = mine.context(fact) & theirs.context(fact2)
    is_one = bool(fact.slots & fact2.slots) and len(shared) >= _SHARED_STEMS[NUMBER]
    return is_one and mine.denies == theirs.denies and _give_one_figure(one, other)


def _fill_by_trees(one: Told, other: Told) -> bool:
    """The same of sentences that are parsed: in which deed each has which part is known."""
    (mine, fact), (theirs, fact2) = one, other
    trees, facts = (mine.passage, theirs.passage), (fact, fact2)
    slots = fact.slots & fact2.slots
    my_stems, their_stems = mine.context(fact), theirs.context(fact2)
    shared = len(my_stems & their_stems)
    unit = fact.quantity.unit if fact.quantity else ""
    # Of one slot, what is counted is in common too: "260 deckhands", "240 deckhands".
    counted = bool(slots) and unit.isalpha() and unit != AGE
    shared += counted
    share = shared / max(min(len(my_stems), len(their_stems)) + counted, 1)
    is_told = _roles(slots) & {COUNT, AGE, NAMED} or _have_one_doer(mine, theirs, slots)
    needed = _SHARE_WHERE_TOLD if is_told else _SHARED_SHARE[fact.kind]
    is_free = fact.kind == NUMBER and _have_one_subject(*trees, slots)
    if not is_free and (shared < _SHARED_STEMS[fact.kind] or share < needed):
        return False
    if fact.kind == ATTRIBUTION:
        return True
    if fact.quantity and fact2.quantity and not slots:
        if unit == AGE:
            return False
        if _are_near(fact.quantity, fact2.quantity, share):
            return True
        if share >= _ALIKE and not all(_filled(each, AGENT, PATIENT) for each in facts):
            beside = fact.quantity.context & fact2.quantity.context
            slots = frozenset((word, BESIDE) for word in beside)
    if fact.kind == DATE:
        slots = frozenset(slot for slot in slots if slot[0] not in _SAID)
    if not slots:
        is_adjunct = bool(_roles(fact.slots) & _roles(fact2.slots) - {AGENT, PATIENT})
        apart = not _deeds(theirs, fact.slots) and not _deeds(mine, fact2.slots)
        return share >= _ALIKE and is_adjunct and apart and not any(map(is_of_saying, facts))
    if fact.kind == NUMBER and not _are_one_figure(one, other, slots):
        return False
    holders = [_filled(each, OFFICE) for each in facts]
    denied = [any(is_negated(a.passage, i) for i in _deeds(a, slots)) for a in (mine, theirs)]
    return (
        denied[0] == denied[1]
        and not (all(holders) and holders[0].isdisjoint(holders[1]))
        and not _differ_in_other_arguments(mine, theirs, slots)
    )


def _are_one_figure(one: Told, other: Told, slots: frozenset[Slot]) -> bool:
    """Whether two figures in the same slots are of one thing, one person and one time."""
    (mine, fact), (theirs, fact2) = one, other
    tenses = {tense for each in (mine, theirs) if (tense := _tense(each, slots))}
    return (
        _give_one_figure(one, other)
        and _may_be_one(_filled(fact, NAMED), _filled(fact2, NAMED))
        and (
            bool(_roles(slots) & _PINNED) or not (_has_it(mine.passage) or _has_it(theirs.passage))
        )
        and len(tenses) < 2
    )


def _roles(slots: frozenset[Slot]) -> set[str]:
    return {role for _, role in slots}


def _filled(fact: Fact, *roles: str) -> set[str]:
    return {what for what, role in fact.slots if role in roles}


def _may_be_one(mine: set[str], theirs: set[str]) -> bool:
    """Whether the names beside two ages can be of one person: "Ali" and "Salah Ali"."""
    return mine <= theirs or theirs <= mine


def _are_near(one: Quantity, other: Quantity, share: float) -> bool:
    """Whether two figures are so near that they are two readings of one.

    The further apart they are, the more the rest of the sentences must agree.
    """
    if one.unit == "%" or not all(0 < q.low <= q.high < math.inf for q in (one, other)):
        return False
    low, high = sorted((q.low + q.high) / 2 for q in (one, other))
    return share >= _SHARE_OF_LIKE_FIGURES + 2 * (high / low - 1)


def _give_one_figure(one: Told, other: Told) -> bool:
    """Whether each gives one value in the slot, and both of one sort of thing.

    Parts and totals are two, and so are private and public schools.
    """
    sorts = [fact.quantity.sort for _, fact in (one, other) if fact.quantity]
    return (not all(sorts) or bool(frozenset.intersection(*sorts))) and all(
        another.quantity is None
        or another.quantity.unit != fact.quantity.unit
        or another.quantity.overlaps(fact.quantity)
        or (account.passage.is_parsed and bool(another.slots and not another.slots & fact.slots))
        for account, fact in (one, other)
        if fact.quantity
        for another in account.facts
    )


def _deeds(account: Account, slots: frozenset[Slot]) -> list[int]:
    """The words of a sentence that tell the deeds of ``slots``."""
    wanted = {deed for deed, _ in slots}
    return [i for i in range(len(account.passage)) if deed_at(account.passage, i) in wanted]


def _tense(account: Account, slots: frozenset[Slot]) -> str:
    """Whether the predicate of a slot is told of the past or of the present, or ""."""
    tags = (account.passage.nodes[i].tag for i in _deeds(account, slots))
    return _TENSES.get(next((tag for tag in tags if tag.startswith("V")), ""), "")


def _differ_in_other_arguments(one: Account, other: Account, slots: frozenset[Slot]) -> bool:
    """Whether the predicate of the shared slot has another subject or object in each."""
    for deed, role in slots:
        for other_role in {AGENT, PATIENT} - {role}:
            mine, theirs = (_arguments(account, deed, other_role) for account in (one, other))
            if not mine or not theirs or mine.keys() & theirs.keys():
                continue
            if all(mine.values()) and all(theirs.values()):
                return True
            if mine.keys().isdisjoint(other.stems) and theirs.keys().isdisjoint(one.stems):
                return True
    return False


def _have_one_doer(one: Account, other: Account, slots: frozenset[Slot]) -> bool:
    """Whether in both the same name has the other part in the deed that a slot is of."""
    for deed, role in slots:
        for other_role in {AGENT, PATIENT} - {role} if role in (AGENT, PATIENT) else ():
            mine, theirs = (_arguments(account, deed, other_role) for account in (one, other))
            if any(mine[name] and theirs[name] for name in mine.keys() & theirs.keys()):
                return True
    return False


def _arguments(account: Account, deed: str, role: str) -> dict[str, bool]:
    """The stems of a predicate's subjects or objects, and whether each is a name."""
    tree = account.passage
    return {
        account.stems[i]: tree.nodes[i].tag == "NNP"
        for predicate in tree.predicates
        if deed_at(tree, predicate.verb) == deed
        for i in predicate.filling(role)
        if account.stems[i]
    }


def _have_one_subject(one: Passage, other: Passage, slots: frozenset[Slot]) -> bool:
    """Whether both say of the same definite thing what the slot is of: "The talks lasted …"."""
    mine, theirs = (
        {
            (deed_at(tree, verb), tree.keys[thing])
            for verb in tree.roots
            for thing in tree.related(verb, "nsubj")
            if any(tree.words[d].folded == "the" for d in tree.children[thing])
        }
        for tree in (one, other)
    )
    return any((deed, PATIENT) in slots for deed, _ in mine & theirs)


def _has_it(tree: Passage) -> bool:
    """Whether a pronoun stands for what a clause is about."""
    pairs = zip(tree.words, tree.nodes, strict=True)
    return any(w.folded in ("it", "this") and n.relation.startswith("nsubj") for w, n in pairs)
