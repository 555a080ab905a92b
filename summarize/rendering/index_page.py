"""The page that lists many briefs: to be searched and sorted, with what failed and why."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from summarize.language.words import count_words
from summarize.rendering.phrases import one_line

SHOWN_SOURCES = 4
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FORMATS = {".html": "report", ".md": "Markdown", ".txt": "text", ".json": "JSON"}
"""The formats by the suffix of their files; the first that is there is what a headline leads to."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A brief in the index.

    Attributes:
        story: its id.
        headline: its headline, or the story's id where it has none.
        language: the code of its language.
        sources: the first of those who published its articles, and how many more there are.
        articles: how many it is made from.
        differences: on how many facts sources differ.
        words: how many it has.
        day: the latest day on which one of its articles was published, in ISO 8601, or "".
        files: the names of its formats and where each one is, relative to the index.
        unread: of each file of the story that could not be read, which and why.
    """

    story: str
    headline: str
    language: str
    sources: str
    articles: int
    differences: int
    words: int
    day: str
    files: tuple[tuple[str, str], ...]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexFailure:
    """A story that has no brief, and why."""

    story: str
    stage: str
    reason: str


def index_entry(story: str, brief: Mapping[str, object], files: Sequence[str]) -> IndexEntry:
    """Return what the index says of a brief.

    Args:
        story: its id.
        brief: its JSON.
        files: the names of its files, beside the index.
    """
    articles = [each for each in _list(brief.get("articles")) if isinstance(each, dict)]
    published = (_DAY.match(_line(each.get("published"))) for each in articles)
    sources = list(dict.fromkeys(filter(None, (_line(each.get("source")) for each in articles))))
    more = len(sources) - SHOWN_SOURCES
    shown = ", ".join(sources[:SHOWN_SOURCES]) + (f" and {more} more" if more > 0 else "")
    return IndexEntry(
        story=story,
        headline=_line(brief.get("headline")) or story,
        language=_line(brief.get("language")),
        sources=shown,
        articles=len(articles),
        differences=len(_list(brief.get("differences"))),
        words=count_words(_line(brief.get("text"))),
        day=max((day[0] for day in published if day), default=""),
        files=tuple(
            (name, quote(file))
            for suffix, name in _FORMATS.items()
            for file in files
            if file.endswith(suffix)
        ),
    )


def _line(value: object) -> str:
    """Return a text in one line; of what is no text, since others can write there, nothing."""
    return one_line(value) if isinstance(value, str) else ""


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()


def render_index(entries: Sequence[IndexEntry], failures: Sequence[IndexFailure]) -> str:
    """Return the page, the latest briefs first, then by story."""
    from summarize.rendering.readable import index_as_page

    by_story = sorted(entries, key=lambda entry: entry.story)
    latest = sorted(by_story, key=lambda entry: entry.day, reverse=True)
    return index_as_page(latest, sorted(failures, key=lambda failure: failure.story))
