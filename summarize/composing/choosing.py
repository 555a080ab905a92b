"""What a brief says, in order: what fits its words, and points at nothing that it does not tell."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.analysis import Analysis
from summarize.clustering import Story
from summarize.composing.budget import fit_budget
from summarize.composing.choice import Choice
from summarize.composing.order import measure_agreement, order_choices
from summarize.composing.references import place_references
from summarize.selection import story_weights
from summarize.types import Statement


def choose_statements(
    statements: Sequence[Statement], story: Story, analysis: Analysis, *, max_words: int
) -> list[Choice]:
    """Return what the brief prints of ``statements``, in order; nothing if none fits.

    What would point at something that the brief does not tell makes room for others.

    Args:
        statements: by rank, most worthwhile first.
        story: the sentences that they are made from.
        analysis: of the articles.
        max_words: the budget, in words.
    """
    weights = story_weights(story.sentences)
    left = list(statements)
    while chosen := fit_budget(left, max_words=max_words, weights=weights):
        agreement = measure_agreement(chosen, story)
        ordered = [
            each
            for event in _by_event(chosen, story.separate)
            for each in order_choices(event, analysis.sentences, agreement=agreement)
        ]
        if analysis.treebank is None:
            return ordered
        placed, lost = place_references(ordered, analysis.sentences, analysis.treebank)
        if not lost:
            return placed
        left = [each for each in left if each.note.id not in lost]
    return []


def _by_event(chosen: Sequence[Choice], separate: Sequence[Sequence[str]]) -> list[list[Choice]]:
    """What is chosen of each event, if the articles tell of several; else all of it."""
    if not separate:
        return [list(chosen)]
    return [[each for each in chosen if each.source.article_id in event] for event in separate]
