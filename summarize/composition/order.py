"""In what order the statements are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from summarize.composition.lead import may_lead
from summarize.types import Sentence, Statement


def order_statements(
    chosen: Collection[int],
    statements: Sequence[Statement],
    *,
    leads: Sequence[float],
    article_lengths: Mapping[str, int],
) -> list[int]:
    """Put the lead first and the rest in the order in which articles tell them.

    The lead is an article's first sentence or its second, whichever is the best lead; the
    best ranked if there is none. The others follow by how far into its article each one's
    source stands, since news tells the new and weighty first and the background last. A
    statement that leans on another stands directly after it.

    Args:
        chosen: places in ``statements``.
        statements: by rank, most worthwhile first.
        leads: how well each statement would open the brief, from `weigh_leads`.
        article_lengths: the number of sentences of each article.
    """

    def depth(place: int) -> float:
        source = statements[place].source
        return source.index / max(article_lengths[source.article_id], 1)

    def with_followers(place: int) -> list[int]:
        followers = [other for other in sorted(chosen) if statements[other].follows == place]
        return [place, *(later for other in followers for later in with_followers(other))]

    heads = sorted(place for place in chosen if statements[place].follows is None)
    openings = [place for place in heads if may_lead(statements[place].source)]
    openings.sort(key=lambda place: -leads[place])
    lead = (openings or heads)[:1]
    rest = sorted((place for place in heads if place not in lead), key=depth)
    return [place for head in (*lead, *rest) for place in with_followers(head)]


def article_lengths(sentences: Sequence[Sentence]) -> Counter[str]:
    """Return the number of sentences of each article."""
    return Counter(sentence.article_id for sentence in sentences)
