from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from summarize.clustering import sentence_clusters
from summarize.clustering.average_linkage import link_by_average
from summarize.clustering.near_pairs import highest_cosines, near_pairs
from summarize.clustering.sentence_clusters import cluster_sentences
from summarize.types import Embeddings

THRESHOLD = 0.7


def unit(rows: npt.ArrayLike) -> Embeddings:
    vectors = np.asarray(rows, dtype=np.float32)
    unit_rows: Embeddings = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit_rows


def restated(facts: int, times: int, *, noise: float = 0.1, dim: int = 32) -> Embeddings:
    """Each fact so many times in a row, a little different each time."""
    chance = np.random.default_rng(0)
    centres = np.repeat(unit(chance.normal(size=(facts, dim))), times, axis=0)
    return unit(centres + noise * chance.normal(size=centres.shape))


def groups_of(labels: Sequence[int] | npt.NDArray[np.int64]) -> set[tuple[int, ...]]:
    return {tuple(np.flatnonzero(np.asarray(labels) == label)) for label in set(labels)}


def test_sentences_of_one_direction_are_one_group() -> None:
    rows = unit([(1.0, 0.0), (0.0, 1.0), (1.0, 0.1)])
    assert cluster_sentences(rows) == [(0, 2), (1,)]


def test_the_mean_cosine_decides_not_the_nearest_pair() -> None:
    # 0 and 1 are merged (cosine 0.9); 2 is 0.8 from one of them and 0.45 from the other.
    angles = np.arccos([1.0, 0.9, 0.45])
    rows = unit(np.stack([np.cos(angles), np.sin(angles)], axis=1))
    assert cluster_sentences(rows, threshold=0.65) == [(0, 1), (2,)]
    assert groups_of(link_by_average(rows, 0.65)) == {(0, 1), (2,)}


@pytest.mark.parametrize("number", [0, 1])
def test_one_sentence_or_none_is_no_question(number: int) -> None:
    rows = np.ones((number, 2), dtype=np.float32)
    assert cluster_sentences(rows) == [(0,)] * number


def test_linking_over_the_graph_gives_the_groups_of_all_pairs() -> None:
    rows = restated(60, 5, noise=0.14)
    exact = cluster_sentences(rows)
    assert len(exact) > 60  # some facts fall apart, so that it is the means that decide
    assert groups_of(link_by_average(rows, THRESHOLD)) == set(exact)


def test_a_large_group_takes_in_the_small_ones_around_it() -> None:
    rows = restated(4, 400, noise=0.14)
    exact = cluster_sentences(rows)
    assert groups_of(link_by_average(rows, THRESHOLD)) == set(exact)


def test_large_stories_are_linked_over_the_graph(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = restated(40, 4)
    exact = cluster_sentences(rows)
    monkeypatch.setattr(sentence_clusters, "ALL_PAIRS_UP_TO", 100)
    assert cluster_sentences(rows) == exact


def test_what_is_said_thousands_of_times_is_one_group() -> None:
    rows = np.repeat(restated(3, 1), 2000, axis=0)
    assert groups_of(link_by_average(rows, THRESHOLD)) == {
        tuple(range(start, start + 2000)) for start in (0, 2000, 4000)
    }


def test_the_search_among_many_finds_most_pairs_and_only_near_ones() -> None:
    rows = restated(700, 4)
    found = near_pairs(rows, THRESHOLD, seed=0)
    cosines = np.einsum("ij,ij->i", rows[found[:, 0]], rows[found[:, 1]])
    near = np.triu(rows @ rows.T >= THRESHOLD, k=1).sum()
    assert cosines.min() >= THRESHOLD - 1e-6
    assert len(found) > 0.9 * near


def test_the_same_vectors_give_the_same_groups() -> None:
    rows = restated(700, 4)
    first, second = (link_by_average(rows, THRESHOLD) for _ in range(2))
    assert first.tolist() == second.tolist()


def test_among_few_every_near_pair_is_found_however_many_there_are() -> None:
    rows = np.repeat(restated(2, 1), 30, axis=0)
    assert len(near_pairs(rows, THRESHOLD)) == 2 * (30 * 29) // 2


def test_the_highest_cosine_is_the_same_in_blocks() -> None:
    rows = restated(700, 2)
    others = restated(20, 1, noise=0.3)
    assert highest_cosines(rows, others) == pytest.approx((rows @ others.T).max(axis=1), abs=1e-6)
