"""PDF documents: lines of type on pages, made paragraphs again.

A PDF knows no paragraphs, only where which letters stand. What stands at the edge of page after
page, and what is set larger than the text, is told by place and size.
"""

from __future__ import annotations

import logging
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import pairwise
from statistics import median
from typing import Any

from summarize.limits import MOST_PDF_PAGES
from summarize.reading.draft import Block, Draft, Metadata, OtherDate, UnreadableInputError
from summarize.reading.hyphens import Hyphens
from summarize.reading.normalization import ends_sentence, line_of, one_line
from summarize.reading.optional import broken_as_unreadable, library
from summarize.reading.record_fields import document_authors, language_code

_MARGIN = 0.12
"""Share of the page's height, at its head and its foot, where what recurs is no text."""
_PAGE_NUMBER = re.compile(
    r"\W*(?:[^\W\d]{1,7}\.? )?\d{1,4}(?: ?(?:of|/|von|de|di|sur|van) ?\d{1,4})?\W*"
)
_LARGER = 1.15
"""From so many times the size of the text a line is a heading."""
_WIDER_GAP = 1.35
"""From so many times the usual distance of lines a paragraph ends."""
_WIDE_GAP = 1.5
"""From so many sizes of type the distance of lines is wide."""
_ALONE = 1.8
"""So many sizes of type are free below a line that stands alone."""
_INDENT = (0.7, 4.0)
"""By so many sizes of type the first line of a paragraph is indented, if it is."""
_SHORT_LINE = 0.8
"""A line that stays this far below the longest ended because its paragraph did."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of type; ``x`` and ``y`` in points from the lower left corner of its page."""

    text: str
    x: float
    y: float
    size: float
    page: int
    reason: str | None = None


def read_pdf(data: bytes) -> list[Draft]:
    """Read one article from a PDF document.

    Raises:
        UnreadableInputError: It is broken, encrypted, has no text, or pypdf is not installed.
    """
    pypdf = library("pypdf", package="pypdf", what=".pdf", extra="pdf")
    with _silent(), broken_as_unreadable("PDF document"):
        reader = pypdf.PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableInputError("it is encrypted; save it without its password")
        pages = [list(_lines_of(page, n)) for n, page in _some(enumerate(reader.pages))]
        heights = [float(page.mediabox.height) for _, page in _some(enumerate(reader.pages))]
        if not any(pages):
            raise UnreadableInputError(
                "it has no text, only pictures, as scanned pages do; have the text recognized (OCR)"
            )
        draft = _draft(_marked(pages, heights), _metadata(reader))
        return [replace(draft, warnings=tuple(_warnings(pages, len(reader.pages))))]


def _some(pages: Iterator[tuple[int, Any]]) -> Iterator[tuple[int, Any]]:
    return (each for each in pages if each[0] < MOST_PDF_PAGES)


def _warnings(pages: Sequence[Sequence[_Line]], count: int) -> Iterator[str]:
    empty = [str(number) for number, lines in enumerate(pages, start=1) if not lines]
    if empty:
        yield f"no text on page {', '.join(empty[:5])}{' …' if len(empty) > 5 else ''}"
    if count > MOST_PDF_PAGES:
        yield f"only the first {MOST_PDF_PAGES} of {count} pages are read"


def _metadata(reader: Any) -> tuple[Metadata, OtherDate | None]:
    about = reader.metadata
    declared = reader.root_object.get("/Lang")
    language = language_code(str(declared)) if declared is not None else None
    if about is None:
        return Metadata(language=language), None
    made = _date(about)
    return Metadata(
        title=line_of(about.title), authors=document_authors(about.author), language=language
    ), OtherDate(made, "the day on which the document was made") if made else None


def _date(about: Any) -> str | None:
    try:
        return about.creation_date.isoformat() if about.creation_date else None
    except ValueError:  # dates of PDF that are none
        return None


def _lines_of(page: Any, number: int) -> Iterator[_Line]:
    """Yield a page's lines in the order in which it draws them: column after column, mostly."""
    runs: list[tuple[str, float, float, float]] = []

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs(tm[3] * cm[3] + tm[2] * cm[1]) or abs(tm[0] * cm[0])
        runs.append((text, x, y, size * (scale or 1.0)))

    page.extract_text(visitor_text=visit)
    gathered: list[tuple[str, float, float, float]] = []
    for text, x, y, size in runs:
        *ended, rest = text.split("\n")
        for part in ended:
            yield from _line([*gathered, (part, x, y, size)], number)
            gathered = []
        gathered.append((rest, x, y, size))
    yield from _line(gathered, number)


def _line(runs: Sequence[tuple[str, float, float, float]], page: int) -> Iterator[_Line]:
    inked = [run for run in runs if run[0].strip()]
    if inked and (text := one_line("".join(run[0] for run in runs))):
        longest = max(inked, key=lambda run: len(run[0]))
        yield _Line(text, inked[0][1], inked[0][2], round(longest[3], 1), page)


