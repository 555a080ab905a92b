"""Model cards: all that makes a model usable, read from ``models/cards/*.toml``.

No model id, prompt, limit or prefix stands in code; this module says only which
keys a card has and what they may hold.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal, cast

from summarize.catalog.tables import Table
from summarize.errors import ModelError, UnknownModelError

Role = Literal["embedder", "parser", "writer"]
Loader = Literal["transformers-encoder", "spacy", "gguf-causal"]
Status = Literal["verified", "unverified"]

_ROLES = ("embedder", "parser", "writer")
_LOADERS = ("transformers-encoder", "spacy", "gguf-causal")
_STATUSES = ("verified", "unverified")
_WEIGHT_SUFFIXES = (".safetensors", ".gguf")  # never pickles


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A file of a model: its path in the model's folder and what it must hold."""

    path: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Package:
    """The pip distribution that carries a model's files.

    ``module`` is the folder it installs; the files lie in ``folder`` below it.
    """

    name: str
    version: str
    module: str
    folder: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """An instruction to a writer; ``name`` is its file's, without ``.txt``."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Embedding:
    """How an encoder's token vectors become one vector a sentence."""

    pooling: Literal["mean"]
    dimensions: int
    normalise: bool
    prefix: str
    batch_size: int


@dataclass(frozen=True, slots=True)
class Generation:
    """How a writer writes: tokens read at a time, and candidates per request."""

    batch_tokens: int
    num_beams: int


@dataclass(frozen=True, slots=True)
class ModelCard:
    """One model. ``revision`` is None where it was never seen.

    A card of status ``unverified`` names no files, since nobody computed their
    hashes; such a model can be listed but not used.
    """

    id: str
    role: Role
    loader: Loader
    default: bool
    status: Status
    licence: str
    hub_id: str
    revision: str | None
    languages: tuple[str, ...]
    trained_on: tuple[str, ...]
    max_input_tokens: int
    package: Package
    files: tuple[ModelFile, ...]
    prompts: tuple[Prompt, ...] = ()
    embedding: Embedding | None = None
    generation: Generation | None = None

    @property
    def weights(self) -> ModelFile:
        """The file that holds the weights.

        Raises:
            ModelError: The card names none, or several.
        """
        found = [file for file in self.files if file.path.endswith(_WEIGHT_SUFFIXES)]
        if len(found) != 1:
            raise ModelError(
                f'model "{self.id}" ({self.status}) names {len(found)} weight files'
                f" ({' or '.join(_WEIGHT_SUFFIXES)}); exactly one is wanted"
            )
        return found[0]

    @property
    def sha256(self) -> str:
        """The hash of the weights, or of all hashes of a model that has them in many files."""
        if self.loader != "spacy":
            return self.weights.sha256
        lines = sorted(f"{file.sha256}  {file.path}\n" for file in self.files)
        return hashlib.sha256("".join(lines).encode()).hexdigest()


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
    """Return every card of ``folder`` (None: the one that ships), sorted by id.

    Raises:
        ModelError: A card has an unknown key or a wrong value, or two share an id.
    """
    folder = models_folder() if folder is None else folder
    cards = [read_card(path) for path in (folder / "cards").glob("*.toml")]
    cards.sort(key=lambda card: card.id)
    for first, second in pairwise(cards):
        if first.id == second.id:
            raise ModelError(f'two cards in {folder / "cards"} have the id "{first.id}"')
    return tuple(cards)


def find_card(model_id: str, folder: Path | None = None) -> ModelCard:
    """Return the card of that id.

    Raises:
        UnknownModelError: There is none.
    """
    cards = load_cards(folder)
    for card in cards:
        if card.id == model_id:
            return card
    known = ", ".join(card.id for card in cards)
    raise UnknownModelError(
        f'unknown model "{model_id}"; known: {known}; see "summarize models list"'
    )


def default_card(role: Role, folder: Path | None = None) -> ModelCard:
    """Return the card that says ``default = true`` for that role.

    Raises:
        ModelError: None does, or several do.
    """
    found = [card for card in load_cards(folder) if card.role == role and card.default]
    if len(found) != 1:
        names = ", ".join(card.id for card in found) or "none"
        raise ModelError(f"one {role} card must say default = true; these do: {names}")
    return found[0]


def read_card(path: Path) -> ModelCard:
    """Read one card, with the prompts it names from ``../prompts``.

    Raises:
        ModelError: The file is no TOML, or a key is unknown, missing or wrong.
    """
    try:
        table = Table(tomllib.loads(path.read_text(encoding="utf-8")), str(path))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: not a readable TOML card: {error}") from error
    prompts = path.parent.parent / "prompts"
    card = ModelCard(
        id=table.text("id"),
        role=cast(Role, table.text("role", allowed=_ROLES)),
        loader=cast(Loader, table.text("loader", allowed=_LOADERS)),
        default=table.flag("default") if "default" in table else False,
        status=cast(Status, table.text("status", allowed=_STATUSES)),
        licence=table.text("licence"),
        hub_id=table.text("hub_id"),
        revision=table.text("revision") if "revision" in table else None,
        languages=table.texts("languages"),
        trained_on=table.texts("trained_on"),
        max_input_tokens=table.count("max_input_tokens"),
        package=_package(table.table("package")),
        files=tuple(map(_file, table.tables("files"))) if "files" in table else (),
        prompts=_prompts(table, prompts) if "prompts" in table else (),
        embedding=_embedding(table.table("embedding")) if "embedding" in table else None,
        generation=_generation(table.table("generation")) if "generation" in table else None,
    )
    table.refuse_unknown_keys()
    return card


def _package(table: Table) -> Package:
    package = Package(
        name=table.text("name"),
        version=table.text("version"),
        module=table.text("module"),
        folder=table.text("folder"),
    )
    table.refuse_unknown_keys()
    return package


def _file(table: Table) -> ModelFile:
    file = ModelFile(
        path=table.text("path"), sha256=table.text("sha256"), bytes=table.count("bytes")
    )
    table.refuse_unknown_keys()
    return file


def _embedding(table: Table) -> Embedding:
    embedding = Embedding(
        pooling=cast(Literal["mean"], table.text("pooling", allowed=("mean",))),
        dimensions=table.count("dimensions"),
        normalise=table.flag("normalise"),
        prefix=table.text("prefix"),
        batch_size=table.count("batch_size"),
    )
    table.refuse_unknown_keys()
    return embedding


def _generation(table: Table) -> Generation:
    generation = Generation(
        batch_tokens=table.count("batch_tokens"),
        num_beams=table.count("num_beams"),
    )
    table.refuse_unknown_keys()
    return generation


def _prompts(table: Table, folder: Path) -> tuple[Prompt, ...]:
    return tuple(_read_prompt(folder / f"{name}.txt") for name in table.texts("prompts"))


def _read_prompt(path: Path) -> Prompt:
    try:
        text = path.read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: a card names this prompt, and it cannot be read") from error
    return Prompt(name=path.stem, text=text)
