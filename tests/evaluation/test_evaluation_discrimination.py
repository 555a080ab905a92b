import numpy as np
import pytest

from summarize.evaluation.discrimination import auc, balanced_accuracy, best_threshold


def test_auc_by_hand() -> None:
    # Positives 0.9, 0.4; negatives 0.5, 0.1: three of four pairs are in order.
    assert auc([0.9, 0.4, 0.5, 0.1], [True, True, False, False]) == 0.75


def test_a_tie_counts_half() -> None:
    assert auc([0.5, 0.5], [True, False]) == 0.5
    assert auc([0.9, 0.5, 0.5, 0.1], [True, True, False, False]) == 0.875


def test_a_perfect_and_a_reversed_score() -> None:
    labels = [False, False, True, True]
    assert auc([1, 2, 3, 4], labels) == 1.0
    assert auc([4, 3, 2, 1], labels) == 0.0


def test_auc_is_the_share_of_pairs_in_order() -> None:
    generator = np.random.default_rng(0)
    scores = generator.integers(0, 6, 40).astype(float)
    labels = generator.random(40) < 0.3
    pairs = [(a > b) + (a == b) / 2 for a in scores[labels] for b in scores[~labels]]
    assert auc(list(scores), list(labels)) == pytest.approx(sum(pairs) / len(pairs))


def test_the_best_threshold_lies_between_the_classes() -> None:
    scores = np.array([0.1, 0.2, 0.6, 0.8])
    assert best_threshold(scores, np.array([False, False, True, True])) == pytest.approx(0.4)


def test_a_score_that_separates_is_right_both_ways() -> None:
    scores = [0.1] * 6 + [0.9] * 4
    labels = [False] * 6 + [True] * 4
    assert balanced_accuracy(scores, labels, seed=0) == 1.0


def test_a_score_that_says_nothing_is_at_chance() -> None:
    assert balanced_accuracy([0.5] * 10, [True] * 7 + [False] * 3, seed=0) == 0.5


def test_the_threshold_is_not_measured_on_what_chose_it() -> None:
    generator = np.random.default_rng(3)
    scores, labels = generator.random(400), np.arange(400) < 200
    chosen_on_all = best_threshold(scores, labels)
    called = scores >= chosen_on_all
    optimistic = (called[labels].mean() + (~called[~labels]).mean()) / 2
    assert balanced_accuracy(list(scores), list(labels), seed=0) < optimistic


def test_equal_seeds_split_alike() -> None:
    generator = np.random.default_rng(5)
    scores, labels = list(generator.random(30)), [i % 3 == 0 for i in range(30)]
    assert balanced_accuracy(scores, labels, seed=1) == balanced_accuracy(scores, labels, seed=1)
