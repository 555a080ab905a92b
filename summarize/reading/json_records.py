"""Articles as JSON values: under which keys their parts go, and how stories nest them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from summarize.reading.cleaning import passages_of
from summarize.reading.draft import Draft, Metadata, UnreadableInputError
from summarize.reading.normalization import one_line
from summarize.reading.published import iso_date

TITLE_KEYS = ("title", "headline")
SOURCE_KEYS = ("source", "publisher", "outlet")
DATE_KEYS = ("date", "published", "published_at")
URL_KEYS = ("url", "link")
TEXT_KEYS = ("text", "body", "content")
STORY_KEYS = ("documents", "articles")

_MARKUP = re.compile(r"\s*<(?:!doctype|html|body|article|div|p)\b", re.IGNORECASE)


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


def metadata_of(fields: Mapping[str, object]) -> tuple[Metadata, list[str]]:
    """Read metadata from an object's fields; return warnings for dates that are not used."""
    given = _first(fields, DATE_KEYS)
    published = iso_date(given)
    metadata = Metadata(
        title=_line(_first(fields, TITLE_KEYS)),
        source=_line(_first(fields, SOURCE_KEYS)),
        published=published,
        url=_line(_first(fields, URL_KEYS)),
    )
    unused = given is not None and published is None
    return metadata, [f"date {given!r} not used: give day, month and year"] if unused else []


def _drafts_of_object(fields: Mapping[str, object], where: str) -> Iterator[Draft]:
    for key in STORY_KEYS:
        nested = fields.get(key)
        if isinstance(nested, list):
            if not nested:
                raise UnreadableInputError(f'{where}"{key}" is empty; give at least one article')
            yield from drafts_of(nested, where=f"{where}{key} ")
            return
    text = _text(_first(fields, TEXT_KEYS))
    if not text.strip():
        keys = ", ".join(sorted(map(str, fields))) or "none"
        raise UnreadableInputError(
            f"{where}an article has no text (keys: {keys}); "
            f"give it under one of {', '.join(TEXT_KEYS)}"
        )
    yield _draft(text, fields, where)


def _draft(text: str, fields: Mapping[str, object], where: str) -> Draft:
    metadata, warnings = metadata_of(fields)
    located = tuple(f"{where}{warning}" for warning in warnings)
    if _MARKUP.match(text):
        from summarize.reading.web_pages import draft_of_page

        page = draft_of_page(text)
        return Draft(page.passages, metadata.or_else(page.metadata), warnings=located)
    return Draft(passages_of(text), metadata, title_in_text=True, warnings=located)


def _first(fields: Mapping[str, object], keys: Sequence[str]) -> object:
    return next((fields[key] for key in keys if fields.get(key) not in (None, "", [])), None)


def _line(value: object) -> str | None:
    # Feeds nest a publisher as {"name": …}.
    if isinstance(value, Mapping):
        value = value.get("name")
    return (one_line(value) or None) if isinstance(value, str) else None


def _text(value: object) -> str:
    if isinstance(value, list):
        return "\n\n".join(one_line(part) for part in value if isinstance(part, str))
    return value if isinstance(value, str) else ""
