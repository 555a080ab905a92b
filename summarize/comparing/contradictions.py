"""Facts that sentences of independent articles tell of one thing and that cannot both be so."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from summarize.comparing.facts import (
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
from summarize.comparing.names import are_two, are_two_places, core
from summarize.comparing.quantities import AGE, Quantity
from summarize.comparing.slots import AGENT, PATIENT, Slot, predicate
from summarize.language.lexicon import ATTRIBUTION_VERBS, MONTHS, NEGATIONS, word_set
from summarize.language.text import stem
from summarize.types import Citation, Difference, Reading

_SHARED_STEMS = {NUMBER: 2, DATE: 2, PLACE: 2, NAME: 3, ATTRIBUTION: 2}
_SHARED_SHARE = {NUMBER: 0.4, DATE: 0.5, PLACE: 0.5, NAME: 0.5, ATTRIBUTION: 0.7}
"""Share of the shorter sentence's content words, beside the values, that the other has too."""
_SHARE_WHERE_COUNTED = 0.25
"""The same where both count the like of "pages of emails" or tell one person's age."""
_COUNT = "count"
_ALIKE = 0.7
"""Share from which the same preposition is enough: the sentences differ in nothing else."""
_LABEL = re.compile(r"\b([A-Z][a-z]+) (\d+)\b")
"""Things of one name are told apart by number: "Flight 447"."""
_MONTH_NAMES = {name.capitalize() for name in MONTHS}
_FURTHER = word_set("another further additional")
_SHARE_OF_LIKE_FIGURES = 0.3
_ORDINALS = word_set("first second third fourth fifth sixth seventh eighth ninth tenth last next")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TENSES = {"VBD": "past", "VBZ": "present", "VBP": "present"}
_DENIALS = NEGATIONS - {"unlikely"}
_VAGUE_VERBS = frozenset(stem(verb) for verb in "be have do say tell make take go come get".split())


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two facts that cannot both be so, each with the account that tells it."""

    kind: str
    one: tuple[Account, Fact]
    other: tuple[Account, Fact]


def find_contradictions(
    accounts: Sequence[Account], texts: Sequence[str], told: Mapping[str, Sequence[Fact]]
) -> tuple[Difference, ...]:
    """Return what the accounts of independent articles contradict each other in.

    Args:
        accounts: sentences that say the same thing.
        texts: the story's sentences, which may tell that one place lies in another.
        told: all the facts of each independent article. One that tells both values of the
            same slot tells two things, and contradicts no one.
    """
    conflicts = [
        conflict
        for one, other in combinations(accounts, 2)
        if one.origin != other.origin
        for conflict in _conflicts(one, other, texts)
        if not _tells_both(conflict, told, texts)
    ]
    return tuple(_differences(conflicts, accounts, texts))


def _tells_both(
    conflict: Conflict, told: Mapping[str, Sequence[Fact]], texts: Sequence[str]
) -> bool:
    """Whether an article gives the other's value too, of the same thing, wherever it does."""
    pairs = ((conflict.one, conflict.other[1]), (conflict.other, conflict.one[1]))
    return conflict.kind in (NUMBER, DATE, PLACE) and any(
        own.kind == fact.kind
        and bool(own.slots & fact.slots)
        and (own.quantity is None or own.quantity.unit == getattr(fact.quantity, "unit", ""))
        and not excludes(own, fact, texts)
        and (own.kind != PLACE or {*core(own.text)} & {*core(fact.text)})
        for (account, _), fact in pairs
        for own in told.get(account.origin, ())
    )


def _conflicts(one: Account, other: Account, texts: Sequence[str]) -> list[Conflict]:
    """The facts in which two sentences contradict each other, if they do in one alone.

    Who differ in two facts at once, as in day and toll, tell of two events.
    """
    found = [
        Conflict(mine.kind, (one, mine), (other, theirs))
        for mine in one.facts
        for theirs in other.facts
        if mine.kind == theirs.kind
        and excludes(mine, theirs, texts)
        and fill_one_slot((one, mine), (other, theirs))
        and not _tells(one, theirs, texts)
        and not _tells(other, mine, texts)
    ]
    kinds = {c.kind for c in found}
    beside = kinds | _settings(one, other, texts)
    if len(beside - {ATTRIBUTION}) > 1 or are_of_other_times(one, other, kinds):
        return []
    return [c for c in found if c.kind != ATTRIBUTION or beside == {ATTRIBUTION}]


def _settings(one: Account, other: Account, texts: Sequence[str]) -> set[str]:
    """The kinds in which two sentences are set apart, whatever the slot."""
    apart = set()
    for kind in (DATE, PLACE):
        mine, theirs = (
            [f for f in account.facts if f.kind == kind and not is_of_saying(f)]
            for account in (one, other)
        )
        if mine and theirs and all(excludes(m, t, texts) for m in mine for t in theirs):
            apart.add(kind)
    if any(
        mine.quantity and theirs.quantity and excludes(mine, theirs, texts)
        for mine in one.facts
        for theirs in other.facts
    ):
        apart.add(NUMBER)
    return apart


def is_of_saying(fact: Fact) -> bool:
    """Whether a date is the day on which something was said, not that of which it is said."""
    return bool(fact.slots) and all(stemmed in _SAID for stemmed, _ in fact.slots)


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


def _tells(account: Account, fact: Fact, texts: Sequence[str]) -> bool:
    """Whether a sentence gives this value too, for whatever it gives it."""
    if fact.quantity:
        units = (fact.quantity.unit, "")  # "25 of them" can be of any unit
        return any(q.unit in units and q.overlaps(fact.quantity) for q in account.quantities)
    if fact.when:
        own_dates = (f.when for f in account.facts if f.when)
        return any(not when.excludes(fact.when) for when in own_dates)
    names = {word.folded for word in account.tree.words}
    return bool(names & {core(fact.text)[-1]})


