"""Pieces of HTML that are an article's text already, as feeds and services have them.

Nothing has to be found in them, as in a page: all of it is the article, but for captions, headings,
tables and the like.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from summarize.reading.draft import Block
from summarize.reading.normalization import ends_sentence, one_line

_SILENT = frozenset("script style noscript template svg head iframe button form object".split())
_REASONS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "table": "table",
    "pre": "code",
    "nav": "menu",
    "footer": "footer",
    "aside": "sidebar",
}
_BLOCKS = frozenset(
    "address article blockquote body center dd details div dl dt fieldset figure header hgroup hr"
    " html li main ol p section summary tbody tr ul".split()
).union(_REASONS)
_CELLS = frozenset(("td", "th"))

_TAG = re.compile(
    r"</?(?:a|abbr|article|b|blockquote|body|br|cite|code|dd|div|dl|dt|em|figcaption|figure|font"
    r"|footer|h[1-6]|header|hr|i|img|li|main|ol|p|pre|section|small|span|strong|sub|sup|table|tbody"
    r"|td|th|tr|u|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)


def unescaped(text: str) -> str:
    """Return text whose tags and signs were written as entities (``&lt;p&gt;``) as it was meant."""
    return html.unescape(text) if _ENTITY.search(text) and not has_markup(text) else text


def has_markup(text: str) -> bool:
    """Say whether the text has tags of HTML in it."""
    return "<" in text and _TAG.search(text) is not None


def blocks_of_piece(fragment: str) -> Iterator[Block]:
    """Yield the paragraphs of a piece of HTML, and what stands between them with its reason."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True)
    source = f"<html><body><div>{fragment}</div></body></html>".encode("utf-8", "replace")
    tree = etree.fromstring(source, parser)
    if tree is None:
        return
    # Walked by events: a stranger's elements may stand in each other too deep for calls.
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    parts: list[str] = []
    reasons: list[str] = []
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start" and tag in _SILENT:
            walk.skip_subtree()
        elif event == "start":
            if tag in _BLOCKS:
                yield from _flushed(parts, reasons)
                reasons += [_REASONS[tag]] if tag in _REASONS else []
            parts.append("\n" if tag == "br" else _flat(element.text))
        else:
            if tag in _BLOCKS:
                yield from _flushed(parts, reasons)
                reasons[-1:] = reasons[-1:-1] if tag in _REASONS else reasons[-1:]
            parts.append((" " if tag in _CELLS else "") + _flat(element.tail))
    yield from _flushed(parts, reasons)


def words_of(text: str) -> str:
    """Return one line of text, without markup if it has some."""
    text = unescaped(text)
    if not has_markup(text):
        return one_line(text)
    return " ".join(block.text for block in blocks_of_piece(text))


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _flushed(parts: list[str], reasons: list[str]) -> Iterator[Block]:
    """Yield what was gathered, a block for each of its lines; lines in a sentence are joined."""
    lines = [line for line in map(one_line, "".join(parts).split("\n")) if line]
    parts.clear()
    paragraphs: list[str] = []
    for line in lines:
        if paragraphs and line[0].islower() and not ends_sentence(paragraphs[-1]):
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
    yield from (Block(paragraph, reasons[0] if reasons else None) for paragraph in paragraphs)
