"""JSON (one value a file) and JSON Lines (one value a line)."""

from __future__ import annotations

import json

from summarize.reading.decoding import decode
from summarize.reading.draft import Draft, UnreadableInputError
from summarize.reading.json_records import drafts_of


def read_json(data: bytes) -> list[Draft]:
    """Read the articles of one JSON value.

    Raises:
        UnreadableInputError: Not JSON (with line and column), or no article in it.
    """
    try:
        value = json.loads(decode(data))
    except json.JSONDecodeError as error:
        raise UnreadableInputError(
            f"it is not valid JSON: line {error.lineno}, column {error.colno}: {error.msg}; "
            "give one article, a list of them, or one article a line as .jsonl"
        ) from error
    except RecursionError as error:
        raise UnreadableInputError("its JSON is nested too deeply; give a flat list") from error
    return _some(list(drafts_of(value)))


def read_json_lines(data: bytes) -> list[Draft]:
    """Read the articles of one JSON value a line; blank lines are skipped.

    Raises:
        UnreadableInputError: A line is not JSON or no article (with the line's number).
    """
    drafts: list[Draft] = []
    # Not splitlines: JSON strings may hold U+2028, which is no line end there.
    for number, line in enumerate(decode(data).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except json.JSONDecodeError as error:
            raise UnreadableInputError(
                f"line {number} is not valid JSON: column {error.colno}: {error.msg}; "
                "give one object a line"
            ) from error
        drafts += drafts_of(value, where=f"line {number}: ")
    return _some(drafts)


def _some(drafts: list[Draft]) -> list[Draft]:
    if not drafts:
        raise UnreadableInputError("it holds no articles; give at least one")
    return drafts
