"""Stories with reference summaries: what briefs are measured on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from summarize.analysis.identification import identify_articles, main_language
from summarize.errors import ReadError
from summarize.evaluation.jsonl import Row, read_rows
from summarize.reading import read_records
from summarize.types import Article


@dataclass(frozen=True, slots=True)
class ReferenceStory:
    """The articles on one event and what people wrote of it.

    Attributes:
        id: unique in its file.
        articles: as every other command reads them, cleaned, each with its language.
        references: the human summaries, at least one.
        sources: the articles' titles and texts as given, before any cleaning.
    """

    id: str
    articles: tuple[Article, ...]
    references: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def language(self) -> str:
        """The code of the language of most of the articles, by whose rules all is measured."""
        return main_language(self.articles)

    @property
    def digest(self) -> str:
        """The sha256 of all that a system may see of the story."""
        articles = [(a.title, a.source, a.published, a.text) for a in self.articles]
        content = json.dumps([self.id, articles, self.references, self.sources])
        return hashlib.sha256(content.encode()).hexdigest()


def read_stories(path: Path, *, limit: int | None = None) -> Iterator[ReferenceStory]:
    """Yield the stories of a file, the first ``limit`` of them.

    A row holds ``id``, ``documents`` and ``summary`` (a text) or ``summaries``.

    Raises:
        ReadError: The file cannot be read or holds no story, or a row lacks a part.
    """
    rows = islice(read_rows(path), limit)
    seen: set[str] = set()
    for row in rows:
        story_id = _unique(row, seen)
        yield _story(row, story_id)
    if not seen:
        raise ReadError(f"{path} holds no story; give one a line")


def story_ids(path: Path) -> list[str]:
    """Return the ids of all the stories of a file, in order.

    Raises:
        ReadError: As by `read_stories`, or two stories share an id.
    """
    seen: set[str] = set()
    return [_unique(row, seen) for row in read_rows(path)]


def _unique(row: Row, seen: set[str]) -> str:
    story_id = row.text("id")
    if story_id in seen:
        raise row.error(f'the id "{story_id}" stands above already; give each story its own')
    seen.add(story_id)
    return story_id


def _story(row: Row, story_id: str) -> ReferenceStory:
    documents = row.fields.get("documents")
    if not isinstance(documents, list):
        raise row.error('"documents" is wanted, a list of articles')
    read = read_records(documents, name=f"{row.where}: documents")
    articles = identify_articles(read.articles)
    return ReferenceStory(story_id, articles, _references(row), tuple(map(_as_given, documents)))


def _references(row: Row) -> tuple[str, ...]:
    several = row.fields.get("summaries")
    if several is None:
        return (row.text("summary", "summaries"),)
    if isinstance(several, list) and several and all(isinstance(s, str) for s in several):
        return tuple(several)
    raise row.error('"summaries" is wanted, a list of texts')


def _as_given(document: object) -> str:
    """All the text of a document, whatever its form: where a word may have come from."""
    if isinstance(document, dict):
        return "\n".join(_as_given(value) for value in document.values() if value)
    if isinstance(document, list):
        return "\n".join(map(_as_given, document))
    return str(document)
