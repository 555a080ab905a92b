"""The real models on real articles: slow to load, so once for all tests."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from summarize import (
    Brief,
    Settings,
    default_card,
    load_writer,
    make_brief,
    read_articles,
    render,
)
from summarize.checking import DEFAULT_THRESHOLD
from summarize.language.words import folded_words, names, numbers
from summarize.reading import read_records
from summarize.rendering import brief_schema
from summarize.testing import default_parser
from summarize.types import AbstractiveModel, Article, Models, SentenceEmbedder, WritingRequest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SEEDS = SHARED / "seeds"
MULTINEWS = SHARED / "data" / "multinews_dev.jsonl"
STORIES = 20
TOLD = (
    "The harbour of Port Vale, which a storm had closed for nine days, reopened on Monday.",
    "Ferries resume on Thursday.",
    "Repairs to the outer wall, which the storm broke in March, cost $3 million, the mayor said.",
)
ENDING = re.compile(r"[.!?…][\"”’')\]]*$")


@pytest.fixture(scope="module")
def writer() -> AbstractiveModel:
    return load_writer(default_card("writer"))


def brief_of(path: Path, embedder: SentenceEmbedder, writer: AbstractiveModel) -> Brief:
    read = read_articles([path])
    models = Models(embedder=embedder, parser=default_parser(), writer=writer)
    return make_brief(read.articles, models, dropped=read.dropped)


@pytest.fixture(scope="module")
def jakarta(embedder: SentenceEmbedder, writer: AbstractiveModel) -> Brief:
    return brief_of(ROOT / "examples" / "jakarta", embedder, writer)


@pytest.fixture(scope="module")
def seeds(embedder: SentenceEmbedder, writer: AbstractiveModel) -> Brief:
    if not SEEDS.is_dir():
        pytest.skip("the two seed articles are not here")
    return brief_of(SEEDS, embedder, writer)


def cited_text(brief: Brief, number: int) -> str:
    texts = {article.id: article.text for article in brief.articles}
    spans = brief.sentences[number].citations
    return " ".join(texts[c.article_id][c.start : c.end] for c in spans)


def assert_grounded(brief: Brief) -> None:
    """Every figure and name of every sentence stands in the spans that it cites."""
    for number, sentence in enumerate(brief.sentences):
        spans = cited_text(brief, number)
        assert spans
        assert ENDING.search(sentence.text)
        assert numbers(sentence.text) <= numbers(spans)
        assert names(sentence.text) <= set(folded_words(spans))


def test_the_jakarta_brief_is_grounded_and_within_its_budget(jakarta: Brief) -> None:
    assert_grounded(jakarta)
    assert 120 <= len(jakarta.text.split()) <= 150


def test_the_jakarta_brief_says_where_the_sources_differ(jakarta: Brief) -> None:
    readings = {reading.value for d in jakarta.differences for reading in d.readings}
    assert any("90 minutes" in value for value in readings)
    assert any("two hours" in value for value in readings)


def test_the_wire_copy_is_known_as_a_copy(jakarta: Brief) -> None:
    copies = {c.article_id: c.copy_of for c in jakarta.coverage if c.copy_of}
    assert len(copies) == 1


def test_the_older_photo_in_bali_is_set_apart(jakarta: Brief) -> None:
    assert "Bali" not in jakarta.text
    assert any(d.reason == "caption" and "Bali" in d.text for d in jakarta.dropped)


def test_the_json_brief_fits_the_published_schema_and_every_quote_resolves(jakarta: Brief) -> None:
    value = json.loads(render(jakarta, "json", with_sources=True))
    jsonschema.validate(value, brief_schema())
    texts = {article["id"]: article["text"] for article in value["articles"]}
    for sentence in value["sentences"]:
        for citation in sentence["citations"]:
            text = texts[citation["article"]]
            assert citation["quote"] == text[citation["start"] : citation["end"]]


def test_what_is_written_is_supported_and_what_is_not_stands_in_an_article(jakarta: Brief) -> None:
    articles = [article.text for article in jakarta.articles]
    for sentence in jakarta.sentences:
        if sentence.kind == "fused":
            assert sentence.support >= DEFAULT_THRESHOLD
        else:
            assert any(sentence.text in text for text in articles)


def test_the_same_articles_give_the_same_brief(
    jakarta: Brief, embedder: SentenceEmbedder, writer: AbstractiveModel
) -> None:
    assert brief_of(ROOT / "examples" / "jakarta", embedder, writer) == jakarta


def test_a_request_gets_the_same_answer_alone_and_in_company(writer: AbstractiveModel) -> None:
    requests = [WritingRequest((text,), max_words=len(text.split())) for text in TOLD]
    together = writer.generate(requests)
    assert list(together) == [writer.generate([request])[0] for request in requests]


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("Easter strike to halt island ferries", True),
        ("You will not believe these photographs", False),
    ],
)
def test_a_title_in_other_words_heads_a_brief_and_one_on_something_else_does_not(
    title: str, heads: bool, embedder: SentenceEmbedder
) -> None:
    text = (
        "Ferries to the Corran Isles will stop for four days from Friday after talks between the"
        " operator and the union of its crews broke down late at night, both sides said."
    )
    models = Models(embedder=embedder, parser=default_parser())
    assert (make_brief([Article("a1", text, title)], models).headline == title) == heads


def test_the_seeds_brief_tells_the_story(seeds: Brief) -> None:
    facts = {
        "they meet in Jakarta": r"\bmeet\b.*\bJakarta\b",
        "beside the ASEAN gatherings": r"\bASEAN\b",
        "their second meeting in two months": r"\bsecond meeting\b",
        "no breakthrough, or no conflict": r"breakthroughs?\b|\bconflict\b",
        "after the visit to Beijing": r"\bvisit to Beijing\b",
        "the hacking of government email": r"\bemail\b",
        "a possible summit of Biden and Xi": r"\bsummit\b.*\bBiden\b",
    }
    told = [
        fact
        for fact, pattern in facts.items()
        if any(re.search(pattern, sentence.text) for sentence in seeds.sentences)
    ]
    assert len(told) >= 4, told


def test_the_seeds_brief_is_grounded_and_knows_no_bali(seeds: Brief) -> None:
    assert_grounded(seeds)
    assert "Bali" not in seeds.text + seeds.headline
    assert 120 <= len(seeds.text.split()) <= 150


@pytest.mark.skipif(not MULTINEWS.is_file(), reason="the development stories are not here")
def test_briefs_of_twenty_stories_are_grounded(embedder: SentenceEmbedder) -> None:
    with MULTINEWS.open(encoding="utf-8") as lines:
        rows = [json.loads(next(lines)) for _ in range(STORIES)]
    for row in rows:
        articles = read_records(row["documents"]).articles
        brief = make_brief(articles, Models(embedder=embedder), Settings(words=200))
        assert_grounded(brief)
        assert len(brief.text.split()) <= 200
