"""A sentence with new values in it, or without the old ones; read by the default parser."""

from __future__ import annotations

from datetime import date

import pytest

from summarize.analysis.trees import plant
from summarize.facts.passages import Passage
from summarize.testing import default_parser
from summarize.types import Change, Citation, Reading
from summarize.updating.putting_in import days_of, with_new_values, without_clauses

SPAN = (Citation("a1", 0, 1),)
TUESDAY, DAY = 1, date(2025, 2, 4)


def read(text: str) -> Passage:
    return Passage.of(plant(default_parser().parse([text])[0]), DAY)


def change(was: str, now: str, kind: str = "number") -> Change:
    return Change(kind, Reading(was, SPAN), Reading(now, SPAN))


@pytest.mark.parametrize(
    ("text", "was", "now", "first"),
    [
        ("Police counted 12 people.", "12 people", "19", "Police counted 19 people."),
        ("Seven people died here.", "Seven people", "19", "Nineteen people died here."),
        ("Seven people died here.", "Seven people", "42 hikers", "Forty-two hikers died here."),
        ("Seven people died here.", "Seven people", "Eleven", "Eleven people died here."),
        ("7 people died here.", "7 people", "19", "19 people died here."),
        ("It opens on Friday.", "Friday", "Sunday", "It opens on Sunday."),
    ],
)
def test_the_new_value_stands_as_the_old_one_did(text: str, was: str, now: str, first: str) -> None:
    kind = "date" if was == "Friday" else "number"
    assert next(with_new_values(read(text), [change(was, now, kind)])) == first


@pytest.mark.parametrize(
    ("text", "was", "now"),
    [
        ("Seven people died here.", "Seven people", "140"),  # would begin with digits
        ("Five people are missing.", "Five people", "one person"),  # "one person are"
        ("Five came and five went.", "Five", "six"),  # which of the two?
    ],
)
def test_what_has_no_place_or_form_is_put_nowhere(text: str, was: str, now: str) -> None:
    assert list(with_new_values(read(text), [change(was, now)])) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The toll stood at 23 on Tuesday.", "23"),
        ("Seven people died and dozens were missing on Tuesday.", "Seven people"),
        ("Cholera broke out, killing nine people, the ministry said on Tuesday.", "nine people"),
    ],
)
def test_a_value_is_of_the_day_on_which_it_was_told(text: str, value: str) -> None:
    assert [each.weekday for each in days_of(read(text), value)] == [TUESDAY]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A slope gave way on Tuesday, killing seven people.", "seven people"),
        ("They searched it on Tuesday, two days after a slide killed 23 people.", "23 people"),
        ("The toll stood at 23.", "23"),
    ],
)
def test_the_day_of_something_else_is_none_of_a_value(text: str, value: str) -> None:
    assert days_of(read(text), value) == ()


@pytest.mark.parametrize(
    ("text", "was", "rest"),
    [
        (
            "A slope gave way early on Tuesday, killing at least seven people, the mayor said.",
            "at least seven people",
            "A slope gave way early on Tuesday, the mayor said.",
        ),
        (
            "Prosecutors searched the offices on Tuesday, two days after a slide killed 23 people.",
            "23 people",
            "Prosecutors searched the offices on Tuesday.",
        ),
        (
            "After a slide killed 23 people, prosecutors searched the offices.",
            "23 people",
            "Prosecutors searched the offices.",
        ),
    ],
)
def test_what_a_sentence_says_beside_a_value_can_stand_without_it(
    text: str, was: str, rest: str
) -> None:
    assert without_clauses(read(text), [change(was, "27")]) == rest


@pytest.mark.parametrize(
    ("text", "was"),
    [
        ("At least seven people died on Tuesday.", "seven people"),
        ("The road will be closed if 40 people sign the letter.", "40 people"),
        ('"A slope gave way, killing seven people," the mayor said.', "seven people"),
    ],
)
def test_what_is_the_matter_itself_or_its_condition_is_not_cut(text: str, was: str) -> None:
    assert without_clauses(read(text), [change(was, "27")]) is None
