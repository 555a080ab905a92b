"""Articles as they were read once, as JSON that is read back without a change.

``summarize articles --format json`` writes it. What stands in it is clean already, and what was
set apart is placed: nothing is cleaned again, so that a brief of it is the brief of its files.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields
from typing import Any

from summarize.reading.draft import UnreadableInputError
from summarize.types import Article, Dropped, ReadArticles

_FORMAT = "summarize articles"
_VERSION = 1
_MARK = f'"{_FORMAT}"'.encode()
_MARK_WITHIN = 100
"""Bytes within which a file says that it is one of these."""


def as_read(read: ReadArticles) -> dict[str, Any]:
    """Return articles, what was set apart of them or not read, and the warnings, as JSON."""
    return {
        "format": _FORMAT,
        "schema_version": _VERSION,
        "articles": [asdict(each) for each in read.articles],
        "dropped": [
            {name.removesuffix("_id"): value for name, value in asdict(each).items()}
            for each in read.dropped
        ],
        "warnings": list(read.warnings),
        "unread": [asdict(each) for each in read.unread],
    }


def read_before(data: bytes) -> ReadArticles | None:
    """Return the articles of what `as_read` gave; None if ``data`` are anything else.

    Raises:
        UnreadableInputError: They say that they are, and are not.
    """
    start = data.lstrip()[:_MARK_WITHIN]
    if not (start.startswith(b"{") and _MARK in start):
        return None
    try:
        given = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UnreadableInputError(_changed("a part is missing or wrong: it is no JSON")) from error
    return read_back(given)


def read_back(given: Any) -> ReadArticles:
    """Return the articles of what `as_read` gave, as JSON values.

    Raises:
        UnreadableInputError: They are not what it gives.
    """
    from pydantic import TypeAdapter, ValidationError

    try:
        dropped = [{"article_id": each.pop("article", None), **each} for each in given["dropped"]]
        read = TypeAdapter(ReadArticles).validate_python(
            {
                "articles": [_known(Article, each) for each in given["articles"]],
                "dropped": [_known(Dropped, each) for each in dropped],
                "warnings": given["warnings"],
                "unread": given.get("unread", ()),
            }
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        where = ""
        if isinstance(error, ValidationError):
            where = ": " + ".".join(map(str, error.errors()[0]["loc"]))
        raise UnreadableInputError(_changed(f"a part is missing or wrong{where}")) from error
    for wrong in _mistakes(read):
        raise UnreadableInputError(_changed(wrong))
    return read


def _known(kind: type, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of ``kind``; a later version may have more."""
    return {each.name: given[each.name] for each in fields(kind) if each.name in given}


def _mistakes(read: ReadArticles) -> Iterator[str]:
    texts = {each.id: each.text for each in read.articles}
    if not texts:
        yield "it holds no articles"
    if len(texts) < len(read.articles):
        yield "two articles have one id"
    for each in read.dropped:
        if not 0 <= each.start <= each.end <= len(texts.get(each.article_id, "")):
            yield f'a passage has no place {each.start}:{each.end} in "{each.article_id}"'


def _changed(what: str) -> str:
    return f"it is not as summarize articles --format json writes it ({what}); write it again"
