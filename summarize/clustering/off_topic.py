"""Which articles are about something else than the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from summarize.types import Article, Embeddings, Sentence

_UNRELATED_SIMILARITY = 0.4
"""Mean cosine to the other articles under which an article may be off topic."""
_UNRELATED_SHARE = 0.6
"""… if it is also under this share of what is usual between the others."""
_MIN_ARTICLES = 3
_LEAST_OWN = 1e-3
"""Of an article's mean vector, squared, the least share that is not common to all."""


def find_off_topic_articles(
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    embeddings: Embeddings,
    *,
    share: float = _UNRELATED_SHARE,
    unrelated: float = 0.0,
) -> list[str]:
    """Return the ids of the articles that belong to another story.

    Articles are compared with those in the same language. Fewer than three are never told
    apart: neither is the odd one.

    Args:
        articles: the articles, m of them.
        sentences: their sentences, n of them.
        embeddings: (n, dim) float32, unit rows, in the order of ``sentences``.
        share: the share of the usual cosine between articles under which one is odd.
        unrelated: the cosine of sentences with nothing in common, less than 1.
    """
    rows_of: defaultdict[str, list[int]] = defaultdict(list)
    for row, sentence in enumerate(sentences):
        rows_of[sentence.article_id].append(row)
    languages = dict.fromkeys(article.language for article in articles)
    return [
        id_
        for language in languages
        for id_ in _odd_ones(
            [article.id for article in articles if article.language == language],
            rows_of,
            embeddings,
            share,
            unrelated,
        )
    ]


def _odd_ones(
    article_ids: Sequence[str],
    rows_of: Mapping[str, list[int]],
    embeddings: Embeddings,
    share: float,
    unrelated: float,
) -> list[str]:
    present = [id_ for id_ in article_ids if id_ in rows_of]
    if len(present) < _MIN_ARTICLES:
        return []
    means = np.stack([embeddings[rows_of[article_id]].mean(axis=0) for article_id in present])
    lengths = np.linalg.norm(means, axis=1, keepdims=True)
    means /= lengths
    similarity = _without(unrelated, means @ means.T, lengths)  # (m, m)
    to_others = (similarity.sum(axis=1) - 1.0) / (len(present) - 1)
    usual = float(np.median(to_others))
    if usual <= 0.0:
        return []  # they are on nothing in common, so none of them is the odd one
    limit = min(_UNRELATED_SIMILARITY, share * usual)
    return [
        article_id for article_id, value in zip(present, to_others, strict=True) if value < limit
    ]


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
