"""Events of one kind, in two places or years apart, are two stories; a third thing is a third."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from summarize import read_articles
from summarize.grouping import group_articles, terms_of
from summarize.types import Article

SHARED = Path(__file__).parents[3] / "shared" / "cases"

QUAKES = [
    (
        "2023-02-07",
        "A magnitude 6.1 earthquake struck the Marun valley in Tarsia on Monday, killing at least "
        "31 people, officials in Lomé said. Rescuers dug through the ruins of Sadar village.",
    ),
    (
        "2023-02-07",
        "Rescuers in Tarsia searched collapsed homes in Sadar after the earthquake in the Marun "
        "valley, where the number of dead rose to 31 on Monday night.",
    ),
    (
        "2024-09-18",
        "A magnitude 5.8 earthquake shook the island of Velia on Wednesday, killing at least four "
        "people and cutting power in the capital, Port Orsk, the government said.",
    ),
    (
        "2024-09-18",
        "Power returned to parts of Port Orsk hours after an earthquake on Velia killed four "
        "people on Wednesday. Rescuers searched a collapsed hotel.",
    ),
]
FUEL = [
    (
        None,
        "Guavira's government raised the price of petrol by 12 percent on Friday. President Ana "
        "Rocha said subsidies had emptied the treasury; drivers queued across Tumbala.",
    ),
    (
        None,
        "Drivers queued at petrol stations in Tumbala before Guavira's higher fuel prices took "
        "effect on Friday, which President Ana Rocha blamed on subsidies.",
    ),
    (
        None,
        "San Elmo will not raise fuel prices this week, its industry minister Luis Paredes said on "
        "Friday. Petrol in Cabo Verano costs what it did in March.",
    ),
    (
        None,
        "Police in Harlow closed a restaurant on Saturday after a chilli contest put two people "
        "in hospital; the ambulance service asked for better care.",
    ),
]


def stories(told: Sequence[tuple[str | None, str]]) -> set[frozenset[int]]:
    terms = [
        terms_of(Article(str(number), text, published=day))
        for number, (day, text) in enumerate(told)
    ]
    return {frozenset(map(int, group.article_ids)) for group in group_articles(terms)}


def test_two_earthquakes_are_two_stories() -> None:
    assert stories(QUAKES) == {frozenset({0, 1}), frozenset({2, 3})}


def test_fuel_prices_of_two_countries_and_a_contest_are_three() -> None:
    assert stories(FUEL) == {frozenset({0, 1}), frozenset({2}), frozenset({3})}


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the shared cases")
def test_the_articles_of_the_case_are_on_three_things() -> None:
    (folder,) = SHARED.glob("18-*")
    read = read_articles(sorted(folder.glob("*.txt")))
    groups = group_articles([terms_of(each) for each in read.articles])
    assert [len(group.article_ids) for group in groups] == [1, 1, 1]
