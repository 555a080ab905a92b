"""Pieces of HTML that are an article's text already, as feeds and services have them.

Nothing has to be found in them, as in a page: all of it is the article, but for captions, headings,
tables and the like.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from summarize.reading.draft import Block
from summarize.reading.normalization import one_line

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
    from summarize.reading.page_passages import passages_of
    from summarize.reading.page_styles import PageStyles
    from summarize.reading.web_pages import parse_page

    tree = parse_page(f"<html><body><div>{fragment}</div></body></html>")
    styles = PageStyles(tree)
    for passage in passages_of(tree, styles, set(styles.hidden())):
        yield Block(passage.text, passage.reason or ("heading" if passage.is_heading else None))


def words_of(text: str) -> str:
    """Return one line of text, without markup if it has some."""
    text = unescaped(text)
    if not has_markup(text):
        return one_line(text)
    return " ".join(block.text for block in blocks_of_piece(text))
