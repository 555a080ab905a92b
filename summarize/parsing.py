"""JSON and TOML that others wrote: whatever is wrong with it is a ValueError, in one line."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from math import isfinite
from typing import Any, NoReturn

from summarize.limits import MOST_NESTING

_TOO_DEEP = f"it is nested too deeply; at most {MOST_NESTING} levels are read"


def parse_json(data: str | bytes, *, lenient: bool = False) -> Any:
    """Return the value of a JSON text; bytes are UTF-8, with or without its mark.

    Args:
        data: the text.
        lenient: whether it may hold what cannot be written again: NaN, which is no JSON, numbers
            too large for it, and half of a pair of surrogates.

    Raises:
        ValueError: It is no such JSON, has more levels than ``MOST_NESTING``, or a number of
            thousands of digits.
    """
    text = data if isinstance(data, str) else data.decode("utf-8-sig")
    try:
        value = json.loads(text, parse_constant=None if lenient else _refuse_constant)
        _require_sound(value, MOST_NESTING, lenient)
    except RecursionError as error:
        raise ValueError(_TOO_DEEP) from error
    return value


def parse_toml(text: str) -> dict[str, Any]:
    """Return the table of a TOML text.

    Raises:
        ValueError: It is no TOML, or nested too deeply.
    """
    try:
        table = tomllib.loads(text)
        _require_sound(table, MOST_NESTING, True)
    except RecursionError as error:
        raise ValueError(_TOO_DEEP) from error
    return table


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"it holds {name}, which is no number of JSON")


def _require_sound(value: object, levels: int, lenient: bool) -> None:
    """Refuse too many levels, and unless ``lenient`` what cannot be written again."""
    if isinstance(value, str) and not lenient:
        value.encode()  # UnicodeEncodeError is a ValueError
    elif isinstance(value, float) and not (lenient or isfinite(value)):
        raise ValueError("it holds a number that is too large to be written again")
    elif isinstance(value, Mapping | list):
        if not levels:
            raise ValueError(_TOO_DEEP)
        held = [*value, *value.values()] if isinstance(value, Mapping) else value
        for each in held:
            _require_sound(each, levels - 1, lenient)
