"""Any encoder that transformers loads: the texts of a batch are padded to the longest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
from transformers import AutoModel, AutoTokenizer
from transformers.utils import logging

from summarize.backends.batching import Batches, row_bytes
from summarize.backends.precision import fast_float


class PaddedEncoder:
    """An encoder on any device."""

    def __init__(
        self, folder: Path, max_input_tokens: int, batch_size: int | None, where: torch.device
    ) -> None:
        """Load the encoder in ``folder``; ``batch_size`` None: as many as fit the memory."""
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        self._tokenizer: Any = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        model: Any = AutoModel.from_pretrained(
            folder, local_files_only=True, use_safetensors=True, dtype=fast_float(where)
        )
        self._model = model.eval().to(where)
        self._max_input_tokens = max_input_tokens
        self._batches = Batches(where, "embedded", batch_size)

    def tokenize(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the tokens of each text, up to the model's limit."""
        limit = self._max_input_tokens
        told = self._tokenizer(
            list(texts), truncation=True, max_length=limit, split_special_tokens=True
        )
        ids: list[list[int]] = told["input_ids"]
        return ids

    def pooled(
        self,
        texts: Sequence[list[int]],
        pool: Callable[[Sequence[torch.Tensor]], list[torch.Tensor]],
    ) -> list[torch.Tensor]:
        """Return what ``pool`` makes of the token states of each text, (tokens, dim) float32."""
        return self._batches.run(
            [len(tokens) for tokens in texts],
            lambda batch: [row.cpu() for row in pool(self._states([texts[i] for i in batch]))],
            cost=lambda length: row_bytes(
                self._model.config,
                length=length,
                itemsize=self._model.dtype.itemsize,
                cached=False,
                scored=0,
            ),
        )

    @torch.inference_mode()
    def _states(self, texts: Sequence[list[int]]) -> list[torch.Tensor]:
        batch = self._tokenizer.pad({"input_ids": texts}, return_tensors="pt")
        batch = batch.to(self._model.device)
        states = self._model(**batch).last_hidden_state.float()  # (batch, tokens, dim)
        is_text = batch["attention_mask"].bool()
        return [row[own] for row, own in zip(states, is_text, strict=True)]
