"""JSON Lines files of objects, with the number of the line in every error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarize.errors import ReadError
from summarize.nearest import why_unread
from summarize.parsing import parse_json


@dataclass(frozen=True, slots=True)
class Row:
    """One object of a file; ``where`` ("stories.jsonl line 3") begins its errors."""

    where: str
    fields: dict[str, Any]

    def text(self, *keys: str) -> str:
        """Return the first of ``keys`` that holds a text.

        Raises:
            ReadError: None of them does.
        """
        for key in keys:
            value = self.fields.get(key)
            if isinstance(value, str) and value.strip():
                return value
        wanted = " or ".join(f'"{key}"' for key in keys)
        raise self.error(
            f"{wanted} is wanted, a text; its keys: {', '.join(self.fields) or 'none'}"
        )

    def error(self, message: str) -> ReadError:
        """Return an error that says where it is."""
        return ReadError(f"{self.where}: {message}")


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the objects of a file in order; blank lines are skipped.

    Raises:
        ReadError: The file cannot be read, or a line is no JSON object.
    """
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield _row(f"{path} line {number}", line)
    except OSError as error:
        raise ReadError(f"cannot read {path}: {why_unread(error, path)}") from error
    except UnicodeDecodeError as error:
        raise ReadError(f"cannot read {path}: it is not UTF-8 text") from error


def _row(where: str, line: str) -> Row:
    try:
        value = parse_json(line, lenient=True)
    except ValueError as error:
        raise ReadError(f"{where}: no valid JSON: {error}; give one object a line") from error
    if not isinstance(value, dict):
        raise ReadError(f"{where}: a {type(value).__name__}; give one object a line")
    return Row(where, value)
