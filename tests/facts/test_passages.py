"""What words are compared by, and what a passage keeps."""

from __future__ import annotations

import pytest

from summarize.facts.passages import Passage, key_of
from summarize.testing import tree_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("five", "5"),
        ("$1,200", "1200"),
        ("Sept.", "September"),
        ("closing", "closed"),
        ("Forty-five", "45"),
        ("twelve-hour", "12-hour"),
    ],
)
def test_words_that_say_the_same_have_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_a_verb_is_compared_by_its_lemma_and_a_number_is_content() -> None:
    passage = Passage.of(tree_of("Five men broke it in 2019."))
    assert passage.keys[2] == key_of("break")
    assert [passage.is_content(i) for i in range(6)] == [True, True, True, False, False, True]
    assert [passage.is_number(i) for i in (0, 5)] == [True, False]


def test_what_is_not_parsed_has_figures_alone() -> None:
    passage = Passage.unparsed("Lee said that 12 people died.")
    assert not passage.is_parsed
    assert [figure.text for _, _, figure in passage.figures] == ["12 people"]
    assert (passage.names, passage.predicates) == ((), ())


@pytest.mark.parametrize(
    ("text", "is_clause"), [("The talks reopened.", True), ("The talks, taking place today", False)]
)
def test_a_clause_has_a_verb_at_its_head(text: str, is_clause: bool) -> None:
    assert Passage.of(tree_of(text)).is_clause is is_clause
