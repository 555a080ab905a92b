"""Whether what a figure is of is done, or planned, asked for, held possible or denied."""

from __future__ import annotations

from summarize.comparing.accounts import Told
from summarize.facts.denial import is_negated, modality, mood_of_infinitive
from summarize.facts.predicates import top_of_phrase
from summarize.facts.vocabulary import AHEAD

_SETTLED = frozenset(["future", "obligation"])
"""Moods of the verb that are not those of what it governs: "will serve his six-year term"."""
_ORDERING = "order"
"""Who is ordered to pay must pay."""


def mood(told: Told) -> frozenset[str]:
    """Return what makes what a figure is of less than a fact, or the opposite of one."""
    account, fact = told
    tree = account.passage
    verb = tree.governing_verb(fact.first)
    if verb is None:
        return frozenset()
    # What the word above an infinitive makes of it is asked of all words above.
    moods = set(modality(tree, verb) - (mood_of_infinitive(tree, verb) & {"hedged"}))
    above = {tree.nodes[i].lemma for i in (verb, *tree.ancestors(fact.first))}
    if _ORDERING in above:
        moods.add("obligation")
    if not AHEAD.isdisjoint(above - {_ORDERING}):
        moods.add("hedged")
    top = top_of_phrase(tree, fact.first)
    if not (tree.nodes[top].head == verb and fact.first <= top < fact.end):
        moods -= _SETTLED
    if is_negated(tree, verb):
        moods.add("denied")
    return frozenset(moods)
