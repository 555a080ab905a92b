"""How far a difference between two systems could be chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

_RESAMPLES = 10_000
_LEVEL = 0.95
_CHUNK = 4_000_000
"""Story indices drawn at a time, which bounds the memory."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean difference and its 95% interval, ``low`` to ``high``."""

    mean: float
    low: float
    high: float

    @property
    def excludes_zero(self) -> bool:
        """Whether the difference is more than chance would make it."""
        return self.low > 0 or self.high < 0


def paired_interval(
    first: Sequence[float], second: Sequence[float], *, seed: int, resamples: int = _RESAMPLES
) -> Interval:
    """Return the mean of ``first - second`` with its paired bootstrap interval.

    The stories are drawn anew, with replacement, ``resamples`` times; the interval
    holds the middle 95% of the means (the percentile method of Efron and Tibshirani,
    1993). Both systems keep a story's scores together, so that a story that is hard
    for both widens nothing.

    Args:
        first: a score a story, n of them, n > 0.
        second: the other system's, of the same stories in the same order.
        seed: fixes the draws.
        resamples: how many times.
    """
    differences = np.subtract(first, second)  # (n,)
    generator = np.random.default_rng(seed)
    rows = max(_CHUNK // len(differences), 1)
    means = np.concatenate(
        [
            differences[generator.integers(len(differences), size=(size, len(differences)))].mean(1)
            for size in _sizes(resamples, rows)
        ]
    )  # (resamples,)
    low, high = np.quantile(means, [(1 - _LEVEL) / 2, (1 + _LEVEL) / 2])
    return Interval(float(differences.mean()), float(low), float(high))


def _sizes(total: int, most: int) -> list[int]:
    """Cut ``total`` into sizes of at most ``most``."""
    return [min(most, total - start) for start in range(0, total, most)]
