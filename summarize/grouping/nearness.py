"""How near articles are: the cosine of their rare words, less the more days lie between them.

The more of these words two share, the less the days count: a follow-up names who and where the
first report did.

Which pairs are worth comparing is found by the heaviest words of each, so that time grows with
the number of articles and not with that of their pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from summarize.grouping.terms import ArticleTerms

_READ_BEFORE, _WITH_EACH = 1000.0, 10.0
"""Rarity is counted as if so many articles had been read before, so many of them with each stem:
in a pile of ten, too, a word that half of them have is not worth nothing."""
_DAYS, _EVER = 4.0, 0.3
"""Nearness falls with the days between two articles as a bell curve of that deviation does, to
so much of it: most is told within days, but what happened is told of again."""
_KEYS = 40
"""So many of its heaviest stems find the articles that an article is compared with …"""
_MOST_SHARE = 1000
"""… but none that so many articles share, which tells nothing and costs the square of them."""
_BLOCK = 512

Rows = npt.NDArray[np.int64]
Values = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Nearness:
    """The articles' vectors and days, by row.

    Attributes:
        stems: of each column.
        vectors: scipy CSR (n, stems), float32, unit rows.
        days: (n,) float64, NaN where an article has no date.
    """

    stems: tuple[str, ...]
    vectors: Any
    days: Values

    @classmethod
    def of(cls, articles: Sequence[ArticleTerms]) -> Nearness:
        """Weigh each stem by how rare it is among the articles."""
        from scipy.sparse import csr_matrix

        shared = Counter(chain.from_iterable(each.weights for each in articles))
        stems = tuple(sorted(shared))
        place = {stem: column for column, stem in enumerate(stems)}
        having = np.array([shared[stem] for stem in stems], dtype=np.float64)
        rarity = np.log((_READ_BEFORE + len(articles)) / (_WITH_EACH + having)).clip(min=0.0)
        sizes = [len(each.weights) for each in articles]
        columns = np.fromiter(
            (place[stem] for each in articles for stem in each.weights), np.int32, sum(sizes)
        )
        weights = np.fromiter(
            (weight for each in articles for weight in each.weights.values()),
            np.float64,
            sum(sizes),
        )
        rows = np.repeat(np.arange(len(articles)), sizes)
        data = weights * rarity[columns]
        lengths = np.sqrt(np.bincount(rows, data**2, minlength=len(articles)))
        data /= np.maximum(lengths, 1e-9)[rows]
        shape = (len(articles), max(len(stems), 1))
        vectors = csr_matrix((data.astype(np.float32), (rows, columns)), shape=shape)
        vectors.sort_indices()
        days = np.array([np.nan if each.day is None else each.day for each in articles], np.float64)
        return cls(stems, vectors, days)

    def pairs(self, new: int, least: float) -> Iterator[tuple[Rows, Rows, Values]]:
        """Yield the rows of pairs that are near, the later first, and how near, a block at a time.

        Args:
            new: pairs of two of the first ``new`` rows are not asked for.
            least: what is less near is no pair.
        """
        keys = self._keys()
        by_key = keys.T.tocsc()
        for start in range(new, len(self.days), _BLOCK):
            found = (keys[start : start + _BLOCK] @ by_key).tocoo()
            later, earlier = found.row.astype(np.int64) + start, found.col.astype(np.int64)
            wanted = (found.data >= least / 2) & (earlier < later)
            later, earlier = later[wanted], earlier[wanted]
            near = self.near(later, earlier)
            kept = near >= least
            yield later[kept], earlier[kept], near[kept]

    def near(self, one: Rows, other: Rows) -> Values:
        """Return how near the rows of each pair are, in [0, 1]: (p,) float64."""
        cosines = np.zeros(len(one))
        for start in range(0, len(one), _BLOCK * _BLOCK):
            part = slice(start, start + _BLOCK * _BLOCK)
            product = self.vectors[one[part]].multiply(self.vectors[other[part]])
            cosines[part] = np.asarray(product.sum(axis=1)).ravel()
        apart = np.nan_to_num(self.days[one] - self.days[other])
        together = _EVER + (1 - _EVER) * np.exp(-((apart / _DAYS) ** 2) / 2)
        return cosines * (together + (1 - together) * cosines**2)

    def shared(self, one: int, other: int) -> list[str]:
        """Return the stems that two rows share, what counts most first."""
        product = self.vectors[one].multiply(self.vectors[other]).tocoo()
        weighed = sorted(zip(-product.data, product.col, strict=True))
        return [self.stems[column] for _, column in weighed]

    def _keys(self) -> Any:
        """Return the vectors with the heaviest stems alone that not too many articles share."""
        from scipy.sparse import csr_matrix

        vectors = self.vectors
        having = np.bincount(vectors.indices, minlength=vectors.shape[1])
        weights = np.where(having[vectors.indices] > _MOST_SHARE, 0.0, vectors.data)
        rows = np.repeat(np.arange(vectors.shape[0]), np.diff(vectors.indptr))
        order = np.lexsort((vectors.indices, -weights, rows))
        rank = np.arange(len(order)) - vectors.indptr[rows[order]]
        kept = np.sort(order[(rank < _KEYS) & (weights[order] > 0)])
        places = (rows[kept], vectors.indices[kept])
        return csr_matrix((vectors.data[kept], places), shape=vectors.shape)
