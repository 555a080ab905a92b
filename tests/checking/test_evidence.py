"""A sentence laid over its spans."""

from __future__ import annotations

import pytest
from laid import lay

DAM = "Engineers closed the dam on Tuesday. The mayor slept."
FERRY = "A ferry may start in May."


@pytest.mark.parametrize(
    ("claim", "verbatim"),
    [
        ("A ferry may start in May.", True),
        ("However, a ferry may start in May.", True),
        ("Engineers closed the dam on Tuesday.", True),
        ("A ferry may start.", False),
        ("“A ferry may start in May.”", False),
    ],
)
def test_verbatim_is_a_whole_sentence_of_a_source(claim: str, verbatim: bool) -> None:
    assert lay(claim, DAM, FERRY).is_verbatim is verbatim


def test_whole_sentences_may_be_joined() -> None:
    claim = "Engineers closed the dam on Tuesday, and a ferry may start in May."
    assert lay(claim, DAM, FERRY).is_joined
    assert not lay("Engineers closed the dam, and a ferry may start.", DAM, FERRY).is_joined


def test_a_word_is_taken_from_the_longest_run() -> None:
    evidence = lay("The mayor closed the dam.", DAM, "The mayor closed the shop.")
    spans = [origin[0] if origin else None for origin in evidence.origins]
    assert spans == [evidence.spans[1]] * 4 + [evidence.spans[0]]
    assert evidence.fragments == (0, 0, 0, 0, 1)


def test_words_are_linked_where_a_span_puts_them_together() -> None:
    evidence = lay("The mayor closed the dam.", DAM)
    assert evidence.are_linked(4, 2)
    assert not evidence.are_linked(1, 2)


@pytest.mark.parametrize(
    ("claim", "tells"),
    [
        ("Engineers closed the old dam on Tuesday.", True),
        ("Engineers closed three schools for good.", False),
        ("The dam was closed; the council met for hours without a vote.", True),
        ("The council met for hours without a vote; Tuesday brought snow.", False),
    ],
)
def test_a_span_tells_a_statement_if_it_has_half_of_the_words_around(
    claim: str, tells: bool
) -> None:
    evidence = lay(claim, DAM)
    verb = next(i for i, node in enumerate(evidence.sentence.nodes) if node.tag[:1] == "V")
    assert evidence.tells(verb, evidence.spans[0]) is tells
