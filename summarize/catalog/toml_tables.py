"""Reading a TOML table key by key, so that a wrong or unknown key is named."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, TypeVar

from summarize.errors import ModelError
from summarize.nearest import or_nearest

T = TypeVar("T")


class Table:
    """A TOML table that knows its place and which of its keys were asked for."""

    def __init__(self, values: dict[str, Any], place: str, prefix: str = "") -> None:
        self._values = values
        self._place = place
        self._prefix = prefix
        self._asked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        self._asked.add(key)  # a key that may be there is a known one
        return key in self._values

    def text(self, key: str, *, allowed: tuple[str, ...] = ()) -> str:
        """Return a string, one of ``allowed`` if any are given."""
        value = self._get(key, str, "a string")
        if allowed and value not in allowed:
            raise self._error(key, f"is {value!r}; allowed: {', '.join(allowed)}")
        return value

    def count(self, key: str) -> int:
        """Return a whole number above zero."""
        value = self._get(key, int, "a whole number")
        if isinstance(value, bool) or value < 1:
            raise self._error(key, f"is {value!r}; a whole number above 0 is wanted")
        return value

    def flag(self, key: str) -> bool:
        """Return true or false."""
        return self._get(key, bool, "true or false")

    def cosine(self, key: str) -> float:
        """Return a number from -1 to 1."""
        value = self._get(key, float, "a number with a decimal point")
        if not -1.0 <= value <= 1.0:
            raise self._error(key, f"is {value!r}; allowed: -1.0 to 1.0")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of strings."""
        values = self._get(key, list, "a list of strings")
        if not all(isinstance(value, str) for value in values):
            raise self._error(key, "must be a list of strings")
        return tuple(values)

    def table(self, key: str) -> Table:
        """Return a table below this one."""
        return Table(self._get(key, dict, "a table"), self._place, f"{self._prefix}{key}.")

    def tables(self, key: str) -> tuple[Table, ...]:
        """Return an array of tables."""
        values = self._get(key, list, "an array of tables")
        if not all(isinstance(value, dict) for value in values):
            raise self._error(key, "must be an array of tables")
        return tuple(
            Table(value, self._place, f"{self._prefix}{key}[{index}].")
            for index, value in enumerate(values)
        )

    def refuse_unknown_keys(self) -> None:
        """Raise a ModelError for a key that was never asked for."""
        for key in self._values.keys() - self._asked:
            raise self._error(key, f"is unknown; {or_nearest(key, self._asked)}")

    def _get(self, key: str, kind: type[T], wanted: str) -> T:
        self._asked.add(key)
        if key not in self._values:
            near = get_close_matches(key, self._values.keys() - self._asked, n=1)
            instead = f', not "{near[0]}"' if near else ""
            raise self._error(key, f"is missing; {wanted} is wanted{instead}")
        value = self._values[key]
        if not isinstance(value, kind):
            raise self._error(key, f"is {value!r}; {wanted} is wanted")
        return value

    def _error(self, key: str, problem: str) -> ModelError:
        return ModelError(f'{self._place}: key "{self._prefix}{key}" {problem}')
