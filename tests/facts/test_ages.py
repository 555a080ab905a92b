from __future__ import annotations

import pytest

from summarize.analysis.trees import plant
from summarize.facts.ages import find_ages, may_tell_age
from summarize.facts.passages import Passage
from summarize.testing import default_parser


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The cook, Ann Lee, 42, fled.", [("ann lee", "42")]),
        ("Ann Lee, a cook of 42, fled.", [("ann lee", "42")]),
        ("Ann Lee, who was 42, had been a cook.", [("ann lee", "42")]),
        ("Ann Lee was 42 and had been a cook.", [("ann lee", "42")]),
        ("The 42-year-old Ann Lee fled.", [("ann lee", "42-year-old")]),
        ("Ann Lee, 42, and Tom Poe, 51, fled.", [("ann lee", "42"), ("tom poe", "51")]),
        ("Lee's brother, Tom Poe, 51, fled.", [("tom poe", "51")]),
        ("Ann Lee was 22 when she first cooked for a king.", []),
        ("The Larks, a group of 12, sang.", []),
        ("A cook of 42 fled.", []),
    ],
)
def test_an_age_is_that_of_who_is_named_with_it(text: str, told: list[tuple[str, str]]) -> None:
    (parse,) = default_parser().parse([text])
    ages = find_ages(Passage.of(plant(parse)))
    assert [(" ".join(age.name), age.quantity.text) for age in ages] == told


def test_a_text_without_such_a_number_is_not_read() -> None:
    assert may_tell_age("Ann Lee, a cook of 42, fled.")
    assert not may_tell_age("Ann Lee fled with 300 others.")
