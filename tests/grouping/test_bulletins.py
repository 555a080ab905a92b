"""Bulletins of one form are each day's own story; what is told again with more to it is one."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest

from summarize.grouping import group_articles, terms_of
from summarize.types import Article

from .pile_builders import a_pile

KINDS = tomllib.loads(Path(__file__).with_name("bulletins.toml").read_text(encoding="utf-8"))
FIRST_DAY = date(2026, 5, 4)

REPORT = (
    "A freight train left the rails at Kolmar on Monday and knocked over a signal box. "
    "The driver, Tom Aster, was taken to hospital with a broken arm.",
    "The line between Kolmar and Brand was built in 1874 and is used by forty trains a day.",
    "Four waggons carried lime, which turned the canal beside the line white for two miles.",
    "The railway office said that the points had been looked at in March and found in order.",
)
FOLLOW_UP = (
    "A crane lifted the engine of the freight train at Kolmar on Wednesday, and divers looked for "
    "its recorder in the canal. The railway office expects the first trains on Friday."
)


def stories(articles: list[Article]) -> set[frozenset[str]]:
    groups = group_articles([terms_of(each) for each in articles])
    return {frozenset(group.article_ids) for group in groups}


def bulletins(part: str) -> list[Article]:
    return [
        Article(
            f"{kind['name']} {n}",
            kind["text"].format(*day),
            kind["title"].format(*day),
            published=str(FIRST_DAY + timedelta(n)),
        )
        for kind in KINDS[part]
        for n, day in enumerate(kind["days"])
    ]


def of_days(*texts: str, apart: int) -> list[Article]:
    return [
        Article(str(n), text, "Train leaves rails", published=str(FIRST_DAY + timedelta(n * apart)))
        for n, text in enumerate(texts)
    ]


@pytest.mark.parametrize("part", ["kind", "held_out"])
def test_each_days_bulletin_is_a_story_of_its_own(part: str) -> None:
    told = bulletins(part)
    assert stories(told) == {frozenset([each.id]) for each in told}


def test_two_copies_of_one_days_bulletin_are_one() -> None:
    first = bulletins("kind")[0]
    copy = Article("copy", first.text, first.title, published=first.published)
    assert stories([first, copy]) == {frozenset([first.id, "copy"])}


def test_a_follow_up_that_repeats_what_was_told_joins() -> None:
    later = " ".join((FOLLOW_UP, *REPORT[1:]))
    assert len(stories(of_days(" ".join(REPORT), later, apart=2))) == 1


@pytest.mark.parametrize("apart", [0, 1])
def test_a_report_brought_up_to_date_joins(apart: int) -> None:
    later = " ".join(REPORT).replace("a broken arm", "two broken ribs").replace("Four", "Six")
    assert len(stories(of_days(" ".join(REPORT), later, apart=apart))) == 1


def test_follow_ups_in_words_of_their_own_join_beside_bulletins() -> None:
    found = stories([*a_pile(), *bulletins("kind")])
    assert frozenset({"ferry0", "ferry1", "ferry2"}) in found
