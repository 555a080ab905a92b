"""What words alone tell."""

from __future__ import annotations

from summarize.facts.wording import Wording


def test_figures_are_digits_and_number_words() -> None:
    assert Wording("Six of 1,200 shops shut.").figures == {"six", "1200"}
    assert Wording("Es kostet 3,5 Euro.", "de").figures == {"3.5"}


def test_names_have_capitals_where_no_sentence_begins() -> None:
    wording = Wording("On Monday Ann Lee saw her dams.")
    assert wording.names == {"monday", "ann", "lee"}
    assert wording.name_stems < wording.stems


def test_a_denial_is_a_word_of_the_language() -> None:
    assert Wording("It never rained.").denies
    assert Wording("Il n'a pas plu.", "fr").denies
    assert not Wording("Il a plu.", "fr").denies
