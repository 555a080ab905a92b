"""Finding model cards: those that ship in ``models/``, and the users' own.

No model id, prompt, limit or prefix stands in code. A folder of cards has them as
``*.toml``, in itself or in ``cards/``, and their prompts in ``prompts/``.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from summarize.catalog.card import ModelCard, Role
from summarize.catalog.card_files import read_card
from summarize.catalog.pulled import with_record
from summarize.errors import ModelError, UnknownModelError
from summarize.folders import config_folder
from summarize.nearest import nearest, or_see


def models_folder() -> Path:
    """Return the folder of cards, prompts and requirements.

    A wheel has it inside the package; an editable install sees only the checkout's.

    Raises:
        ModelError: Neither is there.
    """
    package = Path(__file__).parents[1]
    places = (package / "_models", package.parent / "models")
    for place in places:
        if (place / "cards").is_dir():
            return place
    raise ModelError(f"no model cards in {places[0]} or {places[1]}; install summarize again")


def load_cards(folder: Path | None = None) -> tuple[ModelCard, ...]:
    """Return every card, sorted by id.

    A user's card takes the place of one that ships with the same id; one in ``folder``
    takes the place of one in the configuration folder. A model that was pulled has the
    revision and the hashes that were recorded then.

    Raises:
        ModelError: ``folder`` is none, a card has an unknown key or a wrong value, two in a folder
            share an id, or a user's card says that it is a default.
    """
    cards = {card.id: card for card in read_cards(models_folder())}
    for each in _user_folders(folder):
        for card in read_cards(each):
            if card.default:
                raise ModelError(
                    f'model "{card.id}" in {each} says default = true; name it in the'
                    f' configuration instead: model = "{card.id}"'
                )
            cards[card.id] = card
    return tuple(with_record(card) for _, card in sorted(cards.items()))


def _user_folders(given: Path | None) -> list[Path]:
    """Return the folders with users' cards: the one in the configuration folder, and ``given``."""
    if given is not None and not given.is_dir():
        raise ModelError(f"no such folder of model cards: {given}")
    folders = [] if given is None else [given]
    with suppress(OSError):
        folders.insert(0, config_folder() / "models")
    return [folder for folder in folders if folder.is_dir()]


def read_cards(folder: Path) -> tuple[ModelCard, ...]:
    """Return the cards of one folder, sorted by id.

    Raises:
        ModelError: A card has an unknown key or a wrong value, or two share an id.
    """
    prompts = (folder / "prompts", models_folder() / "prompts")
    paths = [*folder.glob("*.toml"), *folder.glob("cards/*.toml")]
    cards = sorted((read_card(path, prompts) for path in paths), key=lambda card: card.id)
    for first, second in pairwise(cards):
        if first.id == second.id:
            raise ModelError(f'two cards in {folder} have the id "{first.id}"')
    return tuple(cards)


def find_card(model_id: str, folder: Path | None = None) -> ModelCard:
    """Return the card of that id.

    Raises:
        UnknownModelError: There is none; the message names the nearest.
        ModelError: A card cannot be read.
    """
    cards = {card.id: card for card in load_cards(folder)}
    if model_id not in cards:
        raise unknown_model(model_id, cards)
    return cards[model_id]


def base_of(card: ModelCard) -> ModelCard:
    """Return the card of the model that is loaded for ``card``: for a probe, whose states it reads.

    Raises:
        UnknownModelError: A probe names a model that there is not.
        ModelError: A card cannot be read.
    """
    return find_card(card.reading.base) if card.reading and card.reading.base else card


def unknown_model(name: str, known: Iterable[str]) -> UnknownModelError:
    """Return the error that no card has the id ``name``."""
    near = nearest(name, known)
    said = f'unknown model "{name}"; {or_see(near, "summarize models list")}'
    return UnknownModelError(
        said if near else f"{said}, or name a folder, a GGUF file or a server (https://HOST/v1)"
    )


def default_card(role: Role, folder: Path | None = None) -> ModelCard:
    """Return the card of ``folder``, or of those that ship, that says it is the default of a role.

    Raises:
        ModelError: None does, or several do.
    """
    cards = read_cards(folder or models_folder())
    found = [card for card in cards if card.role == role and card.default]
    if len(found) != 1:
        names = ", ".join(card.id for card in found) or "none"
        raise ModelError(f"one {role} card must say default = true; these do: {names}")
    return found[0]
