"""Whose words and of which time a new value is, and what a correction is held against."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from summarize.pipeline import make_brief
from summarize.testing import WordEmbedder, default_parser
from summarize.types import (
    Article,
    Brief,
    BriefSentence,
    Citation,
    Models,
    SentenceEmbedder,
)
from summarize.updating import update_brief

pytestmark = pytest.mark.usefixtures("own_cache")
MODELS = Models(embedder=WordEmbedder(), parser=default_parser())


def updated(before: str, after: str, models: Models = MODELS) -> Brief:
    old = Article("a1", before, "Tram leaves the rails", "Post", "2025-11-08")
    new = Article("a2", after, "More tell of injuries", "Echo", "2025-11-11")
    told = tuple(
        BriefSentence(each.group(), "extracted", 1.0, (Citation("a1", *each.span()),))
        for each in re.finditer(r"\S.*?\.", before)
    )
    return update_brief(replace(make_brief([old], models), sentences=told), [new], models)


def values(brief: Brief) -> list[tuple[str, str]]:
    return [(each.old.value, each.new.value) for each in brief.history.changes]


TRAM = "A tram left the rails in Brenn on Saturday. "
SAID = (
    TRAM + "Twelve people were injured when the Marlin hit a wall at the depot, Brenn Health said."
)


def test_no_new_value_is_put_into_the_mouth_of_who_said_the_old_one() -> None:
    made = updated(
        SAID,
        "The number of injured has risen to 15, as three people went to their doctors in the days "
        "after the accident.",
    )
    assert values(made) == [("Twelve people", "15")]
    assert "risen to 15" in made.text
    assert "Health said" not in made.text


def test_who_says_the_new_value_too_is_told_to_say_it() -> None:
    text = "Fifteen people were injured when the Marlin hit a wall, Brenn Health said."
    assert "Fifteen people were injured when the Marlin hit a wall" in updated(SAID, text).text


def test_what_was_in_another_month_is_not_put_right_by_what_is_now(
    embedder: SentenceEmbedder,
) -> None:
    models = replace(MODELS, embedder=embedder)
    june = TRAM + "In June its brakes failed for six hours, according to a report on the tram."
    made = updated(
        june, "A driver said the brakes of the tram had failed for two days before.", models
    )
    assert values(made) == []
    assert "six hours" in made.text


def test_a_correction_is_held_against_whatever_tells_the_figure() -> None:
    others = " ".join(
        f"Brenn Trams said on Saturday that line {n} of Brenn Trams would be closed on Saturday."
        for n in "one two three four five six seven eight nine".split()
    )
    made = updated(
        f"{TRAM}All 74 passengers were led out of the tram. {others}",
        "Brenn Trams put right on Tuesday how many there were in the tram: 71, and not 74 as "
        "Brenn Trams had said on Saturday.",
    )
    assert [old for old, _ in values(made)] == ["74 passengers"]
    assert "All 74" not in made.text
