"""Whether one of two figures is of a part of what the other is of, or of all until now."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.comparing.accounts import Told
from summarize.facts.extraction import Fact
from summarize.facts.hours import CLOCK
from summarize.facts.passages import Passage
from summarize.facts.predicates import top_of_phrase
from summarize.language.lexicon import HEDGES, ORDINALS
from summarize.language.words import stem

_FAR = 2.0
_ROOT = 5
"""Letters that a deed and those to whom it was done have in common: survive, survivors."""
_NOW = ("VBP", "VBZ")


def is_part_or_sum(one: Told, other: Told) -> bool:
    """Return whether a word beside one figure makes it a part or a sum of the other's kind.

    "Badly hurt" is a part of hurt, "a second bus" another bus, and who "has scored 14 goals" did
    not score them in the match in which he "scored two"; "the driver and two passengers" are
    three. Of figures of which one is twice the other or more, both must be of one deed: what a
    tanker carried is not what it spilled.
    """
    if not (one[0].passage.is_parsed and other[0].passage.is_parsed):
        return False
    if _is_far(one[1], other[1]) and _deeds_above(one).isdisjoint(_deeds_above(other)):
        return True
    return any(
        not _telling(mine) <= theirs[0].folded | HEDGES
        or _has_added_up(mine, theirs)
        or _do_more(mine, theirs)
        or (_is_known_group(mine) and not _is_known_group(theirs))
        or (_is_less(theirs, mine) and _is_joined(theirs) and not _is_joined(mine))
        for mine, theirs in ((one, other), (other, one))
    )


def is_of_some(one: Told, other: Told) -> bool:
    """Return whether the first, if lower, is of those of whom a clause tells more than the other.

    "Seven children enrolled in college" are not all of a family's ten.
    """
    if not _is_less(one, other):
        return False
    account, fact = one
    tree = account.passage
    clauses = tree.related(top_of_phrase(tree, fact.first), "acl")
    return any(account.stems[i] and account.stems[i] not in other[0].content for i in clauses)


def _is_far(one: Fact, other: Fact) -> bool:
    """Whether a figure is more than twice another: then both must be of one deed."""
    mine, theirs = one.quantity, other.quantity
    if not (mine and theirs) or CLOCK in (mine.unit, theirs.unit):
        return False
    low, high = sorted(each.middle for each in (mine, theirs))
    return high > _FAR * low


def _do_more(one: Told, other: Told) -> bool:
    """Whether the first counts those who do something by what the other tells that they did.

    "Three survivors told how" are some of the four who "survived"; "there were three survivors"
    are all of them.
    """
    account, fact = one
    unit = fact.quantity.unit if fact.quantity else ""
    subject = account.passage.nodes[top_of_phrase(account.passage, fact.first)].relation
    return subject in ("nsubj", "nsubjpass") and any(
        len(deed) >= _ROOT and unit[:_ROOT] == deed[:_ROOT]
        for deed in _deeds_above(other) - _deeds_above(one)
    )


def _is_known_group(told: Told) -> bool:
    """Whether a figure is of those that a clause tells apart: "the two journalists whom he met"."""
    account, fact = told
    tree = account.passage
    noun = top_of_phrase(tree, fact.first)
    is_count = fact.quantity is not None and fact.quantity.kind == "number"
    has_the = any(tree.words[i].folded == "the" for i in tree.related(noun, "det"))
    return is_count and has_the and bool(tree.related(noun, "relcl"))


def _deeds_above(told: Told) -> set[str]:
    """What a figure is in, up to its verb, in stems: "fined £5,000", "pay a fine of £2,000"."""
    account, fact = told
    verb = account.passage.governing_verb(fact.first)
    own = range(fact.first, fact.end)
    deeds = set()
    for i in account.passage.ancestors(fact.first):
        if i not in own and account.stems[i]:
            deeds |= {account.stems[i], stem(account.passage.words[i].folded)}
        if i == verb:
            break
    return deeds


def _telling(told: Told) -> set[str]:
    """The words that tell how what a figure is of was done, or which of several it is."""
    account, fact = told
    tree = account.passage
    verb = tree.governing_verb(fact.first)
    manners = tree.related(verb, "advmod") if verb is not None else ()
    words = {tree.words[i].folded for i in manners if account.stems[i]}
    which = {tree.words[i].folded for above in _nouns(told) for i in tree.related(above, "amod")}
    return {word for word in words if word.endswith("ly")} | (which & ORDINALS)


def _nouns(told: Told) -> Iterator[int]:
    """The nouns that a figure is with, and those that do what its verb tells."""
    account, fact = told
    tree = account.passage
    verb = tree.governing_verb(fact.first)
    for i in (fact.first, *tree.ancestors(fact.first)):
        if i == verb:
            yield from tree.related(verb, "nsubj", "nsubjpass")
            return
        yield i


def _has_added_up(one: Told, other: Told) -> bool:
    """Whether the first, the higher, tells of all until now, and the other does not."""
    return _is_less(other, one) and _is_until_now(one) and not _is_until_now(other)


def _is_less(one: Told, other: Told) -> bool:
    mine, theirs = one[1].quantity, other[1].quantity
    return bool(mine and theirs and mine.low < theirs.low)


def _is_joined(told: Told) -> bool:
    """Whether others are named beside those whom a figure counts: "the driver and two others"."""
    account, fact = told
    tree = account.passage
    noun = next((i for i in (fact.first, *tree.ancestors(fact.first)) if _is_noun(tree, i)), None)
    if noun is None:
        return False
    first = tree.nodes[noun].head if tree.nodes[noun].relation == "conj" else noun
    others = tree.related(first, "conj") if tree.related(first, "cc") else ()
    return _is_noun(tree, first) and any(_is_noun(tree, i) for i in others)


def _is_noun(tree: Passage, i: int) -> bool:
    return tree.nodes[i].tag.startswith("NN")


def _is_until_now(told: Told) -> bool:
    account, fact = told
    tree = account.passage
    verb = tree.governing_verb(fact.first)
    aux = tree.related(verb, "aux") if verb is not None else ()
    return any(tree.nodes[i].lemma == "have" and tree.nodes[i].tag in _NOW for i in aux)
