"""From which cosine on sentences are alike, and what one embedder's cosine is on another's scale.

Every threshold was set with all-MiniLM-L6-v2, whose unrelated sentences have cosines about 0.
Other embedders crowd theirs together: E5's unrelated ones have 0.78. What can be compared are
kinds of pairs, so an embedder's scale is what it gives to each of four kinds, and a cosine goes
from one scale to the other by the kinds that it lies between.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, fields, replace
from itertools import accumulate
from typing import Annotated, Any

from annotated_types import Interval

Cosine = Annotated[float, Interval(ge=-1.0, le=1.0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """The cosines from which sentences count as alike; the defaults are all-MiniLM-L6-v2's.

    Attributes:
        same_sentence: two sentences are one, perhaps with other words here and there.
        same_statement: two groups of sentences, on average, are one statement.
        said_too: another article's sentence is on the same fact.
        comparable: what two sentences of different groups say is compared.
        may_add: one sentence may add to what another says.
        clearly_own: below this nobody else comes near it.
        unrelated: sentences with nothing in common.
        leading_words: an article that has one of so many words that the others say most is
            on their story, however far from them (no cosine).
    """

    same_sentence: float = 0.85
    same_statement: float = 0.7
    said_too: float = 0.6
    comparable: float = 0.6
    may_add: float = 0.5
    clearly_own: float = 0.45
    unrelated: float = 0.0
    leading_words: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CosineScale:
    """The median cosine that an embedder gives to each kind of pair of sentences.

    Attributes:
        unrelated: on different events.
        other: on one event, with different facts.
        reworded: one fact in different words.
        copy: one fact in nearly the same words.
    """

    unrelated: Cosine
    other: Cosine
    reworded: Cosine
    copy: Cosine

    @property
    def tells_apart(self) -> bool:
        """Whether the medians rise from each kind to the next nearer one."""
        return self.unrelated < self.other < self.reworded < self.copy

    def from_reference(self, cosine: float) -> float:
        """Return what the reference's ``cosine`` is on this scale."""
        return _carry(cosine, REFERENCE_SCALE, self)

    def to_reference(self, cosine: float) -> float:
        """Return what ``cosine`` is on the reference's scale; near 1 both have 1."""
        return _carry(cosine, self, REFERENCE_SCALE)

    def likeness(self) -> Likeness:
        """Return the reference's thresholds on this scale."""
        usual = Likeness()
        cosines: dict[str, Any] = {
            each.name: self.from_reference(getattr(usual, each.name))
            for each in fields(usual)
            if each.name != "leading_words"
        }
        return replace(usual, **cosines)


REFERENCE_SCALE = CosineScale(unrelated=0.037, other=0.399, reworded=0.616, copy=0.937)
"""all-MiniLM-L6-v2's."""


def _carry(cosine: float, scale: CosineScale, other: CosineScale) -> float:
    """Return what ``cosine`` on one scale is on the other, in a straight line between two kinds.

    Below the unrelated the line goes on. Of kinds that ``scale`` does not tell apart the last
    counts.
    """
    if scale == other:
        return cosine  # to the bit
    knots, others = _knots(scale), _knots(other)
    upper = min(max(bisect_right(knots, cosine), 1), len(knots) - 1)
    start, width = knots[upper - 1], knots[upper] - knots[upper - 1]
    share = (cosine - start) / width if width > 0.0 else 1.0
    return others[upper - 1] + share * (others[upper] - others[upper - 1])


def _knots(scale: CosineScale) -> tuple[float, ...]:
    """The medians and the cosine of equal vectors, none below the one before it."""
    medians = (scale.unrelated, scale.other, scale.reworded, scale.copy, 1.0)
    return tuple(accumulate(medians, max))
