"""The days of articles that appeared on several days, or nobody knows when."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from summarize.analysis import Treebank
from summarize.composing import Choice
from summarize.composing.telling_days import tell_days
from summarize.testing import default_parser
from summarize.types import Article, BriefSentence, Citation, Note, Sentence, Statement

TREES = Treebank(default_parser())
MONDAY, WEDNESDAY = "2026-03-02", "2026-03-04"


def told(text: str, published: Sequence[str | None]) -> str:
    """How a sentence of the first of the articles is printed."""
    articles = [Article(f"a{n}", text, published=day) for n, day in enumerate(published)]
    source = Sentence("a0.0", "a0", 0, 0, 0, len(text), text)
    note = Note(source.id, source, text)
    span = Citation("a0", 0, len(text))
    choice = Choice(Statement(note, ()), BriefSentence(text, "extracted", 1.0, (span,)))
    return tell_days([choice], articles, TREES)[0].sentence.text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (
            "The mayor said yesterday that she would resign.",
            "The mayor said that she would resign.",
        ),
        ("Yesterday, the council closed the bridge.", "The council closed the bridge."),
        ("The mill, which burned last night, was old.", "The mill, which burned, was old."),
        ("The gate is to be opened tomorrow, in May.", "The gate is to be opened, in May."),
    ],
)
def test_a_day_of_an_undated_article_is_left_out(text: str, printed: str) -> None:
    assert told(text, [None, MONDAY]) == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Lee resigned yesterday.", "Lee resigned on Sunday."),
        ("Lee was arrested last night in Marlow.", "Lee was arrested on Sunday night in Marlow."),
        ("Today, the council closed the bridge.", "On Monday, the council closed the bridge."),
    ],
)
def test_a_day_is_named_where_articles_are_of_several(text: str, printed: str) -> None:
    assert told(text, [MONDAY, WEDNESDAY]) == printed


def test_a_day_long_before_the_last_article_is_told_by_its_date() -> None:
    assert told("Lee resigned yesterday.", [MONDAY, "2026-03-20"]) == "Lee resigned on March 1."


def test_articles_of_one_day_share_it() -> None:
    assert told("Lee resigned yesterday.", [MONDAY, MONDAY]) == "Lee resigned yesterday."


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
    assert told(text, [None, None]) == text
