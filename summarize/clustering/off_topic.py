"""Which articles are about something else than the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from summarize.clustering.sentence_clusters import link_vectors
from summarize.types import Article, Embeddings, Sentence

_UNRELATED_SIMILARITY = 0.4
"""Mean cosine to the other articles under which an article may be off topic."""
_UNRELATED_SHARE = 0.6
"""… if it is also under this share of what is usual between the others."""
_UNRELATED_PAIR = 0.3
"""Cosine under which two articles, with no others to compare, are on two things."""
_MIN_ARTICLES = 3


def find_off_topic_articles(
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    embeddings: Embeddings,
    *,
    share: float = _UNRELATED_SHARE,
) -> list[str]:
    """Return the ids of the articles that belong to another story.

    Articles are compared with those in the same language. Fewer than three are never told
    apart: neither is the odd one.

    Args:
        articles: the articles, m of them.
        sentences: their sentences, n of them.
        embeddings: (n, dim) float32, unit rows, in the order of ``sentences``.
        share: the share of the usual cosine between articles under which one is odd.
    """
    return [
        id_
        for ids, means in _by_language(articles, sentences, embeddings)
        for id_ in _odd_ones(ids, means @ means.T, share)
    ]


def find_separate_stories(
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    embeddings: Embeddings,
    *,
    share: float = _UNRELATED_SHARE,
    pair: float = _UNRELATED_PAIR,
) -> list[tuple[str, ...]]:
    """Return the ids of the articles by story, if they tell several; else nothing.

    A story is two articles or more that are much nearer to each other than to those of
    another; of two articles alone, each is one if they have next to nothing in common.

    Args:
        articles: the articles, m of them, without those that are off topic.
        sentences: their sentences, n of them.
        embeddings: (n, dim) float32, unit rows, in the order of ``sentences``.
        share: the share of the mean cosine within a story under which that to another is.
        pair: the cosine under which two articles alone are two stories.
    """
    found = [
        tuple(ids[i] for i in group)
        for ids, means in _by_language(articles, sentences, embeddings)
        for group in _stories(means, share, pair)
    ]
    return found if len(found) > 1 else []


def warn_of_stories(
    stories: Sequence[Sequence[str]], articles: Sequence[Article]
) -> tuple[str, ...]:
    """Return the warning that one brief holds several stories, if it does.

    Args:
        stories: the ids of the articles of each, from `find_separate_stories`.
        articles: all articles.
    """
    names = {each.id: f"“{each.title}”" if each.title else each.id for each in articles}
    listed = "; ".join(", ".join(names[id_] for id_ in story) for story in stories)
    return (
        (
            f"these articles seem to tell {len(stories)} stories: {listed}. One brief holds them"
            " all; make one of each story's articles",
        )
        if stories
        else ()
    )


def _by_language(
    articles: Sequence[Article], sentences: Sequence[Sentence], embeddings: Embeddings
) -> Iterator[tuple[list[str], Embeddings]]:
    """Yield the ids of the articles in each language, m of them, and their unit means: (m, dim)."""
    rows_of: defaultdict[str, list[int]] = defaultdict(list)
    for row, sentence in enumerate(sentences):
        rows_of[sentence.article_id].append(row)
    ids_of: defaultdict[str | None, list[str]] = defaultdict(list)
    for article in articles:
        if article.id in rows_of:
            ids_of[article.language].append(article.id)
    for ids in ids_of.values():
        means = np.stack([embeddings[rows_of[id_]].mean(axis=0) for id_ in ids])
        means /= np.linalg.norm(means, axis=1, keepdims=True)
        yield ids, means


def _odd_ones(article_ids: Sequence[str], similarity: Embeddings, share: float) -> list[str]:
    if len(article_ids) < _MIN_ARTICLES:
        return []
    to_others = (similarity.sum(axis=1) - 1.0) / (len(article_ids) - 1)
    limit = min(_UNRELATED_SIMILARITY, share * float(np.median(to_others)))
    return [id_ for id_, value in zip(article_ids, to_others, strict=True) if value < limit]


def _stories(means: Embeddings, share: float, pair: float) -> list[tuple[int, ...]]:
    """The articles of each story, as indices; those alone with theirs in none."""
    similarity = means @ means.T  # (m, m)
    if len(means) < _MIN_ARTICLES:
        apart = len(means) == 2 and similarity[0, 1] < pair
        return [(0,), (1,)] if apart else [tuple(range(len(means)))]
    groups = [group for group in link_vectors(means, _UNRELATED_SIMILARITY) if len(group) > 1]
    near = min((_mean_within(similarity, group) for group in groups), default=0.0)
    apart = all(
        float(similarity[np.ix_(one, other)].mean()) < share * near
        for one, other in combinations(groups, 2)
    )
    return groups if apart else []


def _mean_within(similarity: Embeddings, group: Sequence[int]) -> float:
    """The mean cosine between the members of a group."""
    return float(np.mean([similarity[i, j] for i, j in combinations(group, 2)]))
