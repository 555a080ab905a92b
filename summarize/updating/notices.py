"""Notices of correction, which reading sets apart: they are no news, and tell what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarize.language.words import folded_words
from summarize.superseding.vocabulary_of_change import CORRECTING, EARLY, WRONG
from summarize.types import CORRECTION, Article, Dropped

_SIGNS = EARLY | WRONG | CORRECTING
_BREAK = "\n\n"


def with_notices(
    articles: Sequence[Article], dropped: Sequence[Dropped]
) -> tuple[tuple[Article, ...], tuple[Dropped, ...]]:
    """Return the articles with their notices of correction after their prose, and these in place.

    So they can be quoted, as what the article says of itself; nothing else changes its place, and
    they are set apart still.

    Args:
        articles: as they were read.
        dropped: what reading set apart of them.
    """
    texts = {each.id: each.text for each in articles}
    apart = []
    for each in dropped:
        if each.article_id in texts and _is_notice(each):
            text = texts[each.article_id] + _BREAK + each.text
            texts[each.article_id] = text
            apart.append(replace(each, start=len(text) - len(each.text), end=len(text)))
        else:
            apart.append(each)
    return tuple(replace(each, text=texts[each.id]) for each in articles), tuple(apart)


def with_notices_of(
    known: Sequence[Article], articles: Sequence[Article]
) -> tuple[tuple[Article, ...], tuple[Dropped, ...]]:
    """Return articles as they are known, with their notices, and the notices set apart.

    Args:
        known: articles, some with notices after their prose.
        articles: the same as they were read.
    """
    heard, apart = [], []
    for each in articles:
        opening = each.text + _BREAK
        text = next((k.text for k in known if k.text.startswith(opening)), each.text)
        heard.append(replace(each, text=text))
        if text != each.text:
            start = len(opening)
            apart.append(Dropped(each.id, start, len(text), CORRECTION, text[start:]))
    return tuple(heard), tuple(apart)


def _is_notice(dropped: Dropped) -> bool:
    """Whether reading took a passage out, and it speaks of what was told before."""
    taken_out = dropped.start == dropped.end
    return taken_out and not _SIGNS.isdisjoint(folded_words(dropped.text))
