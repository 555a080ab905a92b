"""Web archives (WARC): each page in them an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

from summarize.limits import MOST_INPUT_BYTES
from summarize.reading.decoding import decode_html
from summarize.reading.draft import Draft, Metadata, OtherDate, UnreadableInputError
from summarize.reading.optional import broken_as_unreadable, library
from summarize.reading.published import iso_date
from summarize.reading.web_pages import draft_of_page

_PAGES = ("text/html", "application/xhtml")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


def read_warc(data: bytes) -> list[Draft]:
    """Read the pages of an archive; pictures, scripts and answers without a page are passed by.

    A page without a date has that of its archiving.

    Raises:
        UnreadableInputError: It is broken, holds no page, or warcio is not installed.
    """
    module = "warcio.archiveiterator"
    warcio = library(module, package="warcio", what="web archives", extra="warc")
    with broken_as_unreadable("web archive"):
        drafts = [_draft(record) for record in _pages(warcio.ArchiveIterator(BytesIO(data)))]
    if not drafts:
        raise UnreadableInputError("it is a web archive without pages (responses of HTML)")
    return drafts


def _pages(records: Any) -> Iterator[Any]:
    for record in records:
        headers = record.http_headers
        kind = headers.get_header("Content-Type") if headers else record.content_type
        is_answer = record.rec_type == "response" and headers and headers.get_statuscode() == "200"
        if (is_answer or record.rec_type == "resource") and (kind or "").lower().startswith(_PAGES):
            yield record


def _draft(record: Any) -> Draft:
    url = record.rec_headers.get_header("WARC-Target-URI")
    label = f"page {url}"
    page = record.content_stream().read(MOST_INPUT_BYTES)
    kind = record.http_headers.get_header("Content-Type") if record.http_headers else ""
    charset = _CHARSET.search(kind or "")
    try:
        draft = draft_of_page(decode_html(page, charset[1] if charset else None))
    except UnreadableInputError as error:
        return Draft(label=label, problem=str(error))
    day = iso_date(record.rec_headers.get_header("WARC-Date"))
    return replace(
        draft,
        label=label,
        metadata=Metadata(url=url).or_else(draft.metadata),
        other_date=OtherDate(day, "the day on which the page was archived") if day else None,
    )
