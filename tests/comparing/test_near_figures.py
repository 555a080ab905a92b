"""Figures of two articles that are compared though their sentences share little else."""

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


GUESTS = ("120 guests were led to safety.", "The fire brigade saved 150 guests of the hotel.")


def test_near_figures_of_one_kind_of_thing_differ() -> None:
    assert readings(*GUESTS) == [["120 guests", "150 guests"]]


def test_sentences_that_nobody_would_call_related_are_not_compared() -> None:
    assert readings(*GUESTS, cosine=0.2) == []


def test_figures_far_apart_count_two_things() -> None:
    assert readings(GUESTS[0], "The fire brigade saved 40 guests of the hotel.") == []


def test_an_article_that_tells_both_tells_of_two_things() -> None:
    assert readings(*GUESTS, "Of its 150 guests most were asleep.") == []


def test_a_share_counts_nothing() -> None:
    assert readings("Nine out of 10 winners spend it all.", "The lottery has had 12 winners.") == []


def test_what_is_counted_at_another_place_is_another_thing() -> None:
    vienna = "120 guests were led to safety in Vienna."
    both = "The fire brigade saved 150 guests of hotels in Vienna and Salzburg."
    assert readings(vienna, both) == []
    assert readings(vienna, "The fire brigade saved 150 guests of hotels in Vienna.") != []


def test_a_measure_of_many_things_wants_one_fact() -> None:
    years = "The mill had run for 40 years.", "Its owner left the town after 45 years."
    assert readings(*years) == []


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


def test_a_pile_in_which_thousands_count_days_is_gone_through_once() -> None:
    texts = [f"The council of Alna opens the bridge in {n % 900 + 2} days." for n in range(4000)]
    sentences = [Sentence(f"s{n}", f"a{n}", 0, 0, 0, 1, text) for n, text in enumerate(texts)]
    rows = np.full((len(texts), 4), 0.5, dtype=np.float32)
    start = time.process_time()
    found = near_figures(sentences, rows, copies={}, trees={}, same_fact=0.6, same_event=0.45)
    assert time.process_time() - start < 5
    assert found
