"""What a change or a difference of bare figures is called."""

from __future__ import annotations

import pytest

from summarize.rendering.counted import counted_in, measured_in


@pytest.mark.parametrize(
    ("told", "counted"),
    [
        (
            [
                ("The storm, with a force of 9, hit at noon.", "9"),
                ("The weather office corrected the force of the storm to 8.", "8"),
            ],
            "force",
        ),
        (
            [("Seven barns were flooded.", "Seven barns"), ("Now 19 barns are.", "19 barns")],
            "barns",
        ),
        (
            [
                ("Eight of the sailors were from Marlow.", "Eight"),
                ("In truth nine of the sailors were.", "nine"),
            ],
            "sailors",
        ),
        ([("Seven barns were flooded.", "Seven"), ("Some 19 cows drowned.", "19")], ""),
        ([("Output rose to 5.", "5"), ("Output rose to 7.", "7")], ""),  # no verb
        ([("It was 5 in Marlow.", "5"), ("It was 7 in Marlow.", "7")], ""),  # no name
        (
            [
                ("The ferry had 5 decks, and by Monday it had been sold to a bank.", "5"),
                ("A bank owns 7.", "7"),
            ],
            "",
        ),  # too far from either figure, of the first, and after it
        ([], ""),
    ],
)
def test_what_a_bare_figure_counts_is_the_noun_that_all_have_beside_it(
    told: list[tuple[str, str]], counted: str
) -> None:
    assert counted_in(told) == counted


@pytest.mark.parametrize(
    ("told", "measured"),
    [
        ([("The slit is 40 metres long.", "40 metres"), ("A slit of 60 m.", "60 m")], "length"),
        ([("It has a length of 40 metres.", "40 metres")], "length"),
        ([("The tower, 40 metres (130 feet) tall, fell.", "40 metres")], "height"),
        ([("The inn is 40 miles from Marlow.", "40 miles")], "distance"),
        ([("They dug 40 metres deep.", "40 metres"), ("It is 60 metres high.", "60 metres")], ""),
        ([("The 40-metre slit held for a long time.", "40-metre")], ""),  # too far from it
        ([], ""),
    ],
)
def test_what_is_measured_is_what_the_sentences_say_beside_the_figure(
    told: list[tuple[str, str]], measured: str
) -> None:
    assert measured_in(told) == measured
