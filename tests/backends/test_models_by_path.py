"""Models that a user names by their folder, from the name to what they write."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tiny_models import ARCHITECTURES as CAUSAL
from tiny_models import save_tiny_embedder, save_tiny_writer
from tiny_seq2seq import ARCHITECTURES, save_tiny_seq2seq

from summarize.backends import load_embedder, load_writer
from summarize.backends.encoder_embedder import EncoderEmbedder
from summarize.backends.memory import require_memory
from summarize.catalog import resolve_model
from summarize.errors import ModelCorruptError, ModelError
from summarize.pipeline import make_brief
from summarize.settings import Settings, Strategy
from summarize.testing import WordEmbedder, default_parser
from summarize.types import (
    AbstractiveModel,
    Article,
    Brief,
    Models,
    Unanswered,
    WritingRequest,
)

HARBOUR = (
    "The harbour of Port Vale reopened on Monday after a storm that closed it for nine days.",
    "Repairs to the outer wall cost $3 million, according to the port authority.",
)
GULL = (
    "Insurers expect claims from forty warehouses along the eastern quay this winter.",
    "Ferries to the islands resume on Thursday with a reduced timetable until spring.",
)

ASKED = WritingRequest((HARBOUR[0],), max_words=9)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.mark.parametrize("architecture", CAUSAL)
def test_a_causal_folder_writes(tmp_path: Path, architecture: str) -> None:
    card = resolve_model(str(save_tiny_writer(tmp_path / "writer", architecture)), "writer")
    (candidates,) = load_writer(card, device="cpu").generate([ASKED])
    assert not isinstance(candidates, Unanswered)
    assert [bool(candidate.text) for candidate in candidates] == [True]


def test_a_folder_in_eight_bits_writes(tmp_path: Path) -> None:
    card = resolve_model(str(save_tiny_writer(tmp_path / "writer", eight_bits=True)), "writer")
    (candidates,) = load_writer(card, device="cpu").generate([ASKED])
    assert isinstance(candidates, tuple)


def test_a_model_that_never_learnt_to_chat_is_refused(tmp_path: Path) -> None:
    folder = save_tiny_writer(tmp_path / "writer")
    (folder / "chat_template.jinja").unlink()
    with pytest.raises(ModelError, match="has no chat template; a chat or instruct model"):
        load_writer(resolve_model(str(folder), "writer"))


def test_a_tokenizer_without_padding_writes_too(tmp_path: Path) -> None:
    folder = save_tiny_writer(tmp_path / "writer")
    path = folder / "tokenizer_config.json"
    told = json.loads(path.read_text())
    path.write_text(json.dumps({key: told[key] for key in told if key != "pad_token"}))
    writer = load_writer(resolve_model(str(folder), "writer"))
    free = [WritingRequest((text,), max_words=4) for text in (*HARBOUR, GULL[0][:30])]
    answers = writer.generate(free)
    assert [isinstance(answer, tuple) and len(answer) for answer in answers] == [1, 1, 1]


def test_a_folder_that_changed_since_it_was_named_is_refused(tmp_path: Path) -> None:
    folder = save_tiny_writer(tmp_path / "writer")
    card = resolve_model(str(folder), "writer")
    with (folder / "model.safetensors").open("ab") as file:
        file.write(b"more")
    with pytest.raises(ModelCorruptError, match="is damaged"):
        load_writer(card)


def test_a_model_that_its_library_cannot_load_is_one_line(tmp_path: Path) -> None:
    folder = save_tiny_writer(tmp_path / "writer")
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {"hidden_size": 7}))
    with pytest.raises(ModelError, match='model "writer" cannot be loaded: ') as caught:
        load_writer(resolve_model(str(folder), "writer"))
    assert "\n" not in str(caught.value)


def test_an_embedding_folder_embeds(tmp_path: Path) -> None:
    card = resolve_model(str(save_tiny_embedder(tmp_path / "embedder")), "embedder")
    embedder = load_embedder(card)
    assert isinstance(embedder, EncoderEmbedder)
    assert embedder.languages == ("en",)  # of others it is not asked
    rows = embedder.embed(["It rained.", "It poured down."])
    assert rows.shape == (2, 16)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, rtol=1e-5)


@pytest.mark.parametrize("architecture", ARCHITECTURES)
@pytest.mark.parametrize("strategy", ["fuse", "draft"])
def test_the_brief_of_an_encoder_decoder_is_grounded_although_it_babbles(
    tmp_path: Path, architecture: str, strategy: Strategy
) -> None:
    card = resolve_model(str(save_tiny_seq2seq(tmp_path / architecture, architecture)), "writer")
    brief = brief_by(load_writer(card), strategy)
    assert brief.sentences
    assert {s.text for s in brief.sentences} <= set(HARBOUR + GULL)


def test_the_brief_of_a_server_that_is_down_is_of_source_sentences() -> None:
    card = resolve_model("http://127.0.0.1:9/v1#some-model", "writer")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("summarize.backends.chat_server._LONGEST_PAUSE", 0.0)
        brief = brief_by(load_writer(card), "draft")
    assert {s.kind for s in brief.sentences} == {"extracted"}


def test_a_model_larger_than_the_memory_is_refused_before_it_is_loaded(tmp_path: Path) -> None:
    card = resolve_model(str(save_tiny_seq2seq(tmp_path / "bart", "bart")), "writer")
    huge = replace(card, files=tuple(replace(file, bytes=2**50) for file in card.files))
    with pytest.raises(ModelError, match=r"needs about .* GiB of memory; .* GiB are free"):
        require_memory(huge, "cpu")


def test_a_device_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    card = resolve_model(str(save_tiny_seq2seq(tmp_path / "bart", "bart")), "writer")
    with pytest.raises(ModelError, match="allowed here: auto, cpu"):
        load_writer(card, device="tpu")


def brief_by(writer: AbstractiveModel, strategy: Strategy) -> Brief:
    return make_brief(
        [Article("a1", " ".join(HARBOUR)), Article("a2", " ".join(GULL))],
        Models(embedder=WordEmbedder(), parser=default_parser(), writer=writer),
        Settings(words=60, strategy=strategy),
    )
