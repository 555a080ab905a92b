"""What is denied, and what is only held possible."""

from __future__ import annotations

import pytest

from summarize.facts.denial import is_negated, modality
from summarize.testing import tree_of


@pytest.mark.parametrize(
    ("text", "word", "denied"),
    [
        ("The dam broke.", "broke", False),
        ("The dam did not break.", "break", True),
        ("The dam didn't break.", "break", True),
        ("No dam broke.", "broke", True),
        ("Lee denied that the dam broke.", "broke", True),
        ("Lee did not deny it.", "deny", True),
        ("The dam is not safe.", "safe", True),
        ("No 10 Street burned.", "burned", False),
    ],
)
def test_a_statement_is_denied_by_an_odd_number_of_nots(text: str, word: str, denied: bool) -> None:
    tree = tree_of(text)
    place = next(i for i, each in enumerate(tree.words) if each.text == word)
    assert is_negated(tree, place) is denied


@pytest.mark.parametrize(
    ("text", "moods"),
    [
        ("The dam will break.", {"future"}),
        ("The dam might break.", {"possible"}),
        ("The dam must break.", {"obligation"}),
        ("The dam will probably break.", {"future", "hedged"}),
        ("The dam seems to break.", {"hedged"}),
        ("Dams break.", set()),
        ("The dams are to break.", {"future"}),
        ("The dam is going to break.", {"future"}),
        ("The dam would have to break.", {"future", "obligation"}),
        ("Lee agreed to break it.", {"hedged"}),
        ("A plan to break the dam failed.", {"hedged"}),
        ("Lee managed to break it.", set()),
    ],
)
def test_a_mood_makes_less_than_a_fact(text: str, moods: set[str]) -> None:
    tree = tree_of(text)
    place = next(i for i, each in enumerate(tree.words) if each.text == "break")
    assert modality(tree, place) == moods
