from __future__ import annotations

import pytest

from summarize.language.words import fold, names, numbers, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Blinken's", "Blinken’s"),
        ("Blinken’s", "blinken"),
        ("U.S.", "US"),
        ("Don’t", "don't"),
        ("The", "the"),
    ],
)
def test_words_that_differ_in_typography_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("US", "us"), ("WHO", "who"), ("IT", "it"), ("U.S.", "us")]
)
def test_an_acronym_spelled_like_a_function_word_stays_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_word_keeps_its_periods_hyphens_and_signs() -> None:
    assert words("The U.S. paid $1,200 (3.5%) for a well-known AT&T line at 10:30 a.m.") == [
        *("The", "U.S.", "paid", "$1,200", "3.5%", "for", "a"),
        *("well-known", "AT&T", "line", "at", "10:30", "a.m."),
    ]


def test_numbers_are_the_same_with_and_without_their_signs() -> None:
    assert numbers("It cost $1,200, or 5% more.") == numbers("It cost 1200, 5 more")


def test_names_are_the_capitalised_words_in_mid_sentence() -> None:
    assert names("Police met Ann Lee. They left early, said Mr. Poe.") == {"ann", "lee", "mr"}


def test_a_sentence_may_open_with_a_name_of_two_words() -> None:
    assert names("Ann Lee left. The Yorks stayed.") == {"ann", "lee", "yorks"}
