"""What verification objects to, and what it lets pass, with the real parser and embedder."""

from __future__ import annotations

import random

import pytest
from planted_errors import caught, score_story, threshold_of
from verifying_cases import ARTICLE, REWORDED, SUPPORTED, UNSUPPORTED

from summarize import verify_text
from summarize.analysis import Treebank
from summarize.checking import (
    DEFAULT_THRESHOLD,
    Checker,
    SentenceVerdict,
    gather_sources,
    verify_sentences,
)
from summarize.types import Article, Models, SentenceEmbedder, SyntaxParser


@pytest.fixture(scope="module")
def verdicts(embedder: SentenceEmbedder, parser: SyntaxParser) -> dict[str, SentenceVerdict]:
    texts = [*(text for _, text in UNSUPPORTED), *SUPPORTED, *REWORDED]
    sources = gather_sources([Article("a", ARTICLE)], embedder)
    found = verify_sentences(texts, sources, Checker(embedder, Treebank(parser)))
    return dict(zip(texts, found, strict=True))


@pytest.mark.parametrize(("kind", "text"), UNSUPPORTED)
def test_what_the_sources_do_not_say_is_objected_to(
    verdicts: dict[str, SentenceVerdict], kind: str, text: str
) -> None:
    verdict = verdicts[text]
    assert kind in {objection.kind for objection in verdict.objections}
    assert not verdict.supported


@pytest.mark.parametrize("text", SUPPORTED)
def test_what_the_sources_say_in_other_words_passes(
    verdicts: dict[str, SentenceVerdict], text: str
) -> None:
    assert verdicts[text].supported
    assert not verdicts[text].objections


@pytest.mark.parametrize("text", REWORDED)
def test_a_passive_or_another_order_is_no_objection(
    verdicts: dict[str, SentenceVerdict], text: str
) -> None:
    assert {objection.kind for objection in verdicts[text].objections} <= {"claim"}
    assert verdicts[text].score > 0.15


@pytest.mark.parametrize("text", SUPPORTED[:2])
def test_a_sentence_of_the_source_scores_near_one(
    verdicts: dict[str, SentenceVerdict], text: str
) -> None:
    assert verdicts[text].score >= 0.99


def test_scores_and_parts_are_between_0_and_1(verdicts: dict[str, SentenceVerdict]) -> None:
    for verdict in verdicts.values():
        assert 0.0 <= verdict.score <= 1.0
        assert all(0.0 <= part <= 1.0 for part in verdict.support_detail.values())


def test_citations_are_places_in_the_articles(
    embedder: SentenceEmbedder, parser: SyntaxParser
) -> None:
    article = Article("wire", ARTICLE)
    result = verify_text(
        "# A ferry\n\nA ferry may start in May. [1]",
        [article],
        Models(embedder=embedder, parser=parser),
    )
    citation = result.sentences[0].citations[0]
    assert result.holds
    assert (
        ARTICLE[citation.start : citation.end] == "A ferry may start in May if the council agrees."
    )


def test_nothing_rests_on_no_articles(embedder: SentenceEmbedder, parser: SyntaxParser) -> None:
    result = verify_text("It rained.", [], Models(embedder=embedder, parser=parser))
    assert not result.holds
    assert result.sentences[0].objections[0].kind == "claim"


def test_a_text_without_sentences_holds(embedder: SentenceEmbedder, parser: SyntaxParser) -> None:
    assert verify_text("", [Article("a", ARTICLE)], Models(embedder=embedder, parser=parser)).holds


def test_that_nobody_died_rests_on_a_denial(
    embedder: SentenceEmbedder, parser: SyntaxParser
) -> None:
    article = (
        "A gas explosion injured 17 miners at the Korvel pit on Tuesday. No one was killed. "
        "It was the gravest accident there since a collapse in 1987, in which 42 miners died."
    )
    sources = gather_sources([Article("a", article, published="2025-05-14")], embedder)
    claims = ["Nobody died in the explosion.", "42 miners died in the accident."]
    none, many = verify_sentences(claims, sources, Checker(embedder, Treebank(parser)))
    assert article[none.citations[0].start :].startswith("No one")
    assert not {objection.kind for objection in none.objections} - {"claim"}
    assert [objection.kind for objection in many.objections] == ["date"]


def test_planted_errors_are_caught(embedder: SentenceEmbedder, parser: SyntaxParser) -> None:
    scored = score_story(
        [ARTICLE], embedder=embedder, parser=parser, generator=random.Random(0), count=11
    )
    assert sum(not each.true for each in scored) > 40
    assert caught(scored, DEFAULT_THRESHOLD) >= 0.9
    assert caught(scored, threshold_of(scored)) >= 0.8


SPEAKERS = (
    "The figures are ministers Ivo Lant and Teodor Rusk, who fled to the palace after a coup, the "
    "source, who had spoken to people inside the palace, told Meridian News. As heat began on "
    "Monday and again on Tuesday, the manager called for cuts. “He was flabbergasted. He couldn't "
    "believe it,” said Floyd Snyder. The mayor, a former judge, told reporters that she would stay."
)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The mayor told reporters that she would stay.", set()),
        ("As heat began on Tuesday, the manager called for cuts.", {"date"}),
        ("As heat began on Monday and again on Tuesday, the manager called for cuts.", set()),
        ("He was flabbergasted.", {"attribution"}),
        ("“He was flabbergasted,” said Floyd Snyder.", set()),
    ],
)
def test_who_says_it_and_both_halves_stay(
    embedder: SentenceEmbedder, parser: SyntaxParser, text: str, kinds: set[str]
) -> None:
    sources = gather_sources([Article("a", SPEAKERS)], embedder)
    (verdict,) = verify_sentences([text], sources, Checker(embedder, Treebank(parser)))
    assert {objection.kind for objection in verdict.objections} - {"claim"} == kinds
