"""Dates: which words are, what they say, and which cannot be one day."""

from __future__ import annotations

from datetime import date

import pytest

from summarize.facts.dates import CalendarDate, find_dates, is_date, is_year
from summarize.testing import tree_of

SATURDAY = date(2023, 7, 15)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (CalendarDate(weekday=3, near=SATURDAY), CalendarDate(month=7, day=13), False),
        (CalendarDate(weekday=3, near=SATURDAY), CalendarDate(month=7, day=12), True),
        (CalendarDate(weekday=3), CalendarDate(month=7, day=12), False),
        (CalendarDate(weekday=3, near=SATURDAY), CalendarDate(month=3), True),
        (CalendarDate(weekday=0), CalendarDate(weekday=4), True),
        (CalendarDate(year=2019, month=7), CalendarDate(month=7, day=9), False),
        (CalendarDate(year=2019), CalendarDate(year=2020), True),
    ],
)
def test_dates_exclude_each_other_only_if_no_day_is_both(
    one: CalendarDate, other: CalendarDate, apart: bool
) -> None:
    assert one.excludes(other) is apart
    assert other.excludes(one) is apart


@pytest.mark.parametrize(
    ("text", "words", "when"),
    [
        ("The dam broke on 13 July 2019.", "13 July 2019", CalendarDate(2019, 7, 13)),
        ("The dam broke on July 13, 2019.", "July 13, 2019", CalendarDate(2019, 7, 13)),
        ("The dam broke in March.", "March", CalendarDate(month=3)),
        ("The dam broke in 1776.", "1776", CalendarDate(1776)),
        ("The dam broke on Thursday.", "Thursday", CalendarDate(weekday=3, near=SATURDAY)),
        ("The dam broke yesterday.", "yesterday", CalendarDate(2023, 7, 14)),
    ],
)
def test_a_date_is_read_as_far_as_it_is_told(text: str, words: str, when: CalendarDate) -> None:
    tree = tree_of(text)
    ((first, end, found),) = find_dates(tree, SATURDAY)
    assert (tree.sentence.between(first, end), found) == (words, when)


@pytest.mark.parametrize(
    "text",
    ["It rained from May to June.", "It may rain.", "They march on.", "It cost 1,984 euros."],
)
def test_spans_of_time_and_words_spelled_like_months_are_no_dates(text: str) -> None:
    assert list(find_dates(tree_of(text), SATURDAY)) == []


def test_a_number_beside_a_month_is_a_date_and_a_year_has_four_digits() -> None:
    tree = tree_of("On 13 July the 13 dockers met.")
    assert [word.text for i, word in enumerate(tree.words) if is_date(tree, i)] == ["13", "July"]
    assert [word for word in ("1499", "1500", "2099", "1,984", "84") if is_year(word)] == [
        "1500",
        "2099",
    ]
