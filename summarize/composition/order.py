"""In what order the statements are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

from summarize.types import Sentence

T = TypeVar("T")


def order_statements(
    chosen: Sequence[tuple[int, T]],
    sources: Sequence[Sentence],
    *,
    article_lengths: Mapping[str, int],
) -> list[tuple[int, T]]:
    """Put the lead first and the rest in the order in which articles tell them.

    The lead is the statement of highest rank among those from the opening of an
    article. The others follow by how far into its article each one's source stands,
    since news tells the new and weighty first and the background last.

    Args:
        chosen: (index of the statement, anything) pairs, by rank.
        sources: the sentence behind each statement.
        article_lengths: the number of sentences of each article.
    """

    def depth(index: int) -> float:
        source = sources[index]
        return source.index / max(article_lengths[source.article_id], 1)

    if not chosen:
        return []
    openings = [pair for pair in chosen if sources[pair[0]].index < _OPENING_SENTENCES]
    lead = (openings or chosen)[0]
    rest = [pair for pair in chosen if pair is not lead]
    return [lead, *sorted(rest, key=lambda pair: (depth(pair[0]), pair[0]))]


_OPENING_SENTENCES = 2


def article_lengths(sentences: Sequence[Sentence]) -> Counter[str]:
    """Return the number of sentences of each article."""
    return Counter(sentence.article_id for sentence in sentences)
