"""Web addresses among the paths: fetched, and read as files are."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from summarize.errors import UsageError
from summarize.fetching import Fetched, Fetching, is_address, without_credentials
from summarize.language.words import count_words
from summarize.reading.decoding import decode_html
from summarize.reading.draft import Draft, Metadata, UnreadableInputError
from summarize.reading.withheld import is_for_subscribers, why_withheld

_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "application/json": ".json",
    "application/feed+json": ".json",
    "application/ld+json": ".json",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
"""The suffixes of what content types say plainly; servers say "text/plain" of anything."""
_PAGE = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_SAYS_ITS_ENCODING = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=", re.IGNORECASE)
_HEAD_BYTES = 4096
_WESTERN = ("ascii", "iso8859-1", "cp1252")
"""What servers say of all their pages, without having looked."""
_NO_ENCODINGS = ("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7")
"""What Python calls encodings of text, and no page is in."""


def fetch_named(paths: Sequence[str | Path], fetching: Fetching) -> dict[str | Path, Fetched]:
    """Return what the addresses among ``paths`` bring, by address; files are left alone.

    Raises:
        UsageError: There is one, and nothing may be fetched.
    """
    addresses = [each for each in dict.fromkeys(paths) if isinstance(each, str)]
    addresses = [each for each in addresses if is_address(each)]
    if not addresses:
        return {}
    if fetching.offline:
        raise UsageError(
            f"{without_credentials(addresses[0])} is a web address, and --offline forbids to fetch"
            " any; save the page and name the file"
        )
    from summarize.fetching.visits import fetch_pages

    pages = fetch_pages(addresses, private=fetching.private)
    return dict(zip(addresses, pages, strict=True))


def drafts_of_page_at(page: Fetched, read: Callable[[bytes, str], list[Draft]]) -> list[Draft]:
    """Return the articles that an address brought.

    Args:
        page: what it brought.
        read: gives the drafts of bytes, told their suffix; "" for what is told by content.

    Raises:
        UnreadableInputError: It brought none, and why.
    """
    if page.problem:
        raise UnreadableInputError(page.problem)
    suffix = _suffix(page)
    data = _with_charset(page.data, page.charset) if suffix != ".pdf" else page.data
    if suffix != ".html":
        return [_placed(each, page.url) for each in read(data, suffix)]
    html = decode_html(data)
    try:
        drafts = read(data, suffix)
    except UnreadableInputError as error:
        raise UnreadableInputError(why_withheld(html, 0) or str(error)) from error
    kept = (block.text for each in drafts for block in each.blocks if block.reason is None)
    if why := why_withheld(html, sum(map(count_words, kept))):
        raise UnreadableInputError(why)
    return [_as_page(each, page.url, html) for each in drafts]


def _suffix(page: Fetched) -> str:
    """Return the suffix that files of the page's format have; "" where nothing tells it."""
    told = _SUFFIXES.get(page.content_type)
    if told is None and _PAGE.search(page.data[:_HEAD_BYTES]):
        return ".html"
    return PurePosixPath(urlsplit(page.url).path).suffix.lower() if told is None else told


def _placed(draft: Draft, url: str) -> Draft:
    """Return the draft with the address that it is from, unless it names its own."""
    return replace(draft, metadata=draft.metadata.or_else(Metadata(url=url)))


def _as_page(draft: Draft, url: str, html: str) -> Draft:
    """Return a page's article with its address, and with its host where it names no source."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    metadata = replace(draft.metadata.or_else(Metadata(source=host)), url=url)
    cut = "the page says that it is for subscribers; its text may be cut off"
    warnings = (*draft.warnings, *([cut] if is_for_subscribers(html) else []))
    return replace(draft, metadata=metadata, warnings=warnings)


def _with_charset(data: bytes, charset: str) -> bytes:
    """Return text in UTF-8 where only the server says in which encoding it is."""
    if not charset or _SAYS_ITS_ENCODING.search(data[:_HEAD_BYTES]):
        return data
    try:
        name = codecs.lookup(charset).name
        if name in _NO_ENCODINGS or (name in _WESTERN and _is_utf8(data)):
            return data
        text = data.decode("cp1252" if name in _WESTERN else name)
    except (LookupError, UnicodeError):
        return data  # it is none, or the text is not in it
    return codecs.BOM_UTF8 + text.removeprefix("\ufeff").encode("utf-8", "replace")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
