"""Notices of correction, which reading sets apart: they are no news, and tell what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarize.language.words import folded_words
from summarize.types import Article, Dropped
from summarize.updating.vocabulary_of_change import CORRECTING, EARLY, WRONG

_SIGNS = EARLY | WRONG | CORRECTING


def with_notices(articles: Sequence[Article], dropped: Sequence[Dropped]) -> tuple[Article, ...]:
    """Return the articles with their notices of correction after their prose.

    So they can be quoted, as what the article says of itself; nothing else changes its place.

    Args:
        articles: as they were read.
        dropped: what reading took out of them.
    """
    notices = {
        each.id: [d.text for d in dropped if d.article_id == each.id and _is_notice(d)]
        for each in articles
    }
    return tuple(
        replace(each, text="\n\n".join((each.text, *notices[each.id]))) for each in articles
    )


def _is_notice(dropped: Dropped) -> bool:
    """Whether reading took a passage out, and it speaks of what was told before."""
    taken_out = dropped.start == dropped.end
    return taken_out and not _SIGNS.isdisjoint(folded_words(dropped.text))
