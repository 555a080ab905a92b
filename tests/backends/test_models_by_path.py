"""Models that a user names by their folder, from the name to what they write."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tiny_models import save_tiny_embedder, save_tiny_writer

from summarize.backends import load_embedder, load_writer
from summarize.backends.transformers_embedder import TransformersEmbedder
from summarize.catalog import resolve_model
from summarize.errors import ModelCorruptError, ModelError
from summarize.types import WordLattice, WritingRequest

ASKED = WritingRequest(
    ("It rained.",), WordLattice(((("It", 1),), ((" rained", 2), (" poured", 2)), ((".", 3),), ()))
)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_a_causal_folder_writes(tmp_path: Path) -> None:
    card = resolve_model(str(save_tiny_writer(tmp_path / "writer")), "writer")
    (candidates,) = load_writer(card).generate([ASKED])
    assert {candidate.text for candidate in candidates} == {"It rained.", "It poured."}


def test_a_folder_that_changed_since_it_was_named_is_refused(tmp_path: Path) -> None:
    folder = save_tiny_writer(tmp_path / "writer")
    card = resolve_model(str(folder), "writer")
    with (folder / "model.safetensors").open("ab") as file:
        file.write(b"more")
    with pytest.raises(ModelCorruptError, match="is damaged"):
        load_writer(card)


def test_an_embedding_folder_embeds(tmp_path: Path) -> None:
    card = resolve_model(str(save_tiny_embedder(tmp_path / "embedder")), "embedder")
    rows = load_embedder(card).embed(["It rained.", "It poured down."])
    assert rows.shape == (2, 16)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, rtol=1e-5)


def test_cls_pooling_takes_the_first_token_whatever_the_padding(tmp_path: Path) -> None:
    folder = save_tiny_embedder(tmp_path / "embedder")
    texts = ["It rained.", "It rained for days on end, and then the river rose."]
    cls = TransformersEmbedder(folder, max_input_tokens=128, pooling="cls")
    mean = TransformersEmbedder(folder, max_input_tokens=128)
    alone = np.vstack([cls.embed([text]) for text in texts])
    np.testing.assert_allclose(cls.embed(texts), alone, atol=0.02)  # bfloat16
    assert not np.allclose(cls.embed(texts), mean.embed(texts), atol=0.02)


@pytest.mark.parametrize("name", ["bart-large-cnn", "http://127.0.0.1:9/v1"])
def test_a_kind_that_cannot_be_loaded_yet_is_one_line(name: str) -> None:
    with pytest.raises(ModelError, match="cannot be loaded yet; kinds that can be: gguf, causal"):
        load_writer(resolve_model(name, "writer"))
