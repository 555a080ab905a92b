"""Captions and headings have no verb of their own."""

from __future__ import annotations

import pytest

from summarize.analysis import Treebank
from summarize.facts.verbless import is_fragment
from summarize.testing import default_parser

TREES = Treebank(default_parser())


@pytest.mark.parametrize(
    "text",
    [
        "The cabin of a new plane of the airline.",
        "Wide view of the harbour from March 2026.",
    ],
)
def test_a_noun_alone_states_nothing(text: str) -> None:
    assert is_fragment(TREES.trees([text])[0])


@pytest.mark.parametrize(
    "text",
    [
        "The cabin of the plane was on fire.",
        "President Reed assailed critics and a comedian on Wednesday in his latest notes.",
        "The special counsel, Ann S. Reed III, revealed on Friday the most direct link yet.",
        "“A great day for the town of Marlow.”",
        "A new species of frog lives in the forest.",
        "The orchestra of Marlow returns from its tour.",
        "Mr. Reed, 63, enlisted in the army after leaving school and was in Sarn by age 19.",
        "Two dead, the police of Marlow said.",
    ],
)
def test_what_has_a_verb_or_may_have_is_a_sentence(text: str) -> None:
    assert not is_fragment(TREES.trees([text])[0])
