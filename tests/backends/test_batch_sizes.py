"""How large batches would be, told of models that are not loaded."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import torch
from tiny_models import save_tiny_embedder, save_tiny_writer
from tiny_seq2seq import save_tiny_seq2seq

from summarize.backends.batch_sizes import texts_together
from summarize.catalog import Generation, resolve_model

CPU = torch.device("cpu")


def test_an_encoder_decoder_takes_as_many_as_its_card_says(tmp_path: Path) -> None:
    card = resolve_model(str(save_tiny_seq2seq(tmp_path / "bart", "bart")), "writer")
    assert texts_together(card, CPU) == (32, 32)
    card = replace(card, generation=Generation(num_beams=4, batch_size=3))
    assert texts_together(card, CPU) == (3, 3)


def test_an_embedder_takes_as_many_as_keep_a_processor_busy(tmp_path: Path) -> None:
    card = resolve_model(str(save_tiny_embedder(tmp_path / "embedder")), "embedder")
    assert texts_together(card, CPU) == (16, 16)


def test_a_chat_model_makes_no_such_batches(tmp_path: Path) -> None:
    card = resolve_model(str(save_tiny_writer(tmp_path / "writer")), "writer")
    assert texts_together(card, CPU) is None