def fill_one_slot(one: tuple[Account, Fact], other: tuple[Account, Fact]) -> bool:
    (mine, fact), (theirs, fact2) = one, other
    my_stems, their_stems = mine.context(fact), theirs.context(fact2)
    shared = my_stems & their_stems
    share = len(shared) / max(min(len(my_stems), len(their_stems)), 1)
    slots = frozenset(s for s in fact.slots & fact2.slots if s[1] != TITLE)
    is_told = not {_COUNT, AGE, NAMED}.isdisjoint(role for _, role in slots)
    needed = _SHARE_WHERE_COUNTED if is_told else _SHARED_SHARE[fact.kind]
    is_free = fact.kind == NUMBER and _one_subject_of(mine, theirs, slots)
    if not is_free and (len(shared) < _SHARED_STEMS[fact.kind] or share < needed):
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
        slots = frozenset(s for s in slots if s[0] not in _SAID)
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


def are_of_other_times(one: Account, other: Account, kinds: set[str]) -> bool:
    """Whether one tells of another thing of the kind, of another time or of another year."""
    labels = [dict(_LABEL.findall(account.tree.text)) for account in (one, other)]
    shared = (labels[0].keys() & labels[1].keys()) - _MONTH_NAMES
    if any(labels[0][name] != labels[1][name] for name in shared):
        return True
    if _is_earlier(one) != _is_earlier(other):
        return True
    further = [
        _FURTHER.isdisjoint(w.folded for w in account.tree.words) for account in (one, other)
    ]
    if further[0] != further[1]:
        return True
    ordinals = [_ORDINALS & {w.folded for w in account.tree.words} for account in (one, other)]
    if all(ordinals) and not ordinals[0] & ordinals[1]:
        return True
    return NUMBER in kinds and (
        _past_years(one) != _past_years(other) or _are_of_other_places(one, other)
    )


def _is_earlier(account: Account) -> bool:
    """Whether a sentence looks back on an earlier occasion: "they last met in June"."""
    pairs = zip(account.tree.words, account.tree.nodes, strict=True)
    return any(
        node.relation == "advmod" and word.folded in ("last", "previously", "earlier")
        for word, node in pairs
    )


def _are_of_other_places(one: Account, other: Account) -> bool:
    """Whether each names where, and they share no name: 125 in Syria, 104 in Homs."""
    named = [
        {word for f in account.facts if f.kind == PLACE for word in core(f.text)}
        for account in (one, other)
    ]
    return (
        all(named)
        and not named[0] & {w.folded for w in other.tree.words}
        and not named[1] & {w.folded for w in one.tree.words}
    )


def _past_years(account: Account) -> set[str]:
    """The years that a sentence names, but for that of the article's publication."""
    now = str(account.published.year) if account.published else ""
    return {w.folded for w in account.tree.words if _YEAR.fullmatch(w.folded)} - {now}


_SAID = frozenset(map(stem, ATTRIBUTION_VERBS - word_set("find finds found see sees")))


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


def _differences(
    conflicts: Sequence[Conflict], accounts: Sequence[Account], texts: Sequence[str]
) -> Iterator[Difference]:
    """Put together the conflicts that are about one thing, and the sources that agree."""
    threads: list[tuple[str, list[tuple[Account, Fact]]]] = []
    for conflict in conflicts:
        pair = [conflict.one, conflict.other]
        known = [t for t in threads if t[0] == conflict.kind and any(_holds(t[1], m) for m in pair)]
        merged = [m for thread in known for m in thread[1]]
        merged += [m for m in pair if not _holds(merged, m)]
        threads = [t for t in threads if not any(t is k for k in known)]
        threads.append((conflict.kind, merged))
    for kind, mentions in threads:
        readings = _readings(mentions, accounts, texts)
        if len(readings) > 1:
            yield Difference(_kind(kind, mentions[0][1]), readings)


def _holds(mentions: Sequence[tuple[Account, Fact]], mention: tuple[Account, Fact]) -> bool:
    return any(a is mention[0] and f is mention[1] for a, f in mentions)


def _readings(
    mentions: Sequence[tuple[Account, Fact]], accounts: Sequence[Account], texts: Sequence[str]
) -> tuple[Reading, ...]:
    values: list[list[tuple[Account, Fact]]] = []
    for mention in sorted(mentions, key=lambda m: accounts.index(m[0])):
        same = next((v for v in values if not excludes(v[0][1], mention[1], texts)), None)
        if same is None:
            values.append([mention])
        else:
            same.append(mention)
    # An article that gives two of the values is not at odds with another: it tells two things.
    given = [{account.origin for account, _ in value} for value in values]
    torn = {o for n, own in enumerate(given) for o in own if any(o in g for g in given[n + 1 :])}
    told = [[m for m in value if m[0].origin not in torn] for value in values]
    return tuple(_reading(value) for value in told if value)


def _reading(value: Sequence[tuple[Account, Fact]]) -> Reading:
    spans = {account.sentence.id: account.sentence for account, _ in value}
    citations = tuple(Citation(s.article_id, s.start, s.end) for s in spans.values())
    return Reading(value[0][1].text, citations)


_UNITS = {
    "minute": "duration",
    "metre": "distance",
    "gramme": "weight",
    "%": "percentage",
    "age": "age",
    **dict.fromkeys("$£€", "money"),
}


def _kind(kind: str, fact: Fact) -> str:
    return _UNITS.get(fact.quantity.unit, kind) if fact.quantity else kind
