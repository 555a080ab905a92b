"""What there is on this machine for the program to work with, and what is wrong with it."""

from __future__ import annotations

import os
import platform
import shlex
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, metadata, requires, version
from pathlib import Path
from typing import TYPE_CHECKING

from summarize import __version__
from summarize.catalog import command_for, load_cards, locate, resolve_model
from summarize.catalog.cards import models_folder, read_cards
from summarize.catalog.weights import passed_before
from summarize.cli.chosen import choose_models
from summarize.cli.config import Effective, Options, effective_settings
from summarize.cli.options import texts_at_a_time
from summarize.errors import ModelError, ModelMissingError, SummarizeError
from summarize.folders import cache_folder

if TYPE_CHECKING:
    from packaging.requirements import Requirement

    from summarize.catalog import ModelCard
    from summarize.catalog.card import Role

_LIBRARIES = ("torch", "transformers", "huggingface_hub", "nltk", "spacy")
_FOR_DEVELOPERS = "dev"
_NAMED_BY: dict[str, Role] = {"model": "writer", "embedder": "embedder"}
_NAME_ANOTHER = "name another in the configuration"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong, and the one line that mends it."""

    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class FoundModel:
    """A model: where its files are, and whether their hashes passed before."""

    id: str
    role: str
    default: bool
    status: str
    state: str
    folder: str | None


@dataclass(frozen=True, slots=True)
class Device:
    """A device, and the floating-point type that suits it."""

    device: str
    dtype: str


@dataclass(frozen=True, slots=True)
class BatchSize:
    """How many texts a chosen model takes at a time: of the longest that it reads, and at most."""

    id: str
    device: str
    longest: int
    most: int


@dataclass(frozen=True, slots=True)
class Extra:
    """A part of the program that needs packages of its own."""

    name: str
    present: bool
    missing: tuple[str, ...]
    install: str


@dataclass(slots=True)
class Diagnosis:
    """All that ``summarize doctor`` tells; filled in part by part."""

    problems: list[Problem] = field(default_factory=list)
    versions: dict[str, str | None] = field(default_factory=dict)
    settings: dict[str, dict[str, Effective]] = field(default_factory=dict)
    models: list[FoundModel] = field(default_factory=list)
    devices: list[Device] = field(default_factory=list)
    batches: list[BatchSize] = field(default_factory=list)
    extras: list[Extra] = field(default_factory=list)

    def tell(self, problem: object, remedy: str) -> None:
        """Add a problem, which may be an error."""
        self.problems.append(Problem(str(problem), remedy))


def diagnose(options: Options, models_dir: Path | None) -> Diagnosis:
    """Look at everything; what fails becomes a problem and the rest is looked at.

    Args:
        options: what can be configured.
        models_dir: the folder of cards given by a flag; None for the configured one.
    """
    found = Diagnosis()
    _look_at_packages(found)
    _look_at_devices(found)
    configured = _look_at_settings(found, options)
    _look_at_models(found, models_dir or configured)
    _look_at_batches(found, models_dir or configured)
    _look_at_folders(found)
    return found


def _look_at_packages(found: Diagnosis) -> None:
    from packaging.requirements import Requirement

    found.versions = {"summarize": __version__, "python": platform.python_version()}
    found.versions |= {name: _installed(name) for name in _LIBRARIES}
    try:
        wanted = [Requirement(line) for line in requires("summarize") or []]
        extras = metadata("summarize").get_all("Provides-Extra") or []
    except PackageNotFoundError:  # run from a source tree that is not installed
        return
    lacking = [each for each in wanted if each.name != "summarize" and not _is_met(each)]
    for each in (each for each in lacking if _is_asked_for(each)):
        has = _installed(each.name) or "missing"
        found.tell(f"{each.name} is {has}; {each} is wanted", _pip(f"{each.name}{each.specifier}"))
    for extra in sorted(extras):
        missing = tuple(
            each.name for each in lacking if _is_asked_for(each, extra) > _is_asked_for(each)
        )
        if extra != _FOR_DEVELOPERS:
            found.extras.append(
                Extra(extra, not missing, missing, install=_pip(f"summarize[{extra}]"))
            )


def _is_asked_for(each: Requirement, extra: str = "") -> bool:
    """Tell whether a package is required here with an extra, or without any."""
    return each.marker is None or each.marker.evaluate({"extra": extra})


def _is_met(wanted: Requirement) -> bool:
    has = _installed(wanted.name)
    return has is not None and wanted.specifier.contains(has, prereleases=True)


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _pip(what: str) -> str:
    return f"{shlex.join([sys.executable, '-m', 'pip', 'install'])} {shlex.quote(what)}"


def _look_at_devices(found: Diagnosis) -> None:
    try:
        from summarize.backends.precision import devices

        found.devices = [Device(*each) for each in devices()]
    except Exception as error:  # a broken torch raises what it likes
        found.tell(f"torch cannot be imported: {error}", _pip("--force-reinstall torch"))


def _look_at_settings(found: Diagnosis, options: Options) -> Path | None:
    """Note the settings of the commands that make or measure something; return the card folder."""
    try:
        every = effective_settings(options, os.environ)
    except SummarizeError as error:
        found.tell(error, "correct it there; nothing is read until then")
        return None
    found.settings = {command: its for command, its in every.items() if len(its) > 1}
    folder = every["doctor"]["models_dir"].value
    return Path(folder) if folder else None


def _look_at_models(found: Diagnosis, models_dir: Path | None) -> None:
    try:
        cards = load_cards(models_dir)
    except SummarizeError as error:
        found.tell(error, "correct the card, or take it away")
        cards = read_cards(models_folder())
    for card in cards:
        _look_at_model(found, card)
    chosen = {
        (role, its[name].value)
        for its in found.settings.values()
        for name, role in _NAMED_BY.items()
        if name in its and its[name].value is not None
    }
    for role, name in sorted(chosen):
        try:
            card = resolve_model(name, role, models_dir)
            if card.loader != "openai":
                locate(card)
        except SummarizeError as error:
            problem, _, remedy = str(error).partition("; to get it: ")
            found.tell(problem, remedy or _NAME_ANOTHER)


def _look_at_model(found: Diagnosis, card: ModelCard) -> None:
    folder = None
    try:
        folder = str(locate(card))
        state = "hash ok" if passed_before(card) else "hash not checked"
    except ModelMissingError:
        state = "not on this machine"
        if card.default:
            what = f'the default {card.role} "{card.id}" is not on this machine'
            found.tell(what, command_for(card))
    except ModelError as error:
        state = "damaged"
        found.tell(str(error).partition("; to get it")[0], command_for(card, again=True))
    found.models.append(FoundModel(card.id, card.role, card.default, card.status, state, folder))


def _look_at_batches(found: Diagnosis, models_dir: Path | None) -> None:
    """Note the batch sizes of the models that ``summarize brief`` would load, if they are here."""
    brief = {name: each.value for name, each in found.settings.get("brief", {}).items()}
    if not brief or not found.devices:  # what is wrong is told already
        return
    from summarize.backends.batch_sizes import texts_together
    from summarize.backends.precision import device

    try:
        where = device(brief["device"])
    except ModelError as error:
        found.tell(error, _NAME_ANOTHER)
        return
    size = brief["batch_size"]
    with suppress(SummarizeError, OSError, ValueError):  # told with the models
        cards = choose_models(
            model=brief["model"],
            embedder=brief["embedder"],
            extractive=None,
            folder=models_dir,
            reader=brief["reader"],
            batch_size=None if size is None else texts_at_a_time(size),
        )
        for card in cards:
            if sizes := texts_together(card, where):
                found.batches.append(BatchSize(card.id, str(where), *sizes))


def _look_at_folders(found: Diagnosis) -> None:
    try:
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise OSError(f"{folder} is not writable")
    except OSError as error:
        remedy = "set XDG_CACHE_HOME to a folder that can be written"
        found.tell(f"there is no cache folder: {error}", remedy)
