"""Articles as JSON: one value a file or a line, and under which keys their parts go."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from summarize.reading.decoding import decode
from summarize.reading.draft import Draft, Metadata, UnreadableInputError
from summarize.reading.normalization import line_of, one_line
from summarize.reading.plain_text import blocks_of
from summarize.reading.published import iso_date

_TITLE_KEYS = ("title", "headline")
_SOURCE_KEYS = ("source", "publisher", "outlet")
_DATE_KEYS = ("date", "published", "published_at")
_URL_KEYS = ("url", "link")
_TEXT_KEYS = ("text", "body", "content")
_STORY_KEYS = ("documents", "articles")

_MARKUP = re.compile(r"\s*<(?:!doctype|html|body|article|div|p)\b", re.IGNORECASE)


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


def drafts_of(value: object, *, where: str = "") -> Iterator[Draft]:
    """Yield the articles of a JSON value: one object, a list, or a story that holds a list.

    ``where`` begins the message of an error ("line 3: ").

    Raises:
        UnreadableInputError: The value, or one inside it, is no article.
    """
    if isinstance(value, str):
        yield _draft(value, {}, where)
    elif isinstance(value, Mapping):
        yield from _drafts_of_object(value, where)
    elif isinstance(value, Sequence):
        for number, item in enumerate(value, start=1):
            yield from drafts_of(item, where=f"{where}item {number}: ")
    else:
        raise UnreadableInputError(f"{where}{value!r} is no article; give an object with text")


def metadata_of(fields: Mapping[str, object]) -> tuple[Metadata, tuple[str, ...]]:
    """Read metadata from an object's fields; return warnings for dates that are not used."""
    given = _first(fields, _DATE_KEYS)
    published = iso_date(given)
    metadata = Metadata(
        title=_line(_first(fields, _TITLE_KEYS)),
        source=_line(_first(fields, _SOURCE_KEYS)),
        published=published,
        url=_line(_first(fields, _URL_KEYS)),
    )
    if given is None or published is not None:
        return metadata, ()
    return metadata, (f"date {given!r} not used: give day, month and year",)


def _drafts_of_object(fields: Mapping[str, object], where: str) -> Iterator[Draft]:
    for key in _STORY_KEYS:
        nested = fields.get(key)
        if isinstance(nested, list):
            if not nested:
                raise UnreadableInputError(f'{where}"{key}" is empty; give at least one article')
            yield from drafts_of(nested, where=f"{where}{key} ")
            return
    text = _first(fields, _TEXT_KEYS)
    if isinstance(text, list):
        text = "\n\n".join(one_line(part) for part in text if isinstance(part, str))
    if not isinstance(text, str) or not text.strip():
        keys = ", ".join(sorted(map(str, fields))) or "none"
        raise UnreadableInputError(
            f"{where}an article has no text (keys: {keys}); "
            f"give it under one of {', '.join(_TEXT_KEYS)}"
        )
    yield _draft(text, fields, where)


def _draft(text: str, fields: Mapping[str, object], where: str) -> Draft:
    metadata, warnings = metadata_of(fields)
    located = tuple(f"{where}{warning}" for warning in warnings)
    if _MARKUP.match(text):
        from summarize.reading.web_pages import draft_of_page

        page = draft_of_page(text)
        return Draft(page.blocks, metadata.or_else(page.metadata), warnings=located)
    return Draft(blocks_of(text), metadata, title_in_text=True, warnings=located)


def _first(fields: Mapping[str, object], keys: Sequence[str]) -> object:
    return next((fields[key] for key in keys if fields.get(key) not in (None, "", [])), None)


def _line(value: object) -> str | None:
    # Feeds nest a publisher as {"name": …}.
    if isinstance(value, Mapping):
        value = value.get("name")
    return line_of(value)
