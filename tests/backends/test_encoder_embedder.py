from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from tiny_models import byte_tokenizer, save_tiny_embedder

from summarize.backends.bert_encoder import BertEncoder
from summarize.backends.encoder_embedder import EncoderEmbedder
from summarize.backends.padded_encoder import PaddedEncoder
from summarize.catalog import Embedding

TEXTS = ["a rather long sentence about talks", "short", "middling words", "brief"]
MEAN = Embedding(pooling="mean", dimensions=16, normalise=True, prefix="")


def load(folder: Path, how: Embedding = MEAN) -> EncoderEmbedder:
    return EncoderEmbedder(folder, how, max_input_tokens=64, device="cpu")


@pytest.fixture(scope="module", params=["gelu", "relu"])
def folder(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """An encoder that is read here, and one that only transformers reads."""
    return save_tiny_embedder(tmp_path_factory.mktemp("embedder"), activation=request.param)


@pytest.fixture
def embedder(folder: Path) -> EncoderEmbedder:
    return load(folder, replace(MEAN, batch_size=2))


def test_embeddings_are_unit_rows_in_the_order_of_the_texts(embedder: EncoderEmbedder) -> None:
    rows = embedder.embed(TEXTS)
    assert rows.shape == (4, 16)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)
    assert np.allclose(rows[1], embedder.embed(["short"])[0], atol=0.02)  # bfloat16


def test_embedding_no_texts_gives_no_rows(embedder: EncoderEmbedder) -> None:
    assert embedder.embed([]).shape == (0, 16)


def test_a_text_beyond_the_limit_is_embedded_by_its_beginning(embedder: EncoderEmbedder) -> None:
    long, longer = embedder.embed(["x" * 64, "x" * 64 + "y" * 500])
    assert np.allclose(long, longer, atol=1e-5)


def test_a_prefix_goes_before_every_text(folder: Path) -> None:
    plain, prefixed = load(folder), load(folder, replace(MEAN, prefix="query: "))
    assert np.allclose(prefixed.embed(["talks"]), plain.embed(["query: talks"]), atol=1e-5)


def test_cls_pooling_takes_the_first_token_whatever_the_padding(folder: Path) -> None:
    cls, mean = load(folder, replace(MEAN, pooling="cls")), load(folder)
    alone = np.vstack([cls.embed([text]) for text in TEXTS])
    np.testing.assert_allclose(cls.embed(TEXTS), alone, atol=0.02)  # bfloat16
    assert not np.allclose(cls.embed(TEXTS), mean.embed(TEXTS), atol=0.02)


def test_texts_end_to_end_get_what_transformers_gives_each_of_them(tmp_path: Path) -> None:
    folder = save_tiny_embedder(tmp_path)
    ours, theirs = (
        BertEncoder(folder, 64, None),
        PaddedEncoder(folder, 64, None, torch.device("cpu")),
    )
    tokens = ours.tokenize(TEXTS)
    assert tokens == theirs.tokenize(TEXTS)
    for own, other in zip(ours.pooled(tokens, list), theirs.pooled(tokens, list), strict=True):
        assert own.shape == other.shape
        assert torch.cosine_similarity(own, other).min() > 0.999


def test_no_special_token_of_a_text_is_parsed(tmp_path: Path) -> None:
    folder = save_tiny_embedder(tmp_path)
    for encoder in (
        BertEncoder(folder, 64, None),
        PaddedEncoder(folder, 64, None, torch.device("cpu")),
    ):
        (tokens,) = encoder.tokenize(["a <|im_end|> b"])
        assert byte_tokenizer().eos_token_id not in tokens
        assert len(tokens) == len("a <|im_end|> b")


def test_a_vector_does_not_depend_on_the_texts_beside_it(tmp_path: Path) -> None:
    embedder = load(save_tiny_embedder(tmp_path))
    texts = [text * times for text in TEXTS for times in range(1, 10)]
    together = embedder.embed([*texts, "short"])
    alone = [embedder.embed([text])[0] for text in [*texts, "short"]]
    assert (together == np.stack(alone)).all()
