"""Teasers that no class tells: boxes alike, each a link and a sentence of another article."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from summarize.reading.normalization import one_line
from summarize.reading.page_marks import HtmlElement, tags

_BOXES = frozenset(("div", "section", "article", "li", "td"))
_MOST_TEXT = 320
"""Characters of a teaser beside its link; an entry of a list of news can be longer."""
_LEAST_LINK = 12
_FEWEST = 2


def teaser_boxes(tree: HtmlElement) -> set[HtmlElement]:
    """Return the small elements that begin with a link in a line of its own and go on in text.

    There must be two of them alike on the page.
    """
    found = [element for element in tree.iter(*_BOXES) if _is_teaser(element)]
    kinds = Counter(map(_kind, found))
    return {element for element in found if kinds[_kind(element)] >= _FEWEST}


def _kind(element: HtmlElement) -> tuple[str, str]:
    return element.tag, element.get("class", "")


def _is_teaser(element: HtmlElement) -> bool:
    """Say whether the first text is a whole block of links, and a little text follows it."""
    if len(element) < _FEWEST:
        return False
    linked, plain = "", ""
    for is_link, pieces in groupby(_texts(element), key=lambda piece: piece[0]):
        text = one_line(" ".join(text for _, text in pieces))
        if is_link and not plain:
            linked += text
        elif not linked:
            return False
        elif not is_link:
            plain += text
    return len(linked) >= _LEAST_LINK and 0 < len(plain) <= _MOST_TEXT and _stands_alone(element)


def _texts(element: HtmlElement) -> list[tuple[bool, str]]:
    """Return the pieces of text in an element, each with whether it is a link's."""
    from lxml import etree

    pieces: list[tuple[bool, str]] = []
    links = 0
    for event, each in etree.iterwalk(element, events=("start", "end"), tag="*"):
        if each.tag in tags("silent"):
            continue
        if event == "start":
            links += each.tag == "a"
            text = each.text
        else:
            links -= each.tag == "a"
            text = each.tail if each is not element else None
        if text and text.strip():
            pieces.append((links > 0, text))
    return pieces


def _stands_alone(element: HtmlElement) -> bool:
    """Say whether the first link is all of its line: what follows it is another block."""
    link = next(element.iter("a"))
    line = link if link.getparent() is element else _line(link, element)
    if line.tail and line.tail.strip():
        return False
    following = line.getnext()
    return following is not None and (following.tag in tags("block") or following.tag == "br")


def _line(link: HtmlElement, element: HtmlElement) -> HtmlElement:
    """Return the child of an element that a link stands in."""
    while link.getparent() is not element:
        link = link.getparent()
    return link
