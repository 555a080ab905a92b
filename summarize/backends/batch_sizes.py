"""How large the batches of a model would be here, told without loading it."""

from __future__ import annotations

from typing import Any

import torch
from transformers import AutoConfig

from summarize.backends.batching import Batches, row_bytes
from summarize.backends.free_writing import max_new_tokens
from summarize.backends.precision import fast_float
from summarize.catalog import ModelCard, locate
from summarize.settings import Settings


def texts_together(card: ModelCard, where: torch.device) -> tuple[int, int] | None:
    """Return how many of the longest texts, and of short ones, go through a model together.

    Requests of a writer are those that it writes freely. None: the model makes no such batches.

    Raises:
        ModelError: The model's files are missing.
    """
    asked = card.generation or card.embedding
    if asked is None:
        return None
    config: Any = AutoConfig.from_pretrained(locate(card), local_files_only=True)
    config._attn_implementation = "sdpa"
    writes = card.generation is not None

    def cost(length: int) -> int:
        return row_bytes(
            config,
            length=length,
            itemsize=fast_float(where).itemsize,
            cached=writes,
            scored=max_new_tokens(Settings().words) if writes else 1,
            beams=card.generation.num_beams if card.generation else 1,
        )

    batches = Batches(where, "written" if writes else "embedded", asked.batch_size)
    return batches.rows(card.max_input_tokens, cost), batches.rows(1, cost)
