"""Figures and days that a later sentence tells of the very same thing, without saying so.

What tells the same thing of something else names it: a place, a person, a year, "of those". So a
sentence is about what was told if all that it is about has been told: the nouns that its verb has
as arguments, with what describes them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from summarize.comparing.accounts import Account
from summarize.facts.denial import is_negated, modality
from summarize.facts.passages import Passage
from summarize.facts.predicates import deed_at, is_pronoun, mates, top_of_phrase
from summarize.facts.quantities import AGE, Quantity
from summarize.facts.speech import is_of_saying
from summarize.facts.vocabulary import KINDS
from summarize.language.words import stem
from summarize.superseding.replaceable import Value, amount, find_values, is_one_unit
from summarize.superseding.vocabulary_of_change import (
    CHANGING,
    COUNTED,
    FURTHER,
    GIVING,
    PLAIN,
    RECKONING,
)

TIMES = ("DATE", "TIME")
_MEASURES = frozenset(["percent", "per", "cent", "percentage", "point"])
_DESCRIBING = ("amod", "compound", "nummod", "poss", "nmod")
_HOLDS = ("of", "in", "with", "among", "between", "from", "by", "at", "for", "on", "to", "near")


@dataclass(frozen=True)
class Claim:
    """A value in a sentence, and what it is told of."""

    account: Account
    value: Value

    @property
    def tree(self) -> Passage:
        """The sentence."""
        return self.account.passage

    @cached_property
    def verb(self) -> int | None:
        """The verb that the value is told by."""
        top = top_of_phrase(self.tree, self.value.first)
        above = (top, *self.tree.ancestors(top))
        return next((i for i in above if self.tree.nodes[i].tag.startswith("V")), None)

    @cached_property
    def topics(self) -> frozenset[str]:
        """The stems of the nouns of which the value says how many, how much or when."""
        return self.account.stems_of(i for i in self._holders() if not _is_measure(self.tree, i))

    def _holders(self) -> Iterator[int]:
        """The noun that is counted, or what is measured: "damage of $3", "the rate fell to 5"."""
        tree, top = self.tree, top_of_phrase(self.tree, self.value.first)
        node = tree.nodes[top]
        if node.tag.startswith("N"):
            yield top
        yield from within(tree, top, "of")
        head = tree.nodes[node.head].head if node.relation == "pobj" else node.head
        if head != top and tree.nodes[head].tag.startswith("N"):
            yield head
            yield from within(tree, head, "of")
        if self.verb is not None and (self.is_measured or node.relation != "nsubj"):
            for i in self.arguments:
                if tree.nodes[i].relation != "pobj":
                    yield i
                    yield from within(tree, i, "of")

    @property
    def is_measured(self) -> bool:
        """Whether the value measures something, or does not say what it counts."""
        figure = self.value.figure
        return figure is None or not figure.unit or figure.unit in KINDS

    @cached_property
    def arguments(self) -> tuple[int, ...]:
        """The heads of what its verb is about, beside the value, times and who says it."""
        tree, verb = self.tree, self.verb
        if verb is None:
            return ()
        own = range(self.value.first, self.value.end)
        found = dict.fromkeys(
            i for p in tree.predicates if p.verb == verb for i in (*p.agents, *p.patients)
        )
        found |= dict.fromkeys(tree.related(verb, "dative", "attr"))
        found |= dict.fromkeys(
            i
            for at in tree.related(verb, "prep")
            if tree.words[at].folded in _HOLDS
            for i in tree.related(at, "pobj")
        )
        return tuple(
            i
            for i in (*found, *(n for j in found for n in within(tree, j, *_HOLDS)))
            if i not in own
            and not (tree.nodes[i].relation == "appos" and tree.nodes[i].head in own)
            and tree.nodes[i].entity not in TIMES
            and tree.nodes[i].tag.startswith(("N", "PRP", "DT", "WP"))
            and not (tree.nodes[i].lemma == "place" and tree.nodes[verb].lemma == "take")
        )

    @cached_property
    def tellers(self) -> frozenset[int]:
        """Who gives the value: "the commission put turnout at 58 percent"."""
        tree, verb = self.tree, self.verb
        changes = (
            self.value.figure is not None
            and verb is not None
            and tree.related(verb, "dobj", "nsubjpass")
        )
        if verb is None or tree.nodes[verb].lemma not in (GIVING | CHANGING if changes else GIVING):
            return frozenset()
        by = (i for at in tree.related(verb, "agent") for i in tree.related(at, "pobj"))
        return frozenset(j for i in (*tree.related(verb, "nsubj"), *by) for j in mates(tree, i))

    def is_of_what(self, told: frozenset[str], heads: Sequence[int] | None = None) -> bool:
        """Return whether all that the claim is about is among the stems ``told``.

        ``heads`` are what is asked of; None: all arguments.
        """
        tree = self.tree
        asked = self.arguments if heads is None else heads
        about = [i for i in asked if not is_pronoun(tree, i) and i not in self.tellers]
        top = top_of_phrase(tree, self.value.first)
        if tree.nodes[top].tag.startswith("N") and not _is_measure(tree, top):
            about.append(top)
        return all(
            self.account.stems[j] in told
            or tree.words[j].folded in PLAIN | COUNTED
            or j in range(self.value.first, self.value.end)
            or is_pronoun(tree, j)
            or not self.account.stems[j]
            for i in about
            for j in (i, *tree.related(i, *_DESCRIBING))
        )

    def counts(self, unit: str) -> bool:
        """Return whether a bare figure is of so many of what is counted: "cases stand at 12"."""
        return bool(unit) and unit not in KINDS and stem(unit) in self.topics

    @cached_property
    def about(self) -> tuple[int, ...]:
        """The arguments, and what describes the noun that is counted: "people in shelters"."""
        top = top_of_phrase(self.tree, self.value.first)
        return (*self.arguments, *within(self.tree, top, *_HOLDS), top)

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of the names that it is about."""
        heads = {j for i in self.about for j in mates(self.tree, i)} - self.tellers
        return self.account.stems_of(i for i in heads if self.tree.nodes[i].tag.startswith("NNP"))

    @cached_property
    def deeds(self) -> frozenset[str]:
        """What is told of what is counted, by its verb or one that describes it."""
        tree, top = self.tree, top_of_phrase(self.tree, self.value.first)
        verbs = {*tree.related(top, "relcl", "acl")} | (
            {self.verb} if self.verb is not None else set()
        )
        if tree.words[tree.nodes[top].head].folded == "to":
            verbs -= {self.verb}  # "has swelled to 12"
        return frozenset(deed_at(tree, i) for i in verbs if tree.nodes[i].lemma not in RECKONING)

    def changes_what_was_told(self, told: frozenset[str]) -> bool:
        """Return whether its verb changes something told of to the value: "cut the fine to $2"."""
        tree, verb, top = self.tree, self.verb, top_of_phrase(self.tree, self.value.first)
        if verb is None or tree.nodes[verb].lemma not in CHANGING or not self.is_measured:
            return False
        is_told = any(
            self.account.stems[i] in told or tree.nodes[i].lemma in COUNTED
            for i in tree.related(verb, "dobj", "nsubjpass")
        )
        return is_told and tree.words[tree.nodes[top].head].folded == "to"

    @property
    def is_to_come(self) -> bool:
        """Whether it will be so."""
        return self.verb is not None and "future" in modality(self.tree, self.verb)

    @property
    def is_plain(self) -> bool:
        """Whether the value is told as a fact of all of the thing, at the time of the article."""
        return self.is_fact and not self._is_of_before

    @property
    def _is_of_before(self) -> bool:
        """Whether the value is that of the time before another: "had marched"."""
        tree, verb = self.tree, self.verb
        chain = [] if verb is None else [verb, *tree.ancestors(verb)]
        # "They said that 51 had fallen ill": what was told is not what was before it.
        said = any(is_of_saying(tree, i) and verb is not None and i < verb for i in chain[1:])
        by_then = any(
            tree.words[at].folded == "by" and tree.nodes[i].entity in TIMES
            for at in ([] if verb is None else tree.related(verb, "prep"))
            for i in tree.related(at, "pobj")
        )
        return not (said or by_then) and any(
            tree.words[i].folded == "had" for j in chain[:1] for i in tree.related(j, "aux")
        )

    @property
    def is_fact(self) -> bool:
        """Whether the value is told as a fact, and of all of the thing."""
        tree, verb = self.tree, self.verb
        chain = [] if verb is None else [verb]
        may = any("possible" in modality(tree, i) for i in chain)
        figure = tree.nodes[self.value.first]
        is_part = figure.tag == "CD" and (
            figure.relation == "conj"
            or any(tree.words[i].folded == "of" for i in tree.children[self.value.first])
        )
        told = told_with(tree, self.value.first)
        ago = any(tree.words[i].folded in ("ago", "among", "if") for i in told)
        top = top_of_phrase(tree, self.value.first)
        more = any(tree.words[i].folded in FURTHER for i in tree.children[top])
        after = [word.folded for word in tree.words[self.value.end : self.value.end + 2]]
        more |= after[1:] == ["than"]  # "three metres more than"
        return not (may or is_part or ago or more)


