"""Print a brief, what a verification found, or what was read.

The same value gives the same characters. JSON is a contract (`json_format`); what people read is
made by the templates of ``templates/``, which share one view of the brief (`view`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarize.errors import SettingsError
from summarize.rendering.index_page import IndexEntry, IndexFailure, index_entry, render_index
from summarize.rendering.json_format import (
    SCHEMA_VERSION,
    as_json,
    brief_as_json,
    brief_schema,
    verdicts_as_json,
)
from summarize.types import Brief, ReadArticles

if TYPE_CHECKING:
    from summarize.checking import Verification

__all__ = [
    "FORMATS",
    "IndexEntry",
    "IndexFailure",
    "brief_as_json",
    "brief_schema",
    "index_entry",
    "render",
    "render_articles",
    "render_index",
    "render_together",
    "render_verification",
]

FORMATS = ("markdown", "json", "text", "html")


def render(brief: Brief, format: str, *, with_sources: bool = False) -> str:  # noqa: A002
    """Return the brief in the named format, ending in one newline.

    Args:
        brief: What to print.
        format: One of ``FORMATS``.
        with_sources: Add each article's text; only the JSON format has a place for it.

    Raises:
        SettingsError: No format has that name.
    """
    if format not in FORMATS:
        raise SettingsError(f'unknown format "{format}"; known: {", ".join(FORMATS)}')
    if format == "json":
        return as_json(brief_as_json(brief, with_sources=with_sources))
    from summarize.rendering.readable import brief_as_prose

    return brief_as_prose(brief, format)


def render_together(
    briefs: Sequence[Brief],
    format: str,  # noqa: A002
    *,
    with_sources: bool = False,
) -> str:
    """Return the briefs of several stories: one after the other, or under "briefs" in JSON.

    Args:
        briefs: what to print, in order.
        format: "markdown", "text" or "json".
        with_sources: as for `render`.
    """
    if format == "json":
        shown = [brief_as_json(each, with_sources=with_sources) for each in briefs]
        return as_json({"schema_version": SCHEMA_VERSION, "briefs": shown})
    between = "\n---\n\n" if format == "markdown" else "\n\n"
    return between.join(render(each, format) for each in briefs)


def render_verification(verification: Verification, format: str) -> str:  # noqa: A002
    """Return the verdicts as "text" or "json", ending in one newline."""
    if format == "json":
        return as_json(verdicts_as_json(verification))
    from summarize.rendering.readable import verification_as_text

    return verification_as_text(verification)


def render_articles(read: ReadArticles, format: str, *, full: bool = False) -> str:  # noqa: A002
    """Return what was read and what was set apart as "text" or "json", ending in one newline.

    ``full`` has every passage that was set apart, in full; JSON always has, and the texts too.
    """
    from summarize.rendering.outlines import outlines_as_json, outlines_of

    if format == "json":
        return as_json(outlines_as_json(read))
    from summarize.rendering.readable import outlines_as_text

    return outlines_as_text(outlines_of(read, full=full), read.unread)
