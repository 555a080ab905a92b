"""Which formats are read, by which function, and how to tell one without a suffix."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from summarize.reading.decoding import decode
from summarize.reading.draft import Draft
from summarize.reading.json_records import read_json, read_json_lines
from summarize.reading.markdown_text import read_markdown
from summarize.reading.plain_text import read_text
from summarize.reading.web_pages import read_html

Read = Callable[[bytes], list[Draft]]
"""Gives the drafts of all articles in a file's bytes."""

READERS: dict[str, Read] = {
    **dict.fromkeys((".txt", ".text"), read_text),
    **dict.fromkeys((".md", ".markdown"), read_markdown),
    **dict.fromkeys((".html", ".htm", ".xhtml"), read_html),
    ".json": read_json,
    **dict.fromkeys((".jsonl", ".ndjson"), read_json_lines),
}
"""Every format that is read, by lower-case suffix."""

SUFFIXES = ", ".join(READERS)

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype html|html|head|body|article|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN_SIGNS = re.compile(r"\A\s*(?:---\n.*?^---|# \S)|^#{2,3} \S|\]\(https?://", re.M | re.S)
_JSON_START = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")


def reader_for(data: bytes) -> Read:
    """Tell the format of an input without a known suffix by what it begins with."""
    text = decode(data)
    if _JSON_START.match(text):
        return read_json_lines if _is_json_lines(text) else read_json
    if _PAGE.match(text):
        return read_html
    return read_markdown if _MARKDOWN_SIGNS.search(text.replace("\r\n", "\n")) else read_text


def _is_json_lines(text: str) -> bool:
    """Whether the first line is a whole value with more lines after it."""
    first, _, more = text.strip().partition("\n")
    try:
        json.loads(first if more.strip() else "")
    except json.JSONDecodeError:
        return False
    return True
