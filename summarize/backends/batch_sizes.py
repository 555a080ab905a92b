"""How large the batches of a model would be here, told without loading it."""

from __future__ import annotations

from typing import Any

import torch
from transformers import AutoConfig

from summarize.backends.batching import Batches, Kind, row_bytes
from summarize.backends.free_writing import max_new_tokens
from summarize.backends.precision import fast_float
from summarize.catalog import ModelCard, locate
from summarize.catalog.conversion import checkpoint_folder
from summarize.settings import Settings


def texts_together(card: ModelCard, where: torch.device) -> tuple[int, int] | None:
    """Return how many of the longest texts, and of short ones, go through a model together.

    Requests of a writer are those that it writes freely. None: a server's, or a GGUF that was
    not converted yet.

    Raises:
        ModelError: The model's files are missing.
    """
    if card.loader not in ("encoder", "causal", "encoder-decoder", "gguf"):
        return None
    folder = checkpoint_folder(card) if card.loader == "gguf" else locate(card)
    if not (folder / "config.json").is_file():
        return None
    config: Any = AutoConfig.from_pretrained(folder, local_files_only=True)
    config._attn_implementation = "eager" if card.loader in ("causal", "gguf") else "sdpa"
    beams = card.generation.num_beams if card.generation else 1
    written = max_new_tokens(Settings().words)

    def cost(length: int) -> int:
        return row_bytes(
            config,
            length=length,
            itemsize=fast_float(where).itemsize,
            cached=card.generation is not None,
            scored=written if card.loader == "encoder-decoder" else 1,
            beams=beams if card.loader == "encoder-decoder" else 1,
        )

    asked = card.embedding or card.generation
    kind: Kind = "written" if card.generation else "embedded"
    batches = Batches(where, kind, asked.batch_size if asked else None)
    return batches.rows(card.max_input_tokens, cost), batches.rows(1, cost)
