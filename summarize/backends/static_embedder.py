"""Sentence vectors without a network: the sum of the vectors of a sentence's tokens.

Needs neither torch nor transformers. It is blind to the order of words.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from summarize.catalog.distillation import VECTORS
from summarize.likeness import REFERENCE_SCALE
from summarize.types import Embeddings


class StaticEmbedder:
    """A `SentenceEmbedder` over token vectors that were distilled from an encoder."""

    def __init__(self, folder: Path, *, languages: Sequence[str]) -> None:
        """Load what ``catalog.distilled_encoder`` made.

        Args:
            folder: has ``vectors.safetensors``, a row a token, and ``tokenizer.json``.
            languages: the codes of those that the encoder knows; "*" for all.
        """
        self._vectors = load_file(folder / VECTORS)["vectors"].astype(np.float32)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.encode_special_tokens = True  # "[SEP]" in an article is text
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.languages = tuple(languages)
        self.scale = REFERENCE_SCALE  # until it is known better

    def embed(self, texts: Sequence[str]) -> Embeddings:
        """Return one unit row per text, in order: (n, dim) float32; zeros for an empty text."""
        rows = np.zeros((len(texts), self._vectors.shape[1]), dtype=np.float32)
        encoded = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        for row, tokens in zip(rows, encoded, strict=True):
            self._vectors[tokens.ids].sum(axis=0, out=row)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        unit: Embeddings = np.divide(rows, lengths, out=rows, where=lengths > 0)
        return unit
