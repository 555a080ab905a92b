"""What articles put right in a note, which is no news, and which the brief does not tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarize.types import CORRECTION, Article, Dropped


def warn_of_corrections(dropped: Sequence[Dropped], articles: Sequence[Article]) -> Iterator[str]:
    """Yield a warning for each note of correction: a brief may say what it puts right.

    Args:
        dropped: what is not considered for the brief.
        articles: all of them.
    """
    known = {article.id: article for article in articles}
    for each in dropped:
        if each.reason == CORRECTION and each.article_id in known:
            yield (
                f"{named(known[each.article_id])} puts something right, which is not in the brief:"
                f" “{each.text}”; see whether the brief says what it corrects"
            )


def named(article: Article) -> str:
    """Return what an article is called in a warning: its title and outlet, or its file."""
    named = f"“{article.title}”" if article.title else article.path or article.id
    return f"{named} ({article.source})" if article.source else named
