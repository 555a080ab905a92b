"""From a model card to a model in memory."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from summarize.backends.memory import require_memory
from summarize.catalog import InputFormat, ModelCard, a_role, converted_checkpoint, locate, verify
from summarize.errors import ModelError
from summarize.types import AbstractiveModel, SentenceEmbedder, SyntaxParser, WriterProfile

_WORDS_A_TOKEN = 0.55
"""Words of English news that a token is worth at least, names and figures included."""

_LOG = logging.getLogger(__name__)

Progress = Callable[[str], None]


def _ignore(step: str) -> None:
    """Tell nobody."""


def _hide_loading_bars() -> None:
    """A library does not draw on its caller's terminal; progress is the caller's to show."""
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]


def load_embedder(
    card: ModelCard, *, device: str = "auto", progress: Progress = _ignore
) -> SentenceEmbedder:
    """Load the embedder of ``card``, its files checked and, the first time, its scale measured.

    Raises:
        ModelError: The card is no embedder's, or its files are missing or changed.
    """
    if card.embedding is None:
        raise ModelError(f'model "{card.id}" is {a_role(card.role)}, not an embedder')
    progress(f"Loading {card.id}")
    verify(card)
    _hide_loading_bars()
    from summarize.backends.calibration import kept_scale
    from summarize.backends.transformers_embedder import TransformersEmbedder

    embedder = TransformersEmbedder(
        locate(card),
        max_input_tokens=card.max_input_tokens,
        batch_size=card.embedding.batch_size,
        prefix=card.embedding.prefix,
        pooling=card.embedding.pooling,
        device=device,
        languages=["*"] if "multilingual" in card.languages else card.languages,
    )
    embedder.scale = kept_scale(card, embedder)
    return embedder


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


def load_writer(
    card: ModelCard, *, device: str = "auto", seed: int = 0, progress: Progress = _ignore
) -> AbstractiveModel:
    """Load the writer of ``card``, its files checked and, the first time, converted.

    Args:
        card: a writer's.
        device: where it runs; a server's is its own.
        seed: sent to a server with every request.
        progress: is told what is being done.

    Raises:
        ModelError: The card is no writer's, its files are missing or changed, or it is too
            large for the memory that is free.
    """
    if card.generation is None:
        raise ModelError(f'model "{card.id}" is {a_role(card.role)}, not a writer')
    prompts = [prompt.text for prompt in card.prompts]
    if card.loader == "openai":
        return _server(card, prompts, seed)
    progress(f"Loading {card.id}")
    _hide_loading_bars()
    require_memory(card, device)  # unpacking a GGUF takes as much as loading it
    folder = writer_folder(card, progress=progress)
    if card.loader == "encoder-decoder":
        from summarize.backends.encoder_decoder_writer import EncoderDecoderWriter

        form = card.input or InputFormat(separator=" ")
        return EncoderDecoderWriter(
            folder,
            max_input_tokens=card.max_input_tokens,
            batch_size=card.generation.batch_size,
            num_beams=card.generation.num_beams,
            separator=form.separator,
            prefix=form.prefix,
            global_attention=form.global_attention,
            device=device,
        )
    from summarize.backends.transformers_writer import TransformersWriter

    return TransformersWriter(
        folder,
        prompt=prompts[0],
        draft_prompt=prompts[-1],
        max_input_tokens=card.max_input_tokens,
        batch_tokens=card.generation.batch_tokens,
        num_beams=card.generation.num_beams,
        batch_size=card.generation.batch_size,
        device=device,
    )


def _server(card: ModelCard, prompts: Sequence[str], seed: int) -> AbstractiveModel:
    """The server of an address such as "http://127.0.0.1:8000/v1#qwen3", its model after "#"."""
    from summarize.backends.server_writer import ServerWriter

    url, _, model = (card.path or card.id).partition("#")
    _LOG.warning("%s cannot be limited to the sources' words; what it writes is only checked", url)
    return ServerWriter(url, model=model, prompt=prompts[0], draft_prompt=prompts[-1], seed=seed)


def writer_profile(card: ModelCard) -> WriterProfile:
    """Return what the writer of ``card`` can do."""
    if card.loader == "openai":
        return WriterProfile(follows_lattice=False)
    held = card.loader != "encoder-decoder"
    # A chat model's context is for what it writes, too.
    room = card.max_input_tokens // 2 if held else card.max_input_tokens
    return WriterProfile(follows_lattice=held, input_words=int(room * _WORDS_A_TOKEN))


def writer_folder(card: ModelCard, *, progress: Progress = _ignore) -> Path:
    """Return the folder of a writer's safetensors: its own, or that of its converted GGUF.

    Raises:
        ModelError: It is a server's, or its files are missing or changed.
    """
    if card.loader == "openai":
        raise ModelError(f'model "{card.id}" is on a server; its files are wanted here')
    if card.loader == "gguf":
        return converted_checkpoint(card, progress=progress)
    verify(card)
    return locate(card)
