"""How many sentences of a story are embedded, parsed and compared, and how long they may be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from summarize.limits import (
    MOST_ARTICLE_SENTENCES,
    MOST_SENTENCE_CHARACTERS,
    MOST_STORY_SENTENCES,
)
from summarize.types import Dropped, Sentence

_TOO_LONG = "too long for a sentence"
_TOO_MANY = "beyond the sentences that are compared"


def take_within_limits(
    sentences: Sequence[Sentence],
) -> tuple[tuple[Sentence, ...], tuple[Dropped, ...]]:
    """Return the sentences that are within the limits, in order, and the others.

    Of each article its first are taken, and of a story of too many as many of each article.
    """
    fit = [each for each in sentences if len(each.text) <= MOST_SENTENCE_CHARACTERS]
    most = _most_of_each(Counter(each.article_id for each in fit))
    places: Counter[str] = Counter()
    kept: list[Sentence] = []
    dropped: list[Dropped] = []
    for each in sentences:
        if len(each.text) > MOST_SENTENCE_CHARACTERS:
            dropped.append(_dropped(each, _TOO_LONG))
            continue
        places[each.article_id] += 1
        if places[each.article_id] <= most and len(kept) < MOST_STORY_SENTENCES:
            kept.append(each)
        else:
            dropped.append(_dropped(each, _TOO_MANY))
    return tuple(kept), tuple(dropped)


def _most_of_each(counts: Counter[str]) -> int:
    """The most sentences of each article of which all together are not too many; at least one."""
    most = MOST_ARTICLE_SENTENCES
    while most > 1 and sum(min(count, most) for count in counts.values()) > MOST_STORY_SENTENCES:
        most = max(most * 9 // 10, 1)
    return most


def _dropped(sentence: Sentence, reason: str) -> Dropped:
    return Dropped(sentence.article_id, sentence.start, sentence.end, reason, sentence.text)
