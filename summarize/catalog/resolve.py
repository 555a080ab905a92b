"""From what ``--model`` and ``--embedder`` name to a card: an id, a hub id, a path."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from summarize.catalog.card import ModelCard, Role, a_role
from summarize.catalog.cards import default_card, load_cards, unknown_model
from summarize.catalog.hub_files import is_hub_id
from summarize.catalog.path_cards import card_of_path, default_prompts, likely_role, uncarded
from summarize.catalog.pulled import record_of, with_record
from summarize.errors import ModelMissingError, UnknownModelError, UsageError
from summarize.folders import at_home

_SERVERS = ("http://", "https://")


def resolve_model(name: str | None, role: Role, folder: Path | None = None) -> ModelCard:
    """Return the card of the model that ``name`` names.

    Args:
        name: a card's id; a path to a folder or a GGUF file, whose card is made of what
            the folder says; a hub's ORG/NAME, which has to be pulled before; a server's
            address; None for the default.
        role: what it has to be.
        folder: where cards are, beside those that ship and the user's own.

    Raises:
        UsageError: There is no such model, or it is of another role.
        ModelMissingError: It is a hub's and was not pulled.
        ModelError: A card cannot be read, or a folder's model cannot be used.
    """
    if name is None:
        return default_card(role)
    cards = load_cards(folder)
    card = next((each for each in cards if each.id == name), None)
    card = card or _named_otherwise(name, role, cards)
    if card.role != role:
        raise UsageError(
            f'model "{name}" is {a_role(card.role)}, not {a_role(role)};'
            ' see "summarize models list"'
        )
    return card


def card_named(name: str, folder: Path | None = None) -> ModelCard:
    """Return the card of an id or a hub id; of a hub id without one, what was pulled of it.

    Raises:
        UnknownModelError: It is neither a card's id nor has it the form of a hub's.
        ModelError: A card cannot be read.
    """
    cards = load_cards(folder)
    for card in cards:
        if name in (card.id, card.hub_id):
            return card
    if is_hub_id(name):
        return with_record(uncarded(name, "writer"))
    raise unknown_model(name, [card.id for card in cards])


def card_or_path(name: str, folder: Path | None = None) -> ModelCard:
    """Return the card of anything that can be named, in whichever role it seems to be for.

    Raises:
        UnknownModelError: There is no such model.
        ModelError: A card cannot be read, or a folder's model cannot be used.
    """
    cards = load_cards(folder)
    known = any(name in (card.id, card.hub_id) for card in cards)
    path = at_home(name)
    if known or not (_is_address(name) or path.exists()):
        return card_named(name, folder)
    return _named_otherwise(name, likely_role(path), cards)


def _is_address(name: str) -> bool:
    """Whether ``name`` can be nothing but a server or a path."""
    return name.endswith(".gguf") or name.startswith((*_SERVERS, ".", "~", "/"))


def _named_otherwise(name: str, role: Role, cards: tuple[ModelCard, ...]) -> ModelCard:
    if name.startswith(_SERVERS):
        _check_address(name)
        server = uncarded(name, role)
        return replace(server, loader="openai", path=name, prompts=default_prompts(cards, role))
    path = at_home(name)
    if path.exists():
        return card_of_path(path, role, cards)
    if not is_hub_id(name):
        if _is_address(name):
            raise UnknownModelError(f"no such model: there is no file or folder {name}")
        raise unknown_model(name, [card.id for card in cards if card.role == role])
    for card in cards:
        if card.hub_id.lower() == name.lower() and card.role == role:
            return card
    record = record_of(name)
    where = record.folder() if record else None
    if record is None or where is None:
        raise ModelMissingError(
            f'model "{name}" is not on this machine; to get it: summarize models pull {name}'
        )
    one = len(record.files) == 1  # a GGUF file, which may have been pulled beside others
    card = card_of_path(where / record.files[0].path if one else where, role, cards)
    return replace(card, id=name, hub_id=name, revision=record.revision, files=record.files)


def _check_address(name: str) -> None:
    """Refuse what is no address, and a secret within one: it would stand in logs and envelopes."""
    try:
        parts = urlsplit(name)
        host, _ = parts.hostname, parts.port
    except ValueError:  # of a port that is no number, of brackets that do not close
        host = None
    if not host:
        raise UnknownModelError(f'model "{name}" is no address; http://HOST:PORT/v1 is wanted')
    if "@" in parts.netloc or parts.query:
        held = "a query" if parts.query else "a user or a password"
        raise UsageError(
            f"the address of the server at {host} holds {held}; a key is taken from"
            " SUMMARIZE_API_KEY"
        )
