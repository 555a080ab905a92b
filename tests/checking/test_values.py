"""Numbers, dates and names that the spans lack or have of something else."""

from __future__ import annotations

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
        ("300 repairs cost euros.", "300"),
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


def test_the_month_of_publication_may_be_told() -> None:
    evidence = lay("The dam broke in May.", "The dam broke.", published="2023-05-02")
    assert list(check_dates(evidence)) == []


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


def test_a_name_is_not_put_in_anothers_place() -> None:
    spans = ("The Lindholm dam was opened by Ann Lee.", "Tom Osei slept.")
    claim = "The Lindholm dam was opened by Tom Osei."
    assert objected(check_names, claim, *spans) == [("name", "Tom Osei")]
