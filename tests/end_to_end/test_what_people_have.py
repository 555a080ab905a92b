"""Briefs of what people really have: small inputs that failed once, and what is right for each.

The inputs stand beside the project, where they are there; the invariants hold for any story.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from summarize import Brief, Settings, default_card, load_embedder, make_brief, read_articles
from summarize.checking import verify_text
from summarize.language.words import content_stems
from summarize.reading import read_records
from summarize.testing import default_parser
from summarize.types import Article, Citation, Models

SHARED = Path(__file__).resolve().parents[3] / "shared"
CASES = SHARED / "cases"
STORIES = SHARED / "data" / "stories_dev.jsonl"

needs_cases = pytest.mark.skipif(not CASES.is_dir(), reason="the small inputs are not here")
needs_stories = pytest.mark.skipif(not STORIES.is_file(), reason="the stories are not here")


@pytest.fixture(scope="module")
def models() -> Models:
    return Models(embedder=load_embedder(default_card("embedder")), parser=default_parser())


def case(number: str, *names: str) -> list[Path]:
    (folder,) = CASES.glob(f"{number}-*")
    return [folder / name for name in names]


def brief_of(models: Models, number: str, *names: str, words: int = 150) -> Brief:
    read = read_articles(case(number, *names))
    return make_brief(read.articles, models, Settings(words=words), dropped=read.dropped)


def text_of(brief: Brief) -> str:
    return " ".join(sentence.text for sentence in brief.sentences)


@needs_cases
def test_the_plants_are_not_those_of_another_sentence(models: Models) -> None:
    text = text_of(brief_of(models, "04", "a.txt"))
    assert "want the plants" not in text or "old gas plants" in text.partition("want the")[0]


@needs_cases
def test_a_news_services_answer_is_read_item_by_item(models: Models) -> None:
    (path,) = case("06", "response.json")
    read = read_articles([path])
    assert len(read.articles) == 3
    assert any("only a description" in warning for warning in read.warnings)
    assert "(TERN)" not in text_of(brief_of(models, "06", "without-null.json"))
    assert [article.published[:10] for article in read.articles if article.published] == [
        "2021-03-23"
    ] * 3


@needs_cases
@pytest.mark.parametrize(
    ("number", "title", "source", "published"),
    [
        ("07", "Uncovering the secret of a northern grape", "NW.COM", "2013-06-10"),
        (
            "08",
            "If you can picture this card, it is because of three people",
            "Curio Atlas",
            "2015-07-10",
        ),
        (
            "10",
            "Ramos e Lima tentam uma trégua entre os Poderes",
            "Correio do Lago",
            "2022-05-04",
        ),
    ],
)
def test_title_source_and_date_are_the_articles_own(
    number: str, title: str, source: str, published: str
) -> None:
    (article,) = read_articles(case(number, "a.html")).articles
    assert (article.title, article.source) == (title, source)
    assert article.published is not None
    assert article.published.startswith(published)


@needs_cases
@pytest.mark.parametrize(
    ("number", "name", "begins"),
    [
        ("09", "a.txt", "El gobierno firmó"),
        ("09", "ar.txt", "قالت السلطات"),
        ("11", "a.txt", ""),
        ("19", "a.html", "Erlöse aus Biogas"),
        ("19", "b.html", "Erlöse aus Biogas"),
        ("20", "a.txt", "lena marsh"),
    ],
)
def test_a_brief_begins_with_the_news(models: Models, number: str, name: str, begins: str) -> None:
    text = text_of(brief_of(models, number, name))
    assert text.startswith(begins)
    assert not any(talk in text for talk in ("myReport", "watch all", "<", "unsinnig“.H"))


@needs_cases
@pytest.mark.parametrize(
    ("name", "sentences"), [("it.txt", 2), ("pl.txt", 2), ("de.txt", 2), ("en.txt", 4)]
)
def test_no_sentence_is_cut_at_an_abbreviation(models: Models, name: str, sentences: int) -> None:
    brief = brief_of(models, "12", name)
    assert sum(cover.sentences for cover in brief.coverage) == sentences


@needs_cases
def test_people_are_introduced(models: Models) -> None:
    text = text_of(brief_of(models, "13", "a.txt", words=80))
    assert "technology chief Samir Khedari" in text
    assert "Khedari" not in text.partition("Samir Khedari")[0]


@needs_cases
@pytest.mark.parametrize("name", ["starred.json", "f.jsonl", "entries.json", "feed.xml"])
def test_exports_of_feed_readers_are_read(name: str) -> None:
    articles = read_articles(case("14", name)).articles
    assert len(articles) >= 1
    assert all(article.title and article.source and article.published for article in articles)


@needs_cases
def test_he_is_said_of_nobody_else(models: Models) -> None:
    text = text_of(brief_of(models, "15", "a.txt"))
    assert "interpreter he" not in text


@needs_cases
@pytest.mark.parametrize(("number", "supported"), [("01", False), ("17", True)])
def test_what_is_said_of_a_text_is_right(models: Models, number: str, supported: bool) -> None:
    brief, path = case(number, "brief.md", "a.txt")
    articles = read_articles([path]).articles
    (verdict,) = verify_text(brief.read_text(encoding="utf-8"), articles, models).sentences
    assert verdict.supported is supported


@needs_cases
def test_several_stories_are_told_with_how_to_split_them(models: Models) -> None:
    brief = brief_of(models, "18", "a.txt", "b.txt", "c.txt")
    (warning,) = brief.warnings
    assert "3 stories" in warning
    assert all(name in warning for name in ("a.txt", "b.txt", "c.txt"))
    assert brief.headline.count(";") == 2
    order = [sentence.citations[0].article_id for sentence in brief.sentences]
    assert order == sorted(order, key=order.index)


def stories() -> Iterator[list[Article]]:
    """Stories of several outlets, each with a near-copy of its first article besides."""
    with STORIES.open(encoding="utf-8") as lines:
        for line in islice(lines, 0, None, 10):
            articles = list(read_records(json.loads(line)["documents"]).articles)
            copy = replace(articles[0], id="copy", text=articles[0].text[:-200], title="The copy")
            yield [*articles, copy]


@needs_stories
def test_what_is_only_in_one_source_is_in_no_other_and_not_cited(models: Models) -> None:
    checked = 0
    for articles in stories():
        brief = make_brief(articles, models, Settings(words=150))
        texts = {article.id: article.text for article in brief.articles}
        cited = {citation for sentence in brief.sentences for citation in sentence.citations}
        for cover in brief.coverage:
            own = [c for c in cited if c.article_id == cover.article_id]
            assert cover.used == len({c.start for c in own})
            assert len(cover.highlights) <= cover.unique <= cover.sentences
            for highlight in cover.highlights:
                checked += 1
                assert highlight not in cited
                assert not said_elsewhere(highlight, texts)
        copied = {cover.article_id: cover for cover in brief.coverage}[articles[0].id]
        assert not copied.highlights
    assert checked > 5


def said_elsewhere(span: Citation, texts: dict[str, str]) -> bool:
    """Whether another article has the words of a span, as they stand."""
    words = content_stems(texts[span.article_id][span.start : span.end])
    told = " ".join(words)
    return any(
        told in " ".join(content_stems(text))
        for id_, text in texts.items()
        if id_ != span.article_id
    )
