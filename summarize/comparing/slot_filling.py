"""Whether two facts are told of one thing: whether they fill one slot."""

from __future__ import annotations

import math
from collections.abc import Sequence

from summarize.comparing.exclusion import SAID, is_of_saying
from summarize.facts.accounts import (
    ATTRIBUTION,
    DATE,
    NAME,
    NAMED,
    NUMBER,
    OFFICE,
    PLACE,
    TITLE,
    Account,
    Fact,
)
from summarize.facts.quantities import AGE, Quantity
from summarize.facts.slots import AGENT, PATIENT, Slot, predicate
from summarize.language.lexicon import NEGATIONS

_SHARED_STEMS = {NUMBER: 2, DATE: 2, PLACE: 2, NAME: 3, ATTRIBUTION: 2}
_SHARED_SHARE = {NUMBER: 0.4, DATE: 0.5, PLACE: 0.5, NAME: 0.5, ATTRIBUTION: 0.7}
"""Share of the shorter sentence's content words, beside the values, that the other has too."""
_SHARE_WHERE_COUNTED = 0.25
"""The same where both count the like of "pages of emails" or tell one person's age."""
_COUNT = "count"
_ALIKE = 0.7
"""Share from which the same preposition is enough: the sentences differ in nothing else."""
_SHARE_OF_LIKE_FIGURES = 0.3
_TENSES = {"VBD": "past", "VBZ": "present", "VBP": "present"}
_DENIALS = NEGATIONS - {"unlikely"}


def fill_one_slot(one: tuple[Account, Fact], other: tuple[Account, Fact]) -> bool:
    """Return whether two facts of a kind, each with its account, are told of one thing."""
    (mine, fact), (theirs, fact2) = one, other
    my_stems, their_stems = mine.context(fact), theirs.context(fact2)
    slots = frozenset(s for s in fact.slots & fact2.slots if s[1] != TITLE)
    # Of one slot, what is counted is in common too: "260 deckhands", "240 deckhands".
    counted = bool(slots) and _count_one_thing(fact, fact2)
    shared = len(my_stems & their_stems) + counted
    share = shared / max(min(len(my_stems), len(their_stems)) + counted, 1)
    is_told = not {_COUNT, AGE, NAMED}.isdisjoint(role for _, role in slots)
    needed = _SHARE_WHERE_COUNTED if is_told else _SHARED_SHARE[fact.kind]
    is_free = fact.kind == NUMBER and _one_subject_of(mine, theirs, slots)
    if not is_free and (shared < _SHARED_STEMS[fact.kind] or share < needed):
        return False
    if fact.kind == ATTRIBUTION:
        return True
    if not _may_be_one_person(fact, fact2):
        return False
    if fact.kind == NUMBER and not slots:
        if AGE in {quantity.unit for quantity in (fact.quantity, fact2.quantity) if quantity}:
            return False
        if _is_near(fact, fact2, share):
            return True
        if share >= _ALIKE and not (_is_argument(fact) and _is_argument(fact2)):
            slots = _neighbours(fact, fact2)
    if fact.kind == DATE:
        slots = frozenset(s for s in slots if s[0] not in SAID)
    if not slots:
        roles = {role for _, role in fact.slots} & {role for _, role in fact2.slots}
        if is_of_saying(fact) or is_of_saying(fact2):
            return False
        apart = _says_nothing_of(theirs, fact) and _says_nothing_of(mine, fact2)
        return bool(roles - {AGENT, PATIENT}) and share >= _ALIKE and apart
    verbs = {verb for verb, _ in slots}
    if _denied(mine, verbs) != _denied(theirs, verbs):
        return False
    if fact.kind == NUMBER and not _is_pinned(slots) and (_has_it(mine) or _has_it(theirs)):
        return False  # "It occurred at a depth of 44 kilometers": what did?
    if fact.kind == NUMBER and _are_of_two_tenses(mine, theirs, slots):
        return False
    if fact.kind == NUMBER and not (
        _is_single(*one) and _is_single(*other) and _are_of_one_sort(fact, fact2)
    ):
        return False
    return not _are_of_two_holders(fact, fact2) and not _other_arguments_differ(one, other, slots)


def _count_one_thing(one: Fact, other: Fact) -> bool:
    """Whether both are so many of the same noun."""
    units = {fact.quantity.unit for fact in (one, other) if fact.quantity}
    return len(units) == 1 and all(unit.isalpha() and unit != AGE for unit in units)


def _neighbours(one: Fact, other: Fact) -> frozenset[Slot]:
    """What stands beside both figures, as slots."""
    if one.quantity is None or other.quantity is None:
        return frozenset()
    mine, theirs = one.quantity, other.quantity
    if mine.sort and theirs.sort and not mine.sort & theirs.sort:
        return frozenset()
    return frozenset((word, "beside") for word in mine.context & theirs.context)


def _other_arguments_differ(
    one: tuple[Account, Fact], other: tuple[Account, Fact], slots: frozenset[Slot]
) -> bool:
    """Whether the predicate of the shared slot has another subject or object in each."""
    (mine, _), (theirs, _) = one, other
    for stemmed, role in slots:
        for other_role in {AGENT, PATIENT} - {role}:
            heads, their_heads = (_arguments(a, stemmed, other_role) for a in (mine, theirs))
            named, their_named = (_named_by(*x) for x in ((mine, heads), (theirs, their_heads)))
            if not named or not their_named or named & their_named:
                continue
            if all(
                account.tree.nodes[i].tag == "NNP"
                for account, own in ((mine, heads), (theirs, their_heads))
                for i in own
            ):
                return True
            if {mine.stems[i] for i in heads}.isdisjoint(theirs.stems) and {
                theirs.stems[i] for i in their_heads
            }.isdisjoint(mine.stems):
                return True
    return False


