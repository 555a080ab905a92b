"""Settings from files and the environment, as defaults of the commands' options.

A layer is the user's file, the project's, or the environment; later ones come first, and
flags before all. Keys are the options' long names. One at the top goes for every command
that has the option, one in a table such as ``[batch]`` for that command. What an option
takes is read from the commands themselves, so that it is written nowhere twice.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from summarize.cli.command import ConfiguredCommand
from summarize.cli.option_types import Option, options_of
from summarize.errors import ConfigError
from summarize.files import read_regular
from summarize.folders import config_folder
from summarize.limits import MOST_SETTINGS_BYTES
from summarize.nearest import or_nearest
from summarize.parsing import parse_toml

PREFIX = "SUMMARIZE_"
PROJECT_FILE = "summarize.toml"
PYPROJECT = "pyproject.toml"
NOT_OPTIONS = ("SUMMARIZE_API_KEY", "SUMMARIZE_SERVER_SECONDS")
"""Variables of that prefix which are no options: what a server is asked with."""
_CARDS = "models_dir"
"""What alone can be configured of commands that list, get or check models."""

Options = Mapping[str, Mapping[str, Option]]
"""The options that can be configured, by command and then by name."""


@dataclass(frozen=True, slots=True)
class Effective:
    """The value that an option has without a flag, and where it is from."""

    value: Any
    origin: str


class _Given(NamedTuple):
    """A value of every command's option ("words") or of one command's ("batch.words").

    ``place`` is what errors call where it stands; ``beside`` is the folder of its file.
    """

    name: str
    value: Any
    place: str
    origin: str
    beside: Path | None = None


def configured_options(program: Any) -> Options:
    """Return the options that can be configured of the program's commands.

    Args:
        program: the group of all commands, as the parser has it.
    """
    options = {
        name: options_of(name, command.callback)
        for name, command in program.commands.items()
        if isinstance(command, ConfiguredCommand) and command.callback
    }
    folder = next(its[_CARDS] for its in options.values() if _CARDS in its)
    others = program.commands.keys() - options.keys()
    return options | {each: {_CARDS: replace(folder, command=each)} for each in sorted(others)}


def default_map(program: Any) -> dict[str, Any]:
    """Return what files and the environment here set, as the parser wants it.

    Raises:
        ConfigError: A file or a variable holds an unknown key or a wrong value.
    """
    options = configured_options(program)
    defaults: dict[str, Any] = {}
    for command, its in effective_settings(options, os.environ).items():
        given = {name: each.value for name, each in its.items() if each.origin != "default"}
        below = getattr(program.commands[command], "commands", None)
        defaults[command] = dict.fromkeys(below, given) if below else given
    return defaults


def effective_settings(
    options: Options, environment: Mapping[str, str]
) -> dict[str, dict[str, Effective]]:
    """Return the value and the origin of every option, here and with these variables.

    Raises:
        ConfigError: A file or a variable holds an unknown key or a wrong value.
    """
    effective = {
        command: {name: Effective(option.default, "default") for name, option in its.items()}
        for command, its in options.items()
    }
    every = [option for its in options.values() for option in its.values()]
    named = {f"{each.command}.{each.name}": [each] for each in every}
    for each in every:
        named.setdefault(each.name, []).append(each)
    for given in (*_in_files(options), *_in_environment(environment, named)):
        for option in named[given.name]:
            value = option.read(given.value, given.place, beside=given.beside)
            effective[option.command][option.name] = Effective(value, given.origin)
    return effective


def project_settings(folder: Path) -> tuple[Path, Any] | None:
    """Return the nearest file with settings, in ``folder`` or one above it, and its settings.

    In one folder ``summarize.toml`` comes before a ``[tool.summarize]`` of pyproject.toml;
    files further up are not read beside it.

    Raises:
        ConfigError: A file is no TOML; a pyproject.toml that does not speak of us may be as
            wrong as it likes.
    """
    for place in (folder, *folder.parents):
        if (path := place / PROJECT_FILE).is_file():
            return path, _read(path)
        if (path := place / PYPROJECT).is_file() and b"summarize" in path.read_bytes():
            tool = _read(path).get("tool")
            if isinstance(tool, dict) and "summarize" in tool:
                return path, tool["summarize"]
    return None


def _in_files(options: Options) -> Iterator[_Given]:
    """Yield what the user's file and then the project's set."""
    with suppress(OSError):  # without a home there is no such folder
        if (user := config_folder() / "config.toml").is_file():
            yield from _of_table(_read(user), user, "user", options)
    with suppress(OSError):  # somebody may have taken the working directory away
        if found := project_settings(Path.cwd()):
            path, table = found
            yield from _of_table(table, path, "project", options)


def _read(path: Path) -> dict[str, Any]:
    """Return a file's table."""
    try:
        return parse_toml(read_regular(path, MOST_SETTINGS_BYTES).decode("utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise ConfigError(f"{path}: no TOML: {error}") from error


def _of_table(table: Any, path: Path, layer: str, options: Options) -> Iterator[_Given]:
    """Yield a file's values, those at the top first, so that a command's own come later."""

    def of(values: Any, known: set[str], command: str = "") -> Iterator[_Given]:
        if not isinstance(values, dict):
            raise ConfigError(f'{path}: "{command}" is {values!r}; a table of options is wanted')
        prefix = f"{command}." * bool(command)
        for key, value in values.items():
            if key.replace("_", "-") not in known:
                near = or_nearest(key, known)
                raise ConfigError(f'{path}: unknown key "{prefix}{key}"; {near}')
            name, place = prefix + key.replace("-", "_"), f'{path}: "{prefix}{key}"'
            yield _Given(name, value, place, f"{layer} config {path}", path.parent)

    if not isinstance(table, dict):
        raise ConfigError(f"{path}: tool.summarize is {table!r}; a table is wanted")
    keys = {command: {option.key for option in its.values()} for command, its in options.items()}
    shared = {key: value for key, value in table.items() if key not in options}
    yield from of(shared, set(options).union(*keys.values()))
    for command in table:
        if command in options:
            yield from of(table[command], keys[command], command)


def _in_environment(environment: Mapping[str, str], names: Iterable[str]) -> Iterator[_Given]:
    """Yield the variables' values: SUMMARIZE_WORDS first, and SUMMARIZE_BATCH_WORDS later."""
    known = {f"{PREFIX}{name.replace('.', '_')}".upper(): name for name in names}
    for variable in sorted(environment, key=len):
        text = environment[variable]
        if not text or not variable.startswith(PREFIX) or variable in NOT_OPTIONS:
            continue
        if variable not in known:
            raise ConfigError(f"unknown variable {variable}; {or_nearest(variable, known)}")
        yield _Given(known[variable], text, variable, f"environment {variable}")
