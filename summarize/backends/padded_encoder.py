"""Any encoder that transformers loads: the texts of a batch are padded to the longest."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from transformers import AutoModel, AutoTokenizer
from transformers.utils import logging

from summarize.backends.batching import row_bytes
from summarize.backends.precision import fast_float


class PaddedEncoder:
    """An encoder on any device."""

    def __init__(self, folder: Path, max_input_tokens: int, where: torch.device) -> None:
        """Load the encoder in ``folder`` (config, tokenizer, safetensors)."""
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        self._tokenizer: Any = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        model: Any = AutoModel.from_pretrained(
            folder, local_files_only=True, use_safetensors=True, dtype=fast_float(where)
        )
        self._model = model.eval().to(where)
        self._max_input_tokens = max_input_tokens

    def tokenize(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the tokens of each text, up to the model's limit."""
        limit = self._max_input_tokens
        told = self._tokenizer(list(texts), truncation=True, max_length=limit)
        ids: list[list[int]] = told["input_ids"]
        return ids

    def states(self, texts: Sequence[list[int]]) -> Sequence[torch.Tensor]:
        """Return the states of the tokens of each text, (tokens, dim) float32."""
        batch = self._tokenizer.pad({"input_ids": texts}, return_tensors="pt")
        batch = batch.to(self._model.device)
        states = self._model(**batch).last_hidden_state.float()  # (batch, tokens, dim)
        is_text = batch["attention_mask"].bool()
        return [row[own] for row, own in zip(states, is_text, strict=True)]

    def row_bytes(self, tokens: int) -> int:
        """Return about how much memory a text of so many tokens takes."""
        size = self._model.dtype.itemsize
        return row_bytes(self._model.config, length=tokens, itemsize=size, cached=False, scored=0)
