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
    load_embedder,
    load_writer,
    make_brief,
    read_articles,
    render,
)
from summarize.grounding import check_support
from summarize.language.text import folded_words, names, numbers
from summarize.reading import read_records
from summarize.rendering import brief_schema
from summarize.testing import default_parser, sources_of
from summarize.types import AbstractiveModel, SentenceEmbedder

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SEEDS = SHARED / "seeds"
MULTINEWS = SHARED / "data" / "multinews_dev.jsonl"
STORIES = 20
ENDING = re.compile(r"[.!?…][\"”’')\]]*$")


@pytest.fixture(scope="module")
def embedder() -> SentenceEmbedder:
    return load_embedder(default_card("embedder"))


@pytest.fixture(scope="module")
def writer() -> AbstractiveModel:
    return load_writer(default_card("writer"))


def brief_of(path: Path, embedder: SentenceEmbedder, writer: AbstractiveModel) -> Brief:
    read = read_articles([path])
    return make_brief(
        read.articles,
        embedder=embedder,
        parser=default_parser(),
        writer=writer,
        dropped=read.dropped,
    )


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
    assert 135 <= len(jakarta.text.split()) <= 150


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


def test_some_of_the_jakarta_brief_is_written_not_copied(jakarta: Brief) -> None:
    fused = [s for s in jakarta.sentences if s.kind == "fused"]
    assert fused
    articles = " ".join(article.text for article in jakarta.articles)
    assert all(sentence.text not in articles for sentence in fused)


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
    assert 135 <= len(seeds.text.split()) <= 150


@pytest.mark.skipif(not MULTINEWS.is_file(), reason="the development stories are not here")
def test_briefs_of_twenty_stories_are_grounded(embedder: SentenceEmbedder) -> None:
    with MULTINEWS.open(encoding="utf-8") as lines:
        rows = [json.loads(next(lines)) for _ in range(STORIES)]
    for row in rows:
        articles = read_records(row["documents"]).articles
        brief = make_brief(articles, embedder=embedder, settings=Settings(words=200))
        assert_grounded(brief)
        assert len(brief.text.split()) <= 200


def test_a_sentence_of_the_brief_is_an_edit_of_its_first_citation(jakarta: Brief) -> None:
    texts = {article.id: article.text for article in jakarta.articles}
    for sentence in jakarta.sentences:
        spans = [texts[c.article_id][c.start : c.end] for c in sentence.citations]
        if sentence.kind == "fused":
            assert any(
                check_support(sentence.text, sources_of(*spans, following=following)).holds
                for following in (None, *spans[1:])
            )
