"""Tolls that are so near that they are two readings of one: 39 and 41 injured.

What each is told of is worded too differently for slots to show it. But where two articles on one
event each tell one toll of a deed, and the two lie within a quarter or so, both are mostly of one
thing.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from summarize.analysis.trees import Tree
from summarize.facts.passages import Passage
from summarize.facts.quantities import Quantity, find_quantities
from summarize.facts.tolls import find_tolls, is_one_sort
from summarize.types import Sentence, origin_of

MOST_APART = 1.3
"""The higher is at most so many times the lower; of what two figures further apart count, one more
often has another part, or is of another time."""
FEW = 10
"""Fewer are told exactly: of them near means that one more or less is told."""
_MOST_LOOKED_AT = 100_000
_MOST_PAIRS = 1000
"""Of a pile in which thousands count days there are no two readings of one figure."""


Figure: TypeAlias = tuple[str, int]
"""A sentence's id, and where in it the figure begins."""


@dataclass(frozen=True, slots=True)
class ToldToll:
    """A figure in the sentence at ``row``, of the independent article ``origin``."""

    row: int
    origin: str
    quantity: Quantity

    @property
    def start(self) -> int:
        """Where in the sentence its number begins."""
        return self.quantity.start


def near_figures(
    sentences: Sequence[Sentence], *, copies: Mapping[str, str], trees: Mapping[str, Tree]
) -> tuple[tuple[ToldToll, ToldToll], ...]:
    """Return the pairs of near tolls of two articles that may be of one thing, the earlier first.

    Args:
        sentences: a story's sentences.
        copies: near-copies of articles and their originals.
        trees: by sentence id, those of sentences that may tell how many were killed or hurt.
    """
    suffered: defaultdict[str, list[ToldToll]] = defaultdict(list)
    for row, sentence in enumerate(sentences):
        origin = origin_of(sentence, copies)
        for toll in find_tolls(Passage.of(trees[sentence.id])) if sentence.id in trees else ():
            suffered[toll.deed].append(ToldToll(row, origin, toll.quantity))
    near = islice(_near(suffered), _MOST_PAIRS)
    return tuple(pair for pair in near if not _add_up(*pair, sentences))


def _are_near(one: ToldToll, other: ToldToll) -> bool:
    """Whether two figures of one sort are near, and cannot be the same."""
    low, high = sorted((one.quantity.middle, other.quantity.middle))
    figures = (one.quantity, other.quantity)
    return (
        all(0 < each.low <= each.high < math.inf for each in figures)
        and not one.quantity.overlaps(other.quantity)
        and _are_alike(*figures, few=high < FEW)
        and (high <= MOST_APART * low if high >= FEW else high - low <= 1)
    )


def _are_alike(one: Quantity, other: Quantity, *, few: bool) -> bool:
    """Whether both count one sort; of few, men are a part of the people."""
    return one.unit == other.unit or (not few and is_one_sort(one, other))


def _near(by_sort: Mapping[str, Sequence[ToldToll]]) -> Iterator[tuple[ToldToll, ToldToll]]:
    """Yield the near figures of two articles that both tell no other figure near them."""
    for told in by_sort.values():
        own: defaultdict[str, list[ToldToll]] = defaultdict(list)
        for each in told:
            own[each.origin].append(each)
        for one, other in islice(_within_reach(told), _MOST_LOOKED_AT):
            if (
                one.origin != other.origin
                and _are_near(one, other)
                and _is_only(one, other, own[one.origin])
                and _is_only(other, one, own[other.origin])
            ):
                yield min((one, other), (other, one), key=lambda pair: pair[0].row)


def _within_reach(told: Sequence[ToldToll]) -> Iterator[tuple[ToldToll, ToldToll]]:
    """Yield the pairs of figures of which one is not much higher than the other."""
    in_order = sorted(told, key=lambda each: each.quantity.middle)
    for place, one in enumerate(in_order):
        middle = one.quantity.middle
        for j in range(place + 1, len(in_order)):
            if in_order[j].quantity.middle > max(MOST_APART * middle, middle + 1):
                break
            yield one, in_order[j]


def _is_only(one: ToldToll, other: ToldToll, beside: Sequence[ToldToll]) -> bool:
    """Whether an article tells ``one`` alone of what is near it, and not ``other`` too."""
    return all(
        one.quantity.overlaps(each.quantity)
        or not (_are_near(each, one) or each.quantity.overlaps(other.quantity))
        for each in beside
    )


def _add_up(one: ToldToll, other: ToldToll, sentences: Sequence[Sentence]) -> bool:
    """Whether one counts more in, and says so: 20 dead, "including the three gunmen", and 17."""
    low, high = sorted((one.quantity.middle, other.quantity.middle))
    return any(
        quantity.overlaps(one.quantity) is quantity.overlaps(other.quantity) is False
        and quantity.low <= high - low <= quantity.high
        for each in (one, other)
        for quantity in find_quantities(sentences[each.row].text)
    )
