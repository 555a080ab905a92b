"""How near the articles on an event are to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from summarize.language.languages import ENGLISH
from summarize.types import Article, Embeddings, Sentence

_LEAST_OWN = 1e-3
"""Of an article's mean vector, squared, the least share that is not common to all."""


def rows_by_article(sentences: Sequence[Sentence]) -> Mapping[str, list[int]]:
    """Return, by article id, the places of its sentences; none for one without a sentence."""
    rows: dict[str, list[int]] = {}
    for row, sentence in enumerate(sentences):
        rows.setdefault(sentence.article_id, []).append(row)
    return rows


def article_cosines(
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    embeddings: Embeddings,
    *,
    unrelated: float = 0.0,
) -> Iterator[tuple[str, list[str], Embeddings]]:
    """Yield each language, the ids of its articles, m of them, and their cosines: (m, m).

    Articles are compared with those in the same language only, by the means of their sentences'
    vectors; those without a sentence are left out.

    Args:
        articles: the articles.
        sentences: sentences of theirs, n of them.
        embeddings: (n, dim) float32, unit rows, in the order of ``sentences``.
        unrelated: the cosine of sentences with nothing in common, less than 1.
    """
    rows_of = rows_by_article(sentences)
    ids_in: defaultdict[str, list[str]] = defaultdict(list)
    for article in articles:
        if article.id in rows_of:
            ids_in[article.language or ENGLISH].append(article.id)
    for language, ids in ids_in.items():
        means = np.stack([embeddings[rows_of[id_]].mean(axis=0) for id_ in ids])
        lengths = np.linalg.norm(means, axis=1, keepdims=True)
        means /= lengths
        yield language, ids, _without(unrelated, means @ means.T, lengths)


def _without(common: float, cosines: Embeddings, lengths: Embeddings) -> Embeddings:
    """Return the cosines of mean vectors without what all vectors have in common.

    Args:
        common: the inner product of vectors that share nothing else.
        cosines: (m, m) of the means.
        lengths: (m, 1) of the means.
    """
    shared = common / (lengths * lengths.T)
    own = np.maximum(1.0 - np.diagonal(shared), _LEAST_OWN)
    without: Embeddings = (cosines - shared) / np.sqrt(np.outer(own, own))
    return without
