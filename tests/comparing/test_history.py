"""Tolls of other years are no tolls of the event that is told of."""

from __future__ import annotations

from datetime import date

import pytest

from summarize.analysis import Treebank
from summarize.comparing.accounts import Account
from summarize.facts.passages import Passage
from summarize.testing import default_parser
from summarize.types import Sentence


def tolls_of(text: str) -> list[str]:
    [tree] = Treebank(default_parser()).trees([text])
    sentence = Sentence(
        id="a#0", article_id="a", index=0, start=0, end=len(text), paragraph=0, text=text
    )
    account = Account(sentence, "a", Passage.of(tree, date(2026, 3, 9)))
    return [toll.quantity.text for toll in account.tolls]


@pytest.mark.parametrize(
    "text",
    [
        "In 1994 an earthquake of magnitude 7.0 killed 412 people there.",
        "It was the strongest since the one in 1994, when more than 400 people died.",
        "It was the worst accident since 1998, when 20 people died at Cermona.",
        "A quake there killed 40 people three years ago.",
        "A fire in the same mill killed nine people a decade ago.",
        "The death toll from the 1994 quake was 412.",
        "The flood of 1953 killed 307 people.",
    ],
)
def test_a_toll_of_another_year_is_none_of_this_event(text: str) -> None:
    assert tolls_of(text) == []


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("A bus fell into a ravine, killing 31 people in a coach that was built in 2009.", "31"),
        ("At least 12 people were killed on Monday in the worst disaster since 2003.", "12"),
        ("Twelve people were killed when the bridge, built in 1967, fell.", "Twelve"),
        ("At least 12 people have died since the strike began in 2025.", "12"),
        ("The death toll rose to 31 in 2026.", "31"),
        ("Three people were killed two days ago.", "Three"),
    ],
)
def test_a_year_of_something_else_makes_no_history_of_a_toll(text: str, toll: str) -> None:
    [told] = tolls_of(text)
    assert toll in told