def told_with(tree: Passage, i: int) -> list[int]:
    """Return the words that are told with a word: those of its relative clause, or all outside.

    What a relative clause tells of is so, whatever the rest says: "They warned two years ago that
    the bridge, which fell on Sunday, killing five people, was weak".
    """
    top = _top_of_told(tree, i)
    return [j for j in range(len(tree)) if _top_of_told(tree, j) == top]


def _top_of_told(tree: Passage, i: int) -> int:
    chain = (i, *tree.ancestors(i))
    return next((j for j in chain if tree.nodes[j].relation == "relcl"), chain[-1])


def tells_anew(old: Claim, new: Claim, told: frozenset[str], lead: frozenset[str]) -> bool:
    """Return whether a figure of a later sentence is of what an old one told another of.

    Args:
        old: a figure and the sentence that it is of.
        new: that of a later article.
        told: the stems of all the words of the old article.
        lead: those of its title and first sentence.
    """
    was, now = old.value.figure, new.value.figure
    if not (was and now and _is_other(was, now)) or not (old.is_fact and new.is_plain):
        return False
    if new.is_to_come and not old.is_to_come:
        return False
    if was.unit != now.unit and not (old.counts(now.unit) or new.counts(was.unit)):
        return False
    return (
        _are_of_one_topic(old, new, told)
        and _are_told_alike(old, new)
        and new.is_of_what(told)
        and old.names <= lead | {*new.account.stems}
        and not _name_two(old, new)
    )


