"""Sentences that say the same thing, by average linkage over their embeddings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from summarize.clustering.average_linkage import Groups, link_by_average
from summarize.clustering.near_pairs import ALL_PAIRS_UP_TO
from summarize.types import Embeddings, Sentence

SAME_STATEMENT_SIMILARITY = 0.7
"""Mean cosine from which two groups of sentences are one statement (all-MiniLM-L6-v2)."""


def cluster_sentences(
    sentences: Sequence[Sentence],
    embeddings: Embeddings,
    *,
    threshold: float = SAME_STATEMENT_SIMILARITY,
) -> list[tuple[int, ...]]:
    """Group ``sentences`` that say the same thing.

    Args:
        sentences: the sentences, n of them.
        embeddings: (n, dim) float32, unit rows, in the same order.
        threshold: mean cosine in [-1, 1] from which two groups are merged.

    Returns:
        The groups as ascending indices into ``sentences``, by their first member.
    """
    return link_vectors(embeddings, threshold)


def link_vectors(rows: Embeddings, threshold: float) -> list[tuple[int, ...]]:
    """Return the groups of average linkage, as ascending indices, by their first member.

    Args:
        rows: (n, dim) float32, unit rows.
        threshold: mean cosine in [-1, 1] from which two groups are merged.
    """
    if len(rows) < 2:
        return [(index,) for index in range(len(rows))]
    link = _link_all_pairs if len(rows) <= ALL_PAIRS_UP_TO else link_by_average
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for index, group in enumerate(link(rows, threshold)):
        groups[int(group)].append(index)
    return sorted(tuple(group) for group in groups.values())


def _link_all_pairs(embeddings: Embeddings, threshold: float) -> Groups:
    from scipy.cluster.hierarchy import fcluster, linkage

    tree = linkage(_condensed_distances(embeddings), method="average")
    groups: Groups = fcluster(tree, t=1.0 - threshold, criterion="distance")
    return groups


def _condensed_distances(embeddings: Embeddings) -> npt.NDArray[np.float64]:
    """Cosine distances of all pairs i < j, row by row: (n * (n - 1) / 2,) float64."""
    similarity = embeddings @ embeddings.T  # (n, n)
    distances = 1.0 - similarity[np.triu_indices(len(embeddings), k=1)]
    condensed: npt.NDArray[np.float64] = np.maximum(distances, 0.0).astype(np.float64)
    return condensed
