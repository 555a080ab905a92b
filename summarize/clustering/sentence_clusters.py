"""Sentences that say the same thing, by average linkage over their embeddings."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import numpy.typing as npt

from summarize.clustering.average_linkage import Groups, link_by_average
from summarize.clustering.near_pairs import ALL_PAIRS_UP_TO
from summarize.room import scipy_hierarchy
from summarize.types import Embeddings

SAME_STATEMENT_SIMILARITY = 0.7
"""Mean cosine from which two groups of sentences are one statement (all-MiniLM-L6-v2)."""


def cluster_sentences(
    embeddings: Embeddings, *, threshold: float = SAME_STATEMENT_SIMILARITY
) -> list[tuple[int, ...]]:
    """Group sentences that say the same thing.

    Args:
        embeddings: (n, dim) float32, unit rows, one a sentence.
        threshold: mean cosine in [-1, 1] from which two groups are merged.

    Returns:
        The groups as the ascending places of their sentences, by their first member.
    """
    if len(embeddings) < 2:
        return [(index,) for index in range(len(embeddings))]
    link = _link_all_pairs if len(embeddings) <= ALL_PAIRS_UP_TO else link_by_average
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for index, group in enumerate(link(embeddings, threshold)):
        groups[int(group)].append(index)
    return sorted(tuple(group) for group in groups.values())


def link_cosines(cosines: npt.NDArray[np.floating], threshold: float) -> Groups:
    """Return the group of each of n things by average linkage.

    Args:
        cosines: (n, n), n of 2 or more.
        threshold: mean cosine in [-1, 1] from which two groups are merged.
    """
    distances = np.maximum(1.0 - cosines[np.triu_indices(len(cosines), k=1)], 0.0)
    tree = scipy_hierarchy().linkage(distances.astype(np.float64), method="average")
    groups: Groups = scipy_hierarchy().fcluster(tree, t=1.0 - threshold, criterion="distance")
    return groups


def _link_all_pairs(embeddings: Embeddings, threshold: float) -> Groups:
    return link_cosines(embeddings @ embeddings.T, threshold)
