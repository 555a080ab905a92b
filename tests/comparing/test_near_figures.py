"""Tolls of two articles that are compared though their sentences share little else."""

from __future__ import annotations

import time

import numpy as np
import pytest

from summarize.analysis import Treebank
from summarize.clustering import Story
from summarize.comparing import compare_sources
from summarize.comparing.near_figures import near_figures
from summarize.testing import default_parser
from summarize.types import Article, Sentence

TREES = Treebank(default_parser())


def readings(*texts: str, cosine: float = 0.5) -> list[list[str]]:
    """What is found to differ in sentences of an article each, all of one cosine to another."""
    sentences = tuple(
        Sentence(f"s{n}", f"a{n % 2}", n // 2, 0, 0, len(text), text)
        for n, text in enumerate(texts)
    )
    count = len(sentences)
    cosines = np.full((count, count), cosine) + (1 - cosine) * np.eye(count)
    rows = np.linalg.cholesky(cosines).astype(np.float32)
    story = Story(sentences, rows, {}, dropped=())
    articles = [Article("a0", ""), Article("a1", "")]
    groups = [(n,) for n in range(count)]
    found = compare_sources(groups, story, articles, TREES)
    return [sorted(reading.value for reading in each.readings) for each in found]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            "The ferry hit a rock at night, injuring 39 people.",
            "41 people were hurt, the hospital said.",
            [["39 people", "41 people"]],
        ),
        (
            "Police arrested four protesters.",
            "At the gate five protesters were arrested.",
            [["five protesters", "four protesters"]],
        ),
        ("Police arrested three men.", "Four people have been arrested.", []),
        ("At least 39 people were hurt.", "41 people were hurt, the hospital said.", []),
        (
            "The attack left 20 people dead, including the three gunmen.",
            "The militants killed 17 people in the hotel.",
            [],
        ),
    ],
)
def test_a_toll_is_compared_wherever_it_is_told(one: str, other: str, told: list[object]) -> None:
    assert readings(one, other, cosine=0.1) == told


def test_a_pile_in_which_thousands_tell_tolls_is_gone_through_once() -> None:
    texts = [f"The flood killed {n % 900 + 2} people." for n in range(2000)]
    sentences = [Sentence(f"s{n}", f"a{n}", 0, 0, 0, 1, text) for n, text in enumerate(texts)]
    trees = dict(zip((s.id for s in sentences), TREES.trees(texts), strict=True))
    start = time.process_time()
    found = near_figures(sentences, copies={}, trees=trees)
    assert time.process_time() - start < 5
    assert found
