"""What heads a brief when what its headline tells holds no more."""

from __future__ import annotations

import pytest

from summarize.types import Article, Change, Citation, Reading
from summarize.updating.heading import headline_after

OLD, NEW = (Citation("a1", 0, 1),), (Citation("a2", 0, 1),)


def change(was: str, now: str, kind: str = "number") -> Change:
    return Change(kind, Reading(was, OLD), Reading(now, NEW), revision=2)


def added(title: str | None = None) -> dict[str, Article]:
    return {"a2": Article("a2", "Text.", title)}


def test_a_title_of_the_new_article_takes_the_place_of_one_that_tells_an_old_figure() -> None:
    toll = change("At least three people", "eight people")
    assert headline_after("Silo blast kills three", [toll], added("Eight die in silo blast")) == (
        "Eight die in silo blast"
    )


@pytest.mark.parametrize("title", [None, "Three dead in silo blast"])
def test_without_such_a_title_the_new_figure_is_put_in(title: str | None) -> None:
    toll = change("at least three people", "8 people")
    assert headline_after("Silo blast kills three", [toll], added(title)) == (
        "Silo blast kills eight"
    )
    assert headline_after("3 dead in silo blast", [toll], added(title)) == "8 dead in silo blast"


def test_two_figures_change_places_and_neither_twice() -> None:
    changes = [change("Two people", "five people"), change("five people", "three people")]
    assert headline_after("Two dead, five missing after blast", changes, {}) == (
        "Five dead, three missing after blast"
    )


def test_a_figure_of_something_else_is_none() -> None:
    toll = change("three people", "eight people")
    for headline in ("Silo burns for three hours", "Bridge falls at Ostby", "Loan of $3 million"):
        assert headline_after(headline, [toll], added("Eight die")) == headline


def test_a_name_is_put_in_as_well() -> None:
    moved = change("Ostby", "Lenne", "place")
    assert headline_after("Silo bursts at Ostby", [moved], {}) == "Silo bursts at Lenne"
