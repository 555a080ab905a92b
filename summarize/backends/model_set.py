"""All the models of a brief together: whether they are there, and how they are loaded."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any

from summarize.backends.loading import (
    load_embedder,
    load_parser,
    load_reader,
    load_writer,
    server_reader,
    server_writer,
)
from summarize.catalog import ModelCard, base_of, check_presence, default_card
from summarize.room import TO_LOAD_MODELS, require_room
from summarize.types import Models, ModelUse, SentenceEmbedder

_LOG = logging.getLogger(__name__)


def check_models(cards: Sequence[ModelCard]) -> None:
    """Find out what can be known of models at once, before anything slow: whether they are there.

    Nothing is loaded and nothing hashed. A server that is down is logged as a warning, since
    source sentences can stand in for what it would write; one that reads is asked once.

    Raises:
        ModelMissingError: A file is not on this machine.
        ModelCorruptError: A file has not the size that its card names.
        ModelError: A file cannot be read, or a server refuses the key or cannot read.
    """
    for card in cards:
        if card.loader != "openai":
            check_presence(card)
            check_presence(base_of(card))
        elif down := server_writer(card).knock():
            _LOG.warning("%s", down.warning)
        elif card.role == "reader":
            server_reader(card).try_out()


def load_models(
    cards: Sequence[ModelCard] = (),
    *,
    embedder: SentenceEmbedder | None = None,
    device: str = "auto",
    seed: int = 0,
    progress: Callable[[str], None] = lambda step: None,
) -> Models:
    """Load an embedder and, as far as there are cards of them, a parser, a writer and a reader.

    Args:
        cards: one of each role that is wanted, that of the embedder first; none: the default
            embedder and parser, which print source sentences.
        embedder: that of the first card, if it is loaded already.
        device: where they run.
        seed: for a writer that makes random choices.
        progress: is told what is being done.

    Raises:
        ModelError: One of them cannot be loaded.
    """
    cards = cards or [default_card("embedder"), default_card("parser")]
    check_models(cards)
    require_room(TO_LOAD_MODELS)
    of = {card.role: card for card in cards}
    parser, writer, reader = (of.get(role) for role in ("parser", "writer", "reader"))
    given: dict[str, Any] = {"device": device, "progress": progress}
    return Models(
        embedder=embedder or load_embedder(of["embedder"], **given),
        parser=load_parser(parser, progress=progress) if parser else None,
        writer=load_writer(writer, seed=seed, **given) if writer else None,
        reader=load_reader(reader, writer=writer, seed=seed, **given) if reader else None,
        uses=tuple(map(_use, cards)),
    )


def _use(card: ModelCard) -> ModelUse:
    """What provenance says of the model of ``card``."""
    prompts = tuple(prompt.name for prompt in card.prompts)
    sha256 = card.sha256 if card.files else None  # a server does not tell
    return ModelUse(card.role, card.id, sha256, prompts)
