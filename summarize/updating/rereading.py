"""The texts of articles that an envelope names and does not hold, read where they were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from summarize.errors import ReadError, SummarizeError
from summarize.fetching import Fetching
from summarize.language.words import count_words
from summarize.reading import read_articles
from summarize.types import Article, ReadArticles
from summarize.updating.notices import with_notices

MAKE_AGAIN = "make the brief again with --format json --with-sources"
"""What to do about an envelope that cannot be used."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """An article without its text, and what its text has where.

    ``spans`` are (start, end, text) of all that an envelope quotes of it.
    """

    id: str
    title: str | None
    path: str | None
    url: str | None
    words: int
    spans: tuple[tuple[int, int, str], ...]

    @classmethod
    def of(cls, article: Mapping[str, Any], envelope: Mapping[str, Any]) -> Quoted:
        """Return an article of an envelope as it can be known again."""
        spans = [
            (c["start"], c["end"], c["quote"])
            for _, c in citations_of(envelope)
            if c["article"] == article["id"]
        ]
        spans += [
            (each["start"], each["end"], each["text"])
            for each in envelope["dropped"]
            if each["article"] == article["id"] and each["end"] > each["start"]
        ]
        named = {name: article[name] for name in ("id", "title", "path", "url", "words")}
        return cls(**named, spans=tuple(dict.fromkeys(spans)))

    @property
    def place(self) -> str:
        """Where it was read: its file, or else its address."""
        return (self.path if self.path != "-" else None) or self.url or ""

    def is_text_of(self, text: str) -> bool:
        """Whether a text has all that is quoted where it is quoted."""
        quoted = all(text[start:end] == quote for start, end, quote in self.spans)
        return quoted and (bool(self.spans) or count_words(text) == self.words)


def texts_again(
    lacking: Sequence[Quoted],
    fetching: Fetching = Fetching(),  # noqa: B008 (it is frozen)
) -> dict[str, str]:
    """Return the texts of articles by id, each read where the envelope says that it was.

    Raises:
        ReadError: One is there no more, or not as it was.
    """
    by_place: defaultdict[str, list[Quoted]] = defaultdict(list)
    for each in lacking:
        by_place[each.place].append(each)
    texts: dict[str, str] = {}
    for place, wanted in by_place.items():
        texts |= _texts_at(place, wanted, partial(read_articles, [place], fetching=fetching))
    return texts


def _texts_at(
    place: str, wanted: Sequence[Quoted], read: Callable[[], ReadArticles]
) -> dict[str, str]:
    if not place:
        raise ReadError(_gone(wanted[0], "it does not say where they were"))
    try:
        again = read()
        found = (*again.articles, *with_notices(again.articles, again.dropped)[0])
    except SummarizeError as error:
        raise ReadError(_gone(wanted[0], str(error))) from error
    return texts_among(wanted, found)


def texts_among(wanted: Sequence[Quoted], articles: Sequence[Article]) -> dict[str, str]:
    """Return the texts of articles by id, each found among ``articles``.

    Raises:
        ReadError: One is not there, or not as it was.
    """
    found, texts = list(articles), {}
    for each in wanted:
        able = [article for article in found if each.is_text_of(article.text)]
        able.sort(
            key=lambda article: (
                article.title != each.title,
                count_words(article.text) != each.words,
            )
        )
        if not able:
            raise ReadError(_gone(each, f"{each.place or 'it'} is not what it was"))
        texts[each.id] = able[0].text
        found.remove(able[0])
    return texts


def _gone(article: Quoted, why: str) -> str:
    name = f"“{article.title}”" if article.title else article.place or article.id
    return (
        f"the brief holds no texts, and that of {article.id} ({name}) cannot be read again:"
        f" {why}; {MAKE_AGAIN}"
    )


def citations_of(envelope: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield every citation of an envelope, with where it stands."""
    for number, each in enumerate(envelope["sentences"], start=1):
        yield from ((f"sentence {number}", c) for c in each["citations"])
    for number, each in enumerate(envelope["differences"], start=1):
        for reading in each["readings"]:
            yield from ((f"difference {number}", c) for c in reading["citations"])
    for each in envelope["coverage"]:
        yield from ((f"highlight of {each['article']}", c) for c in each["highlights"])
    for number, each in enumerate(envelope.get("timeline", ()), start=1):
        yield from ((f"event {number}", c) for c in each["citations"])
    for number, each in enumerate(envelope.get("changes", ()), start=1):
        for reading in (each["old"], each["new"]):
            yield from ((f"change {number}", c) for c in reading["citations"])
