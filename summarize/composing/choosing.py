"""What a brief says, in order: what fits its words, and points at nothing that it does not tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from summarize.analysis import Analysis
from summarize.analysis.identification import languages_of
from summarize.clustering import Story
from summarize.composing.budget import fit_budget
from summarize.composing.choice import Choice
from summarize.composing.introducing import introduce_first
from summarize.composing.naming import leave_unknown, name_people
from summarize.composing.order import measure_agreement, order_choices
from summarize.composing.own_days import latest_day, told_for
from summarize.composing.readings import find_rivals, latest_first
from summarize.composing.references import place_references
from summarize.selection import story_weights
from summarize.types import Change, Difference, Statement

_MOST_FOR_NAMES = 10
"""So many words of the budget may be left for the full names of people."""
_LEAST_SHARE = 0.8
"""So much of a brief must be left when sentences with unknown people make room for others."""


def choose_statements(
    statements: Sequence[Statement],
    story: Story,
    analysis: Analysis,
    *,
    max_words: int,
    differences: Sequence[Difference] = (),
    overtaken: Sequence[Change] = (),
    day: date | None = None,
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
        day: of the brief; None: that of the latest of the articles.
    """
    if analysis.treebank:
        day = day or latest_day(analysis.articles)
        able = told_for(day, statements, analysis.articles, analysis.treebank)
        statements = able or statements
    news = {citation for each in overtaken for citation in each.new.citations}
    weights = story_weights(story.sentences)
    rivals = find_rivals(statements, differences)
    sentences, treebank = analysis.sentences, analysis.treebank
    languages = languages_of(analysis.articles)
    known: tuple[list[Choice], list[Choice]] | None = None
    left, room = latest_first(statements, rivals, analysis.articles), max_words
    days = {article.id: article.day for article in analysis.articles}
    while chosen := fit_budget(left, max_words=room, weights=weights, rivals=rivals, days=days):
        agreement = measure_agreement(chosen, story)
        ordered = [
            each
            for part in _parts(chosen, story.separate, languages)
            for each in introduce_first(
                order_choices(part, sentences, agreement=agreement, news=news), treebank
            )
        ]
        if treebank is None:
            return ordered, ordered
        placed, lost = place_references(ordered, sentences, treebank)
        if lost and placed:
            left = [each for each in left if each.note.id not in lost]
            continue
        # Where everything points back there is nothing better to print.
        named, lacking = name_people(placed or ordered, sentences, treebank, max_words=max_words)
        if lacking and room - lacking >= max_words - _MOST_FOR_NAMES:
            room -= lacking
            continue
        if known and _length(named) < _LEAST_SHARE * _length(known[1]):
            return known  # nothing as full can be told without them
        unknown = leave_unknown(named, sentences, treebank)
        if not unknown or len(unknown) == len(named):
            return placed or ordered, named
        known = known or (placed or ordered, named)
        left = [each for each in left if each.note.id not in unknown]
    return [], []


def _length(chosen: Sequence[Choice]) -> int:
    return sum(each.length for each in chosen)


def _parts(
    chosen: Sequence[Choice], separate: Sequence[Sequence[str]], languages: Sequence[str]
) -> Iterator[list[Choice]]:
    """What is chosen of each event, if the articles tell of several, one language after another."""
    for event in separate or [[each.source.article_id for each in chosen]]:
        told = [each for each in chosen if each.source.article_id in event]
        for code in languages:
            if part := [each for each in told if each.source.language == code]:
                yield part
