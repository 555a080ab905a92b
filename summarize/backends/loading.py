"""From a model card to a model in memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from summarize.catalog import ModelCard, converted_checkpoint, locate, verify
from summarize.errors import ModelError
from summarize.types import AbstractiveModel, SentenceEmbedder, SyntaxParser

_WRITERS = ("gguf", "causal")

Progress = Callable[[str], None]


def _ignore(step: str) -> None:
    """Tell nobody."""


def _hide_loading_bars() -> None:
    """A library does not draw on its caller's terminal; progress is the caller's to show."""
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]


def load_embedder(card: ModelCard, *, progress: Progress = _ignore) -> SentenceEmbedder:
    """Load the embedder of ``card``, its files checked.

    Raises:
        ModelError: The card is no embedder's, or its files are missing or changed.
    """
    if card.embedding is None:
        raise ModelError(f'model "{card.id}" is a {card.role}, not an embedder')
    progress(f"Loading {card.id}")
    verify(card)
    _hide_loading_bars()
    from summarize.backends.transformers_embedder import TransformersEmbedder

    return TransformersEmbedder(
        locate(card),
        max_input_tokens=card.max_input_tokens,
        batch_size=card.embedding.batch_size,
        prefix=card.embedding.prefix,
        pooling=card.embedding.pooling,
    )


def load_parser(card: ModelCard, *, progress: Progress = _ignore) -> SyntaxParser:
    """Load the parser of ``card``, its files checked.

    Raises:
        ModelError: The card is no parser's, or its files are missing or changed.
    """
    if card.loader != "spacy":
        raise ModelError(f'model "{card.id}" is a {card.role}, not a parser')
    progress(f"Loading {card.id}")
    verify(card)
    from summarize.backends.spacy_parser import SpacyParser

    return SpacyParser(locate(card))


def load_writer(card: ModelCard, *, progress: Progress = _ignore) -> AbstractiveModel:
    """Load the writer of ``card``, its files checked and, the first time, converted.

    Raises:
        ModelError: The card is no writer's, or its files are missing or changed.
    """
    if card.generation is None:
        raise ModelError(f'model "{card.id}" is an {card.role}, not a writer')
    progress(f"Loading {card.id}")
    _hide_loading_bars()
    folder = writer_folder(card, progress=progress)
    from summarize.backends.transformers_writer import TransformersWriter

    return TransformersWriter(
        folder,
        prompt=card.prompts[0].text,
        max_input_tokens=card.max_input_tokens,
        batch_size=card.generation.batch_size,
        num_beams=card.generation.num_beams,
    )


def check_kind(card: ModelCard) -> None:
    """Refuse a writer of a kind that cannot be loaded.

    Raises:
        ModelError: It is of such a kind.
    """
    if card.role == "writer" and card.loader not in _WRITERS:
        raise ModelError(
            f'model "{card.id}" is of the kind "{card.loader}", which cannot be loaded yet;'
            f" kinds that can be: {', '.join(_WRITERS)}"
        )


def writer_folder(card: ModelCard, *, progress: Progress = _ignore) -> Path:
    """Return the folder of a writer's safetensors: its own, or that of its converted GGUF.

    Raises:
        ModelError: It is of a kind that cannot be loaded, or its files are missing or changed.
    """
    check_kind(card)
    if card.loader == "gguf":
        return converted_checkpoint(card, progress=progress)
    verify(card)
    return locate(card)
