"""The models that a command was asked to use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarize.catalog import ModelCard
    from summarize.types import ModelUse


def choose_models(
    *, model: str | None, embedder: str | None, extractive: bool, folder: Path | None
) -> tuple[ModelCard, ...]:
    """Return the cards of the embedder and, unless ``extractive``, the parser and the writer.

    Args:
        model: what ``--model`` names; None for the default.
        embedder: what ``--embedder`` names; None for the default.
        extractive: whether nothing is to be written.
        folder: the user's folder of cards, if one is given.

    Raises:
        UsageError: There is no such model, or it is of another role.
        ModelError: A card or a folder that is named cannot be read.
    """
    from summarize.catalog import default_card, resolve_model

    first = resolve_model(embedder, "embedder", folder)
    if extractive:
        return (first,)
    return first, default_card("parser"), resolve_model(model, "writer", folder)


def model_use(card: ModelCard) -> ModelUse:
    """Return what provenance says of the model of ``card``."""
    from summarize.types import ModelUse

    prompts = tuple(prompt.name for prompt in card.prompts)
    return ModelUse(card.role, card.id, card.sha256, prompts)
