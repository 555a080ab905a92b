"""Numbers, dates and names that the spans lack or have of something else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from laid import lay, objected

from summarize.checking.values import check_dates, check_names, check_numbers

COST = "Repairs cost 40 million euros and 300 shops shut for more than 5 days."


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Repairs cost 40 million euros.", None),
        ("Repairs cost 60 million euros.", "60 million euros"),
        ("Repairs cost 40 thousand euros.", "40 thousand euros"),
        ("Shops shut for less than 5 days.", "5 days"),
        ("300 shops shut.", None),
        ("300 people shut for more than 5 days.", None),
        ("One of the shops shut.", None),
    ],
)
def test_a_number_is_of_the_same_and_in_the_same_unit(claim: str, text: str | None) -> None:
    assert objected(check_numbers, claim, COST) == ([("number", text)] if text else [])


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The dam broke on Monday.", None),
        ("The dam broke on Friday.", "Friday"),
        ("The mayor left on Monday.", "Monday"),
    ],
)
def test_a_date_is_that_of_the_deed(claim: str, text: str | None) -> None:
    spans = ("The dam broke on Monday.", "The mayor left on Tuesday.")
    assert objected(check_dates, claim, *spans) == ([("date", text)] if text else [])


def test_the_day_of_publication_may_be_told() -> None:
    for claim in ("in May", "on 2 May 2023", "on Tuesday"):
        evidence = lay(f"The dam broke {claim}.", "The dam broke.", published="2023-05-02")
        assert list(check_dates(evidence)) == []


def test_no_source_tells_what_yesterday_is() -> None:
    assert objected(check_dates, "The dam broke yesterday.", "The dam broke on Monday.") == []


def test_a_date_is_not_put_together_of_two() -> None:
    spans = ("The inspector died in May.", "He wrote to the council in March 2019.")
    claim = "The inspector died in May 2019."
    assert objected(check_dates, claim, *spans) == [("date", "May 2019")]


def test_a_date_is_not_asked_where_no_span_tells_the_deed() -> None:
    spans = ("The mayor left on Tuesday.", "On Monday water came through the wall.")
    assert objected(check_dates, "On Monday a flood left many homeless.", *spans) == []


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Ann Lee opened the Sandvik dam.", "Sandvik"),
        ("Ann Lee opened the Lindholm dam.", None),
        ("On Monday the Lindholm dam was opened by Lee.", None),
    ],
)
def test_a_name_is_in_the_spans(claim: str, text: str | None) -> None:
    span = "Ann Lee opened the Lindholm dam on Monday."
    assert objected(check_names, claim, span) == ([("name", text)] if text else [])


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The Lindholm dam was opened by Tom Osei.", "Tom Osei"),
        ("The mayor was praised by Tom Osei.", None),
        ("Tom Osei, who opened the Lindholm dam, slept.", None),
    ],
)
def test_a_name_is_not_put_in_anothers_place(claim: str, text: str | None) -> None:
    spans = ("The Lindholm dam was opened by Ann Lee.", "Tom Osei slept.")
    assert objected(check_names, claim, *spans) == ([("name", text)] if text else [])


def test_a_people_is_named_by_its_country() -> None:
    assert objected(check_names, "Iranians held them.", "They were held by Iran.") == []
    assert objected(check_names, "Iraqis held them.", "They were held by Iran.") != []


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("They work in shifts of eight hours.", None),
        ("They work in 8-hour shifts.", None),
        ("They work in shifts of ten hours.", "ten hours"),
        ("They work in ten-hour shifts.", "ten-hour"),
    ],
)
def test_a_number_in_one_word_with_its_unit_is_a_number(claim: str, text: str | None) -> None:
    found = objected(check_numbers, claim, "They all work in eight-hour shifts.")
    assert found == ([("number", text)] if text else [])


def test_a_number_in_words_with_a_hyphen_is_a_number() -> None:
    claim, span = "Forty-five people were hurt.", "41 people were hurt."
    assert objected(check_numbers, claim, span) == [("number", "Forty-five")]
    assert objected(check_numbers, "Forty-one people were hurt.", span) == []


def test_an_age_may_be_told_as_one_word() -> None:
    assert objected(check_numbers, "A 52-year-old man fell.", "Tom Osei, 52, fell.") == []
    assert objected(check_numbers, "A six-year-old was hurt.", "A child of six was hurt.") == []
    assert objected(check_numbers, "A six-week-old lamb died.", "The lamb was six weeks old.") == []


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("12,000 people cross by the bridge every day.", None),
        ("300 people cross by the bridge every day.", "300"),
        ("300 pedestrians cross by the bridge every day.", None),
        ("300 people wait in the rain for a ferry.", None),
    ],
)
def test_what_is_counted_is_given_another_number_where_the_same_is_told(
    claim: str, text: str | None
) -> None:
    span = "Every day 12,000 people cross by the bridge, and 300 shops depend on it."
    assert objected(check_numbers, claim, span) == ([("number", text)] if text else [])


@pytest.mark.parametrize(("claim", "is_reckoned"), [("27 years", True), ("26 years", False)])
def test_the_years_since_one_that_is_told_may_be_reckoned(claim: str, is_reckoned: bool) -> None:
    evidence = lay(
        f"It is the worst flood in {claim}.",
        "It is the worst flood since 1998.",
        published="2025-03-09",
    )
    assert (list(check_numbers(evidence)) == []) is is_reckoned


def test_a_name_may_be_told_with_another_verb() -> None:
    spans = (
        "The Aurora, a tanker, struck the Grey Reef off Vik in a storm.",
        "The ship hit rocks at night.",
    )
    assert objected(check_names, "The Aurora hit the Grey Reef off Vik in a storm.", *spans) == []


def test_what_something_is_goes_with_all_words_of_its_subject() -> None:
    spans = ("The Swiss cable firm Baumag built it.", "The owner called the company.")
    assert objected(check_names, "The cable company is Swiss.", *spans) == []


def test_a_name_is_not_that_of_another_deed() -> None:
    span = "An avalanche killed 12 skiers at Ferro, and one at Selvaro buried 20 others."
    claim = "An avalanche killed 12 skiers at Selvaro."
    assert objected(check_names, claim, span) == [("name", "Selvaro")]
    assert objected(check_names, "An avalanche at Selvaro buried 20 others.", span) == []


def test_what_is_counted_may_be_others_of_the_same() -> None:
    span = "A slide killed 12 skiers, and a second one buried 20 others, who were dug out."
    assert objected(check_numbers, "A second slide buried 20 skiers.", span) == []
    assert objected(check_numbers, "A slide killed 20 skiers.", span) == [("number", "20")]


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("US-China talks were held.", None),
        ("China-US talks were held.", None),
        ("US-Chinese talks were held.", None),
        ("US-Russia talks were held.", "US-Russia"),
    ],
)
def test_a_name_of_two_is_known_where_both_are(claim: str, text: str | None) -> None:
    span = "Talks between China and the United States were held."
    assert objected(check_names, claim, span) == ([("name", text)] if text else [])


def test_an_abbreviation_that_any_article_introduces_is_known() -> None:
    long, short = ("Ministers of the Vik Harbour Board met.", "Ministers of VIHABO met.")
    known = (("VIHABO", ("Vik", "Harbour", "Board")),)
    for claim, span in ((long, short), (short, long)):
        evidence = lay(claim, span)
        assert list(check_names(evidence))
        assert not list(check_names(replace(evidence, abbreviations=known)))
