"""The scale of an embedder is measured once, on pairs whose kind is known."""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tiny_models import save_tiny_embedder

from summarize import default_card, load_embedder
from summarize.analysis.splitting import split_articles
from summarize.backends import calibration
from summarize.backends.calibration import kept_scale, measure_scale
from summarize.catalog import ModelCard, resolve_model
from summarize.clustering import cluster_sentences
from summarize.likeness import REFERENCE_SCALE
from summarize.reading import read_articles
from summarize.testing import WordEmbedder
from summarize.types import Embeddings, SentenceEmbedder

ROOT = Path(__file__).resolve().parents[2]
EVENTS = tomllib.loads(calibration._EVENTS.read_text(encoding="utf-8"))["events"]


class CountingEmbedder(WordEmbedder):
    """Knows how often it was asked."""

    asked = 0

    def embed(self, texts: Sequence[str]) -> Embeddings:
        self.asked += 1
        return super().embed(texts)


class Crowded:
    """Puts the vectors of another embedder into a narrow cone: cosines from 0.7 to 1."""

    languages = ("en",)
    scale = REFERENCE_SCALE

    def __init__(self, embedder: SentenceEmbedder) -> None:
        self._embedder = embedder
        self.scale = measure_scale(self)

    def embed(self, texts: Sequence[str]) -> Embeddings:
        rows = self._embedder.embed(texts)
        cone = np.random.default_rng(0).normal(size=rows.shape[1])
        rows = 0.5 * rows + 0.75**0.5 * (cone / np.linalg.norm(cone))
        unit: Embeddings = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
        return unit


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "summarize" / "calibrated"


@pytest.fixture
def card(tmp_path: Path) -> ModelCard:
    return resolve_model(str(save_tiny_embedder(tmp_path / "embedder")), "embedder")


@pytest.fixture(scope="module")
def minilm() -> SentenceEmbedder:
    return load_embedder(default_card("embedder"))


def test_every_event_has_all_kinds_of_sentences_and_none_twice() -> None:
    texts = [event[part] for event in EVENTS for part in calibration._PARTS]
    assert len(set(texts)) == len(texts) == 4 * len(EVENTS)


def test_words_in_common_make_each_kind_nearer_than_the_one_before() -> None:
    scale = measure_scale(WordEmbedder())
    assert scale.tells_apart
    assert 0.0 <= scale.unrelated < 0.1
    assert 0.6 < scale.copy < 1.0


def test_the_default_embedder_is_the_reference_and_is_not_measured() -> None:
    asked = CountingEmbedder()
    assert kept_scale(default_card("embedder"), asked) == REFERENCE_SCALE
    assert asked.asked == 0


def test_the_reference_is_what_the_default_embedder_measures(minilm: SentenceEmbedder) -> None:
    measured = measure_scale(minilm)
    for kind in ("unrelated", "other", "reworded", "copy"):
        assert getattr(measured, kind) == pytest.approx(getattr(REFERENCE_SCALE, kind), abs=0.005)


def test_in_a_narrow_cone_nearly_all_groups_are_the_same(minilm: SentenceEmbedder) -> None:
    articles = read_articles([ROOT / "examples" / "jakarta"]).articles
    texts = [sentence.text for sentence in split_articles(articles)]
    crowded = Crowded(minilm)
    rows, narrow = minilm.embed(texts), crowded.embed(texts)
    usual = set(cluster_sentences(rows, threshold=0.7))
    assert cluster_sentences(narrow, threshold=0.7) == [tuple(range(len(texts)))]
    limit = crowded.scale.likeness().same_statement
    found = set(cluster_sentences(narrow, threshold=limit))
    assert len(found & usual) >= 0.9 * len(usual)


def test_it_is_measured_once_and_kept(card: ModelCard, cache: Path) -> None:
    asked = CountingEmbedder()
    first = kept_scale(card, asked)
    assert kept_scale(card, asked) == first == measure_scale(WordEmbedder())
    assert asked.asked == 1
    (kept,) = cache.iterdir()
    assert kept.name.startswith(card.sha256)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"unrelated": 0.1}', '{"unrelated": "much"}'])
def test_what_was_kept_badly_is_measured_again(card: ModelCard, cache: Path, text: str) -> None:
    asked = CountingEmbedder()
    first = kept_scale(card, asked)
    (kept,) = cache.iterdir()
    kept.write_text(text, encoding="utf-8")
    assert kept_scale(card, asked) == first
    assert asked.asked == 2


def test_other_pooling_of_the_same_weights_is_measured_by_itself(card: ModelCard) -> None:
    asked = CountingEmbedder()
    kept_scale(card, asked)
    assert card.embedding
    kept_scale(replace(card, embedding=replace(card.embedding, pooling="cls")), asked)
    assert asked.asked == 2


def test_where_nothing_can_be_kept_it_is_measured_every_time(
    card: ModelCard, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    asked = CountingEmbedder()
    assert kept_scale(card, asked) == kept_scale(card, asked)
    assert asked.asked == 2


def test_a_model_to_which_all_is_alike_is_said_to_tell_little(
    card: ModelCard, caplog: pytest.LogCaptureFixture
) -> None:
    class Blind(WordEmbedder):
        def embed(self, texts: Sequence[str]) -> Embeddings:
            return np.full((len(texts), 4), 0.5, dtype=np.float32)

    with caplog.at_level(logging.WARNING):
        kept_scale(card, Blind())
    assert "hardly tells sentences on one fact from others" in caplog.text


def test_an_embedder_without_a_card_is_loaded_with_its_scale(card: ModelCard) -> None:
    embedder = load_embedder(card)
    assert embedder.scale != REFERENCE_SCALE
    assert embedder.scale == measure_scale(embedder)
