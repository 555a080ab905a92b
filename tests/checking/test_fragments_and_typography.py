"""Pieces of sources, and texts that tokenizers took apart."""

from __future__ import annotations

import pytest
from free_wording import read_told

from summarize.checking import gather_sources
from summarize.checking.fragments import Pile
from summarize.checking.typography import is_torn, readable
from summarize.testing import WordEmbedder
from summarize.types import Article

PILE = Pile((("the", "dam", "held", "on", "monday"), ("the", "town", "slept")))


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("the dam held on monday", 1),
        ("the town held on monday", 2),
        ("the old town slept", 2),
        ("old", 0),
        ("", 0),
    ],
)
def test_a_sentence_falls_into_as_many_fragments_as_it_has_runs(sentence: str, count: int) -> None:
    assert PILE.count_fragments(sentence.split()) == count


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("Sales fell by 98. 7 per cent.", "Sales fell by 98.7 per cent."),
        ("The u. S. Senate met.", "The u.S. Senate met."),
        ("She said `we will stay'.", "She said ‘we will stay'."),
    ],
)
def test_what_a_tokenizer_tore_is_put_together(torn: str, whole: str) -> None:
    assert readable(torn) == whole


def test_a_figure_at_the_start_of_a_sentence_is_the_end_of_the_number_before_it() -> None:
    assert is_torn("Sales fell by 98.", "7 per cent of all shops closed.")
    assert not is_torn("It opened in 1998.", "7 shops followed.")
    assert not is_torn("It sold 98.", "Seven shops followed.")
    article = Article("a", "Sales fell by 31. 8 million tickets were too many.")
    assert len(gather_sources([article], WordEmbedder()).sentences) == 1


def test_the_paraphrases_are_as_many_true_as_false() -> None:
    told = read_told("development")
    labels = [label for each in told for label in each.true]
    assert len(told) == 7
    assert labels.count(True) == labels.count(False) == 41
