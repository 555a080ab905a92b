from __future__ import annotations

import numpy as np
import pytest

from summarize.clustering import find_off_topic_articles
from summarize.clustering.other_stories import find_separate_stories, warn_of_stories
from summarize.types import Article, Sentence


def stories_of(*means: tuple[float, ...]) -> list[tuple[str, ...]]:
    """The stories of articles of one sentence each, with these vectors."""
    ids = "abcdefgh"[: len(means)]
    articles = [Article(id_, "x", language="en") for id_ in ids]
    sentences = [Sentence(f"{id_}.0", id_, 0, 0, 0, 1, "x") for id_ in ids]
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


@pytest.mark.parametrize(("second", "apart"), [((0.2, 1.0), True), ((0.5, 1.0), False)])
def test_two_articles_are_two_stories_if_next_to_nothing_joins_them(
    second: tuple[float, float], apart: bool
) -> None:
    assert bool(stories_of((1.0, 0.0), second)) is apart


def test_one_article_is_one_story() -> None:
    assert stories_of(FLOOD) == []


def test_one_odd_article_is_off_topic_and_no_story() -> None:
    assert stories_of(FLOOD, FLOOD_TOO, FLOOD, (-0.3, 1.0)) == []


def test_the_warning_names_the_articles_of_each_story() -> None:
    articles = [Article("a1", "x", "The flood"), Article("a2", "x"), Article("a3", "x")]
    (warning,) = warn_of_stories([("a1", "a3"), ("a2",)], articles)
    assert warning.startswith("these articles seem to tell 2 stories: “The flood”, a3; a2.")
    assert warn_of_stories([], articles) == ()
