"""A brief of several days tells no "yesterday" that was another day's."""

from __future__ import annotations

from datetime import date

import pytest

from summarize.analysis import Treebank
from summarize.composing import without_own_days
from summarize.composing.own_days import told_for
from summarize.pipeline import make_brief
from summarize.testing import WordEmbedder, default_parser
from summarize.types import (
    Article,
    BriefSentence,
    Citation,
    Models,
    Note,
    Sentence,
    Statement,
)

TREEBANK = Treebank(default_parser())


MONDAY, WEDNESDAY = date(2026, 3, 2), date(2026, 3, 4)


def told(text: str, own: date | None, today: date) -> str | None:
    sentence = BriefSentence(text, "extracted", 1.0, (Citation("a", 0, len(text)),))
    found = without_own_days(sentence, TREEBANK, own, today)
    return found.text if found else None


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Lee resigned yesterday.", "Lee resigned on Sunday."),
        ("Lee was arrested last night in Marlow.", "Lee was arrested on Sunday night in Marlow."),
        ("Today, the council closed the bridge.", "On Monday, the council closed the bridge."),
        ("The council met this morning and voted.", "The council met on Monday morning and voted."),
        ("The mayor resigned on Tuesday.", "The mayor resigned on Tuesday."),
        ("The vote on the bridge is tomorrow.", None),
        ('"I resigned yesterday," the mayor said.', '"I resigned yesterday," the mayor said.'),
    ],
)
def test_the_day_of_an_earlier_article_is_named(text: str, printed: str | None) -> None:
    assert told(text, MONDAY, WEDNESDAY) == printed


def test_a_day_long_before_the_last_article_is_told_by_its_date() -> None:
    later = date(2026, 3, 20)
    assert told("Lee resigned yesterday.", MONDAY, later) == "Lee resigned on March 1."


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("The mayor resigned on Sunday.", "The mayor resigned on March 1."),
        ("The mayor resigned Sunday evening.", "The mayor resigned on March 1."),
        ("On Sunday, the mayor resigned.", "On March 1, the mayor resigned."),
        ("The mayor resigned.", "The mayor resigned."),
        ("The mayor resigned on March 1.", "The mayor resigned on March 1."),
        ('"I resigned on Sunday," the mayor said.', '"I resigned on Sunday," the mayor said.'),
    ],
)
def test_so_is_a_weekday_of_weeks_ago(text: str, printed: str) -> None:
    main = Sentence("a1.0", "a1", 0, 0, 0, len(text), text)
    sentence = BriefSentence(text, "extracted", 1.0, (main.citation,))
    statement = Statement(Note("c1", main, text), (sentence,))
    article = Article("a1", text, published="2026-03-02")
    (found,) = told_for(date(2026, 3, 20), [statement], [article], TREEBANK)
    assert found.wordings[0].text == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("The mayor said yesterday that she would go.", "The mayor said that she would go."),
        ("Yesterday, the council closed the bridge.", "The council closed the bridge."),
        ("The mill, which burned last night, was old.", "The mill, which burned, was old."),
        ("The gate is to be opened tomorrow, in May.", "The gate is to be opened, in May."),
    ],
)
def test_a_day_of_an_undated_article_is_left_out(text: str, printed: str) -> None:
    assert told(text, None, MONDAY) == printed


@pytest.mark.parametrize(
    "text",
    [
        "“We won yesterday,” Lee said.",
        "Yesterday's vote was the third.",
        "The town has few farms today.",
        "The fair opened today, March 2.",
    ],
)
def test_what_a_sentence_needs_or_quotes_stays(text: str) -> None:
    assert told(text, None, MONDAY) == text


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
    assert "The mayor of Port Vale resigned on Monday over a bridge." in printed("2023-05-04")
