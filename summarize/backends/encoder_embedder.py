"""Sentence vectors from an encoder: the mean of its token states or the first, made unit length.

Reimers and Gurevych, "Sentence-BERT", EMNLP 2019.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, Protocol

import numpy as np
import torch

from summarize.backends import bert_encoder
from summarize.backends.batching import Batches
from summarize.backends.precision import device as device_named
from summarize.likeness import REFERENCE_SCALE
from summarize.types import Embeddings


class Encoder(Protocol):
    """What makes a state of each token."""

    dimensions: int

    def tokenize(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the tokens of each text, up to the model's limit."""
        ...

    def states(self, texts: Sequence[list[int]]) -> Sequence[torch.Tensor]:
        """Return the states of the tokens of each text, (tokens, dim) float32."""
        ...

    def row_bytes(self, tokens: int) -> int:
        """Return about how much memory a text of so many tokens takes."""
        ...


class EncoderEmbedder:
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
        self.languages = tuple(languages)
        self.scale = REFERENCE_SCALE  # until it is known better
        self._encoder = _load(folder, max_input_tokens, where)
        self._batches = Batches(where, "embedded", batch_size)
        self._prefix = prefix
        self._pooling = pooling

    def embed(self, texts: Sequence[str]) -> Embeddings:
        """Return one unit row per text, in order: (n, dim) float32.

        A text longer than the model's limit is represented by its beginning.
        """
        if not texts:
            return np.zeros((0, self._encoder.dimensions), dtype=np.float32)
        places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
        tokens = self._encoder.tokenize([self._prefix + text for text in places])
        rows = self._batches.run(
            [len(each) for each in tokens],
            lambda batch: self._embed_batch([tokens[i] for i in batch]),
            cost=self._encoder.row_bytes,
        )
        return np.stack(rows)[[places[text] for text in texts]]

    @torch.inference_mode()
    def _embed_batch(self, texts: list[list[int]]) -> Sequence[Embeddings]:
        states = self._encoder.states(texts)
        mean = self._pooling == "mean"
        pooled = torch.stack([each.mean(dim=0) if mean else each[0] for each in states])
        unit: Embeddings = torch.nn.functional.normalize(pooled, dim=1).cpu().numpy()
        return list(unit)


def _load(folder: Path, max_input_tokens: int, where: torch.device) -> Encoder:
    if where.type == "cpu" and bert_encoder.reads(folder):
        return bert_encoder.BertEncoder(folder, max_input_tokens)
    from summarize.backends.padded_encoder import PaddedEncoder

    return PaddedEncoder(folder, max_input_tokens, where)
