"""A summarization model of the encoder–decoder kind: BART, PEGASUS, T5, LED, PRIMERA."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import torch
from transformers import (
    AutoModelForSeq2SeqLM,
    AutoTokenizer,
    LogitsProcessor,
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
from summarize.backends.prompts import encode_given
from summarize.catalog import Generation, InputFormat
from summarize.language.lexicon import FUNCTION_WORDS
from summarize.types import Candidate, WriterProfile, WritingRequest

_MARKS = ". , ; : ' \" ’ “ ” ( ) - – — $ £ € % & 's ’s n't"


class EncoderDecoderWriter:
    """An `AbstractiveModel` over any encoder–decoder that transformers loads.

    It has no prompt: it reads the sources, with a separator between them, and writes
    a summary, of their words and function words alone.
    """

    def __init__(
        self,
        folder: Path | str,
        generation: Generation,
        form: InputFormat,
        *,
        max_input_tokens: int,
        device: str = "auto",
    ) -> None:
        """Load the model in ``folder`` (config, tokenizer, safetensors).

        Args:
            folder: where the model is.
            generation: how it writes.
            form: what stands before and between the sources; a separator may be a special
                token such as "<doc-sep>".
            max_input_tokens: the model's context.
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
        self._batches = Batches(where, "written", generation.batch_size)
        self._num_beams = generation.num_beams
        self._separator = self._encode(form.separator)
        self._prefix = self._encode(form.prefix)
        self._opening, self._closing = self._special_tokens()
        self._global_attention = form.global_attention
        self._common = self._common_tokens()

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
            [encode_given(self._tokenizer, text) for text in request.sources],
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
        """The tokens of what the card says: "<doc-sep>" in it is one."""
        ids: list[int] = self._tokenizer.encode(text, add_special_tokens=False)
        return ids

    @torch.inference_mode()
    def _write(
        self, inputs: list[list[int]], requests: Sequence[WritingRequest]
    ) -> list[tuple[Candidate, ...]]:
        batch = self._tokenizer.pad({"input_ids": inputs}, padding=True, return_tensors="pt")
        batch = batch.to(self._model.device)
        beams = self._num_beams
        end = self._tokenizer.eos_token_id
        ends = [max_new_tokens(request.max_words) for request in requests for _ in range(beams)]
        allowed = [sorted({*ids, *self._common}) for ids in inputs for _ in range(beams)]
        output: Any = self._model.generate(
            **batch,
            **self._attention(batch["input_ids"]),
            do_sample=False,
            num_beams=beams,
            num_return_sequences=beams,
            min_length=0,
            max_new_tokens=max(ends) + 1,
            no_repeat_ngram_size=3,
            logits_processor=LogitsProcessorList([_RowLimits(allowed, ends, end)]),
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

    def _common_tokens(self) -> frozenset[int]:
        """The model's own tokens and those of function words and marks, within and at the start."""
        words = [*FUNCTION_WORDS, *_MARKS.split()]
        forms = [form for word in words for form in (word, " " + word, word.capitalize())]
        special = {self._model.config.eos_token_id, self._model.config.decoder_start_token_id}
        special.add(self._model.generation_config.forced_bos_token_id)
        said = {token for form in forms for token in self._encode(form)}
        return frozenset(token for token in special | said if isinstance(token, int))

    def _attention(self, ids: torch.Tensor) -> dict[str, torch.Tensor]:
        """Which tokens see all others."""
        if self._global_attention == "none":
            return {}
        mask = torch.zeros_like(ids)
        mask[:, 0] = 1
        if self._global_attention == "separator":
            mask[torch.isin(ids, torch.tensor(self._separator, device=ids.device))] = 1
        return {"global_attention_mask": mask}


class _RowLimits(LogitsProcessor):  # type: ignore[misc,unused-ignore]
    """Gives each row its own tokens, and ends it where it would end alone, whatever the others get.

    A model limited to its sources invents less: King et al., "Don't Say What You Don't
    Know" (PINOCCHIO), 2022. What it puts together of their words is still to be checked.
    """

    def __init__(self, allowed: Sequence[Sequence[int]], limits: Sequence[int], end: int) -> None:
        """Let row i have ``limits[i]`` of the tokens ``allowed[i]``, and then ``end``."""
        self._allowed = [torch.tensor(ids) for ids in allowed]
        self._limits = limits
        self._end = end

    def __call__(self, input_ids: torch.LongTensor, scores: torch.FloatTensor) -> torch.FloatTensor:
        """Return ``scores`` (batch, vocabulary) with the forbidden at minus infinity."""
        limited = torch.full_like(scores, float("-inf"))
        written = input_ids.shape[1] - 1
        for row, (ids, limit) in enumerate(zip(self._allowed, self._limits, strict=True)):
            if written < limit:
                limited[row, ids] = scores[row, ids]
            else:
                limited[row, self._end] = 0.0
        return cast(torch.FloatTensor, limited)
