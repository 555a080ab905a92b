from __future__ import annotations

import pytest

from summarize.language.words import (
    content_stems,
    count_words,
    fold,
    is_denied,
    names,
    numbers,
    words,
)


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


def test_vowel_signs_belong_to_their_words() -> None:
    assert words("बंदरगाह फिर खुला।") == ["बंदरगाह", "फिर", "खुला"]
    assert words("مُحَمَّد هنا") == ["مُحَمَّد", "هنا"]
    assert words('נשיא ארה"ב אמר') == ["נשיא", 'ארה"ב', "אמר"]


def test_a_script_without_spaces_is_read_in_overlapping_pairs() -> None:
    assert words("港口重新开放") == ["港口", "口重", "重新", "新开", "开放"]
    assert count_words("港口重新开放") == 3
    assert count_words("The word 港口重新开放 stands alone here") == 6  # an English sentence


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("٣٥٠ شخصا", "ar", {"350"}),
        ("١٬٢٠٠ و٣٫٥", "ar", {"1200", "3.5"}),
        ("४०० लोग और ३.५ प्रतिशत", "hi", {"400", "3.5"}),
        ("1.200 Menschen und 3,5 Prozent", "de", {"1200", "3.5"}),
        ("10 000 personnes", "fr", {"10000"}),
        ("1,200 people and 3.5 percent", "en", {"1200", "3.5"}),
    ],
)
def test_a_number_has_one_value_in_any_digits(text: str, language: str, values: set[str]) -> None:
    assert numbers(text, language) == values


def test_words_are_compared_by_their_stems() -> None:
    assert content_stems("l'accord des ministres", "fr") == content_stems("accords, ministre", "fr")
    assert content_stems("ministerstvo", "cs") == content_stems("ministerstva", "cs")


def test_names_need_capitals() -> None:
    assert names("Hier a parlé Ada Brook à Brest.", "fr") == {"ada", "brook", "brest"}
    assert names("बंदरगाह सोमवार को फिर खुल गया।", "hi") == set()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le port n'a pas rouvert.", "fr"),
        ("Der Hafen ist nicht offen.", "de"),
        ("बंदरगाह नहीं खुला।", "hi"),
        ("港口没有开放。", "zh"),
    ],
)
def test_a_denial_is_known(text: str, language: str) -> None:
    assert is_denied(text, language)
