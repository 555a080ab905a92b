"""Which of many vectors are near each other, without comparing each with each.

An inverted file, as in Sivic and Zisserman, "Video Google", 2003, and Jégou et al.,
"Product Quantization for Nearest Neighbor Search", 2011: the vectors are put into cells
around centroids, each into the few cells that it is nearest to, and compared within cells.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from summarize.types import Embeddings

Pairs = npt.NDArray[np.int64]
"""(p, 2) int64: each pair once, i < j, in ascending order."""

ALL_PAIRS_UP_TO = 2000
"""Vectors whose pairs are all compared."""
_CELL_ROWS = 128
"""Vectors for which there is one centroid."""
_CELLS_PER_ROW = 4
"""The cells that a vector is put into: more find more of the pairs, and cost as much more."""
_BLOCK_ROWS = 1024
_MOST_NEIGHBOURS = 16
"""Pairs kept of a vector in a block, the nearest: a thousand copies are not a million pairs."""


def near_pairs(rows: Embeddings, threshold: float, *, seed: int = 0) -> Pairs:
    """Return the pairs of ``rows`` whose cosine is ``threshold`` or more.

    Up to `ALL_PAIRS_UP_TO` rows all pairs are compared; beyond, some are missed, most of
    them just over the threshold. The same rows and seed give the same pairs.

    Args:
        rows: (n, dim) float32, of unit length or less.
        threshold: inner product in [-1, 1].
        seed: chooses the cells; another misses other pairs.
    """
    if len(rows) <= ALL_PAIRS_UP_TO:
        return _pairs_within(rows, np.arange(len(rows)), threshold, most=len(rows))
    found = [
        _pairs_within(rows, cell, threshold, most=_MOST_NEIGHBOURS) for cell in _cells(rows, seed)
    ]
    return unique_pairs(np.concatenate(found), len(rows))


def unique_pairs(pairs: Pairs, n: int) -> Pairs:
    """Return each of ``pairs`` once, i < j < n, in ascending order, without those of i == j."""
    low, high = pairs.min(axis=1), pairs.max(axis=1)
    codes = np.sort((low * n + high)[low < high])  # np.unique hashes, which is slower
    return np.stack(np.divmod(codes[np.diff(codes, prepend=-1) > 0], n), axis=1)


def _cells(rows: Embeddings, seed: int) -> Iterator[npt.NDArray[np.int64]]:
    """Yield the members of each cell, ascending."""
    n_cells = len(rows) // _CELL_ROWS
    # Vectors taken at random lie where the vectors lie: dense regions get more cells.
    chosen = np.random.default_rng(seed).choice(len(rows), n_cells, replace=False)
    centroids = rows[np.sort(chosen)]
    blocks = np.split(rows, range(_BLOCK_ROWS, len(rows), _BLOCK_ROWS))
    nearest = np.concatenate([_highest(block @ centroids.T) for block in blocks])
    by_cell = np.argsort(nearest.ravel(), kind="stable")
    sizes = np.bincount(nearest.ravel(), minlength=n_cells)
    yield from np.split(by_cell // _CELLS_PER_ROW, np.cumsum(sizes)[:-1])


def _highest(cosines: npt.NDArray[np.float32]) -> npt.NDArray[np.int64]:
    """Return where the highest `_CELLS_PER_ROW` of each row are; ``cosines`` is used up."""
    each = np.arange(len(cosines))
    columns = []
    for _ in range(_CELLS_PER_ROW):  # for so few much quicker than a partition
        columns.append(cosines.argmax(axis=1))
        cosines[each, columns[-1]] = -np.inf
    return np.stack(columns, axis=1)


def _pairs_within(
    rows: Embeddings, cell: npt.NDArray[np.int64], threshold: float, *, most: int
) -> Pairs:
    """Return the near pairs of the rows named in ``cell``, ascending; ``most`` a row and block."""
    own = rows[cell]
    found = [np.empty((0, 2), dtype=np.int64)]
    for start in range(0, len(cell), _BLOCK_ROWS):
        block = own[start : start + _BLOCK_ROWS] @ own[start:].T  # only to itself and later rows
        near = np.triu(block >= threshold, 1)
        crowded = np.flatnonzero(near.sum(axis=1) > most)
        if len(crowded):
            of_these = np.where(near[crowded], block[crowded], -np.inf)
            kept = np.argpartition(of_these, -most)[:, -most:]
            near[crowded] = False
            near[crowded[:, None], kept] = True
        found.append(cell[np.argwhere(near) + start])
    return np.concatenate(found)


def highest_cosines(rows: Embeddings, others: Embeddings) -> npt.NDArray[np.float32]:
    """Return how near each of ``rows`` (n) comes to any of ``others`` (at least one): (n,)."""
    blocks = np.split(rows, range(_BLOCK_ROWS, len(rows), _BLOCK_ROWS))
    return np.concatenate([(block @ others.T).max(axis=1) for block in blocks])
