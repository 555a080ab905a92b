"""All the models of a brief together: whether they are there, and how they are loaded."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from summarize.backends.loading import (
    load_embedder,
    load_parser,
    load_writer,
    server_address,
    server_writer,
    writer_profile,
)
from summarize.catalog import ModelCard, check_presence
from summarize.types import Models, ModelUse, SentenceEmbedder

_LOG = logging.getLogger(__name__)


def check_models(cards: Sequence[ModelCard]) -> None:
    """Find out what can be known of models at once, before anything slow: whether they are there.

    Nothing is loaded and nothing hashed. A server that is down is logged as a warning, since
    source sentences can stand in for what it would write.

    Raises:
        ModelMissingError: A file is not on this machine.
        ModelCorruptError: A file has not the size that its card names.
        ModelError: A file cannot be read, or a server refuses the key.
    """
    for card in cards:
        if card.loader != "openai":
            check_presence(card)
        elif down := server_writer(card).knock():
            _LOG.warning("%s", down.warning)
        else:
            _LOG.warning(
                "%s cannot be limited to the sources' words; what it writes is only checked",
                server_address(card)[0],
            )


def load_models(
    cards: Sequence[ModelCard],
    *,
    embedder: SentenceEmbedder | None = None,
    device: str = "auto",
    seed: int = 0,
    progress: Callable[[str], None] = lambda step: None,
) -> Models:
    """Load an embedder and, if there are more cards, a parser and a writer.

    Args:
        cards: of an embedder, or of an embedder, a parser and a writer.
        embedder: that of the first card, if it is loaded already.
        device: where they run.
        seed: for a writer that makes random choices.
        progress: is told what is being done.

    Raises:
        ModelError: One of them cannot be loaded.
    """
    check_models(cards)
    first, *writing = cards
    uses = tuple(map(_use, cards))
    embedder = embedder or load_embedder(first, device=device, progress=progress)
    if not writing:
        return Models(embedder=embedder, uses=uses)
    parser, writer = writing
    return Models(
        embedder=embedder,
        parser=load_parser(parser, progress=progress),
        writer=load_writer(writer, device=device, seed=seed, progress=progress),
        profile=writer_profile(writer),
        uses=uses,
    )


def _use(card: ModelCard) -> ModelUse:
    """What provenance says of the model of ``card``."""
    prompts = tuple(prompt.name for prompt in card.prompts)
    sha256 = card.sha256 if card.files else None  # a server does not tell
    return ModelUse(card.role, card.id, sha256, prompts)
