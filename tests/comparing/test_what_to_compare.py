from __future__ import annotations

import numpy as np

from summarize.comparing import groups_to_compare, sentences_to_parse
from summarize.types import Sentence


def sentence(number: int, article: str) -> Sentence:
    return Sentence(f"s{number}", article, 0, 0, 0, 1, f"Sentence {number}")


def test_compared_are_groups_of_two_sources_and_near_pairs_across_groups() -> None:
    sentences = [sentence(n, article) for n, article in enumerate("aabbc")]
    vectors = np.eye(5, dtype=np.float32)
    vectors[4] = [0.8, 0.6, 0, 0, 0]  # near to 0 and 1 in other groups
    groups = [(0, 2), (1,), (3,), (4,)]
    compared = groups_to_compare(groups, sentences, vectors, copies={})
    assert compared == [(0, 2), (0, 4), (1, 4)]
    assert [s.id for s in sentences_to_parse(compared, sentences, copies={})] == [
        *("s0", "s1", "s2", "s4")
    ]


def test_a_near_copy_is_no_second_source() -> None:
    sentences = [sentence(0, "a"), sentence(1, "b")]
    vectors = np.ones((2, 1), dtype=np.float32)
    assert groups_to_compare([(0, 1)], sentences, vectors, copies={"b": "a"}) == []
