"""Average linkage over a sparse graph, for more vectors than a matrix of all pairs allows.

All groups that are each other's nearest are merged at once, again and again, which gives
the same groups as merging one pair at a time (Sumengen et al., "Scaling Hierarchical
Agglomerative Clustering to Billion-sized Datasets", 2021). A large group also takes in all
the small ones around it at once, in place of one a round (as with the approximate merges of
Dhulipala et al., "Hierarchical Agglomerative Graph Clustering in Poly-Logarithmic Depth",
2022). The mean cosine of two groups is the inner product of their mean vectors, so no
similarities are kept. Two groups can be merged only if some pair of their members reaches
the threshold: given all such pairs, the result is nearly that of average linkage over all.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from summarize.clustering.near_pairs import Pairs, near_pairs, unique_pairs
from summarize.types import Embeddings

Groups = npt.NDArray[np.int64]
"""(n,) int64: the group of each row, counted from 0."""
Sizes = npt.NDArray[np.float32]

_SEARCHES = 3
_BLOCK_PAIRS = 16384
_MUCH_LARGER = 32
"""By so many times a group is larger than what it takes in out of turn: its mean hardly moves."""
_SURELY = 0.03
"""How much nearer than the threshold this must be, since the mean does move."""


def link_by_average(rows: Embeddings, threshold: float) -> Groups:
    """Return the group of each row, the mean cosine of any two groups below ``threshold``.

    What the groups are to be compared with is searched for again after they are merged,
    until there is nothing to merge, since the search is not exhaustive.

    Args:
        rows: (n, dim) float32, unit rows.
        threshold: mean cosine in [-1, 1].
    """
    # Sentences that many articles have word for word are one row from the start.
    as_bytes = np.ascontiguousarray(rows).view(f"V{rows.shape[1] * rows.itemsize}").ravel()
    groups = np.unique(as_bytes, return_inverse=True)[1]
    sums, sizes = _totals(rows, groups), np.bincount(groups).astype(np.float32)
    for seed in range(_SEARCHES):
        pairs = near_pairs(sums / sizes[:, None], threshold, seed=seed)
        merged = _merge(sums, sizes, pairs, threshold)
        groups = merged[groups]
        sums, sizes = _totals(sums, merged), np.bincount(merged, sizes).astype(np.float32)
    return groups


def _totals(sums: Embeddings, groups: Groups) -> Embeddings:
    """Return the sum of the rows of each group: (g, dim) float32."""
    from scipy.sparse import csr_matrix

    places = (groups, np.arange(len(groups)))
    members = csr_matrix((np.ones(len(groups), np.float32), places))  # (g, n)
    totals: Embeddings = members @ sums
    return totals


def _merge(sums: Embeddings, sizes: Sizes, pairs: Pairs, threshold: float) -> Groups:
    """Merge groups until none of ``pairs`` is near, and return the new group of each.

    Args:
        sums: (g, dim) float32, the sum of each group's vectors.
        sizes: (g,) float32, how many they are.
        pairs: the groups to compare.
        threshold: mean cosine from which two are merged.
    """
    sums, sizes = sums.copy(), sizes.copy()
    means = sums / sizes[:, None]
    group_of = np.arange(len(sizes))
    cosines = _inner_products(means, pairs)
    while True:
        near = cosines >= threshold
        pairs, cosines = pairs[near], cosines[near]
        if not len(pairs):
            return np.unique(group_of, return_inverse=True)[1]
        kept, gone = _who_joins_whom(pairs, cosines, sizes, threshold)
        np.add.at(sums, kept, sums[gone])
        np.add.at(sizes, kept, sizes[gone])
        means[kept] = sums[kept] / sizes[kept, None]
        goes_to = np.arange(len(sizes))
        goes_to[gone] = kept
        group_of, pairs = goes_to[group_of], goes_to[pairs]
        # Only what has to do with a group that has grown is compared again.
        grown = np.zeros(len(sizes), dtype=bool)
        grown[kept] = True
        stale = grown[pairs].any(axis=1)
        fresh = unique_pairs(pairs[stale], len(sizes))
        pairs = np.concatenate([pairs[~stale], fresh])
        cosines = np.concatenate([cosines[~stale], _inner_products(means, fresh)])


def _inner_products(rows: Embeddings, pairs: Pairs) -> npt.NDArray[np.float32]:
    """The inner product of the two rows of each pair: (p,) float32."""
    blocks = np.split(pairs, range(_BLOCK_PAIRS, len(pairs), _BLOCK_PAIRS))
    products = [np.einsum("ij,ij->i", rows[block[:, 0]], rows[block[:, 1]]) for block in blocks]
    return np.concatenate(products)


def _who_joins_whom(
    pairs: Pairs, cosines: npt.NDArray[np.float32], sizes: Sizes, threshold: float
) -> tuple[Groups, Groups]:
    """Return groups that stay, and one that is merged into each of them.

    Two groups that are each other's nearest are merged, and with them the much smaller ones
    whose nearest is one of the two. None that stays is merged into another.
    """
    nearest, cosine = _nearest(pairs, cosines, len(sizes))
    able = np.flatnonzero(nearest >= 0)
    host = nearest[able]
    mutual = nearest[host] == able
    in_passing = sizes[able] * _MUCH_LARGER <= sizes[host]
    in_passing &= cosine[able] >= threshold + _SURELY
    stays_as = np.full(len(sizes), -1)
    stays_as[able[mutual]] = np.minimum(able, host)[mutual]
    joins = (mutual & (able > host)) | (in_passing & ~mutual & (stays_as[host] >= 0))
    return stays_as[host[joins]], able[joins]


def _nearest(
    pairs: Pairs, cosines: npt.NDArray[np.float32], n_groups: int
) -> tuple[Groups, npt.NDArray[np.float32]]:
    """Return the group nearest to each, or -1, and how near: (n_groups,) both.

    Of equally near pairs the first is the nearer to both of its groups, so that there is
    always one whose groups are each other's nearest.
    """
    highest = np.full(n_groups, -np.inf, dtype=cosines.dtype)
    np.maximum.at(highest, pairs.ravel(), np.repeat(cosines, 2))
    first = np.full(n_groups, len(pairs))
    for side in pairs.T:
        best = np.flatnonzero(cosines == highest[side])
        np.minimum.at(first, side[best], best)
    nearest, some = np.full(n_groups, -1), np.flatnonzero(first < len(pairs))
    nearest[some] = pairs[first[some]].sum(axis=1) - some
    return nearest, highest
