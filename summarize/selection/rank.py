"""Which clusters are worth a sentence, most worthwhile first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from summarize.selection.salience import Scores
from summarize.selection.self_contained import objection, tidy
from summarize.text import count_words
from summarize.types import Cluster, Embeddings, Sentence

_AGREEMENT_WEIGHT = 0.25
"""What each further independent source (on a log scale) adds to a cluster's salience."""
_REDUNDANCY_WEIGHT = 1.0
_SAME_EMBEDDING = 0.75
_SAME_WORDS = 0.6
"""Cosines (embedding, tf-idf) from which two sentences say the same thing."""


def make_clusters(
    groups: Sequence[tuple[int, ...]],
    sentences: Sequence[Sentence],
    salience: Scores,
    *,
    copies: Mapping[str, str],
) -> list[Cluster]:
    """Turn groups of sentence indices into clusters with a representative each.

    A group none of whose sentences can stand alone is left out; so is a sentence
    that cannot, as a representative. A cluster's salience is its representative's,
    raised with the number of independent articles that say it.

    Args:
        groups: indices into ``sentences``, from `cluster_sentences`.
        sentences: the story's sentences.
        salience: (n,) from `score_salience`.
        copies: near-copies of articles and their originals, from `find_near_copies`.
    """
    clusters = []
    for group in groups:
        able = [i for i in group if objection(tidy(sentences[i].text)) is None]
        if not able:
            continue
        best = max(able, key=lambda i: (salience[i], -i))
        sources = {copies.get(sentences[i].article_id, sentences[i].article_id) for i in group}
        clusters.append(
            Cluster(
                id=f"c{len(clusters) + 1}",
                sentence_ids=tuple(sentences[i].id for i in group),
                representative_id=sentences[best].id,
                salience=float(salience[best] + _AGREEMENT_WEIGHT * np.log(len(sources))),
            )
        )
    return clusters


def rank_clusters(
    clusters: Sequence[Cluster],
    sentences: Sequence[Sentence],
    embeddings: Embeddings,
    tfidf: Any,
    *,
    max_words: int,
) -> list[Cluster]:
    """Return clusters by what each adds to those before it, up to ``max_words``.

    Maximal marginal relevance (Carbonell and Goldstein, 1998) over the clusters'
    representatives; one that says what a chosen one says is never taken.

    Args:
        clusters: from `make_clusters`.
        sentences: the story's sentences, n of them.
        embeddings: (n, dim) float32, unit rows.
        tfidf: (n, vocabulary) CSR, unit rows.
        max_words: stop once the representatives have so many words.
    """
    if not clusters:
        return []
    row_of = {sentence.id: row for row, sentence in enumerate(sentences)}
    rows = [row_of[cluster.representative_id] for cluster in clusters]
    lengths = [count_words(sentences[row].text) for row in rows]
    meaning = embeddings[rows] @ embeddings[rows].T  # (m, m)
    wording = (tfidf[rows] @ tfidf[rows].T).toarray()  # (m, m)
    same = (meaning >= _SAME_EMBEDDING) | (wording >= _SAME_WORDS)
    overlap = np.maximum(meaning, wording)

    gain = np.array([cluster.salience for cluster in clusters])
    nearest = np.zeros(len(clusters))
    open_ = np.ones(len(clusters), dtype=bool)
    ranked: list[Cluster] = []
    words = 0
    while open_.any() and words < max_words:
        scores = np.where(open_, gain - _REDUNDANCY_WEIGHT * nearest, -np.inf)
        best = int(scores.argmax())
        ranked.append(clusters[best])
        words += lengths[best]
        open_ &= ~same[best]
        open_[best] = False
        nearest = np.maximum(nearest, overlap[best])
    return ranked
