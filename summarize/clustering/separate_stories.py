"""Whether what is given as one event are several."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from summarize.clustering.article_cosines import article_cosines
from summarize.clustering.off_topic import UNRELATED_SHARE, UNRELATED_SIMILARITY
from summarize.clustering.sentence_clusters import link_cosines
from summarize.types import Article, Embeddings, Sentence

_UNRELATED_PAIR = 0.3
"""Cosine under which two articles, with no others to compare, are on two things."""


def find_separate_stories(
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    embeddings: Embeddings,
    *,
    unrelated: float = 0.0,
) -> list[tuple[str, ...]]:
    """Return the ids of the articles by story, if they tell several; else nothing.

    A story is two articles or more that are much nearer to each other than to those of
    another; of two articles alone, each is one if they have next to nothing in common.

    Args:
        articles: the articles, m of them, without those that are off topic.
        sentences: their sentences, n of them.
        embeddings: (n, dim) float32, unit rows, in the order of ``sentences``.
        unrelated: the cosine of sentences with nothing in common, less than 1.
    """
    found = [
        tuple(ids[i] for i in group)
        for _, ids, cosines in article_cosines(articles, sentences, embeddings, unrelated=unrelated)
        for group in _stories(cosines)
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
    if not stories:
        return ()
    names = {each.id: f"“{each.title}”" if each.title else each.id for each in articles}
    listed = "; ".join(", ".join(names[id_] for id_ in story) for story in stories)
    return (
        f"these articles seem to tell {len(stories)} stories: {listed}. One brief holds them"
        " all; make one of each story's articles",
    )


def _stories(cosines: Embeddings) -> list[tuple[int, ...]]:
    """The articles of each story, as indices; those alone with theirs in none."""
    if len(cosines) == 2 and cosines[0, 1] < _UNRELATED_PAIR:
        return [(0,), (1,)]
    if len(cosines) < 3:
        return [tuple(range(len(cosines)))]
    linked = link_cosines(cosines, UNRELATED_SIMILARITY)
    groups = [tuple(map(int, np.flatnonzero(linked == label))) for label in np.unique(linked)]
    groups = sorted(group for group in groups if len(group) > 1)
    near = min((_mean_within(cosines, group) for group in groups), default=0.0)
    apart = all(
        float(cosines[np.ix_(one, other)].mean()) < UNRELATED_SHARE * near
        for one, other in combinations(groups, 2)
    )
    return groups if apart else []


def _mean_within(cosines: Embeddings, group: Sequence[int]) -> float:
    """The mean cosine between the members of a group."""
    return float(np.mean([cosines[i, j] for i, j in combinations(group, 2)]))
