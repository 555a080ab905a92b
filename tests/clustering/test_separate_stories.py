from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from summarize.clustering import find_off_topic_articles
from summarize.clustering.separate_stories import (
    find_separate_stories,
    warn_of_new_stories,
    warn_of_years,
)
from summarize.types import Article, Sentence


def stories_of(
    *means: tuple[float, ...], texts: str = "", days: Sequence[str] = ()
) -> list[tuple[str, ...]]:
    """The stories of articles of one sentence each, with these vectors."""
    ids = "abcdefgh"[: len(means)]
    words = texts.split() or [f"word{id_}" for id_ in ids]
    dates: Sequence[str | None] = days or [None] * len(ids)
    articles = [
        Article(id_, word, language="en", published=day)
        for id_, word, day in zip(ids, words, dates, strict=True)
    ]
    sentences = [Sentence(f"{a.id}.0", a.id, 0, 0, 0, 1, a.text) for a in articles]
    rows = np.asarray(means, dtype=np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    apart = find_off_topic_articles(articles, sentences, rows)
    rest = [article for article in articles if article.id not in apart]
    return find_separate_stories(rest, sentences, rows)


FLOOD, FLOOD_TOO, CHESS, CHESS_TOO = (1.0, 0.1), (1.0, 0.3), (0.1, 1.0), (0.2, 1.0)


def test_two_stories_of_two_articles_are_told_apart() -> None:
    assert stories_of(FLOOD, CHESS, FLOOD_TOO, CHESS_TOO) == [("a", "c"), ("b", "d")]


def test_articles_on_one_event_are_one_story() -> None:
    assert stories_of(FLOOD, FLOOD_TOO, (1.0, 0.5), (1.0, 0.7)) == []


def test_two_sides_of_one_event_are_one_story() -> None:
    """The mean cosine of the sides is 0.71, that within them 1.0."""
    assert stories_of((1.0, 0.0), (1.0, 0.0), (1.0, 1.0), (1.0, 1.0)) == []


@pytest.mark.parametrize(
    ("second", "texts", "apart"),
    [
        ((0.2, 1.0), "flood chess", True),
        ((0.5, 1.0), "flood flood", False),
        ((1.0, 0.2), "flood chess", False),
        ((0.4, 1.0), "quake quake", False),
    ],
)
def test_two_articles_are_two_stories_if_next_to_nothing_joins_them(
    second: tuple[float, float], texts: str, apart: bool
) -> None:
    assert bool(stories_of((1.0, 0.0), second, texts=texts)) is apart


def test_three_articles_on_three_things_are_three_stories() -> None:
    assert stories_of((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)) == [("a",), ("b",), ("c",)]


def test_events_alike_are_told_apart_by_whom_they_name() -> None:
    """Two earthquakes in two countries: their sentences come near each other."""
    quakes = [(1.0, 0.3), (1.0, 0.4), (1.0, 1.2), (1.0, 1.3)]
    named = ["near Aruba today.", "near Aruba again.", "near Brill today.", "near Brill again."]
    articles = [Article(i, t, language="en") for i, t in zip("abcd", named, strict=True)]
    sentences = [Sentence(f"{a.id}.0", a.id, 0, 0, 0, len(a.text), a.text) for a in articles]
    rows = np.asarray(quakes, dtype=np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    assert find_separate_stories(articles, sentences, rows) == []
    far = np.asarray([(1.0, 0.0), (1.0, 0.1), (1.0, 1.2), (1.0, 1.3)], dtype=np.float32)
    far /= np.linalg.norm(far, axis=1, keepdims=True)
    assert find_separate_stories(articles, sentences, far) == [("a", "b"), ("c", "d")]


def test_one_article_of_another_time_with_little_in_common_is_a_story_of_its_own() -> None:
    """The log-odds of one event are 3.2 cos - 3 where no name is shared: here -0.9 and -0.1."""
    flood, stranger, days = (1.0, 0.0), (0.65, 0.76), "2025-05-13 2025-05-14 2025-02-04".split()
    told = "flood flood chess"
    assert stories_of(flood, flood, stranger, days=days, texts=told) == [("a", "b"), ("c",)]
    assert stories_of(flood, flood, stranger, days=["2025-05-13"] * 3, texts=told) == []
    assert stories_of(flood, flood, stranger, texts=told) == []
    assert stories_of(flood, flood, (0.9, 0.44), days=days, texts=told) == []
    assert stories_of(flood, stranger, texts="flood chess", days=days[1:]) == []


def test_new_articles_of_another_story_are_named() -> None:
    added = [Article("c", "x", "The cup"), Article("d", "x", "The flood ebbs")]
    assert warn_of_new_stories([("a", "b", "d"), ("c",)], added) == (
        "of the new articles these seem to tell another story than the brief: “The cup”;"
        " summarize brief makes one of it",
    )
    assert warn_of_new_stories([("a", "d"), ("b", "c")], added) == ()


def test_one_article_is_one_story() -> None:
    assert stories_of(FLOOD) == []


def test_one_odd_article_is_off_topic_and_no_story() -> None:
    assert stories_of(FLOOD, FLOOD_TOO, FLOOD, (-0.3, 1.0)) == []


def test_articles_of_years_apart_are_warned_of() -> None:
    drill = Article("a1", "x", "The drill", published="2019-08-20")
    vote = Article("a2", "x", "The vote", published="2024-12-07T10:00:00+00:00", path="b.txt")
    (warning,) = warn_of_years([vote, drill])
    assert "written years apart (2019-08-20 to 2024-12-07)" in warning
    assert "“The vote” (b.txt) begins the later ones" in warning
    assert warn_of_years([drill, Article("a3", "x", published="2020-01-02")]) == ()
