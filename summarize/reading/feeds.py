"""Feeds: RSS, Atom and RDF, each entry an article, with its whole text where the feed has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any

from summarize.reading.draft import Draft, Metadata, UnreadableInputError
from summarize.reading.html_pieces import words_of
from summarize.reading.optional import broken_as_unreadable, library
from summarize.reading.published import later_that_day
from summarize.reading.record_fields import (
    WHOLE_WORDS,
    authors_in,
    draft_of_text,
    language_code,
    moment_of,
    words_in,
)
from summarize.reading.rubrics import without_rubric


def read_feed(data: bytes) -> list[Draft]:
    """Read the entries of a feed.

    Raises:
        UnreadableInputError: It is no feed, or feedparser is not installed.
    """
    feedparser = library("feedparser", package="feedparser", what="feeds", extra="feeds")
    with broken_as_unreadable("feed"):
        # As a stream: feedparser takes text for an address or a path, and fetches it. Markup is
        # read by what reads pages: cleaning it here takes the square of unclosed comments.
        found = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
        if not found.entries:
            raise UnreadableInputError("it is a feed without entries; fetch it again later")
        shared = Metadata(
            source=_outlet(found.feed.get("title")),
            language=language_code(found.feed.get("language")),
        )
        return [_draft(entry, shared, f"entry {n}") for n, entry in enumerate(found.entries, 1)]


def _draft(entry: Mapping[str, Any], shared: Metadata, label: str) -> Draft:
    metadata = Metadata(
        title=_words(entry.get("title")),
        source=_outlet((entry.get("source") or {}).get("title")),
        published=_date(entry),
        url=entry.get("link") or None,
        authors=_authors(entry),
    ).or_else(shared)
    label = f"{label} ({metadata.title})" if metadata.title else label
    whole = max((each.get("value", "") for each in entry.get("content") or ()), key=len, default="")
    text = whole if whole.strip() else entry.get("summary") or ""
    if not text.strip():
        return Draft(label=label, problem="the feed gives only its title; fetch the page")
    draft = replace(draft_of_text(text, metadata), label=label)
    # RSS has one field for teasers and whole texts; Atom's and others' has a name of its own.
    if draft.part is None and not whole.strip() and words_in(draft.blocks) < WHOLE_WORDS:
        draft = replace(draft, part="a teaser")
    return draft


def _authors(entry: Mapping[str, Any]) -> tuple[str, ...]:
    names = [each.get("name") for each in entry.get("authors") or ()]
    # RSS has "mail (name)" in one, which feedparser parts in the wrong place.
    return authors_in(names if len(names) > 1 else entry.get("author"))


def _date(entry: Mapping[str, Any]) -> str | None:
    published, updated = (_moment(entry, name) for name in ("published", "updated"))
    return later_that_day(published, updated)


def _moment(entry: Mapping[str, Any], name: str) -> str | None:
    if name not in entry:  # feedparser has words about asking for it all the same
        return None
    if found := moment_of(entry[name]):
        return found
    if parsed := entry.get(f"{name}_parsed"):  # in forms of dates that only feeds have
        return f"{parsed[0]:04}-{parsed[1]:02}-{parsed[2]:02}"
    return None


def _outlet(title: object) -> str | None:
    return without_rubric(_words(title) or "") or None


def _words(text: object) -> str | None:
    return (words_of(text) or None) if isinstance(text, str) else None
