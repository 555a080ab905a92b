"""What the parser finds wrong, in the words of this program's other errors."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import typer

from summarize.cli.option_types import options_of
from summarize.nearest import nearest, or_see

_UNKNOWN_COMMAND = re.compile("No such command '(.*?)'")


def usage_message(error: typer.TyperException, arguments: Sequence[str] = ()) -> str:
    """Return one line: what is wrong, what is allowed, and where the help is.

    ``arguments`` are those of the command line; the first of them says of which command an error
    is that does not know it.
    """
    # The parser's errors are no public classes of typer's; they are told by what they carry.
    context = getattr(error, "ctx", None)
    named = " ".join(["summarize", *(each for each in arguments[:1] if each[:1] != "-")])
    help_command = f"{context.command_path if context else named} --help"
    if unknown := _unknown(error, help_command):
        return unknown
    wrong = _wrong_value(error) or _piped(error) or _in_its_words(error)
    return f'{wrong}{";" * (not wrong.endswith("?"))} see "{help_command}"'


def _wrong_value(error: Any) -> str | None:
    """Say of an option that its value is not allowed."""
    parameter, found = getattr(error, "param", None), error.__cause__
    if parameter is None or not hasattr(found, "errors"):
        return None
    command = error.ctx.command_path.partition(" ")[2]
    option = options_of(command, error.ctx.command.callback).get(parameter.name)
    value = found.errors()[0]["input"]
    return str(option.refusal(value, f"--{option.key}")) if option else None


def _piped(error: Any) -> str | None:
    """Say to who pipes articles in and names none how that is asked for."""
    parameter = getattr(error, "param", None)
    if type(error).__name__ != "MissingParameter" or getattr(parameter, "name", "") != "paths":
        return None
    wanted = [each for each in error.ctx.command.params if each.param_type_name == "argument"]
    if len(wanted) > 1 or not _is_piped():
        return None
    asked = f'"{error.ctx.command_path} -", which reads what is piped in'
    return f"{_in_its_words(error)}; did you mean {asked}?"


def _is_piped() -> bool:
    """Whether standard input is a pipe or a file, and not somebody's keyboard or nothing."""
    with suppress(OSError, ValueError, AttributeError):
        mode = os.fstat(sys.stdin.fileno()).st_mode
        return stat.S_ISFIFO(mode) or stat.S_ISREG(mode)
    return False


def _unknown(error: Any, help_command: str) -> str | None:
    """Say of an option or a command that there is none of that name."""
    if hasattr(error, "possibilities"):
        name = error.option_name
        options = [option for each in error.ctx.command.params for option in each.opts]
        known = _values(error.ctx)  # "--html" is meant for "--format html"
        known |= {option.lstrip("-"): option for option in (*options, "--help")}
        near = [known[each] for each in nearest(name.lstrip("-"), known)]
        return f"unknown option {name}; {or_see(near, help_command)}"
    if found := _UNKNOWN_COMMAND.match(error.message):
        near = nearest(found[1], _commands(error.ctx))
        if not near and _is_article(found[1]):
            near = [f'"summarize brief {found[1]}"']
        return f'unknown command "{found[1]}"; {or_see(near, help_command)}'
    return None


def _values(context: Any) -> dict[str, str]:
    """The words that options of a command take, each with the option before it."""
    command = context.command
    options = options_of(context.command_path, command.callback) if command.callback else {}
    return {
        word: f"--{each.key} {word}"
        for each in options.values()
        if each.kind is None
        for word in each.words
    }


def _commands(context: Any) -> list[str]:
    """The commands of a group, and of the groups in it."""
    group = context.command
    below = (
        f"{name} {each}"
        for name in group.list_commands(context)
        for each in getattr(group.get_command(context, name), "commands", ())
    )
    return [*group.list_commands(context), *below]


def _is_article(word: str) -> bool:
    """Whether somebody who gave no command gave what a brief is made of."""
    with suppress(OSError, ValueError):
        return "://" in word or Path(word).exists()
    return False


def _in_its_words(error: typer.TyperException) -> str:
    message = error.format_message().rstrip(".").replace("'", "")
    return message[:1].lower() + message[1:]
