"""What a toll is called where sources differ in it, and speeds with their unit whole."""

from __future__ import annotations

import pytest

from summarize.analysis.trees import plant
from summarize.facts.passages import Passage
from summarize.facts.quantities import find_quantities
from summarize.facts.tolls import find_tolls, toll_beside
from summarize.testing import default_parser


@pytest.mark.parametrize(
    ("text", "value", "told"),
    [
        ("Seventeen people were treated for injuries.", "Seventeen people", "injured"),
        ("At least 12 people were killed when a bridge fell.", "12 people", "killed"),
        ("The blast killed 12 people.", "12 people", "killed"),
        ("Some 12 people have died.", "12 people", "killed"),
        ("It left 12 dead.", "12", "killed"),
        ("A slope gave way, killing at least 12 people.", "at least 12 people", "killed"),
        ("It injured more than 30 people.", "30 people", "injured"),
        ("Police arrested 40 people.", "40 people", "arrested"),
        ("The flood reached 12 homes.", "12 homes", ""),
        ("About 12 people came.", "12 people", ""),
    ],
)
def test_what_was_done_to_those_a_figure_counts(text: str, value: str, told: str) -> None:
    assert toll_beside(text, value) == told


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        (
            "The toll is now 27, and one person is still missing.",
            {"kill": "27", "miss": "one person"},
        ),
        ("Nobody was injured.", {"injur": "Nobody"}),
        ("One of the divers died.", {}),
    ],
)
def test_one_person_is_a_toll_and_so_is_nobody(text: str, tolls: dict[str, str]) -> None:
    passage = Passage.of(plant(default_parser().parse([text])[0]))
    assert {each.deed: each.quantity.text for each in find_tolls(passage)} == tolls


@pytest.mark.parametrize(
    ("text", "said", "kind"),
    [
        ("A gust of 94 miles an hour was recorded.", "94 miles an hour", "speed"),
        ("Gusts of 151 kilometres per hour hit it.", "151 kilometres per hour", "speed"),
        ("Gusts reached 94 mph.", "94 mph", "speed"),
        ("He walked 94 miles.", "94 miles", "distance"),
        ("She paid $700 a week.", "$700 a week", "money"),
    ],
)
def test_a_speed_is_no_distance_and_a_rate_is_told_whole(text: str, said: str, kind: str) -> None:
    (found,) = find_quantities(text)
    assert (found.text, found.kind) == (said, kind)


def test_speeds_in_two_units_are_compared() -> None:
    (miles,), (knots,) = find_quantities("gusts of 92 mph"), find_quantities("of 80 knots")
    assert miles.unit == knots.unit == "metre a hour"
    assert miles.overlaps(knots)
