"""What a brief says, in order: what fits its words, and points at nothing that it does not tell."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.analysis import Analysis
from summarize.clustering import Story
from summarize.composing.budget import fit_budget
from summarize.composing.choice import Choice
from summarize.composing.naming import name_people
from summarize.composing.order import measure_agreement, order_choices
from summarize.composing.readings import find_rivals, latest_first
from summarize.composing.references import place_references
from summarize.selection import story_weights
from summarize.types import Change, Difference, Statement

_MOST_FOR_NAMES = 10
"""So many words of the budget may be left for the full names of people."""


def choose_statements(
    statements: Sequence[Statement],
    story: Story,
    analysis: Analysis,
    *,
    max_words: int,
    differences: Sequence[Difference] = (),
    overtaken: Sequence[Change] = (),
) -> tuple[list[Choice], list[Choice]]:
    """Return what the brief prints of ``statements``, in order, before and after people are named.

    What would point at something that the brief does not tell makes room for others, and some
    words are left for the full names of people. Of statements that tell different readings of
    one fact one is printed, that of the latest article. Both are empty if nothing fits.

    Args:
        statements: by rank, most worthwhile first.
        story: the sentences that they are made from.
        analysis: of the articles.
        max_words: the budget, in words.
        differences: on which the sources differ.
        overtaken: what articles tell and later ones tell otherwise.
    """
    news = {citation for each in overtaken for citation in each.new.citations}
    weights = story_weights(story.sentences)
    rivals = find_rivals(statements, differences)
    sentences, treebank = analysis.sentences, analysis.treebank
    left, room = latest_first(statements, rivals, analysis.articles), max_words
    while chosen := fit_budget(left, max_words=room, weights=weights, rivals=rivals):
        agreement = measure_agreement(chosen, story)
        ordered = [
            each
            for event in _by_event(chosen, story.separate)
            for each in order_choices(event, sentences, agreement=agreement, news=news)
        ]
        if treebank is None:
            return ordered, ordered
        placed, lost = place_references(ordered, sentences, treebank)
        if lost and placed:
            left = [each for each in left if each.note.id not in lost]
            continue
        # Where everything points back there is nothing better to print.
        named, lacking = name_people(placed or ordered, sentences, treebank, max_words=max_words)
        if not lacking or room - lacking < max_words - _MOST_FOR_NAMES:
            return placed or ordered, named
        room -= lacking
    return [], []


def _by_event(chosen: Sequence[Choice], separate: Sequence[Sequence[str]]) -> list[list[Choice]]:
    """What is chosen of each event, if the articles tell of several; else all of it."""
    if not separate:
        return [list(chosen)]
    return [[each for each in chosen if each.source.article_id in event] for event in separate]
