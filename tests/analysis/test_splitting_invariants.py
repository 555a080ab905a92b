from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from summarize.analysis.splitting import split_article, split_text
from summarize.types import Article

DEVELOPMENT_STORIES = Path(__file__).parents[2].parent / "shared/data/multinews_dev.jsonl"

PIECES = [
    *("a", "B", "the", "The", "U.S.", "Mr.", "No.", "p.m.", "J.", "etc.", "3.5%", "1.", "iPhone"),
    *(".", "!", "?", "…", "...", ". . .", ",", ";", "—", "-", "*", "•", "/", "@", ".com"),
    *('"', "'", "“", "”", "‘", "’", "(", ")", "[", "]", "»", "「", "」"),
    *(" ", " ", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u2029", "\u200b", "\x1c"),
    *("。", "！", "؟", "۔", "।", "नमस्ते", "سلام", "Ωραία", ";", "今天", "é", "e\u0301", "👩‍🚀"),
]


def assert_invariants(text: str) -> None:
    spans = split_text(text)
    sentences = [text[start:end] for start, end in spans]
    assert all(sentence and sentence == sentence.strip() for sentence in sentences)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert "".join("".join(sentences).split()) == "".join(text.split())
    assert not any("\n\n" in sentence for sentence in sentences)


@pytest.mark.parametrize("seed", range(300))
def test_generated_text_is_covered_by_ordered_stripped_spans(seed: int) -> None:
    rng = random.Random(seed)
    assert_invariants("".join(rng.choices(PIECES, k=rng.randint(0, 80))))


def test_every_development_article_is_covered_by_ordered_stripped_spans() -> None:
    if not DEVELOPMENT_STORIES.exists():
        pytest.skip("the development data is not on this machine")
    with DEVELOPMENT_STORIES.open(encoding="utf-8") as lines:
        for line in lines:
            for document in json.loads(line)["documents"]:
                assert_invariants(document["text"])


@pytest.mark.parametrize("unit", ["Mr. ", "a", "A.", "!", '"', ". ", "... ", "a.B", "x. “", "\n"])
def test_time_stays_bounded_on_text_that_never_breaks(unit: str) -> None:
    split_text("Warm up. Now.")
    started = time.perf_counter()
    split_text(unit * (40_000 // len(unit)))
    assert time.perf_counter() - started < 5


def test_splitting_twice_gives_the_same_spans() -> None:
    text = "Gen. Smith left. “Why?” he asked.\n\nNobody knew."
    assert split_text(text) == split_text(text)


def test_sentence_on_its_own_is_one_sentence_again() -> None:
    text = "He left at 9 a.m. Monday. She stayed in the U.S. The rest went home."
    for start, end in split_text(text):
        assert split_text(text[start:end]) == [(0, end - start)]


def test_article_sentences_carry_ids_places_and_paragraphs() -> None:
    article = Article(id="a7", text="  One is. Two is.\n\n\nThree is.\n")
    sentences = split_article(article)
    assert [sentence.id for sentence in sentences] == ["a7.0", "a7.1", "a7.2"]
    assert [sentence.index for sentence in sentences] == [0, 1, 2]
    assert [sentence.paragraph for sentence in sentences] == [0, 0, 1]
    assert {sentence.article_id for sentence in sentences} == {"a7"}
    assert all(article.text[s.start : s.end] == s.text for s in sentences)


def test_empty_article_has_no_sentences() -> None:
    assert split_article(Article(id="a1", text="")) == ()


def test_importing_the_splitter_loads_no_nltk() -> None:
    code = "import sys, summarize.analysis.splitting; sys.exit('nltk' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
