"""Texts into spans: paragraphs, then sentences, with every character accounted for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from summarize.analysis.splitting.kept_quotations import join_quotations
from summarize.analysis.splitting.proposals import propose_cuts
from summarize.analysis.splitting.punkt import learn_punkt
from summarize.analysis.splitting.vetoes import LOOK_AHEAD, LOOK_BACK, goes_on
from summarize.language.languages import ENGLISH
from summarize.limits import MOST_PIECE_CHARACTERS
from summarize.types import Article, Sentence

Span = tuple[int, int]

_BEFORE_LETTER = re.compile(r"^[\W_]+")

_PARAGRAPH_BREAK = re.compile(r"\n\s*\n|\n(?=[ \t]*[-*•]\s)|\u2029")
"""An empty line, the head of a list item, or Unicode's own mark."""


def split_articles(articles: Sequence[Article]) -> list[Sentence]:
    """Return the sentences of all articles, in order, each by the rules of its language.

    What Punkt has to learn of a language it learns from all the articles in it.
    """
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for article in articles:
        texts[article.language or ENGLISH].append(article.text)
    return [
        sentence
        for article in articles
        for sentence in split_article(article, like=texts[article.language or ENGLISH])
    ]


def split_article(article: Article, *, like: Sequence[str] = ()) -> tuple[Sentence, ...]:
    """Return the article's sentences in order; ``article.text[s.start:s.end] == s.text``.

    Every character that is not white space belongs to exactly one sentence, and no
    sentence reaches over a paragraph break (an empty line or the next list item). The
    sentences of one quotation stay together. An article without a language is English;
    of others ``like`` are texts to learn abbreviations from, if not from its own alone.
    """
    language = article.language or ENGLISH
    learned = tuple(like) or (article.text,)
    located = [
        (paragraph, span)
        for paragraph, whole in enumerate(paragraph_spans(article.text))
        for span in _sentence_spans(article.text, whole, language, learned)
    ]
    cased = _begin_with_capitals([article.text[start:end] for _, (start, end) in located])
    sentences = [
        Sentence(
            id=f"{article.id}.{index}",
            article_id=article.id,
            index=index,
            paragraph=paragraph,
            start=start,
            end=end,
            text=article.text[start:end],
            language=language,
            cased=cased,
        )
        for index, (paragraph, (start, end)) in enumerate(located)
    ]
    return join_quotations(article.text, sentences)


def _begin_with_capitals(sentences: Sequence[str]) -> bool:
    """Whether an article's sentences do, as far as its script has capitals: most of them."""
    small = sum(_BEFORE_LETTER.sub("", text)[:1].islower() for text in sentences)
    return 2 * small <= len(sentences)


def split_text(text: str, language: str = ENGLISH) -> list[Span]:
    """Return the ``(start, end)`` of each sentence of ``text``, in order and stripped."""
    return [
        span
        for whole in paragraph_spans(text)
        for span in _sentence_spans(text, whole, language, (text,))
    ]


def paragraph_spans(text: str) -> Iterator[Span]:
    """Yield the stripped span of each paragraph that has any characters."""
    start = 0
    for match in _PARAGRAPH_BREAK.finditer(text):
        yield from _stripped(text, start, match.start())
        start = match.end()
    yield from _stripped(text, start, len(text))


def _sentence_spans(
    text: str, whole: Span, language: str, learned: tuple[str, ...]
) -> Iterator[Span]:
    """Yield the spans of one paragraph's sentences as offsets in ``text``."""
    for piece in _pieces(text, whole):
        yield from _spans_in_piece(text, piece, language, learned)


def _pieces(text: str, whole: Span) -> Iterator[Span]:
    """Cut what is longer than any paragraph, if it can be after the end of a sentence."""
    start, end = whole
    while end - start > MOST_PIECE_CHARACTERS:
        window = text[start : start + MOST_PIECE_CHARACTERS]
        ends = (window.rfind(mark, len(window) // 2) + 1 for mark in (". ", ".\n", "\n", " "))
        cut = start + next(filter(None, ends), len(window))
        yield start, cut
        start = cut
    yield start, end


def _spans_in_piece(
    text: str, piece: Span, language: str, learned: tuple[str, ...]
) -> Iterator[Span]:
    offset, end = piece
    paragraph = text[offset:end]
    if language == ENGLISH:
        cuts, continues = propose_cuts(paragraph), goes_on
    else:
        rules = learn_punkt(learned, language)
        cuts, continues = rules.propose_cuts(paragraph), rules.goes_on
    start = 0
    for cut in cuts:
        before = paragraph[max(start, cut - LOOK_BACK) : cut].rstrip()
        if not continues(before, paragraph[cut : cut + LOOK_AHEAD]):
            yield from _stripped(text, offset + start, offset + cut)
            start = cut
    yield from _stripped(text, offset + start, end)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the span without white space at its ends, or nothing if nothing is left."""
    piece = text[start:end]
    if stripped := piece.strip():
        start += len(piece) - len(piece.lstrip())
        yield start, start + len(stripped)
