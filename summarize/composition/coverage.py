"""What each article contributed to the brief."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarize.types import Article, BriefSentence, Coverage, Sentence


def measure_coverage(
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    brief: Sequence[BriefSentence],
    unique: Sequence[Sentence],
    *,
    copies: Mapping[str, str],
) -> tuple[Coverage, ...]:
    """Return, per article, how many sentences it has, how many are cited, how many are its own.

    Args:
        articles: all that were given.
        sentences: all sentences of ``articles``.
        brief: the sentences of the brief.
        unique: the sentences that no independent article says too.
        copies: near-copies of articles and their originals.
    """
    cited = {(c.article_id, c.start) for sentence in brief for c in sentence.citations}
    return tuple(
        Coverage(
            article_id=article.id,
            sentences=sum(s.article_id == article.id for s in sentences),
            used=sum(article_id == article.id for article_id, _ in cited),
            unique=sum(s.article_id == article.id for s in unique),
            copy_of=copies.get(article.id),
        )
        for article in articles
    )


def unique_sentences(
    groups: Sequence[tuple[int, ...]], sentences: Sequence[Sentence], *, copies: Mapping[str, str]
) -> list[Sentence]:
    """Return the sentences whose statement one independent source alone makes."""
    alone = []
    for group in groups:
        members = [sentences[i] for i in group]
        if len({copies.get(s.article_id, s.article_id) for s in members}) == 1:
            alone.extend(members)
    return alone
