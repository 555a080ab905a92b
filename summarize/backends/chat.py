"""A causal chat model that writes in its own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from transformers import LogitsProcessorList

from summarize.backends.batching import Batches, row_bytes
from summarize.backends.chat_template import chat_around
from summarize.backends.free_writing import (
    join_sources,
    max_new_tokens,
    plain_answer,
    without_torn_end,
)
from summarize.backends.source_tokens import (
    LengthLimitsLogitsProcessor,
    SourceTokensLogitsProcessor,
    common_tokens,
)
from summarize.types import Candidate, WritingRequest

_REPEATED_TOKENS = 6
"""So many tokens in a row are not written twice: a small model would go round in circles."""


class FreeChat:
    """Writes one answer a request, greedily, of the sources' words and function words alone."""

    def __init__(
        self,
        model: Any,
        tokenizer: Any,
        *,
        prompts: Mapping[bool, str],
        max_input_tokens: int,
        batch_size: int | None = None,
        source_limited: bool = True,
    ) -> None:
        """Write with ``model``, which is loaded already.

        Args:
            model: a causal language model.
            tokenizer: its tokenizer, with a chat template.
            prompts: the system message for one sentence (False) and for a whole brief
                (True), in which "{words}" stands for the most words wanted.
            max_input_tokens: the model's context, for what it reads and writes.
            batch_size: requests written together; None: as many as fit the memory.
            source_limited: whether only words of the sources and function words can be
                written.
        """
        self._model = model
        self._tokenizer = tokenizer
        if tokenizer.pad_token is None:  # as of Llama and Mistral, which were trained one by one
            tokenizer.pad_token = tokenizer.eos_token
        self._prompts = prompts
        self._max_input_tokens = max_input_tokens
        self._batches = Batches(model.device, "written", batch_size)
        self._ends = _end_tokens(model, tokenizer)
        self._common = common_tokens(self._encode) if source_limited else None

    def generate(self, requests: Sequence[WritingRequest]) -> list[tuple[Candidate, ...]]:
        """Return the one candidate of each request, in order."""
        prompts = [self._chat(request) for request in requests]
        longest = max((max_new_tokens(request.max_words) for request in requests), default=0)
        texts = self._batches.run(
            [len(ids) for ids in prompts],
            lambda batch: self._write([prompts[i] for i in batch], [requests[i] for i in batch]),
            cost=lambda read: row_bytes(
                self._model.config, length=read + longest, itemsize=self._model.dtype.itemsize
            ),
        )
        return [(Candidate(text, 0.0),) for text in texts]

    def _chat(self, request: WritingRequest) -> list[int]:
        """The token ids of the chat; sources too long are cut, each by the same right."""
        system = self._prompts[request.whole].replace("{words}", str(request.max_words))
        before, after = chat_around(self._tokenizer, system)
        return join_sources(
            [self._encode(text) for text in request.sources],
            before=before,
            between=self._encode("\n\n"),
            after=after,
            limit=self._max_input_tokens,
            reserve=max_new_tokens(request.max_words),
        )

    def _encode(self, text: str) -> list[int]:
        """The ids of an article's words: "<|im_end|>" in them is text, not a command."""
        ids: list[int] = self._tokenizer.encode(
            text, add_special_tokens=False, split_special_tokens=True
        )
        return ids

    @torch.inference_mode()
    def _write(self, prompts: list[list[int]], requests: Sequence[WritingRequest]) -> list[str]:
        self._tokenizer.padding_side = "left"
        batch = self._tokenizer.pad({"input_ids": prompts}, padding=True, return_tensors="pt")
        ends = [max_new_tokens(request.max_words) for request in requests]
        width = batch["input_ids"].shape[1]
        limits = LogitsProcessorList()
        if self._common is not None:
            limits.append(
                SourceTokensLogitsProcessor(
                    [
                        sorted({*self._source_tokens(r), *self._common, *self._ends})
                        for r in requests
                    ]
                )
            )
        limits.append(LengthLimitsLogitsProcessor(width, ends, self._tokenizer.eos_token_id))
        output: Any = self._model.generate(
            input_ids=batch["input_ids"].to(self._model.device),
            attention_mask=batch["attention_mask"].to(self._model.device),
            do_sample=False,
            num_beams=1,
            max_new_tokens=max(ends) + 1,
            no_repeat_ngram_size=_REPEATED_TOKENS,
            pad_token_id=self._tokenizer.pad_token_id,
            logits_processor=limits,
        )
        written = output[:, width:]
        texts = map(plain_answer, self._tokenizer.batch_decode(written, skip_special_tokens=True))
        return [
            text if self._ends & set(row[:limit]) else without_torn_end(text)
            for text, row, limit in zip(texts, written.tolist(), ends, strict=True)
        ]

    def _source_tokens(self, request: WritingRequest) -> set[int]:
        """The tokens of the sources, their first words as they stand within a sentence too."""
        return {
            token
            for text in request.sources
            for form in (text, " " + text)
            for token in self._encode(form)
        }


def _end_tokens(model: Any, tokenizer: Any) -> frozenset[int]:
    """All tokens that end an answer; Gemma ends a turn with another than a text."""
    told = model.generation_config.eos_token_id
    more = told if isinstance(told, list) else [told]
    return frozenset(token for token in (tokenizer.eos_token_id, *more) if token is not None)
