"""Web pages: trafilatura finds the article, and what it leaves out is listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, TypeAlias

from summarize.language.words import count_words
from summarize.reading.boilerplate import noise_reason
from summarize.reading.decoding import decode_html
from summarize.reading.draft import Block, Draft, Metadata, UnreadableInputError
from summarize.reading.normalization import line_of, one_line
from summarize.reading.published import iso_date

# An lxml element: lxml has no types of its own.
HtmlElement: TypeAlias = Any

_SILENT = ("script", "style", "noscript", "template", "svg", "head", "iframe", "button")
_CHROME_TAGS = {"figcaption": "caption", "nav": "menu", "footer": "footer", "aside": "sidebar"}
_CHROME_CLASSES = tuple(
    (reason, re.compile(rf"(?:^|[\s_-])(?:{words})(?:$|[\s_-])", re.IGNORECASE))
    for reason, words in (
        ("share bar", "share|sharing|social|sharebar"),
        ("menu", "navbar|breadcrumbs?|menu"),
        ("advertisement", "advert|advertisement|ad-slot|sponsored"),
        ("caption", "caption|wp-caption-text"),
        ("subscription notice", "newsletter|subscribe"),
    )
)
_MOST_CHROME_WORDS = 60
# What trafilatura's elements are: paragraphs without a reason, else why they are set apart.
_PARAGRAPHS = {
    **dict.fromkeys(("p", "item", "quote")),
    "head": "heading",
    "row": "table",
    "code": "code",
}
_BLOCK_TAGS = frozenset("p li h1 h2 h3 h4 h5 h6 td th blockquote pre dt dd".split())


def read_html(data: bytes) -> list[Draft]:
    """Read one article from a web page.

    Raises:
        UnreadableInputError: No article is found in the page.
    """
    return [draft_of_page(decode_html(data))]


def draft_of_page(page: str) -> Draft:
    """Return the article of a page, with captions, menus, share bars … set apart in place."""
    from trafilatura import load_html

    tree = load_html(page)
    if tree is None:
        raise UnreadableInputError("it is not HTML, or an empty page; give one with an article")
    metadata = _metadata(tree)
    outline = list(_outline(tree))
    _remove_chrome(tree)
    kept = list(_article_paragraphs(tree))
    return Draft(tuple(_merge(kept, outline, metadata.title)), metadata)


def _metadata(tree: HtmlElement) -> Metadata:
    import trafilatura

    # Not extensive: a date that merely occurs in the text is not the article's.
    found = trafilatura.extract_metadata(deepcopy(tree), extensive=False)
    if found is None:
        return Metadata()
    return Metadata(
        title=line_of(found.title),
        source=line_of(found.sitename or found.hostname),
        published=iso_date(found.date),
        url=line_of(found.url),
    )


def _article_paragraphs(tree: HtmlElement) -> Iterator[Block]:
    import trafilatura

    document = trafilatura.bare_extraction(deepcopy(tree), include_comments=False)
    if document is None or isinstance(document, dict):
        raise UnreadableInputError("no article is found in the page; give its text as .txt")
    for element in document.body.iter(*_PARAGRAPHS):
        # Containers are read through the paragraphs inside them.
        if next(element.iterdescendants("p", "item", "quote"), None) is None:
            yield from _block(element, _PARAGRAPHS[element.tag], apart=element.tag == "row")


def _outline(tree: HtmlElement) -> Iterator[Block]:
    """Yield the page's blocks in order: chrome with its reason, everything else without."""
    body = tree.find(".//body")
    return _blocks(tree if body is None else body)


def _blocks(parent: HtmlElement) -> Iterator[Block]:
    for element in parent.iterchildren("*"):
        if element.tag in _SILENT:
            continue
        reason = _chrome_reason(element)
        if reason is not None or element.tag in _BLOCK_TAGS:
            yield from _block(element, reason, apart=reason is not None)
        else:
            yield from _blocks(element)


def _block(element: HtmlElement, reason: str | None, *, apart: bool) -> Iterator[Block]:
    """Yield the text of an element, if it has any; ``apart`` has its parts parted by spaces."""
    if text := one_line((" " if apart else "").join(element.itertext())):
        yield Block(text, reason)


def _chrome_reason(element: HtmlElement) -> str | None:
    reason = _CHROME_TAGS.get(element.tag)
    if reason is not None or element.tag in {"body", "main", "article"}:
        return reason
    # Themes write a topic into the class of a whole article ("tag-social-media").
    if count_words(element.text_content()) > _MOST_CHROME_WORDS:
        return None
    names = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
    return next((reason for reason, pattern in _CHROME_CLASSES if pattern.search(names)), None)


def _remove_chrome(tree: HtmlElement) -> None:
    for element in list(tree.iterdescendants("*")):
        if element.getparent() is not None and _chrome_reason(element):
            element.drop_tree()


def _merge(kept: list[Block], outline: list[Block], title: str | None) -> Iterator[Block]:
    """Yield the article's paragraphs with the page's other blocks where they stand."""
    texts = [block.text for block in kept]
    position = 0
    for block in outline:
        if block.reason is not None:
            yield block
        elif block.text in texts:
            if block.text in texts[position:]:
                end = texts.index(block.text, position) + 1
                yield from _without_title(kept[position:end], title)
                position = end
        elif block.text != title and not any(block.text in t or t in block.text for t in texts):
            yield Block(block.text, noise_reason(block.text) or "outside the article")
    yield from _without_title(kept[position:], title)


def _without_title(blocks: list[Block], title: str | None) -> Iterator[Block]:
    return (block for block in blocks if block.text != title)
