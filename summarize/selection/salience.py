"""How much a sentence matters to its story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from summarize.text import content_stems, names
from summarize.types import Embeddings, Sentence

_DAMPING = 0.85
_ITERATIONS = 50
_SPECIFIC = 1.5
_POSITION_SCALE = 10.0
"""The sentence of index 10 is worth half as much, by position, as the first."""

Scores = npt.NDArray[np.float64]


def score_salience(sentences: Sequence[Sentence], embeddings: Embeddings, tfidf: Any) -> Scores:
    """Return the salience of each sentence: (n,) float64, higher matters more.

    The sum of four signals: LexRank over tf-idf (Erkan and Radev, 2004), nearness to
    the story's mean embedding and to its tf-idf centroid (Radev et al., 2004), and
    position in the article.

    Args:
        sentences: the sentences, n of them.
        embeddings: (n, dim) float32, unit rows.
        tfidf: (n, vocabulary) CSR, unit rows, from `tfidf_rows`.
    """
    position = np.array([1.0 / (1.0 + s.index / _POSITION_SCALE) for s in sentences])
    return (
        0.5 * _unit_range(lex_rank(tfidf))
        + 0.5 * _unit_range(_cosine_to_mean(embeddings))
        + 1.0 * _unit_range(np.asarray(tfidf @ _centroid(tfidf)).ravel())
        + 1.0 * position
    )


def lex_rank(tfidf: Any) -> Scores:
    """Return the continuous LexRank of each row: (n,) float64, sum 1."""
    similarity = tfidf @ tfidf.T  # (n, n) sparse
    sums = np.asarray(similarity.sum(axis=1)).ravel()
    weights = np.divide(1.0, sums, out=np.zeros_like(sums), where=sums > 0)
    n = similarity.shape[0]
    rank = np.full(n, 1.0 / n)
    for _ in range(_ITERATIONS):
        rank = (1 - _DAMPING) / n + _DAMPING * np.asarray(similarity.T @ (rank * weights)).ravel()
        rank /= rank.sum()
    return rank


def story_weights(texts: Sequence[str]) -> dict[str, float]:
    """Return how much each content stem matters to the story of ``texts``.

    The square root of the number of texts that have it; names and figures count more,
    since they are what news is about.
    """
    counts = Counter(stem for text in texts for stem in set(content_stems(text)))
    specific = {stem for text in texts for name in names(text) for stem in content_stems(name)}
    return {
        word: count**0.5 * (_SPECIFIC if word in specific or word[0].isdigit() else 1.0)
        for word, count in counts.items()
    }


def _centroid(tfidf: Any) -> Scores:
    mean = np.asarray(tfidf.mean(axis=0)).ravel()
    return mean / max(float(np.linalg.norm(mean)), 1e-12)  # type: ignore[no-any-return]


def _cosine_to_mean(embeddings: Embeddings) -> Scores:
    mean = embeddings.mean(axis=0)
    return (embeddings @ (mean / np.linalg.norm(mean))).astype(np.float64)


def _unit_range(values: Scores) -> Scores:
    top = float(values.max())
    return values / top if top > 0 else np.zeros_like(values)