def _marked(pages: Sequence[Sequence[_Line]], heights: Sequence[float]) -> list[_Line]:
    """Return all lines, those that are no text with the reason."""
    larger = _LARGER * _size_of_text(pages)
    at_edge = [
        {line for line in lines if not _MARGIN * height < line.y < (1 - _MARGIN) * height}
        for lines, height in zip(pages, heights, strict=True)
    ]
    counts = Counter(shape for lines in at_edge for shape in {_shape(line) for line in lines})
    often = max(2, len([lines for lines in pages if lines]) / 2)
    recurring = {shape for shape, count in counts.items() if count >= often}
    # The first page is like no other, but what stands above the title there is no text either.
    title = max((line for line in pages[0]), key=lambda line: line.size, default=None)
    top = title.y if title is not None and title.size >= larger else heights[0]

    def reason(line: _Line) -> str | None:
        if line in at_edge[line.page]:
            if _PAGE_NUMBER.fullmatch(line.text):
                return "page number"
            is_first = line.page == 0 and line.y > top and _is_alone(line, pages[0])
            if is_first or _shape(line) in recurring:
                is_above = line.y > heights[line.page] / 2
                return "running header" if is_above else "running footer"
        return "heading" if line.size >= larger else None

    return [replace(line, reason=reason(line)) for lines in pages for line in lines]


def _is_alone(line: _Line, others: Sequence[_Line]) -> bool:
    """Say whether no other line follows below it, as one does at the head of a column."""
    return not any(1 < line.y - other.y < _ALONE * line.size for other in others)


def _shape(line: _Line) -> tuple[str, int]:
    """Return what recurs of a running line: its place, and its words but for the page number.

    Their order is that of the other side on a left page.
    """
    return " ".join(sorted(re.sub(r"\d+", "#", line.text).split())), round(line.y / 4)


def _size_of_text(pages: Sequence[Sequence[_Line]]) -> float:
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: sizes[size])


def _draft(lines: Sequence[_Line], known: tuple[Metadata, OtherDate | None]) -> Draft:
    metadata, made = known
    title = _title(lines)
    if title:
        metadata = replace(metadata, title=title)
    elif metadata.title and metadata.title not in one_line(" ".join(line.text for line in lines)):
        metadata = replace(metadata, title=None)  # programs write a file's name there, and worse
    blocks = tuple(block for block in _blocks(lines) if block.text != title)
    return Draft(blocks, metadata, title_in_text=metadata.title is None, other_date=made)


def _title(lines: Sequence[_Line]) -> str | None:
    """Return the lines of the largest type on the first page that has any."""
    first = [line for line in lines if line.page == lines[0].page and line.reason == "heading"]
    largest = max((line.size for line in first), default=0.0)
    return " ".join(line.text for line in first if line.size == largest) or None


def _blocks(lines: Sequence[_Line]) -> Iterator[Block]:
    text = [line for line in lines if line.reason is None]
    hyphens = Hyphens(line.text for line in text)
    rule = _Paragraphs(text)
    gathered: list[_Line] = []
    waiting: list[Block] = []
    for line in lines:
        if line.reason in ("running header", "running footer", "page number"):
            waiting.append(Block(line.text, line.reason))  # a paragraph may go on behind it
            continue
        if gathered and rule.ends_before(gathered[-1], line):
            yield Block(hyphens.joined([each.text for each in gathered]), gathered[0].reason)
            gathered = []
            yield from waiting
            waiting = []
        gathered.append(line)
    if gathered:
        yield Block(hyphens.joined([each.text for each in gathered]), gathered[0].reason)
    yield from waiting


class _Paragraphs:
    """Where paragraphs end, by what is usual in one document."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        gaps = [a.y - b.y for a, b in pairwise(lines) if a.page == b.page and a.y - b.y > 0]
        self._gap = median(gaps) if gaps else 0.0
        longest: defaultdict[int, int] = defaultdict(int)
        for line in lines:
            column = round(line.x / 20)
            longest[column] = max(longest[column], len(line.text))
        self._longest = longest

    def ends_before(self, line: _Line, following: _Line) -> bool:
        """Say whether a paragraph ends between two lines that are drawn after each other."""
        if line.reason != following.reason or (line.reason and line.size != following.size):
            return True
        if line.page != following.page or following.y > line.y:  # the next page, or column
            return ends_sentence(line.text) or line.reason is not None
        gap = line.y - following.y
        if gap > _WIDER_GAP * self._gap:
            return not following.text[0].islower()
        if gap > _WIDE_GAP * line.size and ends_sentence(line.text):
            return True  # paragraphs of one line, or lines far apart
        least, most = (sizes * following.size for sizes in _INDENT)
        if least < following.x - line.x < most and not following.text[0].islower():
            return True
        longest = self._longest[round(line.x / 20)]
        return ends_sentence(line.text) and len(line.text) < _SHORT_LINE * longest


@contextmanager
def _silent() -> Iterator[None]:
    """Keep what pypdf tells of broken documents off the terminal; what matters is raised."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)
