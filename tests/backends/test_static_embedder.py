from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tiny_models import save_tiny_embedder

from summarize.backends import load_embedder
from summarize.backends.static_embedder import StaticEmbedder
from summarize.catalog import ModelCard, distilled_encoder, find_card
from summarize.catalog.distillation import weighted
from summarize.catalog.weights import file_in


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_embedder(tmp_path_factory.mktemp("encoder"))


@pytest.fixture
def card(encoder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModelCard:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    names = ("model.safetensors", "config.json", "tokenizer.json", "tokenizer_config.json")
    return replace(
        find_card("all-minilm-l6-v2-static"),
        path=str(encoder),
        files=tuple(file_in(encoder, name) for name in names),
    )


def test_the_token_vectors_are_made_once_and_named_by_the_encoder(card: ModelCard) -> None:
    said: list[str] = []
    folder = distilled_encoder(card, progress=said.append)
    assert folder == distilled_encoder(card, progress=said.append)
    assert folder.name.startswith(card.sha256)
    assert said == ["Distilling the embedder (once, a minute or so)"]


def test_a_text_is_a_unit_row_whatever_stands_beside_it(card: ModelCard) -> None:
    embedder = load_embedder(card)
    assert isinstance(embedder, StaticEmbedder)
    texts = ["The ministers met.", "a", "They will meet again in November, both said."]
    rows = embedder.embed(texts)
    assert rows.shape == (3, 16)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-6)
    for text, row in zip(texts, rows, strict=True):
        assert embedder.embed([text])[0] == pytest.approx(row, abs=1e-6)


def test_the_order_of_words_is_not_seen(card: ModelCard) -> None:
    one, other = load_embedder(card).embed(["dog bites man", "man bites dog"])
    assert one @ other == pytest.approx(1, abs=1e-6)


def test_an_empty_text_is_like_no_other(card: ModelCard) -> None:
    embedder = load_embedder(card)
    assert not embedder.embed([""]).any()
    assert embedder.embed([]).shape == (0, 16)


def test_vectors_add_up_to_nothing_over_all_text_and_rare_tokens_weigh_more() -> None:
    number = 2000
    states = np.random.default_rng(0).normal(1.0, size=(number, 24))
    is_text = np.arange(number) != 5
    vectors = weighted(states, is_text)
    frequency = is_text / np.arange(1, number + 1)  # Zipf's law
    frequency /= frequency.sum()
    lengths = np.linalg.norm(vectors, axis=1)
    assert np.linalg.norm(frequency @ vectors) < 0.05 * (frequency @ lengths)
    assert not vectors[5].any()
    assert lengths[1500:].mean() > 10 * lengths[[0, 1, 2, 3]].mean()
