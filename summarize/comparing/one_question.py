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
from summarize.comparing.parts import is_of_some, is_part_or_sum
from summarize.facts.dates import is_date
from summarize.facts.extraction import DATE, PLACE, TIME
from summarize.facts.predicates import is_pronoun, mates, top_of_phrase
from summarize.facts.speech import is_of_saying
from summarize.facts.vocabulary import PHASES
from summarize.language.lexicon import word_set

_LOCATING = word_set("after before later earlier ago since next last past first previous")
"""Beside a duration they tell when, and not how long."""
_SAID = "said"


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
        or _are_of_other_moods(one, other)
        or settings_apart(mine, theirs, texts) & {DATE, PLACE} - {fact.kind}
        or are_of_other_times(mine, theirs)
        or not are_of_one_place(mine, theirs)
        or _are_of_others(one, other)
        or is_part_or_sum(one, other)
        or is_of_some(one, other)
        or is_of_some(other, one)
        or _phase(one) != _phase(other)
    )


def _are_of_other_moods(one: Told, other: Told) -> bool:
    """Whether one is done and the other planned, asked for, held possible or denied.

    Who is fined must pay; a term that somebody was given is one that she will serve.
    """
    kinds = {each[1].quantity.kind for each in (one, other) if each[1].quantity}
    settled = set()
    if "money" in kinds:
        settled.add("obligation")
    if "duration" in kinds and (
        _subjects(one) & other[0].content or _subjects(other) & one[0].content
    ):
        settled.add("future")
    return mood(one) - settled != mood(other) - settled


def _phase(told: Told) -> str:
    """Whether at an hour something ended, somebody came, or it was said; "" of all else."""
    account, fact = told
    tree = account.passage
    verb = tree.governing_verb(fact.first)
    if fact.kind != TIME or verb is None:
        return ""
    if is_of_saying(tree, verb):
        return _SAID
    beside = (
        verb,
        *tree.children[verb],
        *(i for c in tree.children[verb] for i in tree.children[c]),
    )
    return next((PHASES[tree.nodes[i].lemma] for i in beside if tree.nodes[i].lemma in PHASES), "")


def _locates(told: Told) -> bool:
    """Whether a duration tells when something was: "nine months after", "the next six months".

    "For three hours before" tells how long.
    """
    account, fact = told
    words = account.passage.words
    beside = words[max(fact.first - 1, 0) : fact.end + 2]
    is_span = fact.quantity is not None and fact.quantity.kind == "duration"
    is_for = fact.first > 0 and words[fact.first - 1].folded == "for"
    return is_span and not is_for and any(word.folded in _LOCATING for word in beside)


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
        if not is_pronoun(tree, head) and head not in own
        for i in mates(tree, head)
        if account.stems[i]
    }
