"""What there is on this machine for the program to work with, and what is wrong with it."""

from __future__ import annotations

import os
import platform
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import TYPE_CHECKING

from summarize import __version__
from summarize.cli.batch_sizes import BatchSize, batch_sizes
from summarize.cli.config import Effective, effective_settings, working_folder
from summarize.cli.configured import configured_options
from summarize.errors import SummarizeError

if TYPE_CHECKING:
    from packaging.requirements import Requirement

    from summarize.catalog import ModelCard

_LIBRARIES = ("torch", "transformers", "huggingface_hub", "nltk", "spacy")
_FOR_DEVELOPERS = "dev"


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
class Extra:
    """A part of the program that needs packages of its own."""

    name: str
    present: bool
    missing: tuple[str, ...]
    install: str


@dataclass(slots=True)
class Diagnosis:
    """All that ``summarize doctor`` tells; filled in part by part."""

    versions: dict[str, str | None] = field(default_factory=dict)
    settings: dict[str, dict[str, Effective]] = field(default_factory=dict)
    models: list[FoundModel] = field(default_factory=list)
    devices: list[tuple[str, str]] = field(default_factory=list)
    batches: list[BatchSize] = field(default_factory=list)
    extras: list[Extra] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def diagnose(models_dir: Path | None) -> Diagnosis:
    """Look at everything; what fails becomes a problem and the rest is looked at.

    Args:
        models_dir: the folder of cards given by a flag; None for the configured one.
    """
    found = Diagnosis()
    _look_at_versions(found)
    _look_at_settings(found)
    configured = found.settings.get("doctor", {}).get("models_dir")
    if models_dir is None and configured and configured.value:
        models_dir = Path(configured.value)
    _look_at_models(found, models_dir)
    _look_at_batches(found, models_dir)
    _look_at_folders(found)
    return found


def _look_at_versions(found: Diagnosis) -> None:
    found.versions = {"summarize": __version__, "python": platform.python_version()}
    found.versions |= {name: _installed(name) for name in _LIBRARIES}
    by_extra: dict[str, list[Requirement]] = {}
    for extra, each in _requirements():
        by_extra.setdefault(extra, []).append(each)
    for each in by_extra.pop("", []):
        if not _is_met(each):
            has = _installed(each.name) or "missing"
            found.problems.append(
                Problem(
                    f"{each.name} is {has}; {each} is wanted", _pip(f"{each.name}{each.specifier}")
                )
            )
    by_extra.pop(_FOR_DEVELOPERS, None)
    found.extras = [
        Extra(
            extra,
            present=all(map(_is_met, wanted)),
            missing=tuple(each.name for each in wanted if not _is_met(each)),
            install=_pip(f"summarize[{extra}]"),
        )
        for extra, wanted in sorted(by_extra.items())
    ]
    try:
        from summarize.backends.precision import devices

        found.devices = list(devices())
    except Exception as error:  # a broken torch raises what it likes
        found.problems.append(
            Problem(f"torch cannot be imported: {error}", _pip("--force-reinstall torch"))
        )


def _look_at_settings(found: Diagnosis) -> None:
    try:
        found.settings = effective_settings(
            configured_options(), folder=working_folder(), environment=os.environ
        )
    except SummarizeError as error:
        found.problems.append(Problem(str(error), "correct it there; nothing is read until then"))


def _look_at_models(found: Diagnosis, models_dir: Path | None) -> None:
    from summarize.catalog import load_cards, locate, resolve_model

    try:
        cards = load_cards(models_dir)
    except SummarizeError as error:
        found.problems.append(Problem(str(error), "correct the card, or take it away"))
        cards = load_cards_that_ship()
    for card in cards:
        _look_at_model(found, card)
    chosen = {
        (role, values[name].value)
        for values in found.settings.values()
        for name, role in (("model", "writer"), ("embedder", "embedder"))
        if name in values and values[name].value is not None
    }
    for role, name in sorted(chosen):
        try:
            card = resolve_model(name, "writer" if role == "writer" else "embedder", models_dir)
            if card.loader != "openai":
                locate(card)
        except SummarizeError as error:
            problem, _, remedy = str(error).partition("; to get it: ")
            found.problems.append(Problem(problem, remedy or "name another in the configuration"))


def _look_at_batches(found: Diagnosis, models_dir: Path | None) -> None:
    if brief := found.settings.get("brief"):
        try:
            found.batches = batch_sizes({n: each.value for n, each in brief.items()}, models_dir)
        except SummarizeError as error:
            found.problems.append(Problem(str(error), "name another in the configuration"))


def load_cards_that_ship() -> tuple[ModelCard, ...]:
    """Return the cards that come with the program."""
    from summarize.catalog.cards import models_folder, read_cards

    return read_cards(models_folder())


def _look_at_model(found: Diagnosis, card: ModelCard) -> None:
    from summarize.catalog import command_for, locate
    from summarize.catalog.weights import passed_before
    from summarize.errors import ModelError, ModelMissingError

    folder = None
    try:
        folder = str(locate(card))
        state = "hash ok" if passed_before(card) else "hash not checked"
    except ModelMissingError:
        state = "not on this machine"
        if card.default:
            what = f'the default {card.role} "{card.id}" is not on this machine'
            found.problems.append(Problem(what, command_for(card)))
    except ModelError as error:
        state = "damaged"
        found.problems.append(
            Problem(str(error).partition("; to get it")[0], command_for(card, again=True))
        )
    found.models.append(FoundModel(card.id, card.role, card.default, card.status, state, folder))


def _look_at_folders(found: Diagnosis) -> None:
    from summarize.folders import cache_folder

    try:
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise OSError(f"{folder} is not writable")
    except OSError as error:
        found.problems.append(
            Problem(
                f"there is no cache folder: {error}",
                "set XDG_CACHE_HOME to a folder that can be written",
            )
        )


def _requirements() -> Iterator[tuple[str, Requirement]]:
    """Yield what the installed program requires, with the extra that asks for it ("": none)."""
    from packaging.requirements import Requirement

    try:
        lines = requires("summarize") or []
    except PackageNotFoundError:  # run from a source tree that is not installed
        lines = []
    for line in lines:
        each = Requirement(line)
        if each.name == "summarize":
            continue
        marker = each.marker
        if marker is None or marker.evaluate({"extra": ""}):
            yield "", each
            continue
        for extra in _extras():
            if marker.evaluate({"extra": extra}):
                yield extra, each


def _extras() -> list[str]:
    from importlib.metadata import metadata

    return metadata("summarize").get_all("Provides-Extra") or []


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
