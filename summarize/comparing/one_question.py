"""Whether two figures with like words beside them are told of one thing, as far as trees tell."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.comparing.accounts import Told
from summarize.comparing.contradictions import (
    are_of_one_place,
    are_of_other_times,
    settings_apart,
    tells,
)
from summarize.comparing.moods import mood
from summarize.comparing.parts import is_part_or_sum
from summarize.facts.dates import is_date
from summarize.facts.extraction import DATE, PLACE, TIME, Fact
from summarize.facts.predicates import is_pronoun, mates, top_of_phrase
from summarize.facts.vocabulary import PHASES
from summarize.language.lexicon import word_set

_LOCATING = word_set("after before later earlier ago since next last past first previous")
"""Beside a duration they tell when, and not how long."""


def answer_one_question(one: Told, other: Told, texts: Sequence[str]) -> bool:
    """Return whether nothing in two sentences sets apart what their figures are of.

    Args:
        one: a figure, and the sentence that tells it.
        other: one of an independent article, with like words beside it.
        texts: the story's sentences, which may tell that one place lies in another.
    """
    (mine, fact), (theirs, fact2) = one, other
    sorts = [each.quantity.sort for each in (fact, fact2) if each.quantity]
    years = (mine.past_years, theirs.past_years)
    return not (
        (all(sorts) and sorts and sorts[0].isdisjoint(sorts[1]))
        or (all(years) and years[0] != years[1])
        or tells(mine, fact2)
        or tells(theirs, fact)
        or _locates(one)
        or _locates(other)
        or mood(one) - _settled(fact) != mood(other) - _settled(fact2)
        or settings_apart(mine, theirs, texts) & {DATE, PLACE} - {fact.kind}
        or are_of_other_times(mine, theirs)
        or not are_of_one_place(mine, theirs)
        or _are_of_others(one, other)
        or is_part_or_sum(one, other)
        or _phase(one) != _phase(other)
    )


def _settled(fact: Fact) -> frozenset[str]:
    """The moods that make nothing less of a figure: who is fined must pay."""
    is_money = fact.quantity is not None and fact.quantity.kind == "money"
    return frozenset(["obligation"]) if is_money else frozenset()


def _phase(told: Told) -> str:
    """Whether an hour is that at which something ended or somebody came; "" of all else."""
    account, fact = told
    tree = account.passage
    verb = tree.governing_verb(fact.first)
    if fact.kind != TIME or verb is None:
        return ""
    beside = (
        verb,
        *tree.children[verb],
        *(i for c in tree.children[verb] for i in tree.children[c]),
    )
    return next((PHASES[tree.nodes[i].lemma] for i in beside if tree.nodes[i].lemma in PHASES), "")


def _locates(told: Told) -> bool:
    """Whether a duration tells when something was: "nine months after", "the next six months"."""
    account, fact = told
    beside = account.passage.words[max(fact.first - 1, 0) : fact.end + 2]
    is_span = fact.quantity is not None and fact.quantity.kind == "duration"
    return is_span and any(word.folded in _LOCATING for word in beside)


def _are_of_others(one: Told, other: Told) -> bool:
    """Whether the sentences name others beside the figures, or have other subjects."""
    names = [_names(told) for told in (one, other)]
    if all(names) and names[0].isdisjoint(names[1]):
        return True
    mine, theirs = (_subjects(told) for told in (one, other))
    return (
        bool(mine and theirs)
        and mine.isdisjoint(other[0].stems)
        and theirs.isdisjoint(one[0].stems)
    )


def _names(told: Told) -> set[str]:
    """The names in the clause that a figure is in."""
    account, fact = told
    tree = account.passage
    verb = tree.governing_verb(fact.first)
    first, end = tree.spans[verb] if verb is not None else (0, len(tree))
    return {
        account.stems[i]
        for i in range(first, end)
        if tree.nodes[i].tag.startswith("NNP") and account.stems[i] and not is_date(tree, i)
    }


def _subjects(told: Told) -> set[str]:
    """The stems of what does the deed that a figure is in, but for pronouns and the figure's."""
    account, fact = told
    tree = account.passage
    verb = tree.governing_verb(fact.first)
    heads = tree.related(verb, "nsubj", "nsubjpass") if verb is not None else ()
    own = {top_of_phrase(tree, fact.first), *range(fact.first, fact.end)}
    return {
        account.stems[i]
        for head in heads
        if not is_pronoun(tree, head) and own.isdisjoint(range(*tree.spans[head]))
        for i in mates(tree, head)
        if account.stems[i]
    }
