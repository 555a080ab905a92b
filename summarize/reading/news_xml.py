"""XML: which kind it is, and the news formats of agencies (NewsML-G2, NewsML 1, NITF).

An agency's file is read by local names, whatever the namespace: the text is the paragraphs of the
content, and the metadata stand around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from summarize.reading.draft import Block, Draft, Metadata, UnreadableInputError
from summarize.reading.feeds import read_feed
from summarize.reading.normalization import one_line
from summarize.reading.record_fields import authors_in, language_code, moment_of
from summarize.reading.web_pages import read_html

# An lxml element: lxml has no types of its own.
XmlElement: TypeAlias = Any

_FEED_ROOTS = {"rss", "feed", "RDF"}
_ITEMS = ("newsItem", "NewsItem", "nitf")
"""What one article stands in: of NewsML-G2, NewsML 1 and NITF."""

_CONTENTS = ("contentSet", "body.content", "DataContent", "body")
_PARAGRAPHS = {
    "p": None,
    "hl2": "heading",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("media-caption", "figcaption", "caption"), "caption"),
    **dict.fromkeys(("table", "pre"), "table"),
    "li": None,
}
_TITLES = ("headline", "HeadLine", "hl1", "title", "h1")
_SOURCES = ("infoSource", "creditline", "CreditLine", "provider", "Provider", "doc.copyright")
_DATES = ("date.issue", "contentCreated", "versionCreated", "DateLineDate", "FirstCreated")
_LATER_DATES = ("ThisRevisionCreated", "firstCreated", "sent", "DateAndTime", "story.date")
_BYLINES = ("by", "byline", "ByLine", "byttl")
_NAMES = ("holder", "FormalName", "literal")


def read_xml(data: bytes) -> list[Draft]:
    """Read what an XML file holds: a feed, news of an agency, or a page.

    Raises:
        UnreadableInputError: It is XML of another kind, or broken.
    """
    root = xml_root(data)
    if root is None or root.lower() == "html":
        return read_html(data)
    if root in _FEED_ROOTS:
        return read_feed(data)
    return _read_news(data, root)


def xml_root(data: bytes) -> str | None:
    """Return the local name of the outermost element; None if the data are no XML."""
    from lxml import etree

    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
        return None
    parser = etree.XMLPullParser(events=("start",), **_SAFE)
    try:
        for at in range(0, min(len(start), _ROOT_BYTES), _STEP_BYTES):
            parser.feed(start[at : at + _STEP_BYTES])
            for _, element in parser.read_events():
                return _name(element)
    except etree.XMLSyntaxError:
        return None
    return None


# Entities stand for other text, of any length or from any place; news needs none.
_SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
_ROOT_BYTES, _STEP_BYTES = 65536, 1024


def _read_news(data: bytes, root: str) -> list[Draft]:
    from lxml import etree

    try:
        tree = etree.fromstring(data, etree.XMLParser(recover=False, **_SAFE))
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise UnreadableInputError(f"its XML is broken: {reason}") from error
    aside = (etree.Comment, etree.ProcessingInstruction, etree.Entity)
    etree.strip_elements(tree, *aside, with_tail=False)
    items = [each for each in _named(tree, _ITEMS) if not _outer(each, _ITEMS)]
    if not items:
        raise UnreadableInputError(
            f"it is XML of a kind that is not read (<{root}>); "
            "read are RSS, Atom, RDF, NewsML-G2, NewsML 1 and NITF"
        )
    many = len(items) > 1
    return [_draft(item, f"item {n}" if many else "") for n, item in enumerate(items, 1)]


def _draft(item: XmlElement, label: str) -> Draft:
    metadata = Metadata(
        title=_line(item, _TITLES),
        source=_source(item),
        published=next(
            filter(None, (moment_of(text) for text in _values(item, (*_DATES, *_LATER_DATES)))),
            None,
        ),
        authors=authors_in(
            [re.sub(r"(?i),.*| for .*", "", line) for line in _lines(item, _BYLINES[:3])]
        ),
        language=language_code(next(_languages(item), None)),
    )
    blocks = tuple(_blocks(item))
    problem = None if blocks else "it holds no text, as news of pictures do; give one with a story"
    label = f"{label} ({metadata.title})" if label and metadata.title else label
    return Draft(blocks, metadata, label=label, problem=problem)


def _blocks(item: XmlElement) -> Iterator[Block]:
    found = (list(_named(item, (name,))) for name in _CONTENTS)
    contents = next((list(each) for each in found if each), [])
    for content in contents:
        if _outer(content, (_name(content),)):
            continue
        paragraphs = [
            each for each in _named(content, _PARAGRAPHS) if not _outer(each, _PARAGRAPHS)
        ]
        if paragraphs:
            yield from _written(_PARAGRAPHS, paragraphs)
        elif text := _text(content):
            yield Block(text)


def _written(reasons: dict[str, str | None], elements: Iterable[XmlElement]) -> Iterator[Block]:
    for element in elements:
        if text := _text(element):
            yield Block(text, reasons[_name(element)])


def _source(item: XmlElement) -> str | None:
    for element in _named(item, _SOURCES):
        inner = _line(element, ("name",)) or _text(element)
        named = (each.get(name) for each in element.iter() for name in _NAMES)
        code = (element.get("qcode") or "").rpartition(":")[2]
        if line := inner or next(filter(None, named), None) or code:
            return one_line(line)
    return None


def _languages(item: XmlElement) -> Iterator[str]:
    for element in _named(item, ("language", "Language")):
        yield element.get("tag") or element.get("FormalName") or ""
    for element in (*_named(item, _CONTENTS), item):
        for each in element.iter():
            if value := each.get("{http://www.w3.org/XML/1998/namespace}lang"):
                yield value


def _values(item: XmlElement, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        for element in _named(item, (name,)):
            yield element.get("norm") or element.get("date.issue") or _text(element)


def _line(item: XmlElement, names: Iterable[str]) -> str | None:
    return next(_lines(item, names), None)


def _lines(item: XmlElement, names: Iterable[str]) -> Iterator[str]:
    found = (element for name in names for element in _named(item, (name,)))
    return (text for element in found if (text := _text(element)))


def _text(element: XmlElement) -> str:
    return one_line("".join(element.itertext()))


def _named(item: XmlElement, names: Iterable[str]) -> Iterator[XmlElement]:
    wanted = frozenset(names)
    return (each for each in item.iter() if _name(each) in wanted)


def _outer(element: XmlElement, names: Iterable[str]) -> bool:
    """Say whether the element stands in another of these names."""
    wanted = frozenset(names)
    return any(_name(each) in wanted for each in element.iterancestors())


def _name(element: XmlElement) -> str:
    return str(element.tag).rpartition("}")[2]
