"""Quotations of several sentences are one statement: apart, none of them is whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarize.language.languages import ENGLISH
from summarize.language.scripts import opens_quotation
from summarize.language.words import count_words
from summarize.types import Sentence

_MAX_WORDS = 80
"""A longer quotation stays in pieces."""


def join_quotations(text: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Join neighbours that share a quotation: "“We won. We go on,” he said." is one.

    Args:
        text: the article's text.
        sentences: its sentences, in order.

    Returns:
        The sentences with new indices and ids, in order.
    """
    joined: list[Sentence] = []
    for run in _runs(sentences):
        first, last = run[0], run[-1]
        whole = text[first.start : last.end]
        if (
            len(run) > 1
            and count_words(whole) <= _MAX_WORDS
            and not _is_open(whole, first.language)
        ):
            run = [replace(first, end=last.end, text=whole)]
        joined.extend(run)
    return tuple(
        replace(sentence, id=f"{sentence.article_id}.{index}", index=index)
        for index, sentence in enumerate(joined)
    )


def _runs(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Cut where no quotation is open; quotations do not reach over paragraphs."""
    run: list[Sentence] = []
    for sentence in sentences:
        if run and (sentence.paragraph != run[0].paragraph or not _is_open_run(run)):
            yield run
            run = []
        run.append(sentence)
    if run:
        yield run


def _is_open_run(run: Sequence[Sentence]) -> bool:
    return _is_open(" ".join(sentence.text for sentence in run), run[0].language)


def _is_open(text: str, language: str) -> bool:
    """Whether a double quotation mark in ``text`` is opened and not closed."""
    if language != ENGLISH:
        return opens_quotation(text)
    inside = False
    for character in text:
        if character == "“":
            inside = True
        elif character == "”":
            inside = False
        elif character == '"':
            inside = not inside
    return inside
