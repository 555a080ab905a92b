"""Plain text: paragraphs, with what the first lines say read later, in cleaning."""

from __future__ import annotations

from summarize.reading.cleaning import passages_of
from summarize.reading.decoding import decode
from summarize.reading.draft import Draft


def read_text(data: bytes) -> list[Draft]:
    """Read one article from plain text."""
    return [Draft(passages_of(decode(data)), title_in_text=True)]
