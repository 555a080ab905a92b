"""The plain sum of signals that the field knows: what a choice of sentences has to beat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from summarize.evaluation.datasets import ReferenceStory
from summarize.evaluation.systems.system import Prediction, fill_budget, sentences_in
from summarize.language.words import count_words
from summarize.selection import tfidf_rows
from summarize.types import SentenceEmbedder

_LEXRANK, _MEANING = 0.5, 0.5
_POSITION_SCALE = 10.0
_DAMPING = 0.85
_ROUNDS = 50
_LEAST_WORDS = 5

Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Signals:
    """Untuned: half LexRank, half nearness to the mean vector, centroid and position in full.

    The k-th sentence of an article, from 0, gets 1 / (1 + k / 10). Again and again the sentence
    is taken whose sum, less its highest cosine to what is taken already, is highest.
    """

    embedder: SentenceEmbedder
    name: str = "signals"
    timed: bool = True

    def summarize(self, story: ReferenceStory, words: int) -> Prediction:
        """Return the sentences in the order in which they were taken."""
        sentences = [s for s in sentences_in(story) if count_words(s.text) >= _LEAST_WORDS]
        if not sentences:
            return Prediction.of([], fused_share=0.0)
        texts = [sentence.text for sentence in sentences]
        vectors = self.embedder.embed(texts)  # (n, dim)
        rows = tfidf_rows(texts, [sentence.language for sentence in sentences])
        centroid = np.asarray(rows.mean(axis=0)).ravel()
        mean = vectors.mean(axis=0)
        worth = (
            _LEXRANK * _lexrank(rows)
            + _MEANING * (vectors @ (mean / np.linalg.norm(mean)))
            + np.asarray(rows @ (centroid / max(float(np.linalg.norm(centroid)), 1e-12))).ravel()
            + 1.0 / (1.0 + np.array([s.index for s in sentences]) / _POSITION_SCALE)
        )
        taken: list[int] = []
        nearest = np.zeros(len(texts))
        for _ in texts:  # each turn takes what fits best into what is left
            order = [int(i) for i in np.argsort(nearest - worth, kind="stable") if i not in taken]
            fits = fill_budget([*taken, *order], words, text=lambda i: texts[i])
            if len(fits) == len(taken):
                break
            best = fits[len(taken)]
            taken.append(best)
            nearest = np.maximum(nearest, vectors @ vectors[best])
        return Prediction.of([texts[i] for i in taken], fused_share=0.0)


def _lexrank(rows: Any) -> Scores:
    """Continuous LexRank (Erkan and Radev, 2004) of (n, vocabulary) CSR unit rows, 1 at most."""
    likeness = (rows @ rows.T).toarray()
    moves = likeness / np.maximum(likeness.sum(axis=1, keepdims=True), 1e-12)
    n = len(moves)
    rank: Scores = np.full(n, 1.0 / n)
    for _ in range(_ROUNDS):
        rank = (1.0 - _DAMPING) / n + _DAMPING * (moves.T @ rank)
    return rank / float(rank.max())
