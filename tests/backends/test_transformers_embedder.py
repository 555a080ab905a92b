from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tiny_models import save_tiny_embedder

from summarize.backends.transformers_embedder import TransformersEmbedder


@pytest.fixture(scope="module")
def embedder(tmp_path_factory: pytest.TempPathFactory) -> TransformersEmbedder:
    folder = save_tiny_embedder(tmp_path_factory.mktemp("embedder"))
    return TransformersEmbedder(folder, max_input_tokens=64, batch_size=2)


def test_embeddings_are_unit_rows_in_the_order_of_the_texts(embedder: TransformersEmbedder) -> None:
    texts = ["a rather long sentence about talks", "short", "middling words"]
    rows = embedder.embed(texts)
    assert rows.shape == (3, 16)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)
    assert np.allclose(rows[1], embedder.embed(["short"])[0], atol=1e-5)


def test_embedding_no_texts_gives_no_rows(embedder: TransformersEmbedder) -> None:
    assert embedder.embed([]).shape == (0, 16)


def test_a_text_beyond_the_limit_is_embedded_by_its_beginning(
    embedder: TransformersEmbedder,
) -> None:
    long, longer = embedder.embed(["x" * 64, "x" * 64 + "y" * 500])
    assert np.allclose(long, longer, atol=1e-5)


def test_a_prefix_goes_before_every_text(tmp_path: Path) -> None:
    folder = save_tiny_embedder(tmp_path)
    plain = TransformersEmbedder(folder, max_input_tokens=64)
    prefixed = TransformersEmbedder(folder, max_input_tokens=64, prefix="query: ")
    assert np.allclose(prefixed.embed(["talks"]), plain.embed(["query: talks"]), atol=1e-5)
