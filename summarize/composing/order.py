"""In what order the statements are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence

from summarize.clustering import Story
from summarize.composing.choice import Choice
from summarize.language.self_contained import goes_on, is_short
from summarize.selection import source_agreement
from summarize.types import Citation, Sentence

_OPENING_SENTENCES = 2
_QUOTATION_MARKS = ("“", '"', "‘", "„", "«")
_SALIENCE = 0.1
_FIRST = 0.2
"""What salience, and being an article's first sentence, add to agreement in a lead."""
_SHORT = 1.0
"""What a sentence that does not say of what it tells loses."""


def measure_agreement(chosen: Sequence[Choice], story: Story) -> dict[str, float]:
    """Return how near the other sources come to each of ``chosen``, in [-1, 1], by its id.

    It is the mean, over the other independent sources, of the highest cosine to one of
    their sentences; 0 where there is no other.
    """
    rows = [story.row_of[each.source.id] for each in chosen]
    agreement = source_agreement(story.embeddings, story.owners, rows)
    return {each.id: float(value) for each, value in zip(chosen, agreement, strict=True)}


def order_choices(
    chosen: Sequence[Choice],
    sentences: Sequence[Sentence],
    *,
    agreement: Mapping[str, float],
    news: Container[Citation] = (),
) -> list[Choice]:
    """Put the lead first and the rest in the order in which articles tell them.

    The news is what other sources tell too; an article of background opens with what none
    of them has. So of the articles' first and second sentences that is the lead on which
    sources agree most, first and salient ones favoured; if none is chosen, the best ranked
    that opens with no quotation.
    The others follow by how far into its article each one's source stands, since news
    tells the new and weighty first and the background last, and later the less others tell
    of it; what one article tells stays in its order. A statement that leans on another
    stands directly after it. What tells how it is now, where
    others tell how it was, stands right after the lead.

    Args:
        chosen: by rank, most worthwhile first.
        sentences: all of the articles'.
        agreement: how near other sources come to each, from `measure_agreement`.
        news: the sentences that overtake what earlier articles tell.
    """
    lengths = Counter(sentence.article_id for sentence in sentences)

    def fitness(each: Choice) -> float:
        source = each.source
        short = is_short(source.text, source.language)  # "Two people died." does not say where
        first = source.index == 0
        salience = each.statement.note.salience
        return agreement[each.id] + _SALIENCE * salience + _FIRST * first - _SHORT * short

    def depth(each: Choice) -> float:
        return each.source.index / max(lengths[each.source.article_id], 1) - agreement[each.id]

    def lateness(each: Choice) -> tuple[bool, float, int]:
        source = each.source
        earlier = (
            depth(other)
            for other in rest
            if other.source.article_id == source.article_id and other.source.index <= source.index
        )
        return source.citation not in news, max(earlier), source.index

    def with_followers(each: Choice) -> list[Choice]:
        followers = [other for other in chosen if other.follows == each.id]
        return [each, *(later for other in followers for later in with_followers(other))]

    heads = [each for each in chosen if each.follows is None]
    able = [each for each in heads if _may_lead(each.source)]
    openings = [each for each in able if each.source.index < _OPENING_SENTENCES]
    lead = (sorted(openings, key=fitness, reverse=True) or able or heads)[:1]
    rest = [each for each in heads if each not in lead]
    ordered = [*lead, *sorted(rest, key=lateness)]
    return [each for head in ordered for each in with_followers(head)]


def _may_lead(source: Sentence) -> bool:
    """Whether a sentence opens with no quotation and no "Then, …"."""
    return not source.text.startswith(_QUOTATION_MARKS) and not goes_on(
        source.text, source.language
    )
