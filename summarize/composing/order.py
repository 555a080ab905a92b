"""In what order the statements are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from summarize.language.self_contained import goes_on, is_short
from summarize.types import Sentence, Statement

_OPENING_SENTENCES = 2
_QUOTATION_MARKS = ("“", '"', "‘", "„", "«")
_SALIENCE = 0.1
_FIRST = 0.2
"""What salience, and being an article's first sentence, add to agreement in a lead."""
_SHORT = 1.0
"""What a sentence that does not say of what it tells loses."""


def order_statements(
    chosen: Collection[int],
    statements: Sequence[Statement],
    *,
    agreement: Sequence[float],
    salience: Sequence[float],
    article_lengths: Mapping[str, int],
) -> list[int]:
    """Put the lead first and the rest in the order in which articles tell them.

    The news is what other sources tell too; an article of background opens with what none
    of them has. So of the articles' first and second sentences that is the lead on which
    sources agree most, first and salient ones favoured; the best ranked if there is none.
    The others follow by how far into its article each one's source stands, since news
    tells the new and weighty first and the background last, and later the less others tell
    of it; what one article tells stays in its order. A statement that leans on another
    stands directly after it.

    Args:
        chosen: places in ``statements``.
        statements: by rank, most worthwhile first.
        agreement: how near other sources come to each, from `measure_agreement`.
        salience: how much each matters, from `score_salience`.
        article_lengths: the number of sentences of each article.
    """

    def fitness(place: int) -> float:
        source = statements[place].source
        short = is_short(source.text, source.language)  # "Two people died." does not say where
        first = source.index == 0
        return agreement[place] + _SALIENCE * salience[place] + _FIRST * first - _SHORT * short

    def depth(place: int) -> float:
        source = statements[place].source
        return source.index / max(article_lengths[source.article_id], 1) - agreement[place]

    def lateness(place: int) -> tuple[float, int]:
        source = statements[place].source
        earlier = (
            depth(other)
            for other in rest
            if statements[other].source.article_id == source.article_id
            and statements[other].source.index <= source.index
        )
        return max(earlier), source.index

    def with_followers(place: int) -> list[int]:
        followers = [other for other in sorted(chosen) if statements[other].follows == place]
        return [place, *(later for other in followers for later in with_followers(other))]

    heads = sorted(place for place in chosen if statements[place].follows is None)
    openings = [place for place in heads if _may_lead(statements[place].source)]
    lead = sorted(openings, key=fitness, reverse=True)[:1] or heads[:1]
    rest = [place for place in heads if place not in lead]
    ordered = [*lead, *sorted(rest, key=lateness)]
    return [place for head in ordered for place in with_followers(head)]


def _may_lead(source: Sentence) -> bool:
    """Whether a sentence opens its article, or comes second, with no quotation or "Then, …"."""
    return (
        source.index < _OPENING_SENTENCES
        and not source.text.startswith(_QUOTATION_MARKS)
        and not goes_on(source.text, source.language)
    )


def article_lengths(sentences: Sequence[Sentence]) -> Counter[str]:
    """Return the number of sentences of each article."""
    return Counter(sentence.article_id for sentence in sentences)
