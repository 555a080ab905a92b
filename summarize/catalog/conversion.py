"""A GGUF's safetensors checkpoint, made at first use.

Reading the 4-bit blocks takes some twenty seconds, reading the checkpoint less than one, so it is
kept in the cache folder under the GGUF's sha256.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from summarize.catalog.card import ModelCard
from summarize.catalog.kept import Progress, kept_folder, made_once
from summarize.catalog.weights import locate, verify

Convert = Callable[[Path, Path], None]
"""Writes the checkpoint of a GGUF file (first) into an empty folder (second)."""

_FORMAT = 2
"""Counts the changes to what a checkpoint holds; each makes earlier ones unused."""


def convert_gguf(gguf: Path, folder: Path, *, progress: Progress = lambda message: None) -> None:
    """Write a GGUF's model, in eight bits, and tokenizer as a transformers checkpoint."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig

    from summarize.catalog.int8 import in_eight_bits

    progress("Preparing: reading its packed weights (once, 1 of 3)")
    tokenizer = AutoTokenizer.from_pretrained(gguf.parent, gguf_file=gguf.name)
    model = AutoModelForCausalLM.from_pretrained(
        gguf.parent,
        gguf_file=gguf.name,
        dtype=torch.bfloat16,
        quantization_config=GgufConfig(dequantize=True),  # plain weights, which can be saved
    )
    progress("Preparing: putting them into eight bits (once, 2 of 3)")
    in_eight_bits(model)
    # The name is where this machine keeps the file; equal inputs give equal bytes without it.
    model.config._name_or_path = ""
    tokenizer.name_or_path = ""
    progress("Preparing: writing them to the cache (once, 3 of 3)")
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def converted_checkpoint(
    card: ModelCard,
    *,
    progress: Progress = lambda message: None,
    convert: Convert | None = None,
) -> Path:
    """Return the folder of a GGUF model's checkpoint, which is made at first use.

    Args:
        card: A model whose loader is ``gguf``.
        progress: Is told if a checkpoint has to be made, and how far it is.
        convert: Makes it; None: `convert_gguf`.

    Raises:
        ModelError: The GGUF is missing, damaged or unreadable, or there is no room.
    """
    verify(card)
    make = convert or partial(convert_gguf, progress=progress)
    return made_once(
        card,
        checkpoint_folder(card).name,
        lambda folder: make(locate(card) / card.weights.path, folder),
        step=f"Preparing {card.id} (once, a minute or two, more on a busy machine)",
        progress=progress,
    )


def checkpoint_folder(card: ModelCard) -> Path:
    """Return where a GGUF model's checkpoint is, or will be."""
    return kept_folder(f"{card.weights.sha256}-{_FORMAT}")
