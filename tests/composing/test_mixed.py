"""A reader is told that articles tell several stories, and which of them the brief tells."""

from __future__ import annotations

import numpy as np
import pytest

from summarize.clustering import Story
from summarize.composing import warn_of_stories
from summarize.types import Article, BriefSentence, Citation

ARTICLES = (
    Article("a", "text", title="The flood"),
    Article("b", "text", path="b.txt"),
    Article("c", "text", title="The cup", path="c.txt"),
    Article("d", "text"),
    Article("e", "text", title="The cup", path="e.txt"),
    Article("f", "text", title="The race", path="feed.xml"),
    Article("g", "text", title="The vote", path="feed.xml"),
)


def warned(*separate: str, cited: str, copies: dict[str, str] | None = None) -> tuple[str, ...]:
    story = Story(
        (), np.zeros((0, 1), np.float32), copies or {}, (), separate=tuple(map(tuple, separate))
    )
    said = [BriefSentence("It is so.", "extracted", 1.0, (Citation(each, 0, 9),)) for each in cited]
    return warn_of_stories(said, story, ARTICLES)


def test_one_story_is_nothing_to_warn_of() -> None:
    assert warned(cited="ab") == ()


def test_the_warning_names_the_articles_of_each_story_and_where_each_lies() -> None:
    assert warned("ab", "ce", cited="ac") == (
        "these articles seem to tell 2 stories: “The flood”, b.txt; “The cup” (c.txt), “The cup”"
        " (e.txt). This brief tells them one after the other; --group makes one of each",
    )


@pytest.mark.parametrize(
    ("cited", "said"),
    [
        (
            "bd",
            "This brief tells the others one after the other, and nothing of “The race”;",
        ),
        ("b", "This brief tells only that of “The flood”, b.txt;"),
        ("", "This brief tells none of them;"),
    ],
)
def test_a_story_of_which_nothing_is_printed_is_not_said_to_be_told(cited: str, said: str) -> None:
    (warning,) = warned("ab", "f", "d", cited=cited)
    assert said in warning


def test_what_a_copy_of_its_article_says_is_of_the_story() -> None:
    (warning,) = warned("a", "c", cited="bc", copies={"b": "a"})
    assert "tells them one after the other" in warning
