"""The models that a command was asked to use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from summarize.cli.options import AUTO

if TYPE_CHECKING:
    from summarize.catalog import ModelCard
    from summarize.cli.options import StrategyName
    from summarize.settings import Strategy
    from summarize.types import Models, ModelUse


def choose_models(
    *,
    model: str | None,
    embedder: str | None,
    extractive: bool,
    folder: Path | None,
    batch_size: int | None = None,
) -> tuple[ModelCard, ...]:
    """Return the cards of the embedder and, unless ``extractive``, the parser and the writer.

    Args:
        model: what ``--model`` names; None for the default.
        embedder: what ``--embedder`` names; None for the default.
        extractive: whether nothing is to be written.
        folder: the user's folder of cards, if one is given.
        batch_size: in place of the one that the writer's card says; `AUTO`: whatever
            the cards say, as many texts as fit the memory.

    Raises:
        UsageError: There is no such model, or it is of another role.
        ModelError: A card or a folder that is named cannot be read.
    """
    from summarize.catalog import default_card, resolve_model

    first = resolve_model(embedder, "embedder", folder)
    if batch_size == AUTO and first.embedding:
        first = replace(first, embedding=replace(first.embedding, batch_size=None))
    if extractive:
        return (first,)
    writer = resolve_model(model, "writer", folder)
    if batch_size is not None and writer.generation:
        by_memory = replace(writer.generation, batch_size=None, batch_tokens=None)
        given = replace(writer.generation, batch_size=batch_size)
        writer = replace(writer, generation=by_memory if batch_size == AUTO else given)
    return first, default_card("parser"), writer


def model_use(card: ModelCard) -> ModelUse:
    """Return what provenance says of the model of ``card``."""
    from summarize.types import ModelUse

    prompts = tuple(prompt.name for prompt in card.prompts)
    sha256 = card.sha256 if card.files else None  # a server does not tell
    return ModelUse(card.role, card.id, sha256, prompts)


def chosen_strategy(strategy: StrategyName | None, cards: Sequence[ModelCard]) -> Strategy:
    """Return how to write: as asked, or as the writer's card says."""
    return strategy.value if strategy else cards[-1].strategy or "fuse"


def load_models(
    cards: Sequence[ModelCard],
    *,
    device: str = "auto",
    seed: int = 0,
    progress: Callable[[str], None] = lambda step: None,
) -> Models:
    """Load an embedder and, if there are more cards, a parser and a writer.

    Raises:
        ModelError: One of them cannot be loaded.
    """
    from summarize.backends import load_embedder, load_parser, load_writer, writer_profile
    from summarize.types import Models

    embedder, *writing = cards
    uses = tuple(model_use(card) for card in cards)
    loaded = load_embedder(embedder, device=device, progress=progress)
    if not writing:
        return Models(embedder=loaded, uses=uses)
    parser, writer = writing
    return Models(
        embedder=loaded,
        parser=load_parser(parser, progress=progress),
        writer=load_writer(writer, device=device, seed=seed, progress=progress),
        profile=writer_profile(writer),
        uses=uses,
    )
