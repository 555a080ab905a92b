"""What there is on this machine for the program to work with, and what is wrong with it.

What is found has the form in which ``summarize doctor --format json`` prints it.
"""

from __future__ import annotations

import os
import platform
import shlex
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, metadata, requires, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize import __version__
from summarize.catalog import check_presence, command_for, load_cards, locate, resolve_model
from summarize.catalog.cards import models_folder, read_cards
from summarize.cli.chosen import choose_models
from summarize.cli.config import Options, effective_settings
from summarize.cli.options import NO_READER, texts_at_a_time
from summarize.errors import ModelError, ModelMissingError, SummarizeError
from summarize.folders import cache_folder

if TYPE_CHECKING:
    from packaging.requirements import Requirement

    from summarize.catalog import ModelCard
    from summarize.catalog.card import Role

SCHEMA_VERSION = 1
_LIBRARIES = ("torch", "transformers", "huggingface_hub", "nltk", "spacy")
_FOR_DEVELOPERS = "dev"
_NAMED_BY: dict[str, Role] = {"model": "writer", "embedder": "embedder", "reader": "reader"}
_NAME_ANOTHER = "name another in the configuration"

Row = dict[str, Any]
SettingRows = Mapping[str, Mapping[str, Row]]
"""Each option's value and origin, by command and option."""
Tell = Callable[[object, str], None]
"""Notes a problem, which may be an error, and the one line that mends it."""


def diagnose(options: Options, models_dir: Path | None) -> Row:
    """Return all that there is to tell; what fails becomes a problem and the rest is looked at.

    Args:
        options: what can be configured.
        models_dir: the folder of cards given by a flag; None for the configured one.
    """
    problems: list[Row] = []

    def tell(problem: object, remedy: str) -> None:
        problems.append({"problem": str(problem), "remedy": remedy})

    extras = list(_extras(tell))
    devices = _devices(tell)
    settings = _settings(options, tell)
    folder = settings.get("doctor", {}).get("models_dir", {}).get("value")
    models_dir = models_dir or (Path(folder) if folder else None)
    settings = {command: its for command, its in settings.items() if len(its) > 1}
    found = {
        "versions": {
            "summarize": __version__,
            "python": platform.python_version(),
            **{name: _installed(name) for name in _LIBRARIES},
        },
        "settings": settings,
        "models": list(_models(settings, models_dir, tell)),
        "devices": devices,
        "batches": list(_batches(settings.get("brief", {}), models_dir, tell)) if devices else [],
        "extras": extras,
    }
    _look_at_cache(tell)
    return {"schema_version": SCHEMA_VERSION, "ok": not problems, "problems": problems, **found}


def _extras(tell: Tell) -> Iterator[Row]:
    """Yield the parts that need packages of their own; tell of packages that all need."""
    from packaging.requirements import Requirement

    try:
        wanted = [Requirement(line) for line in requires("summarize") or []]
        extras = metadata("summarize").get_all("Provides-Extra") or []
    except PackageNotFoundError:  # run from a source tree that is not installed
        return
    lacking = [each for each in wanted if each.name != "summarize" and not _is_met(each)]
    for each in filter(_is_asked_for, lacking):
        has = _installed(each.name) or "missing"
        tell(f"{each.name} is {has}; {each} is wanted", _pip(f"{each.name}{each.specifier}"))
    lacking = [each for each in lacking if not _is_asked_for(each)]
    for name in sorted({*extras} - {_FOR_DEVELOPERS}):
        missing = [each.name for each in lacking if _is_asked_for(each, name)]
        install = _pip(f"summarize[{name}]")
        yield {"name": name, "present": not missing, "missing": missing, "install": install}


def _is_asked_for(wanted: Requirement, extra: str = "") -> bool:
    """Tell whether a package is required here, with an extra or without any."""
    return wanted.marker is None or wanted.marker.evaluate({"extra": extra})


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


def _devices(tell: Tell) -> Sequence[Row]:
    try:
        from summarize.backends.precision import devices

        return [{"device": name, "dtype": dtype} for name, dtype in devices()]
    except Exception as error:  # a broken torch raises what it likes
        tell(f"torch cannot be imported: {error}", _pip("--force-reinstall torch"))
        return []


def _settings(options: Options, tell: Tell) -> SettingRows:
    try:
        effective = effective_settings(options, os.environ)
    except SummarizeError as error:
        tell(error, "correct it there; nothing is read until then")
        return {}
    return {
        command: {name: asdict(each) for name, each in its.items()}
        for command, its in effective.items()
    }


def _models(settings: SettingRows, models_dir: Path | None, tell: Tell) -> Iterator[Row]:
    """Yield the models that have cards; tell of configured ones that cannot be used."""
    try:
        cards = load_cards(models_dir)
    except SummarizeError as error:
        tell(error, "correct the card, or take it away")
        cards = read_cards(models_folder())
    for card in cards:
        yield _model(card, tell)
    chosen = {
        (role, its[name]["value"])
        for its in settings.values()
        for name, role in _NAMED_BY.items()
        if name in its and its[name]["value"] not in (None, NO_READER)
    }
    for role, name in sorted(chosen):
        try:
            card = resolve_model(name, role, models_dir)
            if card.loader != "openai":
                locate(card, join=False)
        except SummarizeError as error:
            problem, _, remedy = str(error).partition("; to get it: ")
            tell(problem, remedy or _NAME_ANOTHER)


def _model(card: ModelCard, tell: Tell) -> Row:
    """Return where a model's files are, and whether their hashes passed before."""
    folder = None
    try:
        at = locate(card, join=False)
        folder = str(at)
        if not all((at / file.path).is_file() for file in card.files):
            state = "put together at first use"
        else:
            state = "hash ok" if check_presence(card) else "hash not checked"
    except ModelMissingError:
        state = "not on this machine"
        if card.default:
            what = f'the default {card.role} "{card.id}" is not on this machine'
            tell(what, command_for(card))
    except ModelError as error:
        state = "damaged"
        tell(str(error).partition("; to get it")[0], command_for(card, again=True))
    told = {name: getattr(card, name) for name in ("id", "role", "default", "status")}
    return told | {"state": state, "folder": folder}


def _batches(brief: Mapping[str, Row], models_dir: Path | None, tell: Tell) -> Iterator[Row]:
    """Yield how many texts the models of ``summarize brief`` take at a time, if they are here."""
    from summarize.backends.batch_sizes import texts_together
    from summarize.backends.precision import device

    values = {name: each["value"] for name, each in brief.items()}
    if not values:
        return
    try:
        where = device(values["device"])
    except ModelError as error:
        tell(error, _NAME_ANOTHER)
        return
    size = values["batch_size"]
    with suppress(SummarizeError, OSError, ValueError):  # told with the models
        cards = choose_models(
            model=values["model"],
            embedder=values["embedder"],
            extractive=None,
            folder=models_dir,
            reader=values["reader"],
            batch_size=None if size is None else texts_at_a_time(size),
        )
        for card in cards:
            if sizes := texts_together(card, where):
                longest, most = sizes
                row = {"id": card.id, "device": str(where), "longest": longest, "most": most}
                yield row


def _look_at_cache(tell: Tell) -> None:
    try:
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise OSError(f"{folder} is not writable")
    except OSError as error:
        remedy = "set XDG_CACHE_HOME to a folder that can be written"
        tell(f"there is no cache folder: {error}", remedy)
