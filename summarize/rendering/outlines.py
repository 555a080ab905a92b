"""What was read, told for people: of each article its head, measures, and what was set apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from summarize.analysis.identification import identify_articles
from summarize.analysis.splitting import split_articles
from summarize.language.languages import ENGLISH, language_of
from summarize.language.words import count_words
from summarize.reading.read_before import as_read
from summarize.rendering.phrases import Phrases, one_line, phrases_of
from summarize.rendering.view import article_title
from summarize.types import Article, Dropped, ReadArticles

SHOWN_CHARACTERS = 90
SHOWN_PASSAGES = 3


@dataclass(frozen=True, slots=True)
class PassagesApart:
    """What was set apart for one reason: "3 captions", some of them, and how many more."""

    counted: str
    shown: tuple[str, ...]
    unshown: int


@dataclass(frozen=True, slots=True)
class Outline:
    """What is to be known of an article before it is used.

    ``origin`` is who published it when, and by whom it is; ``language`` is a code.
    """

    article: Article
    title: str
    origin: str
    language: str
    language_name: str
    sentences: int
    words: int
    apart: tuple[PassagesApart, ...]


def outlines_of(read: ReadArticles, *, full: bool = False) -> tuple[Outline, ...]:
    """Return the outline of each article; ``full`` has every passage, in full.

    Languages and sentences are found as for a brief; no model is asked.
    """
    say = phrases_of(ENGLISH)
    identified = identify_articles(read.articles)
    sentences = split_articles(identified)
    return tuple(
        Outline(
            article=given,
            title=one_line(article_title(given, say)),
            origin=_origin(given, say),
            language=found.language or ENGLISH,
            language_name=language_of(found.language or ENGLISH).name,
            sentences=sum(each.article_id == given.id for each in sentences),
            words=count_words(given.text),
            apart=tuple(
                _apart([each for each in read.dropped if each.article_id == given.id], say, full)
            ),
        )
        for given, found in zip(read.articles, identified, strict=True)
    )


def outlines_as_json(read: ReadArticles) -> dict[str, Any]:
    """Return what was read as JSON values that are read back as they are, with its measures."""
    return as_read(read) | {
        "measures": [
            {
                "article": each.article.id,
                "language": each.language,
                "sentences": each.sentences,
                "words": each.words,
            }
            for each in outlines_of(replace(read, dropped=()))
        ]
    }


def _origin(article: Article, say: Phrases) -> str:
    date = say.dated(article.published) if article.published else ""
    authors = f"by {', '.join(map(one_line, article.authors))}" if article.authors else ""
    return ", ".join(filter(None, (one_line(article.source or ""), date, authors)))


def _apart(dropped: Sequence[Dropped], say: Phrases, full: bool) -> Iterable[PassagesApart]:
    """Yield what was set apart by reason, in the order in which the reasons are met."""
    for reason in dict.fromkeys(each.reason for each in dropped):
        texts = [one_line(each.text) for each in dropped if each.reason == reason]
        shown = texts if full else [_shortened(each) for each in texts[:SHOWN_PASSAGES]]
        counted = say.counted(one_line(reason), len(texts))
        yield PassagesApart(counted, tuple(shown), len(texts) - len(shown))


def _shortened(text: str) -> str:
    cut = text[: SHOWN_CHARACTERS - 1].rstrip() + "…"
    return text if len(text) <= SHOWN_CHARACTERS else cut
