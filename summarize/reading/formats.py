"""Which formats are read, by which function, and how to tell one without a suffix."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from summarize.reading.decoding import decode
from summarize.reading.draft import Draft
from summarize.reading.json_text import read_json, read_json_lines
from summarize.reading.markdown_text import read_markdown
from summarize.reading.plain_text import read_text
from summarize.reading.web_pages import read_html


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: ``read`` gives the drafts of all articles in a file's bytes."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes], list[Draft]]


TEXT = Format("text", (".txt", ".text"), read_text)
MARKDOWN = Format("markdown", (".md", ".markdown"), read_markdown)
HTML = Format("html", (".html", ".htm", ".xhtml"), read_html)
JSON = Format("json", (".json",), read_json)
JSON_LINES = Format("jsonl", (".jsonl", ".ndjson"), read_json_lines)

FORMATS: dict[str, Format] = {
    suffix: known for known in (TEXT, MARKDOWN, HTML, JSON, JSON_LINES) for suffix in known.suffixes
}
"""Every format that is read, by lower-case suffix."""

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype html|html|head|body|article|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN_SIGNS = re.compile(r"\A\s*(?:---\n.*?^---|# \S)|^#{2,3} \S|\]\(https?://", re.M | re.S)
_JSON_START = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")


def format_of_content(data: bytes) -> Format:
    """Tell the format of an input without a known suffix by what it begins with."""
    text = decode(data)
    if _JSON_START.match(text):
        return _json_format(text)
    if _PAGE.match(text):
        return HTML
    return MARKDOWN if _MARKDOWN_SIGNS.search(text.replace("\r\n", "\n")) else TEXT


def _json_format(text: str) -> Format:
    """Tell JSON Lines by a first line that is a whole value with more lines after it."""
    first, _, more = text.strip().partition("\n")
    if not more.strip():
        return JSON
    try:
        json.loads(first)
    except json.JSONDecodeError:
        return JSON
    return JSON_LINES
