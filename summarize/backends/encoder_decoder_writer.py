"""A summarization model of the encoder–decoder kind: BART, PEGASUS, T5, LED, PRIMERA."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from transformers import (
    AutoModelForSeq2SeqLM,
    AutoTokenizer,
    LogitsProcessorList,
)

from summarize.backends.batching import Batches, row_bytes
from summarize.backends.free_writing import (
    join_sources,
    max_new_tokens,
    plain_answer,
    without_torn_end,
    words_of,
)
from summarize.backends.precision import device as device_named
from summarize.backends.precision import fast_float
from summarize.backends.source_tokens import (
    LengthLimitsLogitsProcessor,
    SourceTokensLogitsProcessor,
    common_tokens,
)
from summarize.types import Candidate, WriterProfile, WritingRequest


class EncoderDecoderWriter:
    """An `AbstractiveModel` over any encoder–decoder that transformers loads.

    It has no prompt: it reads the sources, with a separator between them, and writes
    a summary, of their words and function words alone.
    """

    def __init__(
        self,
        folder: Path | str,
        *,
        max_input_tokens: int,
        batch_size: int | None = None,
        num_beams: int,
        separator: str = " ",
        prefix: str = "",
        global_attention: str = "none",
        device: str = "auto",
    ) -> None:
        """Load the model in ``folder`` (config, tokenizer, safetensors).

        Args:
            folder: where the model is.
            max_input_tokens: the model's context.
            batch_size: requests written together; None: as many as fit the memory.
            num_beams: candidates per request.
            separator: what stands between two sources; a special token such as
                "<doc-sep>", or text.
            prefix: what stands before the first source ("summarize: ").
            global_attention: which tokens see all others: "none", the "first", or that
                and each "separator" (LED, PRIMERA).
            device: "auto", "cpu", "cuda", "cuda:1" or "mps".
        """
        where = device_named(device)
        self._tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        model: Any = AutoModelForSeq2SeqLM.from_pretrained(
            folder, local_files_only=True, use_safetensors=True, dtype=fast_float(where)
        )
        self._model = model.eval().to(where)
        self._max_input_tokens = max_input_tokens
        self.profile = WriterProfile(shortens=False, input_words=words_of(max_input_tokens))
        self._batches = Batches(where, "written", batch_size)
        self._num_beams = num_beams
        self._separator = self._encode(separator)
        self._prefix = self._encode(prefix)
        self._opening, self._closing = self._special_tokens()
        self._global_attention = global_attention
        self._common = common_tokens(self._encode)

    def generate(self, requests: Sequence[WritingRequest]) -> list[tuple[Candidate, ...]]:
        """Return the candidates of each request, in order, likeliest first."""
        inputs = [self._input(request) for request in requests]
        longest = max((max_new_tokens(request.max_words) for request in requests), default=0)
        return self._batches.run(
            [len(ids) for ids in inputs],
            lambda batch: self._write([inputs[i] for i in batch], [requests[i] for i in batch]),
            cost=lambda read: row_bytes(
                self._model.config,
                length=read + longest,
                itemsize=self._model.dtype.itemsize,
                scored=longest,
                beams=self._num_beams,
            ),
        )

    def _input(self, request: WritingRequest) -> list[int]:
        """The token ids of the sources; each is cut by the same right if they are too long."""
        return join_sources(
            [self._encode(text) for text in request.sources],
            before=[*self._opening, *self._prefix],
            between=self._separator,
            after=self._closing,
            limit=self._max_input_tokens,
        )

    def _special_tokens(self) -> tuple[list[int], list[int]]:
        """What the tokenizer puts before and after a text ("<s>", "</s>")."""
        bare = self._encode("a")
        ids: list[int] = self._tokenizer.encode("a", add_special_tokens=True)
        at = next(i for i in range(len(ids)) if ids[i : i + len(bare)] == bare)
        return ids[:at], ids[at + len(bare) :]

    def _encode(self, text: str) -> list[int]:
        ids: list[int] = self._tokenizer.encode(text, add_special_tokens=False)
        return ids

    @torch.inference_mode()
    def _write(
        self, inputs: list[list[int]], requests: Sequence[WritingRequest]
    ) -> list[tuple[Candidate, ...]]:
        batch = self._tokenizer.pad({"input_ids": inputs}, padding=True, return_tensors="pt")
        batch = batch.to(self._model.device)
        beams = self._num_beams
        rows = [sorted({*ids, *self._common} | self._end_tokens()) for ids in inputs]
        end = self._tokenizer.eos_token_id
        ends = [max_new_tokens(request.max_words) for request in requests for _ in range(beams)]
        limits = LogitsProcessorList(
            [
                SourceTokensLogitsProcessor([row for row in rows for _ in range(beams)]),
                LengthLimitsLogitsProcessor(1, ends, end),
            ]
        )
        output: Any = self._model.generate(
            **batch,
            **self._attention(batch["input_ids"]),
            do_sample=False,
            num_beams=beams,
            num_return_sequences=beams,
            min_length=0,
            max_new_tokens=max(ends) + 1,
            no_repeat_ngram_size=3,
            logits_processor=limits,
            return_dict_in_generate=True,
            output_scores=True,
        )
        written = self._tokenizer.batch_decode(output.sequences, skip_special_tokens=True)
        texts = [
            plain_answer(text)
            if end in row[1 : limit + 1]
            else without_torn_end(plain_answer(text))
            for text, row, limit in zip(written, output.sequences.tolist(), ends, strict=True)
        ]
        scores = output.sequences_scores.tolist() if beams > 1 else [0.0] * len(texts)
        found = [Candidate(t, s) for t, s in zip(texts, scores, strict=True)]
        return [tuple(found[i : i + beams]) for i in range(0, len(found), beams)]

    def _end_tokens(self) -> set[int]:
        special = {self._model.config.eos_token_id, self._model.config.decoder_start_token_id}
        forced = self._model.generation_config.forced_bos_token_id
        return {token for token in (*special, forced) if isinstance(token, int)}

    def _attention(self, ids: torch.Tensor) -> dict[str, torch.Tensor]:
        """Which tokens see all others."""
        if self._global_attention == "none":
            return {}
        mask = torch.zeros_like(ids)
        mask[:, 0] = 1
        if self._global_attention == "separator":
            mask[torch.isin(ids, torch.tensor(self._separator, device=ids.device))] = 1
        return {"global_attention_mask": mask}
