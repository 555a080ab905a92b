"""Stories of a pile of articles, and as more come: those that stand are kept, new ones opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from summarize.grouping.joining import Linkage
from summarize.grouping.nearness import Nearness
from summarize.grouping.templates import fill_one_form
from summarize.grouping.terms import ArticleTerms

SAME_EVENT = 0.2
"""Groups of articles as near as that on average tell of one event (docs/stories.md)."""
_LEAST = SAME_EVENT / 5
"""Less near than that is not counted: of any two articles, some words are the same."""
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Joined:
    """Why an article is in its story: what it shares with the one nearest to it there.

    Attributes:
        article_id: which article.
        nearest_id: the one nearest to it.
        near: how near, in [0, 1].
        names: stems of names that both have, and …
        words: … other stems, what counts most first.
        days: between the two, if both have a date.
    """

    article_id: str
    nearest_id: str
    near: float
    names: tuple[str, ...]
    words: tuple[str, ...]
    days: int | None


@dataclass(frozen=True, slots=True)
class ArticleGroup:
    """The articles of one story, those that were there before first.

    ``joined`` tells of each that was not, if it has company; ``middle_id`` is the article nearest
    to all others.
    """

    article_ids: tuple[str, ...]
    joined: tuple[Joined, ...]
    middle_id: str


def group_articles(
    articles: Sequence[ArticleTerms], standing: Sequence[Sequence[str]] = ()
) -> list[ArticleGroup]:
    """Return the stories that articles tell, also those of one article.

    The result does not depend on the order in which new articles are given.

    Args:
        articles: all of them, those of ``standing`` too; ids must be unique.
        standing: the ids of the articles of each story there is. None of these articles is moved.

    Returns:
        The standing stories in their order, with what joined them, then the new ones by their
        first day.
    """
    told = {each.id: each for each in articles}
    old = [told[id_] for story in standing for id_ in story]
    known = {each.id for each in old}
    new = sorted((t for t in articles if t.id not in known), key=lambda t: (t.day or 0, t.id))
    rows = [*old, *new]
    nearness = Nearness.of(rows)
    node_of = np.array(
        [
            *(node for node, story in enumerate(standing) for _ in story),
            *range(len(standing), len(standing) + len(new)),
        ],
        dtype=np.int64,
    )
    linkage = Linkage(
        [len(story) for story in standing] + [1] * len(new), len(standing), SAME_EVENT
    )
    for later, earlier, near in nearness.pairs(len(old), _LEAST):
        found = zip(earlier.tolist(), later.tolist(), near.tolist(), strict=True)
        kept = [pair for pair in found if not _are_bulletins(rows, *pair)]
        linkage.add((int(node_of[one]), int(node_of[other]), near) for one, other, near in kept)
    linkage.join()
    groups: dict[int, list[int]] = {node: [] for node in range(len(standing))}
    for row, node in enumerate(node_of.tolist()):
        groups.setdefault(linkage.group_of[node], []).append(row)
    return [_told(group, rows, nearness, known) for group in groups.values()]


def _are_bulletins(rows: Sequence[ArticleTerms], one: int, other: int, near: float) -> bool:
    """Whether two articles, near as of one event, are one form filled in on two days."""
    first, second = rows[one], rows[other]
    apart = None not in (first.day, second.day) and first.day != second.day
    return apart and near >= SAME_EVENT and fill_one_form(first.opening, second.opening)


def _told(
    group: Sequence[int], rows: Sequence[ArticleTerms], nearness: Nearness, known: set[str]
) -> ArticleGroup:
    """Return a story with why each new article is in it."""
    ids = tuple(rows[row].id for row in group)
    if len(group) == 1 or all(id_ in known for id_ in ids):
        return ArticleGroup(ids, (), ids[0])
    members = np.array(group, dtype=np.int64)
    totals, joined = np.zeros(len(group)), []
    for place, row in enumerate(group):
        near = nearness.near(np.full(len(group), row), members)
        near[place] = 0.0
        totals += near
        if ids[place] not in known:
            joined.append(_why(rows, row, group[int(near.argmax())], float(near.max()), nearness))
    return ArticleGroup(ids, tuple(joined), ids[int(totals.argmax())])


def _why(
    rows: Sequence[ArticleTerms], row: int, nearest: int, near: float, nearness: Nearness
) -> Joined:
    one, other = rows[row], rows[nearest]
    shared = nearness.shared(row, nearest)
    named = one.named | other.named
    return Joined(
        one.id,
        other.id,
        near,
        tuple(islice((stem for stem in shared if stem in named), _SHOWN)),
        tuple(islice((stem for stem in shared if stem not in named), _SHOWN)),
        None if one.day is None or other.day is None else abs(one.day - other.day),
    )
