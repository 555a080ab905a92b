"""Numbers as they are written."""

from __future__ import annotations

import pytest

from summarize.facts.numerals import find_numerals, spelled_out, split_hyphened


@pytest.mark.parametrize(
    ("text", "words", "value", "tolerance", "step"),
    [
        ("It cost $1,200.", "$1,200", 1200, 50, 100),
        ("It cost 1.2bn.", "1.2bn", 1.2e9, 0.05e9, 0.1e9),
        ("Two hundred and five came.", "Two hundred and five", 205, 0.5, 5),
        ("Twenty five thousand came.", "Twenty five thousand", 25_000, 500, 5000),
        ("Some 350 came.", "350", 350, 5, 50),
        ("It took an hour.", "an", 1, 0.1, 1),
        ("It took half an hour.", "half an", 0.5, 0.05, 0.5),
        ("It took one and a half hours.", "one and a half", 1.5, 0.05, 0.5),
    ],
)
def test_a_number_is_as_exact_as_it_is_written(
    text: str, words: str, value: float, tolerance: float, step: float
) -> None:
    (numeral,) = find_numerals(text)
    assert text[numeral.start : numeral.end] == words
    found = [numeral.value, numeral.tolerance, numeral.step]
    assert found == pytest.approx([value, tolerance, step])


def test_twenty_ten_is_two_numbers_and_a_pronoun_none() -> None:
    assert [numeral.value for numeral in find_numerals("twenty ten")] == [20, 10]
    assert list(find_numerals("A man and nobody’s one's dog came.")) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "zero"), (7, "seven"), (19, "nineteen"), (40, "forty"), (42, "forty-two")],
)
def test_a_whole_number_under_a_hundred_is_spelled_out(number: float, words: str) -> None:
    assert spelled_out(number) == words


@pytest.mark.parametrize("number", [100, 140, 1200, 0.5, 20.5])
def test_another_number_is_not(number: float) -> None:
    assert spelled_out(number) is None


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("twelve-hour", (12, "hour")),
        ("1,500-metre", (1500, "metre")),
        ("50-year-old", (50, "year-old")),
        ("forty-five", (45, "")),
        ("two-thirds", None),
        ("one-off", None),
        ("mid-july", None),
        ("twelve", None),
    ],
)
def test_a_number_is_read_out_of_a_word_with_a_hyphen(
    word: str, parts: tuple[float, str] | None
) -> None:
    assert split_hyphened(word) == parts
