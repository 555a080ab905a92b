"""A brief of several days tells no "yesterday" that was another day's."""

from __future__ import annotations

import pytest

from summarize.analysis import Treebank
from summarize.composing import without_own_days
from summarize.pipeline import make_brief
from summarize.testing import WordEmbedder, default_parser
from summarize.types import Article, BriefSentence, Citation, Models

TREEBANK = Treebank(default_parser())


@pytest.mark.parametrize(
    ("told", "left"),
    [
        (
            "Families told last night how the ferry had hit the rocks.",
            "Families told how the ferry had hit the rocks.",
        ),
        ("The mayor resigned yesterday.", "The mayor resigned."),
        ("Yesterday, the mayor resigned over the bridge.", "The mayor resigned over the bridge."),
        ("The council met this morning and voted.", "The council met and voted."),
        ("The mayor resigned on Tuesday.", "The mayor resigned on Tuesday."),
        ("The vote on the bridge is tomorrow.", None),
        ('"I resigned yesterday," the mayor said.', '"I resigned yesterday," the mayor said.'),
    ],
)
def test_words_that_tell_a_day_from_that_of_the_article_are_taken_off(
    told: str, left: str | None
) -> None:
    found = without_own_days(
        BriefSentence(told, "extracted", 1.0, (Citation("a", 0, 9),)), TREEBANK
    )
    assert (found and found.text) == left


def printed(later: str) -> str:
    articles = [
        Article(
            "a1", "The mayor of Port Vale resigned yesterday over a bridge.", published="2023-05-02"
        ),
        Article("a2", "Two boats sank in the harbour of Gull Island in a storm.", published=later),
    ]
    return make_brief(articles, Models(embedder=WordEmbedder(), parser=default_parser())).text


def test_of_an_article_of_the_briefs_own_day_they_stay() -> None:
    assert "resigned yesterday" in printed("2023-05-02")


def test_of_an_earlier_article_they_go() -> None:
    assert "The mayor of Port Vale resigned over a bridge." in printed("2023-05-04")
