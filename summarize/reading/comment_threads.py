"""Threads of comments and posts, told by what every entry of one has: a link to answer it.

Classes often say nothing of them. Elements side by side that are alike, each with some text and a
link to reply to it, report or quote it, are entries; where no prose stands before them (a forum,
say) the first of them is the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from summarize.language.languages import page_phrases
from summarize.reading.normalization import one_line
from summarize.reading.page_marks import HtmlElement, tags

_LINKS = ("a", "button", "span", "small", "input")
_LONGEST_LINK = 40
_FEWEST_LETTERS = 20
_PROSE_BEFORE = 200
_PROSE_PIECE = 40
_MOST_AROUND = 1.5
"""Characters of a piece of text that is not a label."""


def comment_entries(tree: HtmlElement) -> set[HtmlElement]:
    """Return the elements that are comments on a page's article, or answers to its first post."""
    links = [element for element in tree.iter(*_LINKS) if _answers(element)]
    holding = {each for link in links for each in link.iterancestors()}
    entries = {entry for link in links if (entry := _entry(link, holding)) is not None}
    if not entries:
        return set()
    before = 0
    for element in tree.iter("*"):
        if element in entries:
            return _with_boxes(entries) if before >= _PROSE_BEFORE else entries - {element}
        if element.tag not in tags("silent"):
            before += sum(len(text) for text in _pieces(element) if len(text) >= _PROSE_PIECE)
    return entries


def _with_boxes(entries: set[HtmlElement]) -> set[HtmlElement]:
    """Add what is printed around the entries of a thread: its heading, "Showing the latest"."""
    boxes: dict[HtmlElement, int] = {}
    for entry in entries:
        boxes[entry.getparent()] = boxes.get(entry.getparent(), 0) + len(_text(entry))
    return entries | {
        box for box, inside in boxes.items() if len(_text(box)) < _MOST_AROUND * inside
    }


def _answers(element: HtmlElement) -> bool:
    """Say whether an element is a link "Reply" or "Report (2)", by all of its text."""
    if len(element) > 1:
        return False
    text = one_line("".join(element.itertext()) or element.get("value", ""))
    return len(text) <= _LONGEST_LINK and _answer_words().fullmatch(text) is not None


@cache
def _answer_words() -> re.Pattern[str]:
    words = "|".join(map(re.escape, page_phrases("answer_links")))
    return re.compile(rf"\W*(?:{words})\W*(?:\d+\W*)?", re.IGNORECASE)


def _entry(link: HtmlElement, holding: set[HtmlElement]) -> HtmlElement | None:
    """Return the nearest element around a link that has another one like it beside it."""
    for element in link.iterancestors():
        parent = element.getparent()
        is_page = element.tag in {"article", "main", "body"} and _has_title(element)
        if parent is None or is_page:
            return None
        alike = (
            other
            for other in parent
            if other is not element
            and other in holding
            and (other.tag, other.get("class")) == (element.tag, element.get("class"))
            and _says_something(other)
        )
        if _says_something(element) and next(alike, None) is not None:
            return element
    return None


def _has_title(element: HtmlElement) -> bool:
    return next(element.iter("h1"), None) is not None


def _says_something(element: HtmlElement) -> bool:
    """Say whether there is text beside its links."""
    return len(_text(element)) >= _FEWEST_LETTERS


def _text(element: HtmlElement) -> str:
    return "".join(
        piece
        for each in element.iter("*")
        if each.tag not in tags("silent") and each.tag not in {"a", "button"}
        for piece in _pieces(each)
    )


def _pieces(element: HtmlElement) -> Iterator[str]:
    """Yield the text right inside an element."""
    for text in (element.text, *(child.tail for child in element)):
        if text and text.strip():
            yield text.strip()
