"""Settings from files and the environment, as defaults of the commands' options.

A layer is the user's file, the project's, or the environment; later ones come first, and
flags before all. Keys are the options' long names. One at the top goes for every command
that has the option, one in a table such as ``[batch]`` for that command. What an option
takes is read from the commands themselves, so that it is written nowhere twice.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarize.cli.option_types import Option
from summarize.errors import ConfigError
from summarize.folders import config_folder
from summarize.nearest import or_nearest

PREFIX = "SUMMARIZE_"
PROJECT_FILE = "summarize.toml"
PYPROJECT = "pyproject.toml"
NOT_OPTIONS = ("SUMMARIZE_API_KEY",)
"""Variables of that prefix which are no options: secrets have no flag and no file."""

Options = Mapping[str, Mapping[str, Option]]
"""The options of each command, by command and then by name."""


@dataclass(frozen=True, slots=True)
class Effective:
    """The value that an option has without a flag, and where it is from."""

    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class _Given:
    """A value that somebody gave: of which options, and how its place is called."""

    place: str
    options: tuple[Option, ...]
    value: Any
    origin: str
    beside: Path | None = None


def effective_settings(
    options: Options, *, folder: Path | None, environment: Mapping[str, str]
) -> dict[str, dict[str, Effective]]:
    """Return every option's value and origin, by command and option.

    Args:
        options: what there is to set.
        folder: where the search for the project's file begins; None looks for none.
        environment: as ``os.environ``.

    Raises:
        ConfigError: A file or a variable holds an unknown key or a wrong value.
    """
    effective = {
        command: {name: Effective(option.default, "default") for name, option in its.items()}
        for command, its in options.items()
    }
    for given in _all_given(options, folder, environment):
        for option in given.options:
            value = option.check(given.value, given.place, beside=given.beside)
            effective[option.command][option.name] = Effective(value, given.origin)
    return effective


def configured_defaults(options: Options) -> dict[str, dict[str, Any]]:
    """Return what files and the environment here set, as a default map of the commands.

    Raises:
        ConfigError: A file or a variable holds an unknown key or a wrong value.
    """
    effective = effective_settings(options, folder=working_folder(), environment=os.environ)
    return {
        command: {name: each.value for name, each in values.items() if each.origin != "default"}
        for command, values in effective.items()
    }


def working_folder() -> Path | None:
    """Return the working directory; None if somebody took it away."""
    try:
        return Path.cwd()
    except OSError:
        return None


def project_file(folder: Path) -> Path | None:
    """Return the nearest file with settings, in ``folder`` or one above it.

    In one folder ``summarize.toml`` comes before a ``[tool.summarize]`` of pyproject.toml;
    files further up are not read beside it.

    Raises:
        ConfigError: A pyproject.toml on the way is no TOML.
    """
    for place in (folder, *folder.parents):
        if (place / PROJECT_FILE).is_file():
            return place / PROJECT_FILE
        pyproject = place / PYPROJECT
        if pyproject.is_file() and "summarize" in _tool(pyproject):
            return pyproject
    return None


def user_file() -> Path | None:
    """Return the user's own file, if there is one."""
    with suppress(OSError):
        path = config_folder() / "config.toml"
        return path if path.is_file() else None
    return None


def _all_given(
    options: Options, folder: Path | None, environment: Mapping[str, str]
) -> Iterator[_Given]:
    """Yield what is set anywhere; of two values for one option the later one counts."""
    if path := user_file():
        yield from _of_table(_read(path), path, "user", options)
    if folder and (path := project_file(folder)):
        table = _tool(path)["summarize"] if path.name == PYPROJECT else _read(path)
        yield from _of_table(table, path, "project", options)
    yield from _of_environment(environment, options)


def _read(path: Path) -> dict[str, Any]:
    """Return a file's table."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise ConfigError(f"{path}: no TOML: {error}") from error


def _tool(pyproject: Path) -> dict[str, Any]:
    """Return the table ``tool``; a file that does not speak of us may be as wrong as it likes."""
    try:
        if b"summarize" not in pyproject.read_bytes():
            return {}
    except OSError:
        return {}
    tool = _read(pyproject).get("tool", {})
    return tool if isinstance(tool, dict) else {}


def _of_table(table: object, path: Path, layer: str, options: Options) -> Iterator[_Given]:
    """Yield a file's values, those at the top first, so that a command's own come later."""
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: tool.summarize is {table!r}; a table is wanted")
    own = {key: table[key] for key in table if key in options}
    shared = {key: table[key] for key in table if key not in options}
    for key, value in shared.items():
        found = tuple(its[name] for its in options.values() if (name := _name(key)) in its)
        if not found:
            known = {option.key for its in options.values() for option in its.values()}
            raise ConfigError(f'{path}: unknown key "{key}"; {or_nearest(key, known | {*options})}')
        yield _Given(f'{path}: "{key}"', found, value, f"{layer} config {path}", path.parent)
    for command, values in own.items():
        its = options[command]
        if not isinstance(values, dict):
            raise ConfigError(f'{path}: "{command}" is {values!r}; a table of options is wanted')
        for key, value in values.items():
            place = f'"{command}.{key}"'
            if _name(key) not in its:
                near = or_nearest(key, [option.key for option in its.values()])
                raise ConfigError(f"{path}: unknown key {place}; {near}")
            option = its[_name(key)]
            origin = f"{layer} config {path}"
            yield _Given(f"{path}: {place}", (option,), value, origin, path.parent)


def _of_environment(environment: Mapping[str, str], options: Options) -> Iterator[_Given]:
    """Yield the variables' values: SUMMARIZE_WORDS first, and SUMMARIZE_BATCH_WORDS later."""
    known = _variables(options)
    given = {
        name: text
        for name, text in environment.items()
        if name.startswith(PREFIX) and text and name not in NOT_OPTIONS
    }
    for name in sorted(given, key=len):
        if name not in known:
            raise ConfigError(f"unknown variable {name}; {or_nearest(name, known)}")
        for option in known[name]:
            value = option.parse(given[name], name)
            yield _Given(name, (option,), value, f"environment {name}")


def _variables(options: Options) -> dict[str, list[Option]]:
    """The options that each variable sets: one command's, or all of that name."""
    every = [option for its in options.values() for option in its.values()]
    own = {f"{PREFIX}{each.command}_{each.name}".upper(): [each] for each in every}
    shared: dict[str, list[Option]] = {}
    for each in every:
        shared.setdefault(f"{PREFIX}{each.name}".upper(), []).append(each)
    return own | shared


def _name(key: str) -> str:
    return key.replace("-", "_")
