"""How surely each written sentence of a brief is supported by the spans that it cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarize.checking import index_sources, verify_sentences
from summarize.language.words import count_words
from summarize.likeness import scale_of
from summarize.types import (
    Article,
    BriefSentence,
    Embeddings,
    Sentence,
    SentenceEmbedder,
    Statement,
    SupportReader,
    SyntaxParser,
)


def rate_support(
    brief: Sequence[BriefSentence],
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    embeddings: Embeddings,
    *,
    embedder: SentenceEmbedder,
    parser: SyntaxParser,
    reader: SupportReader | None = None,
) -> tuple[BriefSentence, ...]:
    """Return ``brief`` with the support of its fused sentences, and the parts of it.

    They are read as `summarize verify` reads a stranger's, against the cited spans alone.

    Args:
        brief: the sentences of the brief; an extracted one keeps its support of 1, and one
            that was rated before it was let in keeps that.
        articles: the articles of the story.
        sentences: their sentences, n of them.
        embeddings: (n, dim) float32, unit rows.
        embedder: finds how near a sentence is to its spans.
        parser: tells what depends on what.
        reader: tells whether the spans say it; None: it is not asked.
    """
    sources = index_sources(articles, sentences, embeddings, scale_of(embedder))
    row = {(s.article_id, s.start, s.end): i for i, s in enumerate(sentences)}
    fused = [i for i, each in enumerate(brief) if each.kind == "fused" and not each.support_detail]
    verdicts = verify_sentences(
        [brief[i].text for i in fused],
        sources,
        embedder=embedder,
        parser=parser,
        reader=reader,
        spans=[[row[c.article_id, c.start, c.end] for c in brief[i].citations] for i in fused],
    )
    rated = list(brief)
    for i, verdict in zip(fused, verdicts, strict=True):
        detail = tuple(sorted(verdict.support_detail.items()))
        rated[i] = replace(rated[i], support=verdict.score, support_detail=detail)
    return tuple(rated)


def keep_supported(
    brief: Sequence[BriefSentence],
    statements: Sequence[Statement],
    *,
    threshold: float,
    max_words: int,
) -> tuple[tuple[BriefSentence, ...], tuple[str, ...]]:
    """Put the source sentence for every sentence below ``threshold``, or leave it out.

    Args:
        brief: rated sentences, in order.
        statements: the statement of each.
        threshold: the least support, in [0, 1].
        max_words: the budget; a source sentence that is too long for it is not put.

    Returns:
        The sentences that stay, and the texts of those that had to be left out.
    """
    room = max_words - sum(count_words(s.text) for s in brief if s.support >= threshold)
    kept, left_out = [], []
    for sentence, statement in zip(brief, statements, strict=True):
        source = statement.wordings[-1]
        if sentence.support >= threshold:
            kept.append(sentence)
        elif count_words(source.text) <= room:
            room -= count_words(source.text)
            kept.append(source)
        else:
            left_out.append(sentence.text)
    return tuple(kept), tuple(left_out)
