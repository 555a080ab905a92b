"""The models that a command was asked to use."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from summarize.cli.options import AUTO, NO_READER
from summarize.errors import ModelMissingError

if TYPE_CHECKING:
    from summarize.catalog import ModelCard
    from summarize.catalog.card import Role
    from summarize.settings import Strategy


def choose_models(
    *,
    model: str | None,
    embedder: str | None,
    extractive: bool | None,
    folder: Path | None,
    reader: str | None = None,
    batch_size: int | None = None,
) -> tuple[ModelCard, ...]:
    """Return the cards of the embedder, of the parser, and of all that writing takes.

    Args:
        model: what ``--model`` names; None for the default.
        embedder: what ``--embedder`` names; None for the default.
        extractive: whether nothing is to be written and the parser is not wanted either; False:
            that something is to be written; None: that it is if ``model`` is named.
        folder: the user's folder of cards, if one is given.
        reader: what ``--reader`` names; None for the default, `NO_READER` for none.
        batch_size: in place of the one that the writer's card says; `AUTO`: whatever
            the cards say, as many texts as fit the memory.

    Raises:
        UsageError: There is no such model, or it is of another role, be it wanted or not.
        ModelError: A card or a folder that is named cannot be read.
    """
    from summarize.catalog import default_card, resolve_model

    first = resolve_model(embedder, "embedder", folder)
    if batch_size == AUTO and first.embedding:
        first = replace(first, embedding=replace(first.embedding, batch_size=None))
    if extractive or (extractive is None and model is None):
        _check_named(model, "writer", folder)
        _check_named(None if reader == NO_READER else reader, "reader", folder)
        return (first,) if extractive else (first, default_card("parser"))
    writer = resolve_model(model, "writer", folder)
    if batch_size is not None and writer.generation:
        size = None if batch_size == AUTO else batch_size
        writer = replace(writer, generation=replace(writer.generation, batch_size=size))
    return first, default_card("parser"), writer, *_reader_cards(reader, folder)


def choose_checkers(
    *, embedder: str | None, reader: str | None, folder: Path | None
) -> tuple[ModelCard, ...]:
    """Return the cards of what checks a text; the arguments are those of `choose_models`.

    Raises:
        UsageError: There is no such model, or it is of another role.
        ModelError: A card or a folder that is named cannot be read.
    """
    from summarize.catalog import default_card, resolve_model

    first = resolve_model(embedder, "embedder", folder)
    return first, default_card("parser"), *_reader_cards(reader, folder)


def _reader_cards(reader: str | None, folder: Path | None) -> tuple[ModelCard, ...]:
    from summarize.catalog import resolve_model

    return () if reader == NO_READER else (resolve_model(reader, "reader", folder),)


def _check_named(name: str | None, role: Role, folder: Path | None) -> None:
    """See that there is a model of that name, though it is not wanted, nor has to be here."""
    from summarize.catalog import resolve_model

    with suppress(ModelMissingError):
        resolve_model(name, role, folder)


def chosen_strategy(strategy: Strategy | None, cards: Sequence[ModelCard]) -> Strategy:
    """Return how to write: as asked, or as the writer's card says."""
    told = next((card.strategy for card in cards if card.role == "writer"), None)
    return strategy or told or "fuse"
