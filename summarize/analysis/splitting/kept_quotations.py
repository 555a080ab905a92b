"""Quotations of several sentences are one statement: apart, none of them is whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarize.language.scripts import awaited_closers, opens_quotation
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
    for run in _runs(text, sentences):
        whole = text[run[0].start : run[-1].end]
        if len(run) > 1 and count_words(whole) <= _MAX_WORDS and not opens_quotation(whole):
            run = [replace(run[0], end=run[-1].end, text=whole)]
        joined += run
    return tuple(
        replace(sentence, id=f"{sentence.article_id}.{index}", index=index)
        for index, sentence in enumerate(joined)
    )


def _runs(text: str, sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Cut where no quotation is open; quotations do not reach over paragraphs."""
    run: list[Sentence] = []
    closers = ""
    for sentence in sentences:
        if run and not (closers and sentence.paragraph == run[0].paragraph):
            yield run
            run, closers = [], ""
        run.append(sentence)
        closers = awaited_closers(sentence.text, closers)
    if run:
        yield run