def _arguments(account: Account, stemmed: str, role: str) -> list[int]:
    """The subjects or objects of a predicate, pronouns left out."""
    tree = account.tree
    relations = {AGENT: ("nsubj",), PATIENT: ("dobj", "nsubjpass")}[role]
    return [
        argument
        for verb in range(len(tree.nodes))
        if predicate(tree, verb) == stemmed
        for argument in tree.related(verb, *relations)
        if account.stems[argument]
    ]


def _named_by(account: Account, heads: Sequence[int]) -> set[str]:
    """The stems of nouns and of what stands beside them as their names."""
    beside = (account.tree.related(i, "appos", "conj", "compound") for i in heads)
    return {account.stems[i] for i in (*heads, *(i for parts in beside for i in parts))} - {""}


def _are_of_two_holders(one: Fact, other: Fact) -> bool:
    """Whether two names are given two offices: the French minister and the German."""
    offices = [
        {office for office, role in fact.slots if role in (OFFICE, TITLE)} for fact in (one, other)
    ]
    return all(offices) and not offices[0] & offices[1]


def _are_of_two_tenses(one: Account, other: Account, slots: frozenset[Slot]) -> bool:
    """Whether the predicate is told of the past in one and of the present in the other."""
    tenses = []
    for account in (one, other):
        tree = account.tree
        verbs = [
            node.tag
            for i, node in enumerate(tree.nodes)
            if any(predicate(tree, i) == stemmed for stemmed, _ in slots)
            and node.tag.startswith("V")
        ]
        tenses.append(_TENSES.get(verbs[0], "") if verbs else "")
    return all(tenses) and tenses[0] != tenses[1]


def _denied(account: Account, predicates: set[str]) -> bool:
    """Whether one of the predicates is said not to be so."""
    tree = account.tree
    return any(
        node.negated
        or any(tree.nodes[j].negated for j in tree.children[i])
        or tree.words[i].folded in _DENIALS
        or any(tree.words[j].folded in _DENIALS for j in tree.related(i, "neg", "advmod", "det"))
        or (node.relation == "xcomp" and tree.words[node.head].folded in _DENIALS)
        for i, node in enumerate(tree.nodes)
        if predicate(tree, i) in predicates
    )


def _one_subject_of(one: Account, other: Account, slots: frozenset[Slot]) -> bool:
    """Whether both say of the same definite thing what the slot is of: "The talks lasted …"."""
    verbs = {stemmed for stemmed, role in slots if role == PATIENT}
    subjects = [
        {
            (predicate(account.tree, verb), account.stems[thing])
            for verb in account.tree.roots
            for thing in account.tree.related(verb, "nsubj")
            if any(account.tree.words[d].folded == "the" for d in account.tree.children[thing])
        }
        for account in (one, other)
    ]
    return any(verb in verbs for verb, _ in subjects[0] & subjects[1])


def _says_nothing_of(account: Account, fact: Fact) -> bool:
    """Whether the predicates of another sentence's fact are not in this one."""
    own = {predicate(account.tree, i) for i in range(len(account.tree.nodes))}
    return not any(stemmed in own for stemmed, _ in fact.slots)


def _is_near(one: Fact, other: Fact, share: float) -> bool:
    """Whether two figures are so near that they are two readings of one.

    The further apart they are, the more the rest of the sentences must agree.
    """
    if one.quantity is None or other.quantity is None or one.quantity.unit == "%":
        return False
    low, high = sorted((_size(one.quantity), _size(other.quantity)))
    return low > 0 and share >= _SHARE_OF_LIKE_FIGURES + 2 * (high / low - 1)


def _may_be_one_person(one: Fact, other: Fact) -> bool:
    """Whether the names beside two ages can be of one: "Ali" and "Salah Ali"."""
    names = [{name for name, role in fact.slots if role == NAMED} for fact in (one, other)]
    return names[0] <= names[1] or names[1] <= names[0]


def _is_pinned(slots: frozenset[Slot]) -> bool:
    return not {AGENT, PATIENT, _COUNT, AGE, NAMED}.isdisjoint(role for _, role in slots)


def _is_single(account: Account, fact: Fact) -> bool:
    """Whether the sentence gives one value of a unit in a slot: parts and totals are two."""
    return fact.quantity is None or all(
        other.quantity is None
        or other.quantity.unit != fact.quantity.unit
        or other.quantity.overlaps(fact.quantity)
        or bool(other.slots and not other.slots & fact.slots)
        for other in account.facts
    )


def _are_of_one_sort(one: Fact, other: Fact) -> bool:
    """Whether both count the same sort: not private and public schools."""
    sorts = [fact.quantity.sort for fact in (one, other) if fact.quantity]
    return not all(sorts) or bool(frozenset.intersection(*sorts))


def _has_it(account: Account) -> bool:
    """Whether a pronoun stands for what a clause is about."""
    pairs = zip(account.tree.words, account.tree.nodes, strict=True)
    return any(w.folded in ("it", "this") and n.relation.startswith("nsubj") for w, n in pairs)


def _size(quantity: Quantity) -> float:
    bounded = quantity.low > 0 and quantity.high < math.inf
    return (quantity.low + quantity.high) / 2 if bounded else 0.0


def _is_argument(fact: Fact) -> bool:
    return any(role in (AGENT, PATIENT) for _, role in fact.slots)
