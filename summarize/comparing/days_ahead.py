"""Days on which the same is to be, as two articles of one time tell: closed until, open again on.

Of what has been done, two days are mostly of two doings; what is ahead is told of one day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from summarize.analysis import Treebank
from summarize.comparing.windows import Windows, beside, nearness_of
from summarize.facts.dates import WEEKDAY_NAMES, CalendarDate
from summarize.facts.extraction import find_days_ahead
from summarize.facts.passages import Passage
from summarize.language.languages import ENGLISH
from summarize.language.lexicon import MONTHS, any_of
from summarize.types import Sentence, SentenceEmbedder, origin_of

_MOST_DAYS = 2
"""Between articles of one time: later, a plan may have changed."""
_MOST_TOLD = 300
_MAY_BE_AHEAD = re.compile(r"\b(?:will|shall|until|till|to|due|['’]ll)\b", re.I)
_DAY = re.compile(rf"\b{any_of((*WEEKDAY_NAMES, *MONTHS))}\b", re.I)


@dataclass(frozen=True, slots=True)
class DayAhead:
    """A day in the sentence at ``row``, from ``start`` on, of an article of ``published``."""

    row: int
    origin: str
    start: int
    when: CalendarDate
    published: date | None
    windows: Windows


def find_days_at_odds(
    sentences: Sequence[Sentence],
    embedder: SentenceEmbedder,
    treebank: Treebank,
    *,
    copies: Mapping[str, str],
    days: Mapping[str, date | None],
    same_fact: float,
) -> tuple[tuple[DayAhead, DayAhead], ...]:
    """Return the days ahead of which two articles tell one each with like words beside it.

    Args:
        sentences: a story's sentences; only those in English are looked at.
        embedder: compares what stands beside the days.
        treebank: has the trees of the sentences.
        copies: near-copies of articles and their originals.
        days: by article id, when it appeared.
        same_fact: the cosine from which on both are of one fact.
    """
    told = [*_told(sentences, treebank, copies, days)][:_MOST_TOLD]
    if len({each.origin for each in told}) < 2:
        return ()
    nearness = nearness_of([each.windows for each in told], embedder)
    return tuple(
        (told[i], told[j])
        for i, j in combinations(range(len(told)), 2)
        if nearness[i, j] >= same_fact
        and _are_at_odds(told[i], told[j])
        and not any(
            each.origin in (told[i].origin, told[j].origin)
            and not (each.when.excludes(told[i].when) and each.when.excludes(told[j].when))
            and max(nearness[k, i], nearness[k, j]) >= same_fact
            for k, each in enumerate(told)
            if k not in (i, j)
        )
    )


def _told(
    sentences: Sequence[Sentence],
    treebank: Treebank,
    copies: Mapping[str, str],
    days: Mapping[str, date | None],
) -> Iterator[DayAhead]:
    rows = [
        row
        for row, sentence in enumerate(sentences)
        if sentence.language == ENGLISH
        and _DAY.search(sentence.text)
        and _MAY_BE_AHEAD.search(sentence.text)
    ]
    trees = treebank.trees([sentences[row].text for row in rows])
    for row, tree in zip(rows, trees, strict=True):
        sentence, published = sentences[row], days.get(sentences[row].article_id)
        for fact in find_days_ahead(Passage.of(tree, published)):
            start = tree.words[fact.first].start
            span = start, tree.words[fact.end - 1].end
            if fact.when:
                origin = origin_of(sentence, copies)
                yield DayAhead(row, origin, start, fact.when, published, beside(tree.text, *span))


def rows_of_days(sentences: Sequence[Sentence]) -> set[int]:
    """Return the places of sentences that name a day or month, which may be when it was to be."""
    return {row for row, s in enumerate(sentences) if s.language == ENGLISH and _DAY.search(s.text)}


def _are_at_odds(one: DayAhead, other: DayAhead) -> bool:
    is_one_time = not (one.published and other.published) or (
        abs((one.published - other.published).days) <= _MOST_DAYS
    )
    return one.origin != other.origin and is_one_time and one.when.excludes(other.when)
