import numpy as np
import pytest

from summarize.evaluation.bootstrap import paired_interval


def scores(mean: float, *, n: int = 200, seed: int = 1) -> tuple[list[float], list[float]]:
    """Return two systems' scores whose differences have this mean and deviation 5."""
    generator = np.random.default_rng(seed)
    hardness = generator.normal(40, 15, n)
    differences = generator.normal(0, 5, n)
    differences += mean - differences.mean()
    return list(hardness + differences), list(hardness)


def test_no_difference_is_covered() -> None:
    interval = paired_interval(*scores(0.0), seed=0)
    assert interval.mean == pytest.approx(0.0, abs=1e-9)
    assert not interval.excludes_zero


def test_a_big_difference_excludes_zero() -> None:
    interval = paired_interval(*scores(2.0), seed=0)
    assert interval.excludes_zero
    assert 0 < interval.low < interval.mean < interval.high


def test_a_negative_difference_excludes_zero_too() -> None:
    first, second = scores(2.0)
    assert paired_interval(second, first, seed=0).high < 0


def test_the_interval_is_about_the_normal_one() -> None:
    first, second = scores(1.0)
    error = np.std(np.subtract(first, second)) / np.sqrt(len(first))
    interval = paired_interval(first, second, seed=0)
    assert interval.low == pytest.approx(1.0 - 1.96 * error, abs=0.05)
    assert interval.high == pytest.approx(1.0 + 1.96 * error, abs=0.05)


def test_pairing_keeps_hard_stories_from_widening_the_interval() -> None:
    first, second = scores(1.0)
    paired = paired_interval(first, second, seed=0)
    unpaired = paired_interval(first, list(reversed(second)), seed=0)
    assert unpaired.high - unpaired.low > 2 * (paired.high - paired.low)


def test_equal_seeds_give_equal_intervals() -> None:
    assert paired_interval(*scores(1.0), seed=7) == paired_interval(*scores(1.0), seed=7)
    assert paired_interval(*scores(1.0), seed=7) != paired_interval(*scores(1.0), seed=8)


def test_many_stories_are_drawn_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarize.evaluation.bootstrap._CHUNK", 1000)
    interval = paired_interval(*scores(2.0), seed=0, resamples=333)
    assert interval.low < 2.0 < interval.high


def test_a_constant_difference_has_an_interval_of_one_point() -> None:
    interval = paired_interval([3.0, 5.0], [1.0, 3.0], seed=0)
    assert (interval.mean, interval.low, interval.high) == (2.0, 2.0, 2.0)
