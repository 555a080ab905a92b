"""An article on its way in: blocks of text in reading order, each kept or set apart.

Every format module returns drafts, cleaning marks their blocks, and `finish` turns a
draft into an `Article` with its `Dropped` passages.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass, field

from summarize.fetching import without_credentials
from summarize.language.source_marks import joint, source_marks
from summarize.reading.normalization import one_line
from summarize.types import Article, Dropped

BEYOND_LIMIT = "beyond the longest text that is read"
SOURCE_MARK = "source mark"
"""Why "[1]" in an article's text is set apart: a brief has such marks of its own."""


class UnreadableInputError(Exception):
    """One input is no article; the message says why, and the caller adds the path."""

    def __init__(self, message: str) -> None:
        """Take a message, of which one line is kept: it may quote what stands in the input."""
        super().__init__(one_line(message))


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text; ``reason`` is None if it is kept, else why it is set apart.

    A kept block with ``continues`` goes on in the paragraph that the kept block before
    it began: something was taken out of the middle of that paragraph.
    ``box`` is the number of the small part of a page that it stands in, apart from the rest.
    """

    text: str
    reason: str | None = None
    continues: bool = False
    box: int | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about an article beside its text.

    ``published`` is ISO 8601; ``authors`` are names as they are printed, in order;
    ``language`` is an ISO 639-1 code as the input declares it, be it right or wrong;
    ``record`` the id that the input has for it.
    """

    title: str | None = None
    source: str | None = None
    published: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    record: str | None = None

    def or_else(self, other: Metadata) -> Metadata:
        """Fill what is missing here from ``other``."""
        pairs = zip(astuple(self), astuple(other), strict=True)
        return Metadata(*(own or others for own, others in pairs))


@dataclass(frozen=True, slots=True)
class OtherDate:
    """A date of something else than the publishing, for want of a better one.

    ``says`` tells of what, after a comma: "the day on which the file was made".
    """

    published: str
    says: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before and during cleaning.

    Attributes:
        blocks: its text.
        metadata: what the input says beside it.
        title_in_text: whether a short first line may be the title: so in plain text, not
            where the format itself marks headings.
        warnings: what a reader should know.
        label: which one of its file it is, "item 3"; empty for the only one.
        problem: why it is no article; the others of its file are read all the same.
        part: what alone of its text is there, "the description"; None for all of it.
        other_date: what counts as its date if nothing says when it was published.
    """

    blocks: tuple[Block, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    title_in_text: bool = False
    warnings: tuple[str, ...] = ()
    label: str = ""
    problem: str | None = None
    part: str | None = None
    other_date: OtherDate | None = None


def finish(draft: Draft, *, article_id: str, path: str | None) -> tuple[Article, list[Dropped]]:
    """Join the kept blocks to the article's text and place the others in it.

    A block that was set apart stands where the next kept one starts, or at the end of
    the text.
    """
    parts: list[str] = []
    at = 0
    waiting: list[Block] = []
    dropped: list[Dropped] = []
    for block in (*draft.blocks, Block("")):  # an end for what waits
        if block.reason is not None:
            waiting.append(block)
            continue
        if at and block.text:
            parts.append(" " if block.continues else "\n\n")
            at += len(parts[-1])
        dropped += [Dropped(article_id, at, at, each.reason or "", each.text) for each in waiting]
        waiting.clear()
        text, marks = _without_marks(block.text)
        dropped += [
            Dropped(article_id, at + place, at + place, SOURCE_MARK, mark) for place, mark in marks
        ]
        parts.append(text)
        at += len(text)
    meta = draft.metadata
    article = Article(
        id=article_id,
        text="".join(parts),
        title=meta.title,
        source=meta.source,
        published=meta.published,
        url=meta.url and without_credentials(meta.url),
        path=path,
        language=meta.language,
        authors=meta.authors,
        record=meta.record,
    )
    return article, dropped


def _without_marks(text: str) -> tuple[str, list[tuple[int, str]]]:
    """Return ``text`` without marks of sources, and these with the places where they stood."""
    marks: list[tuple[int, str]] = []
    parts: list[str] = []
    at = done = 0
    for start, end in source_marks(text):
        at += _append(parts, text[done:start])
        marks.append((at, text[start:end].strip()))
        done = end
    if not marks:
        return text, marks
    _append(parts, text[done:])
    return "".join(parts), marks


def _append(parts: list[str], more: str) -> int:
    """Add ``more``; return by how many characters the parts grew."""
    more = joint(parts[-1], more) + more if parts else more.lstrip()
    if more:
        parts.append(more)
    return len(more)
