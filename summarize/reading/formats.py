"""Which formats are read, by which function, and how to tell one without a suffix."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

from summarize.reading.decoding import decode, require_text
from summarize.reading.draft import Draft, UnreadableInputError
from summarize.reading.json_records import is_json_lines, read_json, read_json_lines
from summarize.reading.mail_messages import is_message, read_eml
from summarize.reading.markdown_text import read_markdown
from summarize.reading.news_xml import read_xml, xml_root
from summarize.reading.own_briefs import PROBLEM as BRIEF
from summarize.reading.own_briefs import is_brief_page, is_brief_text
from summarize.reading.pdf_documents import read_pdf
from summarize.reading.plain_text import read_text
from summarize.reading.tables import is_table, read_csv, read_parquet
from summarize.reading.unpacking import GZIP, ZIP, gunzip, zip_names
from summarize.reading.web_archives import read_warc
from summarize.reading.web_pages import read_html
from summarize.reading.word_documents import DOCUMENT, read_docx

Read = Callable[[bytes], list[Draft]]
"""Gives the drafts of all articles in a file's bytes."""

READERS: dict[str, Read] = {
    **dict.fromkeys((".txt", ".text"), read_text),
    **dict.fromkeys((".md", ".markdown"), read_markdown),
    **dict.fromkeys((".html", ".htm", ".xhtml"), read_html),
    ".json": read_json,
    **dict.fromkeys((".jsonl", ".ndjson"), read_json_lines),
    **dict.fromkeys((".xml", ".rss", ".atom", ".rdf", ".nitf", ".newsml"), read_xml),
    **dict.fromkeys((".csv", ".tsv"), read_csv),
    ".eml": read_eml,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".warc": read_warc,
    ".parquet": read_parquet,
}
"""Every format that is read, by lower-case suffix; each may be packed (``.warc.gz``)."""

SUFFIXES = ", ".join(READERS)

_BINARY: dict[bytes, Read] = {
    b"%PDF-": read_pdf,
    b"WARC/": read_warc,
    b"PAR1": read_parquet,
}
"""Formats that say by their first bytes what they are, whatever the file is called."""
_NO_TEXT = (read_pdf, read_docx, read_warc, read_parquet)

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype html|html|head|body|article|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN_SIGNS = re.compile(r"\A\s*(?:---\n.*?^---|# \S)|^#{2,3} \S|\]\(https?://", re.M | re.S)
_JSON_START = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")
_XML_START = re.compile(r"\s*<(?:\?xml|[A-Za-z][\w.-]*(?::[\w.-]+)?[\s>])")


def read_data(data: bytes, suffix: str) -> list[Draft]:
    """Read one input by its first bytes, its suffix, or else by what stands in it.

    Args:
        data: The input; gzip is unpacked.
        suffix: In lower case with its dot, without that of packing; may be unknown or empty.

    Raises:
        UnreadableInputError: It is of no format that is read, broken, empty, or our own brief.
    """
    if data.startswith(GZIP):
        data = gunzip(data)
    read = _by_first_bytes(data) or READERS.get(suffix)
    if read is read_text and is_message(data):
        read = read_eml
    if read not in _NO_TEXT:
        require_text(data)
    read = read or reader_for(data)
    if _is_brief(data, read):
        raise UnreadableInputError(BRIEF)
    return read(data)


def _is_brief(data: bytes, read: Read) -> bool:
    if read is read_html:
        return is_brief_page(data)
    return read in (read_text, read_markdown) and is_brief_text(decode(data))


def reader_for(data: bytes) -> Read:
    """Tell the format of an input without a known suffix by what it begins with."""
    if is_message(data):
        return read_eml
    text = decode(data)
    if _JSON_START.match(text):
        return read_json_lines if is_json_lines(text) else read_json
    if _PAGE.match(text):
        return read_html
    if _XML_START.match(text) and xml_root(data) is not None:
        return read_xml
    if is_table(text):
        return read_csv
    return read_markdown if _MARKDOWN_SIGNS.search(text.replace("\r\n", "\n")) else read_text


def _by_first_bytes(data: bytes) -> Read | None:
    if data.startswith(ZIP):
        with suppress(UnreadableInputError):  # it is a zip archive all the same, if a broken one
            return read_docx if DOCUMENT in zip_names(data) else None
    return next((read for magic, read in _BINARY.items() if data.startswith(magic)), None)
