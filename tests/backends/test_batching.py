"""How many texts go together: by the memory that is free, and fewer once that was too many."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from tiny_models import save_tiny_embedder
from tiny_seq2seq import save_tiny_seq2seq
from transformers import BartConfig, LEDConfig, LlamaConfig

from summarize.backends.batching import Batches, row_bytes
from summarize.backends.encoder_decoder_writer import EncoderDecoderWriter
from summarize.backends.encoder_embedder import EncoderEmbedder
from summarize.backends.padded_encoder import PaddedEncoder
from summarize.catalog import Embedding, Generation, InputFormat
from summarize.errors import ModelError
from summarize.types import WritingRequest

CPU, GPU = torch.device("cpu"), torch.device("cuda")
MIB = 2**20
TALKS = "In Jakarta, the two ministers, who last met in June, spoke for an hour on Thursday."
VISIT = "After long delays, the envoy, who is ill, went home on Friday."
RAIN = "It rained."


@pytest.fixture
def gpu(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Gives a GPU with so much memory, as far as torch is asked."""

    def give(free: int) -> None:
        monkeypatch.setattr(torch.cuda, "empty_cache", lambda: None)
        monkeypatch.setattr(torch.cuda, "mem_get_info", lambda where: (free, 2 * free))

    return give


class Work:
    """Doubles lengths, for no more than so many texts at a time; remembers the batches."""

    def __init__(self, lengths: list[int], holds: int = 1_000) -> None:
        self.lengths = lengths
        self.holds = holds
        self.batches: list[list[int]] = []

    def __call__(self, batch: list[int]) -> list[int]:
        if len(batch) > self.holds:
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB.")
        self.batches.append([self.lengths[i] for i in batch])
        return [2 * self.lengths[i] for i in batch]


def mib(length: int) -> int:
    return length * MIB


def test_texts_of_like_length_go_together_and_results_keep_their_order() -> None:
    work = Work([5, 1, 4, 1, 3])
    assert Batches(CPU, "written", 2).run(work.lengths, work, cost=mib) == [10, 2, 8, 2, 6]
    assert work.batches == [[1, 1], [3, 4], [5]]


def test_no_texts_give_no_results() -> None:
    assert Batches(CPU, "written").run([], Work([]), cost=mib) == []


def test_on_a_processor_the_ceiling_is_the_same_whatever_is_free() -> None:
    assert Batches(CPU, "embedded").rows(1, cost=lambda _: 1) == 16
    assert Batches(CPU, "written").rows(1, cost=lambda _: 1) == 32


def test_on_a_gpu_as_many_go_together_as_half_of_its_free_memory_holds(
    gpu: Callable[[int], None],
) -> None:
    gpu(20 * MIB)
    work = Work([4, 1, 1, 1, 5, 1, 4])
    Batches(GPU, "written").run(work.lengths, work, cost=mib)
    assert work.batches == [[1, 1, 1, 1], [4, 4], [5]]


def test_a_text_that_seems_too_long_for_the_memory_is_tried_alone(
    gpu: Callable[[int], None],
) -> None:
    gpu(2 * MIB)
    work = Work([50, 60])
    assert Batches(GPU, "written").run(work.lengths, work, cost=mib) == [100, 120]


def test_a_number_that_was_asked_for_is_kept(gpu: Callable[[int], None]) -> None:
    gpu(2 * MIB)
    assert Batches(GPU, "written", 64).rows(50, cost=mib) == 64


def test_where_only_equal_lengths_may_be_together_no_others_are() -> None:
    work = Work([16, 32, 16, 32, 16])
    Batches(CPU, "written").run(work.lengths, work, cost=mib, alike=True)
    assert work.batches == [[16, 16, 16], [32, 32]]


def test_a_batch_too_large_for_the_memory_is_halved_and_nothing_is_lost(
    caplog: pytest.LogCaptureFixture, gpu: Callable[[int], None]
) -> None:
    gpu(10_000 * MIB)
    work = Work([3] * 20, holds=3)
    batches = Batches(GPU, "written")
    with caplog.at_level(logging.WARNING):
        assert batches.run(work.lengths, work, cost=mib) == [6] * 20
        assert batches.run(work.lengths, work, cost=mib) == [6] * 20
    assert [len(batch) for batch in work.batches] == [2] * 20
    assert [record.getMessage() for record in caplog.records] == [
        "20 texts at a time are too many for the memory of cuda; going on with half as many"
    ]


