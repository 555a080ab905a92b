"""What the commands' options take, read from the commands' own signatures."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from typer.models import OptionInfo

from summarize.cli.options import WORDS
from summarize.errors import ConfigError
from summarize.folders import at_home
from summarize.nearest import nearest, question

_CALLED = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a text",
    Path: "a path",
}


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a command.

    Attributes:
        command: whose it is.
        name: as in Python, "batch_size".
        default: what it is if nobody says anything.
        kind: what one value is, in place of which ``words`` may stand; None: of those alone.
        words: as in the command's help.
        many: whether it takes several values.
        least: the bound of a number; None where there is none.
        most: the same.
    """

    command: str
    name: str
    default: Any
    kind: type | None
    words: tuple[str, ...] = ()
    many: bool = False
    least: float | None = None
    most: float | None = None

    @property
    def key(self) -> str:
        """Its name in files."""
        return self.name.replace("_", "-")

    def read(self, value: Any, place: str, *, beside: Path | None = None) -> Any:
        """Return a value as the option wants it.

        Args:
            value: what stands in a file, or in a variable.
            place: where, as errors call it.
            beside: the file's folder, at which a relative path begins; None: of a variable, whose
                text stands for numbers, flags, and with commas for several values.

        Raises:
            ConfigError: It is none that is allowed.
        """
        from pydantic import TypeAdapter, ValidationError

        if self.many and not isinstance(value, list):
            value = [value] if beside else [each.strip() for each in value.split(",")]
        try:
            read = TypeAdapter(self._type()).validate_python(value, strict=beside is not None)
        except ValidationError as error:
            wrong = error.errors()[0]["input"]
            raise self.refusal(wrong, place, is_text=beside is None) from None
        return str(beside / at_home(read)) if beside and self.kind is Path else read

    def refusal(self, value: Any, place: str, *, is_text: bool = True) -> ConfigError:
        """Return the error that ``value``, given at ``place``, is none that is allowed."""
        shown = f'"{value}"' if isinstance(value, str) else repr(value)
        if is_text and self.kind in (int, float):
            with suppress(ValueError):
                self.kind(value)
                shown = value
        near = question(nearest(str(value), self.words))
        wanted = f"{place} is {shown}; {self.command} wants {self._allowed()}"
        return ConfigError("; ".join(filter(None, (wanted, near))))

    def _type(self) -> Any:
        """Return the type of its value as pydantic reads it."""
        from pydantic import Field

        kind: Any = str if self.kind is Path else self.kind
        if self.least is not None or self.most is not None:
            kind = Annotated[kind, Field(ge=self.least, le=self.most)]
        if self.kind is float:
            kind = Annotated[kind, Field(allow_inf_nan=False)]
        if self.words:
            kind = Literal[self.words] | kind if self.kind else Literal[self.words]
        return list[kind] if self.many else kind

    def _allowed(self) -> str:
        if self.kind is None:
            return f"one of {', '.join(self.words)}"
        called = _CALLED[self.kind]
        if self.least is not None:
            called += f" from {self.least:g}"
        if self.most is not None:
            called += f" to {self.most:.15g}"
        return " or ".join((called, *self.words))


def options_of(command: str, function: Callable[..., Any]) -> dict[str, Option]:
    """Return the options of a command by name, in order; not those that have to be given."""
    options = {}
    for parameter in inspect.signature(function, eval_str=True).parameters.values():
        about = get_args(parameter.annotation)
        infos = [each for each in about if isinstance(each, OptionInfo)]
        if infos and parameter.default is not parameter.empty:
            name, default = parameter.name, parameter.default
            options[name] = _option(command, name, default, about[0], infos[0])
    return options


def _option(command: str, name: str, default: Any, annotation: Any, info: OptionInfo) -> Option:
    if NoneType in get_args(annotation):
        annotation = get_args(annotation)[0]
    many = get_origin(annotation) is list
    kind: Any = get_args(annotation)[0] if many else annotation
    words = WORDS.get(name, ())
    if get_origin(kind) is Literal:
        kind, words = None, get_args(kind)
    elif issubclass(kind, Enum):
        kind, words = None, tuple(each.value for each in kind)
        default = getattr(default, "value", default)
    return Option(command, name, default, kind, words, many, info.min, info.max)
