"""What a page says of itself to machines: JSON-LD, read as tolerantly as search engines do."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from summarize.reading.page_marks import HtmlElement

Node = Mapping[str, Any]
"""An object of JSON-LD."""

_JSON_LD = re.compile(r"\s*application/ld\+json\b", re.IGNORECASE)
_WRAPPING = re.compile(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*;?\s*$")
_STRING_OR_COMMENT = re.compile(r'"(?:[^"\\]|\\.)*"|/\*.*?\*/|//[^\n]*', re.DOTALL)
_TRAILING_COMMA = re.compile(r'("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])', re.DOTALL)
_ARTICLE_TYPES = re.compile(r"(?:^|[/#:])(?:\w*Article|\w*Posting|Report|LiveBlogUpdate)$")
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")
_MOST_NODES = 500


def json_ld(tree: HtmlElement) -> list[Node]:
    """Return the objects of a page's JSON-LD, with references among them filled in.

    What stands under ``@graph`` and as the main entity of a page is listed too; other articles
    that an object lists are not.
    """
    nodes: list[Node] = []
    for script in tree.iter("script"):
        if _JSON_LD.match(script.get("type", "")):
            nodes += _nodes(_parse("".join(script.itertext())))
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    return [
        {key: _filled(value, known) for key, value in node.items()} for node in nodes[:_MOST_NODES]
    ]


def is_article(node: Node) -> bool:
    """Say whether an object is of a type of articles."""
    return any(_ARTICLE_TYPES.search(each) for each in _types(node))


def is_site(node: Node) -> bool:
    """Say whether an object is who publishes the page."""
    return any(each.endswith(("WebSite", "NewsMediaOrganization")) for each in _types(node))


def texts(value: object) -> list[str]:
    """Return the texts of a value: strings and names, in lists or alone."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return texts(value.get("name"))
    return [text for each in value for text in texts(each)] if isinstance(value, list) else []


def _types(node: Node) -> list[str]:
    return texts(node.get("@type"))


def _filled(value: object, known: Mapping[str, Node]) -> object:
    if isinstance(value, list):
        return [_filled(each, known) for each in value]
    if isinstance(value, Mapping) and "name" not in value and isinstance(value.get("@id"), str):
        return known.get(value["@id"], value)
    return value


def _nodes(values: list[object]) -> Iterator[Node]:
    waiting = list(reversed(values))
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += reversed(value)
        elif isinstance(value, Mapping):
            yield value
            waiting += [value[key] for key in reversed(_INSIDE) if key in value]


def _parse(text: str) -> list[object]:
    """Return the values in a script; none where even a tolerant reader finds none."""
    text = _WRAPPING.sub("", _WRAPPING.sub("", text))
    for mended in (_same, _without_slips, html.unescape):
        if values := _values(mended(text)):
            return values
    return []


def _same(text: str) -> str:
    return text


def _without_slips(text: str) -> str:
    """Take out comments and trailing commas, which JSON does not allow and pages have."""
    plain = _STRING_OR_COMMENT.sub(lambda m: m[0] if m[0].startswith('"') else " ", text)
    return _TRAILING_COMMA.sub(lambda m: m[1] or "", plain)


def _values(text: str) -> list[object]:
    """Read one value after the other, with or without something between them."""
    decoder = json.JSONDecoder(strict=False)  # strings may hold raw line breaks
    values: list[object] = []
    position = 0
    while (start := re.compile(r"[{\[]").search(text, position)) is not None:
        if text[position : start.start()].strip(" \t\r\n;,"):
            return []
        try:
            value, position = decoder.raw_decode(text, start.start())
        except (ValueError, RecursionError):
            return []
        values.append(value)
    return values
