"""From a model card to a model in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

from summarize.backends.memory import require_memory
from summarize.catalog import (
    Generation,
    InputFormat,
    ModelCard,
    a_role,
    base_of,
    converted_checkpoint,
    distilled_encoder,
    locate,
    verify,
)
from summarize.errors import ModelError, SummarizeError
from summarize.types import (
    AbstractiveModel,
    SentenceEmbedder,
    SupportReader,
    SyntaxParser,
)

if TYPE_CHECKING:
    from summarize.backends.server_reader import ServerReader
    from summarize.backends.server_writer import ServerWriter

_REASON_LENGTH = 300

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
    if card.role != "embedder":
        raise ModelError(f'model "{card.id}" is {a_role(card.role)}, not an embedder')
    progress(f"Loading {card.id}")
    from summarize.backends.calibration import kept_scale

    languages = ["*"] if "multilingual" in card.languages else card.languages
    if card.embedding is None:
        from summarize.backends.static_embedder import StaticEmbedder

        vectors = distilled_encoder(card, progress=progress)
        static = StaticEmbedder(vectors, languages=languages)
        static.scale = kept_scale(card, static)
        return static
    verify(card)
    from summarize.backends.encoder_embedder import EncoderEmbedder

    with _told_in_a_line(card):
        embedder = EncoderEmbedder(
            locate(card),
            card.embedding,
            max_input_tokens=card.max_input_tokens,
            device=device,
            languages=languages,
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

    with _told_in_a_line(card):
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
    if card.role != "writer":
        raise ModelError(f'model "{card.id}" is {a_role(card.role)}, not a writer')
    if card.loader == "openai":
        return server_writer(card, seed)
    progress(f"Loading {card.id}")
    _hide_loading_bars()
    require_memory(card, device)  # unpacking a GGUF takes as much as loading it
    folder = writer_folder(card, progress=progress)
    with _told_in_a_line(card):
        if card.generation:
            return _encoder_decoder(card, card.generation, folder, device)
        return _chat_writer(card, folder, device)


def load_reader(
    card: ModelCard,
    *,
    writer: ModelCard | None = None,
    device: str = "auto",
    seed: int = 0,
    progress: Progress = _ignore,
) -> SupportReader:
    """Load the reader of ``card``, its files checked.

    A chat model that reads is the one that writes, if that has the same files.

    Args:
        card: a reader's.
        writer: that of the writer which is loaded already, if there is one.
        device: where it runs; a server's is its own.
        seed: sent to a server with every request.
        progress: is told what is being done.

    Raises:
        ModelError: The card is no reader's, or its files are missing or changed.
    """
    if card.role != "reader":
        raise ModelError(f'model "{card.id}" is {a_role(card.role)}, not a reader')
    prompts = [prompt.text for prompt in card.prompts]
    if card.loader == "openai":
        return server_reader(card, seed)
    progress(f"Loading {card.id}")
    _hide_loading_bars()
    verify(card)
    if card.loader == "classifier":
        from summarize.backends.classifier_reader import ClassifierReader

        with _told_in_a_line(card):
            return ClassifierReader(
                locate(card),
                label=card.reading.label if card.reading else None,
                max_input_tokens=card.max_input_tokens,
                device=device,
            )
    from summarize.backends.chat_reader import ChatReader, ProbeReader
    from summarize.backends.language_model import load_language_model

    base = base_of(card)
    if writer is None or writer.files != base.files:  # else it is in memory, and shared
        require_memory(base, device)
    folder = writer_folder(base, progress=progress)
    with _told_in_a_line(base):
        model = load_language_model(folder, max_input_tokens=base.max_input_tokens, device=device)
        if card.loader == "probe":
            probe = locate(card) / card.weights.path
            return ProbeReader(model, prompt=prompts[0], probe=probe)
        return ChatReader(model, prompt=prompts[0])


def _encoder_decoder(
    card: ModelCard, generation: Generation, folder: Path, device: str
) -> AbstractiveModel:
    from summarize.backends.encoder_decoder_writer import EncoderDecoderWriter

    form = card.input or InputFormat(separator=" ")
    limit = card.max_input_tokens
    return EncoderDecoderWriter(folder, generation, form, max_input_tokens=limit, device=device)


def _chat_writer(card: ModelCard, folder: Path, device: str) -> AbstractiveModel:
    from summarize.backends.chat_writer import ChatWriter
    from summarize.backends.language_model import load_language_model

    prompts = [prompt.text for prompt in card.prompts]
    model = load_language_model(folder, max_input_tokens=card.max_input_tokens, device=device)
    return ChatWriter(model, prompts)


@contextmanager
def _told_in_a_line(card: ModelCard) -> Iterator[None]:
    """Say of a model that its libraries cannot load it which it is and why."""
    try:
        yield
    except SummarizeError:
        raise
    except Exception as error:  # each library has its own
        reason = " ".join(str(error).split()) or type(error).__name__
        shown = shorten(reason, _REASON_LENGTH, placeholder=" …")
        raise ModelError(f'model "{card.id}" cannot be loaded: {shown}') from error


def server_writer(card: ModelCard, seed: int = 0) -> ServerWriter:
    """Return the server of ``card`` as a writer; nothing is asked yet."""
    from summarize.backends.server_writer import ServerWriter

    url, model = server_address(card)
    prompts = [prompt.text for prompt in card.prompts]
    return ServerWriter(url, model=model, prompts=prompts, seed=seed)


def server_reader(card: ModelCard, seed: int = 0) -> ServerReader:
    """Return the server of ``card`` as a reader; nothing is asked yet."""
    from summarize.backends.server_reader import ServerReader

    url, model = server_address(card)
    return ServerReader(url, model=model, prompt=card.prompts[0].text, seed=seed)


def server_address(card: ModelCard) -> tuple[str, str]:
    """Return the address and the model of a server such as "http://127.0.0.1:8000/v1#qwen3"."""
    url, _, model = (card.path or card.id).partition("#")
    return url, model


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