def _are_of_one_topic(old: Claim, new: Claim, told: frozenset[str]) -> bool:
    """Whether both tell how much the same thing is, as far as they name it.

    "It will cost" names nothing, nor does who "cut its estimate".
    """
    if new.changes_what_was_told(told):
        return True
    pronouns = [
        {each.tree.words[i].folded for i in each.arguments if is_pronoun(each.tree, i)}
        for each in (old, new)
    ]
    if all(pronouns) and pronouns[0].isdisjoint(pronouns[1]):
        return False
    if old.topics & new.topics:
        return True
    bare = any(pronouns)
    deeds = {deed_at(each.tree, each.verb) for each in (old, new) if each.verb is not None}
    units = {each.value.figure.unit for each in (old, new) if each.value.figure}
    return bare and len(deeds) == 1 and len(units) == 1 and "" not in units


def _is_other(was: Quantity, now: Quantity) -> bool:
    """Whether one figure cannot be the other, or is a least one that is outgrown."""
    if not is_one_unit(was, now) or AGE in (was.unit, now.unit):
        return False
    outgrown = was.high == math.inf and amount(now) > amount(was) * 1.02
    return outgrown or not was.overlaps(now)


def _are_told_alike(old: Claim, new: Claim) -> bool:
    """Whether both tell one deed of what they count, as far as they tell one."""
    if old.verb is None or new.verb is None:
        return False
    mine, theirs = old.deeds, new.deeds
    negated = is_negated(old.tree, old.verb) != is_negated(new.tree, new.verb)
    if negated or (mine and theirs and mine.isdisjoint(theirs)):
        return _share_more(old, new) and not negated
    return bool(mine) == bool(theirs) or _share_more(old, new) or new.is_measured


def _share_more(old: Claim, new: Claim) -> bool:
    """Whether both are about something beside what they count."""
    one, other = (claim.account.stems_of(claim.about) for claim in (old, new))
    counted = {
        claim.account.stems[top_of_phrase(claim.tree, claim.value.first)] for claim in (old, new)
    }
    return bool((one & other) - counted)


def _name_two(old: Claim, new: Claim) -> bool:
    """Whether both name what they are about, and not the same."""
    return bool(old.names and new.names) and old.names.isdisjoint(new.names)


def claim_of_verb(account: Account, verb: int) -> Claim:
    """Return what a verb tells, whatever it is of."""
    return Claim(account, Value("", "", verb, verb + 1, ""))


@lru_cache(maxsize=1 << 10)
def claims_of(account: Account, sort: str) -> tuple[Claim, ...]:
    """Return the values of one sort of a sentence, with what they are told of."""
    return tuple(Claim(account, each) for each in find_values(account) if each.sort == sort)


def within(tree: Passage, i: int, *prepositions: str) -> Iterator[int]:
    """Yield what stands after one of the prepositions that belong to word ``i``."""
    for at in tree.related(i, "prep"):
        if tree.words[at].folded in prepositions:
            yield from tree.related(at, "pobj")


def _is_measure(tree: Passage, i: int) -> bool:
    word = tree.words[i].folded
    return word in _MEASURES or tree.nodes[i].entity in ("MONEY", "PERCENT", *TIMES)
