"""A causal chat model that writes along word lattices, many at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import torch
from transformers import (
    AutoModelForCausalLM,
    AutoTokenizer,
    DynamicCache,
    LogitsProcessorList,
)

from summarize.backends.precision import device, fast_float
from summarize.backends.source_limited import LatticeGrammar, LatticeLogitsProcessor
from summarize.types import Candidate, WritingRequest

_IMPOSSIBLE = -1e4
"""Log-likelihood per token of beams that left the lattice, and of beams without a path."""


class TransformersWriter:
    """An `AbstractiveModel` over any causal chat model that transformers loads."""

    def __init__(
        self,
        folder: Path,
        *,
        prompt: str,
        max_input_tokens: int,
        batch_size: int,
        num_beams: int,
    ) -> None:
        """Load the model in ``folder`` (config, tokenizer, safetensors).

        Args:
            folder: where the model is.
            prompt: the system message; the sources are the user's.
            max_input_tokens: the model's context.
            batch_size: requests written together; each takes ``num_beams`` rows.
            num_beams: candidates per request.
        """
        self._tokenizer = AutoTokenizer.from_pretrained(
            folder, local_files_only=True, padding_side="left"
        )
        model: Any = AutoModelForCausalLM.from_pretrained(
            folder, local_files_only=True, use_safetensors=True, dtype=fast_float()
        )
        self._model = model.eval().to(device())
        self._prompt = prompt
        self._max_input_tokens = max_input_tokens
        self._batch_size = batch_size
        self._num_beams = num_beams
        self._tokenize = cache(self._encode)

    def generate(self, requests: Sequence[WritingRequest]) -> list[tuple[Candidate, ...]]:
        """Return the candidates of each request, in order, likeliest first.

        Where the lattice leaves no choice there is nothing to write, and no candidate.
        """
        results: list[tuple[Candidate, ...]] = [()] * len(requests)
        open_ = [i for i, request in enumerate(requests) if request.lattice.has_choice]
        prompts = {i: self._chat(requests[i]) for i in open_}
        # Similar lengths share a batch, so that little of it is padding.
        order = sorted(open_, key=lambda i: (len(prompts[i]), i))
        for start in range(0, len(order), self._batch_size):
            batch = order[start : start + self._batch_size]
            written = self._generate_batch(
                [prompts[i] for i in batch], [self._grammar(requests[i]) for i in batch]
            )
            for i, candidates in zip(batch, written, strict=True):
                results[i] = candidates
        return results

    def _grammar(self, request: WritingRequest) -> LatticeGrammar:
        return LatticeGrammar(
            request.lattice, tokenize=self._tokenize, end_token=self._tokenizer.eos_token_id
        )

    def _chat(self, request: WritingRequest) -> list[int]:
        """The token ids of the request's chat, its sources cut to what the model can read."""
        messages = [
            {"role": "system", "content": self._prompt},
            {"role": "user", "content": "\0"},
        ]
        template: Any = self._tokenizer.apply_chat_template(
            messages, tokenize=False, add_generation_prompt=True
        )
        before, after = (self._encode_marked(part) for part in template.split("\0"))
        room = self._max_input_tokens // 2 - len(before) - len(after)
        return [*before, *self._encode(" ".join(request.sources))[:room], *after]

    def _encode(self, text: str) -> list[int]:
        """The ids of an article's words: "<|im_end|>" in them is text, not a command."""
        ids: list[int] = self._tokenizer.encode(
            text, add_special_tokens=False, split_special_tokens=True
        )
        return ids

    def _encode_marked(self, text: str) -> list[int]:
        ids: list[int] = self._tokenizer.encode(text, add_special_tokens=False)
        return ids

    @torch.inference_mode()
    def _generate_batch(
        self, prompts: list[list[int]], grammars: list[LatticeGrammar]
    ) -> list[tuple[Candidate, ...]]:
        inputs = self._tokenizer.pad({"input_ids": prompts}, padding=True, return_tensors="pt")
        inputs = inputs.to(self._model.device)
        length = inputs["input_ids"].shape[1]
        beams = self._num_beams
        rows = [grammar for grammar in grammars for _ in range(beams)]
        output: Any = self._model.generate(
            **inputs,
            past_key_values=self._read(inputs["input_ids"], inputs["attention_mask"]),
            do_sample=False,
            num_beams=beams,
            num_return_sequences=beams,
            max_new_tokens=max(grammar.max_tokens for grammar in grammars),
            logits_processor=LogitsProcessorList(
                [LatticeLogitsProcessor(rows, prompt_length=length)]
            ),
            return_dict_in_generate=True,
            output_scores=True,
        )
        texts = self._tokenizer.batch_decode(output.sequences[:, length:], skip_special_tokens=True)
        scores = output.sequences_scores.tolist()
        candidates = [Candidate(text, score) for text, score in zip(texts, scores, strict=True)]
        return [
            tuple(c for c in candidates[i : i + beams] if c.log_likelihood > _IMPOSSIBLE)
            for i in range(0, len(candidates), beams)
        ]

    def _read(self, ids: torch.Tensor, mask: torch.Tensor) -> DynamicCache:
        """The keys and values of all but the last token of each prompt, for every beam.

        Left to itself, `generate` would read each prompt once a beam.
        """
        cache = DynamicCache(config=self._model.config)
        places = (mask.cumsum(dim=1) - 1).clamp(min=0)
        self._model.model(
            input_ids=ids[:, :-1],
            attention_mask=mask[:, :-1],
            position_ids=places[:, :-1],
            past_key_values=cache,
            use_cache=True,
        )
        cache.batch_repeat_interleave(self._num_beams)
        return cache
