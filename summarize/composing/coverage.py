"""What each article contributed to the brief."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from summarize.analysis import Analysis
from summarize.clustering import Story, highest_cosines
from summarize.language.self_contained import leans_back, objection, tidy
from summarize.selection import Scores
from summarize.types import BriefSentence, Citation, Coverage, Sentence

_HIGHLIGHTS = 2


def measure_coverage(
    analysis: Analysis, story: Story, brief: Sequence[BriefSentence], salience: Scores
) -> tuple[Coverage, ...]:
    """Return, per article, how many sentences it has, how many are cited, how many are its own.

    Its highlights are those of its own that nobody else comes near, weightiest first.

    Args:
        analysis: of all articles that were given.
        story: those of their sentences that are on the event, m of them.
        brief: the sentences of the brief.
        salience: (m,) the weight of each sentence of the story.
    """
    likeness = analysis.meaning.likeness
    nearness = nearness_elsewhere(story)
    unique = [
        s for s, near in zip(story.sentences, nearness, strict=True) if near < likeness.said_too
    ]
    by_weight = (-salience).argsort(kind="stable")
    own = [story.sentences[row] for row in by_weight if nearness[row] < likeness.clearly_own]
    cited = {(c.article_id, c.start) for sentence in brief for c in sentence.citations}
    tellable = [
        sentence
        for sentence in own
        if (sentence.article_id, sentence.start) not in cited and _stands_alone(sentence)
    ]
    return tuple(
        Coverage(
            article_id=article.id,
            sentences=sum(s.article_id == article.id for s in analysis.sentences),
            used=sum(article_id == article.id for article_id, _ in cited),
            unique=sum(s.article_id == article.id for s in unique),
            copy_of=story.copies.get(article.id),
            highlights=tuple(
                Citation(s.article_id, s.start, s.end)
                for s in [s for s in tellable if s.article_id == article.id][:_HIGHLIGHTS]
            ),
        )
        for article in analysis.articles
    )


def _stands_alone(sentence: Sentence) -> bool:
    text, language = sentence.text, sentence.language
    return (
        objection(text, language, cased=sentence.cased) is None
        and not leans_back(text, language)
        and tidy(text, language) == text
    )


def nearness_elsewhere(story: Story) -> Scores:
    """Return how near any independent article comes to each sentence of the story: (m,) cosines.

    With one source only there is none: -1.
    """
    nearness = np.full(len(story.owners), -1.0)
    for owner in set(story.owners):
        own = story.owners == owner
        if not own.all():
            nearness[own] = highest_cosines(story.embeddings[own], story.embeddings[~own])
    return nearness
