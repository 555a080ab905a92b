"""What each article contributed to the brief."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from summarize.clustering import highest_cosines
from summarize.language.self_contained import leans_back, objection, tidy
from summarize.types import (
    Article,
    BriefSentence,
    Citation,
    Coverage,
    Embeddings,
    Sentence,
    origin_of,
)

_HIGHLIGHTS = 2
SAID_TOO = 0.6
"""Cosine from which another article's sentence is on the same fact (all-MiniLM-L6-v2)."""


def measure_coverage(
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    brief: Sequence[BriefSentence],
    unique: Sequence[Sentence],
    highlights: Sequence[Sentence],
    *,
    copies: Mapping[str, str],
) -> tuple[Coverage, ...]:
    """Return, per article, how many sentences it has, how many are cited, how many are its own.

    Args:
        articles: all that were given.
        sentences: all sentences of ``articles``.
        brief: the sentences of the brief.
        unique: the sentences that no independent article says too.
        highlights: those clearly told in one article only, weightiest first.
        copies: near-copies of articles and their originals.
    """
    cited = {(c.article_id, c.start) for sentence in brief for c in sentence.citations}
    tellable = [
        sentence
        for sentence in highlights
        if (sentence.article_id, sentence.start) not in cited and _stands_alone(sentence)
    ]
    return tuple(
        Coverage(
            article_id=article.id,
            sentences=sum(s.article_id == article.id for s in sentences),
            used=sum(article_id == article.id for article_id, _ in cited),
            unique=sum(s.article_id == article.id for s in unique),
            copy_of=copies.get(article.id),
            highlights=tuple(
                Citation(s.article_id, s.start, s.end)
                for s in [s for s in tellable if s.article_id == article.id][:_HIGHLIGHTS]
            ),
        )
        for article in articles
    )


def _stands_alone(sentence: Sentence) -> bool:
    text, language = sentence.text, sentence.language
    return (
        objection(text, language) is None
        and not leans_back(text, language)
        and tidy(text, language) == text
    )


def unique_sentences(
    sentences: Sequence[Sentence],
    embeddings: Embeddings,
    *,
    copies: Mapping[str, str],
    below: float = SAID_TOO,
) -> list[Sentence]:
    """Return the sentences that no independent article comes near to saying.

    Args:
        sentences: the story's sentences, n of them.
        embeddings: (n, dim) float32, unit rows.
        copies: near-copies of articles and their originals.
        below: the cosine from which another's sentence counts as coming near.
    """
    owners = np.array([origin_of(s, copies) for s in sentences])
    unique = np.ones(len(sentences), dtype=bool)
    for owner in set(owners):
        own = owners == owner
        if not own.all():
            unique[own] = highest_cosines(embeddings[own], embeddings[~own]) < below
    return [sentence for sentence, alone in zip(sentences, unique, strict=True) if alone]
