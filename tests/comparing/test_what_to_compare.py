from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from summarize.comparing import groups_to_compare, sentences_to_parse
from summarize.facts.dates import CalendarDate
from summarize.facts.names import are_two, are_two_places
from summarize.types import Sentence

SATURDAY = date(2023, 7, 15)


def sentence(number: int, article: str) -> Sentence:
    return Sentence(f"s{number}", article, 0, 0, 0, 1, f"Sentence {number}")


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
    ("one", "other", "two"),
    [
        ("Antony Blinken", "Secretary of State Antony J. Blinken", False),
        ("WHO", "World Health Organization", False),
        ("Muammar Gaddafi", "Moammar Gadhafi", False),
        ("Wang Yi", "Wang", False),
        ("Karim Aziz", "Karim Fadel", True),
        ("Interpol", "Europol", True),
    ],
)
def test_names_are_two_only_if_surely_so(one: str, other: str, two: bool) -> None:
    assert are_two(one, other) is two


@pytest.mark.parametrize(
    ("one", "other", "texts", "two"),
    [
        ("Paris", "France", (), False),
        ("Chile", "Peru", (), True),
        ("Lima", "Barranco", (), True),
        ("Lima", "Barranco", ("She lives in Barranco, Lima.",), False),
        ("New York", "Brooklyn", (), False),
    ],
)
def test_places_are_two_if_of_one_level_and_not_nested(
    one: str, other: str, texts: tuple[str, ...], two: bool
) -> None:
    assert are_two_places(one, other, texts) is two


def test_compared_are_groups_of_two_sources_and_near_pairs_across_groups() -> None:
    sentences = [sentence(n, article) for n, article in enumerate("aabbc")]
    vectors = np.eye(5, dtype=np.float32)
    vectors[4] = [0.8, 0.6, 0, 0, 0]  # near to 0 and 1 in other groups
    groups = [(0, 2), (1,), (3,), (4,)]
    compared = groups_to_compare(groups, sentences, vectors, copies={})
    assert compared == [(0, 2), (0, 4), (1, 4)]
    assert [s.id for s in sentences_to_parse(compared, sentences, copies={})] == [
        *("s0", "s1", "s2", "s4")
    ]


def test_a_near_copy_is_no_second_source() -> None:
    sentences = [sentence(0, "a"), sentence(1, "b")]
    vectors = np.ones((2, 1), dtype=np.float32)
    assert groups_to_compare([(0, 1)], sentences, vectors, copies={"b": "a"}) == []
