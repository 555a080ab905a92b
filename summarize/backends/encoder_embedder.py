"""Sentence vectors from an encoder: the mean of its token states or the first, made unit length.

Reimers and Gurevych, "Sentence-BERT", EMNLP 2019.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from summarize.backends.batching import Batches
from summarize.backends.bert_encoder import BertEncoder, reads
from summarize.backends.precision import device as device_named
from summarize.catalog import Embedding
from summarize.likeness import REFERENCE_SCALE
from summarize.types import Embeddings

if TYPE_CHECKING:
    from summarize.backends.padded_encoder import PaddedEncoder


class EncoderEmbedder:
    """A `SentenceEmbedder` over any encoder that transformers loads."""

    def __init__(
        self,
        folder: Path,
        how: Embedding,
        *,
        max_input_tokens: int,
        device: str = "auto",
        languages: Sequence[str] = ("en",),
    ) -> None:
        """Load the encoder in ``folder`` (config, tokenizer, safetensors).

        Args:
            folder: where the model is.
            how: how a text's vector is made of its tokens'.
            max_input_tokens: the model's limit; what goes beyond it is not seen.
            device: "auto", "cpu", "cuda", "cuda:1" or "mps".
            languages: the codes of those that the model knows; "*" for all.
        """
        where = device_named(device)
        self.languages = tuple(languages)
        self.scale = REFERENCE_SCALE  # until it is known better
        self._encoder = _load(folder, max_input_tokens, where)
        self._batches = Batches(where, "embedded", how.batch_size)
        self._how = how

    def embed(self, texts: Sequence[str]) -> Embeddings:
        """Return one unit row per text, in order: (n, dim) float32.

        A text longer than the model's limit is represented by its beginning.
        """
        if not texts:
            return np.zeros((0, self._how.dimensions), dtype=np.float32)
        places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
        tokens = self._encoder.tokenize([self._how.prefix + text for text in places])
        rows = self._batches.run(
            [len(each) for each in tokens],
            lambda batch: self._embed_batch([tokens[i] for i in batch]),
            cost=self._encoder.row_bytes,
        )
        return np.stack(rows)[[places[text] for text in texts]]

    @torch.inference_mode()
    def _embed_batch(self, texts: list[list[int]]) -> Sequence[Embeddings]:
        states = self._encoder.states(texts)
        mean = self._how.pooling == "mean"
        pooled = torch.stack([each.mean(dim=0) if mean else each[0] for each in states])
        unit: Embeddings = torch.nn.functional.normalize(pooled, dim=1).cpu().numpy()
        return list(unit)


def _load(folder: Path, max_input_tokens: int, where: torch.device) -> BertEncoder | PaddedEncoder:
    if where.type == "cpu" and reads(folder):
        return BertEncoder(folder, max_input_tokens)
    from summarize.backends.padded_encoder import PaddedEncoder

    return PaddedEncoder(folder, max_input_tokens, where)
