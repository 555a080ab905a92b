"""Commands that explain themselves by examples, and that files and the environment configure."""

from __future__ import annotations

import tomllib
from copy import copy
from importlib.resources import files
from shutil import get_terminal_size
from typing import Any

from typer.core import TyperCommand, TyperGroup

from summarize.errors import ConfigError

_COLUMNS_OF_TABLES = 72
_LINES_AS_THEY_ARE = "\b"
"""What stands above a paragraph whose lines are not to be filled, where the help is plain."""


class ExplainedCommand(TyperCommand):
    """A command whose help ends with examples."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help."""
        TyperCommand.format_help(_explained(self, ctx.command_path), ctx, formatter)


class ConfiguredCommand(ExplainedCommand):
    """A command that is not run while its configuration is wrong; its help is shown all the same.

    Who reads the configuration leaves its error as the object of a context above this one.
    """

    def invoke(self, ctx: Any) -> Any:
        """Run the command.

        Raises:
            ConfigError: A file or a variable holds an unknown key or a wrong value.
        """
        if wrong := ctx.find_object(ConfigError):
            raise wrong
        return super().invoke(ctx)


class ExplainedGroup(TyperGroup):
    """A group of commands whose help ends with examples."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help."""
        TyperGroup.format_help(_explained(self, ctx.command_path), ctx, formatter)


def examples_of(command: str) -> dict[str, str]:
    """Return by what is typed what it does, of a command such as "summarize models pull"."""
    text = files(__package__).joinpath("examples.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text).get(command, {}))


def _explained(command: Any, path: str) -> Any:
    """Return a command as its help is printed: with examples, and brackets that stand for brackets.

    Rich would take "[default: none]" for markup and print nothing, and typer keeps the line ends of
    a docstring after its first paragraph. A narrow terminal has no room for Rich's tables, which
    would cut the names of the options: there the help is plain.
    """
    shown = copy(command)
    paragraphs = (command.help or "").split("\n\n")
    shown.help = "\n\n".join(" ".join(each.split()) for each in paragraphs)
    lines = [f"  $ {typed}\n      {does}" for typed, does in examples_of(path).items()]
    shown.epilog = "\n".join(["Examples:", *lines]) if lines else None
    if get_terminal_size().columns < _COLUMNS_OF_TABLES:
        shown.rich_markup_mode = None
        shown.epilog = shown.epilog and f"{_LINES_AS_THEY_ARE}\n{shown.epilog}"
        return shown
    shown.epilog = shown.epilog and _as_it_stands(shown.epilog)
    shown.params = [copy(each) for each in command.params]
    for each in shown.params:
        each.help = _as_it_stands(getattr(each, "help", None) or "")
    return shown


def _as_it_stands(text: str) -> str:
    return text.replace("[", r"\[")