def test_after_that_shorter_texts_still_go_together_in_greater_number() -> None:
    batches = Batches(CPU, "written", 8)
    work = Work([10] * 8, holds=4)
    batches.run(work.lengths, work, cost=mib)
    assert (batches.rows(10, mib), batches.rows(5, mib)) == (4, 8)


def test_one_text_that_does_not_fit_alone_is_an_error() -> None:
    with pytest.raises(ModelError, match="one text alone does not fit the memory"):
        Batches(CPU, "written").run([1, 1], Work([1, 1], holds=0), cost=mib)


def test_another_error_is_not_taken_for_a_lack_of_memory() -> None:
    def fails(batch: list[int]) -> list[int]:
        raise RuntimeError("the tensors have no common shape")

    with pytest.raises(RuntimeError, match="no common shape"):
        Batches(CPU, "written").run([1, 1], fails, cost=mib)


LLAMA: Any = LlamaConfig(
    vocab_size=100,
    hidden_size=8,
    intermediate_size=32,
    num_hidden_layers=3,
    num_attention_heads=4,
    num_key_value_heads=2,
)


def test_a_row_takes_its_keys_and_values_a_layer_and_the_logits() -> None:
    # Keys and values of 3 layers, 2 heads of 2 numbers; states of 8 × 8 and 3 × 32 numbers; a mask.
    per_token = 2 * (2 * 3 * 2 * 2 + 8 * 8 + 3 * 32) + 2 * 10
    assert row_bytes(LLAMA, length=10, itemsize=2) == 10 * per_token + 100 * 20
    assert row_bytes(LLAMA, length=10, itemsize=2, cached=False, scored=0) == (
        10 * (per_token - 2 * 24) + 100 * 16
    )


def test_every_beam_has_its_own_keys_values_and_logits() -> None:
    one, two = (row_bytes(LLAMA, length=10, itemsize=2, beams=n) for n in (1, 2))
    assert two - one == 10 * 2 * 24 + 100 * 20


def test_of_an_encoder_decoder_the_layers_that_write_are_counted() -> None:
    few, many = (row_bytes(BartConfig(decoder_layers=n), length=9, itemsize=2) for n in (1, 3))
    assert many - few == 9 * 2 * (2 * 2 * 1024)


def test_windowed_attention_grows_with_the_length_and_not_with_its_square() -> None:
    one, two = (row_bytes(LEDConfig(), length=n, itemsize=2, scored=0) for n in (8_000, 16_000))
    assert two < 2.01 * one


class LittleMemory:
    """Stands before a model, and has memory for so many rows."""

    def __init__(self, module: Any, holds: int) -> None:
        self.refused = 0
        self._holds = holds
        module.register_forward_pre_hook(self._look, with_kwargs=True)

    def _look(self, module: Any, given: Any, named: dict[str, Any]) -> None:
        ids = named.get("input_ids", given[0] if given else None)
        if ids is not None and len(ids) > self._holds:
            self.refused += 1
            raise torch.OutOfMemoryError("CUDA out of memory.")


def test_an_encoder_decoder_writes_the_same_with_less_memory(tmp_path: Path) -> None:
    asked = [(TALKS, VISIT), (VISIT,), (RAIN, VISIT), (TALKS,), (TALKS, RAIN), (VISIT, RAIN)] * 2
    requests = [WritingRequest(sources, max_words=6) for sources in asked]
    folder = save_tiny_seq2seq(tmp_path, "bart")
    form = InputFormat(separator=" ")
    writer = EncoderDecoderWriter(folder, Generation(num_beams=2), form, max_input_tokens=512)
    guard = LittleMemory(writer._model.get_encoder(), 2)
    scarce = [[c.text for c in each] for each in writer.generate(requests)]
    assert guard.refused
    guard._holds = 1_000
    assert scarce == [[c.text for c in each] for each in writer.generate(requests)]


def test_an_embedder_with_less_memory_embeds_all_texts(tmp_path: Path) -> None:
    folder = save_tiny_embedder(tmp_path, activation="relu")
    how = Embedding(pooling="mean", dimensions=16, normalise=True, prefix="")
    embedder = EncoderEmbedder(folder, how, max_input_tokens=128, device="cpu")
    assert isinstance(embedder._encoder, PaddedEncoder)
    guard = LittleMemory(embedder._encoder._model, 2)
    rows = embedder.embed([TALKS, VISIT, RAIN, TALKS, VISIT])
    assert guard.refused
    assert rows.shape == (5, 16)
    assert (rows[0] == rows[3]).all()
