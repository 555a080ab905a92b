"""How well a score tells two classes apart, without choosing a threshold by hand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float64]
Labels = npt.NDArray[np.bool_]


def auc(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """Return the area under the ROC curve, in [0, 1]; 0.5 is chance.

    It is the chance that a positive scores above a negative, a tie counting half
    (the Mann-Whitney statistic; Hanley and McNeil, 1982).

    Args:
        scores: one a case.
        labels: whether each case is positive; there must be both kinds.
    """
    ranks = _ranks(np.asarray(scores, dtype=np.float64))
    positive = np.asarray(labels, dtype=np.bool_)
    positives, negatives = positive.sum(), (~positive).sum()
    wins = ranks[positive].sum() - positives * (positives + 1) / 2
    return float(wins / (positives * negatives))


def balanced_accuracy(scores: Sequence[float], labels: Sequence[bool], *, seed: int) -> float:
    """Return the mean of the two classes' accuracies, in [0, 1]; 0.5 is chance.

    The threshold is never measured on the cases that chose it: each class is split
    into random halves, the threshold that is best on one half is measured on the
    other, and the other way round, and the two results are averaged.

    Args:
        scores: one a case.
        labels: whether each case is positive; there must be two or more of each kind.
        seed: fixes the split.
    """
    values, positive = np.asarray(scores, dtype=np.float64), np.asarray(labels, dtype=np.bool_)
    first = _half_of_each_class(positive, np.random.default_rng(seed))
    both_ways = [
        _balanced_at(best_threshold(values[chosen], positive[chosen]), values[rest], positive[rest])
        for chosen, rest in ((first, ~first), (~first, first))
    ]
    return float(np.mean(both_ways))


def best_threshold(scores: Scores, labels: Labels) -> float:
    """Return the threshold that separates best: positive is what scores at least as much.

    It lies halfway between two scores that occur, or below them all; of equally good
    thresholds the lowest is taken.
    """
    known = np.unique(scores)
    thresholds = np.concatenate([[-np.inf], (known[:-1] + known[1:]) / 2])
    return float(max(thresholds, key=lambda threshold: _balanced_at(threshold, scores, labels)))


def _balanced_at(threshold: float, scores: Scores, labels: Labels) -> float:
    called = scores >= threshold
    return float((called[labels].mean() + (~called[~labels]).mean()) / 2)


def _ranks(scores: Scores) -> Scores:
    """Rank from 1 up; equal scores share the mean of their ranks."""
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    shared: Scores = (last - (counts - 1) / 2)[inverse]
    return shared


def _half_of_each_class(labels: Labels, generator: np.random.Generator) -> Labels:
    half = np.zeros(len(labels), dtype=np.bool_)
    for kind in (True, False):
        cases = generator.permutation(np.flatnonzero(labels == kind))
        half[cases[: len(cases) // 2]] = True
    return half
