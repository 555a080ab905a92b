from __future__ import annotations

import pytest

from summarize.facts.hours import find_hours


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The lorry overturned at 8.15 a.m. on Monday.", [("8.15 a.m.", 490, 500)]),
        ("The lorry overturned at 6.47pm.", [("6.47pm", 1125, 1129)]),
        ("It sank just after six at night.", [("just after six at night", 1080, 1100)]),
        ("It sank at about 9.30 a.m. there.", [("about 9.30 a.m.", 555, 585)]),
        ("One evening, at around eight o'clock, it sank.", [("around eight o'clock", 1185, 1215)]),
        ("The quake struck at noon.", [("noon", 710, 730)]),
        ("The quake struck at 21:58.", [("21:58", 1316, 1320)]),
        ("It sank at half past six at night.", [("half past six at night", 1105, 1115)]),
        # Which half of the day, no hours at all, limits and spans.
        ("It sank at six o'clock.", []),
        ("Three people in the evening train slept.", []),
        ("They won 13:12.", []),
        ("The shop is open from 9 a.m. to 5 p.m. today.", []),
        ("Nobody may leave until 10 p.m. today.", []),
    ],
)  # fmt: skip
def test_hours_are_as_exact_as_they_are_told(
    text: str, told: list[tuple[str, float, float]]
) -> None:
    assert [(hour.text, hour.low, hour.high) for hour in find_hours(text)] == told


def test_the_zone_of_an_hour_is_its_sort() -> None:
    (hour,) = find_hours("The quake struck at 9.05 p.m. GMT.")
    assert hour.sort == {"GMT"}
    assert hour.kind == "time"
