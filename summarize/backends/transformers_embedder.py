"""Sentence vectors from an encoder: the mean of its token states or the first, made unit length.

Reimers and Gurevych, "Sentence-BERT", EMNLP 2019.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

from summarize.backends.batching import Batches, row_bytes
from summarize.backends.precision import device as device_named
from summarize.backends.precision import fast_float
from summarize.likeness import REFERENCE_SCALE
from summarize.types import Embeddings


class TransformersEmbedder:
    """A `SentenceEmbedder` over any encoder that transformers loads."""

    def __init__(
        self,
        folder: Path,
        *,
        max_input_tokens: int,
        batch_size: int | None = None,
        prefix: str = "",
        pooling: Literal["mean", "cls"] = "mean",
        device: str = "auto",
        languages: Sequence[str] = ("en",),
    ) -> None:
        """Load the encoder in ``folder`` (config, tokenizer, safetensors).

        Args:
            folder: where the model is.
            max_input_tokens: the model's limit; what goes beyond it is not seen.
            batch_size: texts embedded together; None: as many as fit the memory.
            prefix: what the model wants before every text.
            pooling: whether a text's vector is the mean of its tokens' or the first one's.
            languages: the codes of those that the model knows; "*" for all.
            device: "auto", "cpu", "cuda", "cuda:1" or "mps".
        """
        where = device_named(device)
        self._tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        model: Any = AutoModel.from_pretrained(
            folder, local_files_only=True, use_safetensors=True, dtype=fast_float(where)
        )
        self._model = model.eval().to(where)
        self.languages = tuple(languages)
        self.scale = REFERENCE_SCALE  # until it is known better
        self._max_input_tokens = max_input_tokens
        self._batches = Batches(where, "embedded", batch_size)
        self._prefix = prefix
        self._pooling = pooling

    def embed(self, texts: Sequence[str]) -> Embeddings:
        """Return one unit row per text, in order: (n, dim) float32.

        A text longer than the model's limit is represented by its beginning.
        """
        rows = self._batches.run(
            [len(text) for text in texts],  # in characters: so many tokens at most
            lambda batch: list(self._embed_batch([self._prefix + texts[i] for i in batch])),
            cost=self._row_bytes,
        )
        dim = int(self._model.config.hidden_size)
        return np.stack(rows) if rows else np.zeros((0, dim), dtype=np.float32)

    def _row_bytes(self, characters: int) -> int:
        return row_bytes(
            self._model.config,
            length=min(characters + len(self._prefix) + 2, self._max_input_tokens),
            itemsize=self._model.dtype.itemsize,
            cached=False,
            scored=0,
        )

    @torch.inference_mode()
    def _embed_batch(self, texts: list[str]) -> Embeddings:
        inputs = self._tokenizer(
            texts,
            padding=True,
            truncation=True,
            max_length=self._max_input_tokens,
            return_tensors="pt",
        ).to(self._model.device)
        states = self._model(**inputs).last_hidden_state.float()  # (batch, tokens, dim)
        if self._pooling == "cls":
            pooled = states[:, 0]  # (batch, dim)
        else:
            mask = inputs["attention_mask"].unsqueeze(-1).to(states.dtype)
            pooled = (states * mask).sum(dim=1) / mask.sum(dim=1)  # (batch, dim)
        unit: Embeddings = torch.nn.functional.normalize(pooled, dim=1).cpu().numpy()
        return unit
