"""Word documents (.docx): paragraphs, with headings, captions and tables set apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from summarize.reading.draft import Block, Draft, Metadata, OtherDate, UnreadableInputError
from summarize.reading.normalization import line_of, one_line
from summarize.reading.optional import broken_as_unreadable, library
from summarize.reading.record_fields import document_authors, language_code
from summarize.reading.unpacking import ZIP, zip_names

DOCUMENT = "word/document.xml"
"""The file in the zip archive that makes it a Word document."""

_STYLES = (("Heading", "heading"), ("Caption", "caption"), ("TOC", "table of contents"))
_TITLE = "Title"
_TEMPLATE = datetime(2013, 12, 23, 23, 15)
"""When the template was made with which python-docx begins every document."""
_EARLIEST = 1990
"""Earlier years are those from which programs count their days."""
_ONE_WORK = timedelta(days=31)


def read_docx(data: bytes) -> list[Draft]:
    """Read one article from a Word document.

    Raises:
        UnreadableInputError: It is none, is broken, or python-docx is not installed.
    """
    docx = library("docx", package="python-docx", what=".docx", extra="docx")
    if not data.startswith(ZIP):
        raise UnreadableInputError("it is no Word document (.docx); old ones (.doc) are not read")
    if DOCUMENT not in zip_names(data):
        raise UnreadableInputError("it is a zip archive without a Word document in it")
    with broken_as_unreadable("Word document"):
        return [_draft(docx.Document(BytesIO(data)))]


def _draft(document: Any) -> Draft:
    about = document.core_properties
    blocks = [*_running(document), *_blocks(document)]
    headed = next((block.text for block in blocks if block.reason == _TITLE), None)
    title = headed or line_of(about.title)
    kept = (block for block in blocks if block.reason != _TITLE or block.text != title)
    saved = _day_of_saving(about.created, about.modified)
    return Draft(
        tuple(kept),
        Metadata(
            title=title,
            authors=document_authors(about.author),
            language=language_code(about.language),
        ),
        title_in_text=title is None,
        other_date=OtherDate(saved.isoformat(), "the day on which the document was saved")
        if saved
        else None,
    )


def _day_of_saving(created: datetime | None, modified: datetime | None) -> datetime | None:
    """Return when a document was saved, if its properties tell the days of one piece of work.

    Long after it was begun it was opened again, or begun as a copy of an old one: then neither
    day tells when the article was written, and so it is with what a library's template has.
    """
    known = [each.replace(tzinfo=None) for each in (created, modified) if each is not None]
    known = [each for each in known if each != _TEMPLATE and each.year >= _EARLIEST]
    if not known or not timedelta(0) <= known[-1] - known[0] <= _ONE_WORK:
        return None
    return known[-1]


def _blocks(document: Any) -> Iterator[Block]:
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            yield from _rows(part)
        elif text := one_line(part.text):
            style = (part.style.name or "") if part.style is not None else ""
            reason = next((why for start, why in _STYLES if style.startswith(start)), None)
            yield from _lines(part.text, _TITLE if style == _TITLE else reason, text)


def _lines(text: str, reason: str | None, line: str) -> Iterator[Block]:
    """Yield a paragraph, or, where lines in it end as sentences do, each of them."""
    lines = [one for each in text.split("\n") if (one := one_line(each))]
    yield from (Block(each, reason) for each in (lines if reason is None else [line]))


def _rows(table: Any) -> Iterator[Block]:
    for row in table.rows:
        # A cell that spans columns is given for each of them.
        cells = {cell._tc: one_line(cell.text) for cell in row.cells}
        if text := " ".join(filter(None, cells.values())):
            yield Block(text, "table")


def _running(document: Any) -> Iterator[Block]:
    """Yield what stands at the head and foot of every page, once."""
    seen: set[str] = set()
    for section in document.sections:
        for where, part in (("header", section.header), ("footer", section.footer)):
            for paragraph in part.paragraphs:
                text = one_line(paragraph.text)
                if text and text not in seen:
                    seen.add(text)
                    yield Block(text, f"running {where}")
