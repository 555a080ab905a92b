"""Names: which words are one, and which two are surely of two."""

from __future__ import annotations

import pytest

from summarize.facts.names import are_two, are_two_places, find_names, name_runs
from summarize.testing import tree_of


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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee met Mr. Osei in Boston.", ["Ann Lee", "Mr. Osei", "Boston"]),
        ("The Lee plan failed in Lima.", ["Lima"]),
        ("She saw the A.G. on Monday.", []),
    ],
)
def test_names_are_what_something_is_said_of(text: str, names: list[str]) -> None:
    assert [name.text for name in find_names(tree_of(text))] == names


def test_a_name_is_as_long_as_capitals_follow_each_other() -> None:
    tree = tree_of("In Boston Ann Lee, Governor of Maine, spoke in May.")
    runs = [tree.sentence.between(run.start, run.stop) for run in name_runs(tree)]
    assert runs == ["Boston Ann Lee", "Governor", "Maine"]
