"""The facts that a sentence tells."""

from __future__ import annotations

import pytest

from summarize.facts.extraction import Fact, find_facts
from summarize.facts.passages import Passage
from summarize.testing import tree_of


def facts(text: str) -> list[Fact]:
    return list(find_facts(Passage.of(tree_of(text))))


def test_a_sentence_tells_figures_dates_places_names_and_speakers() -> None:
    found = facts("Karin Falk said on Monday that the blast in Lima killed 12 people.")
    assert [(fact.kind, fact.text) for fact in found] == [
        ("attribution", "Karin Falk"),
        ("date", "Monday"),
        ("place", "Lima"),
        ("number", "12 people"),
    ]


@pytest.mark.parametrize(
    "text", ["The former president, 72, left.", "The 72-year-old former president left."]
)
def test_an_age_is_of_whom_it_stands_beside(text: str) -> None:
    (age,) = facts(text)
    assert ("presid", "age") in age.slots


def test_an_office_told_in_apposition_is_a_slot() -> None:
    (fact,) = facts("The education minister, Ann Lee, left.")
    assert (fact.kind, fact.text) == ("name", "Ann Lee")
    assert ("educ minist", "office") in fact.slots


def test_without_a_parse_a_figure_is_of_the_words_beside_it() -> None:
    (figure,) = find_facts(Passage.unparsed("The blast killed 12 people in Lima on Monday."))
    assert ("kill", "beside") in figure.slots
