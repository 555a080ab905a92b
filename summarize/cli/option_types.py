"""What the commands' options take, read from the commands' own signatures."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, get_args, get_origin

from typer.models import OptionInfo

from summarize.cli.options import WORDS
from summarize.errors import ConfigError

_TRUE = ("1", "true", "yes", "on")
_FALSE = ("0", "false", "no", "off")
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

    ``kind`` is what one value is, ``many`` whether it takes several; ``least`` and
    ``most`` are the bounds of a number, None where there is none. ``words`` may stand in
    place of a value.
    """

    command: str
    name: str
    kind: type
    many: bool
    default: Any
    least: float | None
    most: float | None
    words: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Its name in files."""
        return self.name.replace("_", "-")

    def parse(self, text: str, place: str) -> Any:
        """Return the value that an environment variable's text stands for.

        Raises:
            ConfigError: It stands for none that is allowed.
        """
        parts = text.split(",") if self.many else [text]
        values = [self._parse_one(part.strip(), place) for part in parts]
        return self.check(values if self.many else values[0], place)

    def refusal(self, text: str, place: str) -> ConfigError:
        """Return the error that ``text``, given at ``place``, is none that is allowed."""
        try:
            value = self._parse_one(text, place)
        except ConfigError as error:
            return error
        return self._error(text if self.kind in (int, float) else _shown(value), place)

    def check(self, value: object, place: str, *, beside: Path | None = None) -> Any:
        """Return a value as the option wants it; a relative path begins at ``beside``.

        Raises:
            ConfigError: It is none that is allowed; the message begins with ``place``.
        """
        if not self.many:
            return self._check_one(value, place, beside)
        values = value if isinstance(value, list) else [value]
        return [self._check_one(each, place, beside) for each in values]

    def _parse_one(self, text: str, place: str) -> object:
        if text in self.words:
            return text
        try:
            if self.kind is bool:
                return _flag(text)
            return self.kind(text) if self.kind in (int, float) else text
        except ValueError:
            raise self._error(_shown(text), place) from None

    def _check_one(self, value: object, place: str, beside: Path | None) -> Any:
        if value in self.words:
            return value
        if self.kind is float and type(value) is int:
            value = float(value)
        stands_for = str if issubclass(self.kind, Enum | Path) else self.kind
        if type(value) is not stands_for or not self._is_allowed(value):
            raise self._error(_shown(value), place)
        if self.kind is Path and beside is not None:
            return str(beside / Path(str(value)).expanduser())
        return value

    def _is_allowed(self, value: object) -> bool:
        if issubclass(self.kind, Enum):
            return value in [each.value for each in self.kind]
        if isinstance(value, bool) or not isinstance(value, int | float):
            return True
        at_least = self.least is None or value >= self.least
        return at_least and (self.most is None or value <= self.most) and value == value

    def _error(self, shown: str, place: str) -> ConfigError:
        return ConfigError(f"{place} is {shown}; {self.command} wants {self._allowed()}")

    def _allowed(self) -> str:
        return " or ".join((self._kind_allowed(), *self.words))

    def _kind_allowed(self) -> str:
        if issubclass(self.kind, Enum):
            return f"one of {', '.join(each.value for each in self.kind)}"
        called = _CALLED[self.kind]
        if self.least is not None and self.most is not None:
            return f"{called} from {self.least:g} to {self.most:.15g}"
        return called if self.least is None else f"{called} from {self.least:g}"


def options_of(command: str, function: Callable[..., Any]) -> dict[str, Option]:
    """Return the options of a command by name, in order."""
    parameters = inspect.signature(function, eval_str=True).parameters.values()
    found = [_option(command, each) for each in parameters]
    return {option.name: option for option in found if option is not None}


def _option(command: str, parameter: inspect.Parameter) -> Option | None:
    """The option that a parameter is; None if it is an argument or has to be given."""
    if get_origin(parameter.annotation) is not Annotated:
        return None
    annotation, *about = get_args(parameter.annotation)
    infos = [each for each in about if isinstance(each, OptionInfo)]
    if not infos or parameter.default is parameter.empty:
        return None
    if get_origin(annotation) is UnionType:
        annotation = next(each for each in get_args(annotation) if each is not NoneType)
    many = get_origin(annotation) is list
    default = parameter.default.value if isinstance(parameter.default, Enum) else parameter.default
    return Option(
        command=command,
        name=parameter.name,
        kind=get_args(annotation)[0] if many else annotation,
        many=many,
        default=default,
        least=infos[0].min,
        most=infos[0].max,
        words=WORDS.get(parameter.name, ()),
    )


def _shown(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else repr(value)


def _flag(text: str) -> bool:
    if text.lower() in _TRUE:
        return True
    if text.lower() in _FALSE:
        return False
    raise ValueError(text)
