"""What new articles tell that the old ones do not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from summarize.facts.happenings import find_happening
from summarize.facts.passages import Passage
from summarize.facts.quantities import AGE, Quantity, find_quantities
from summarize.facts.speech import is_of_saying
from summarize.facts.tolls import counts_people
from summarize.language.languages import ENGLISH
from summarize.language.words import content_stems
from summarize.likeness import Likeness
from summarize.types import Sentence

_SHARE_IN_ONE = 0.65
"""Share of a sentence's content words in one old sentence from which that says it too."""
_SHARE_IF_NEAR = 0.5
"""The same where the two are near in meaning."""
_SHARE_IN_ALL = 0.85
"""The same of the old sentences that are nearest, together."""
_NEAREST = 3


def is_news(
    new: Sequence[Sentence],
    old: Sequence[Sentence],
    cosines: npt.NDArray[np.float32],
    likeness: Likeness,
) -> npt.NDArray[np.bool_]:
    """Return which of the new sentences no old sentence says: (n,).

    An old sentence says it that is the same statement in meaning, or has most of its words; and so
    do the nearest ones that together have nearly all. None says it if those that are near
    tell but other figures of the like: that three are missing is news where five were.

    Args:
        new: sentences of new articles, n of them.
        old: sentences of the old ones, m of them.
        cosines: (n, m), how near they are.
        likeness: from which cosines on sentences are alike.
    """
    if not len(old):
        return np.ones(len(new), dtype=bool)
    stems = [frozenset(content_stems(each.text, each.language)) for each in old]

    def tells_other(sentence: Sentence, row: npt.NDArray[np.float32]) -> bool:
        near = [old[int(j)].text for j in np.flatnonzero(row >= likeness.may_add)]
        return sentence.language == ENGLISH and tells_other_figures(sentence.text, near)

    return np.array(
        [
            not _is_said(frozenset(content_stems(s.text, s.language)), stems, row, likeness)
            or tells_other(s, row)
            for s, row in zip(new, cosines, strict=True)
        ],
        dtype=bool,
    )


def tells_deed_since(passage: Passage, day: date | None) -> bool:
    """Return whether a sentence tells what was done on a day after ``day``: nobody told it then.

    That somebody said something after it is none: it may well be what was said before.
    """
    done = find_happening(passage)
    return (
        day is not None
        and done is not None
        and not done.is_ahead
        and done.day > day
        and not is_of_saying(passage, done.verb)
    )


def tells_other_figures(new: str, old: Iterable[str]) -> bool:
    """Return whether an English sentence has a figure of which the old ones tell but another.

    One of something that they count not at all is no news of itself: how old somebody is.
    """
    told = [figure for each in old for figure in find_quantities(each)]
    for figure in find_quantities(new):
        alike = [each for each in told if each.kind == figure.kind]
        is_told = any(figure.overlaps(each) for each in alike)
        if figure.unit != AGE and not is_told and any(_count_alike(figure, x) for x in alike):
            return True
    return False


def _count_alike(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit or (counts_people(one) and counts_people(other))


def _is_said(
    own: frozenset[str],
    stems: Sequence[frozenset[str]],
    cosines: npt.NDArray[np.float32],
    likeness: Likeness,
) -> bool:
    if cosines.max() >= likeness.same_statement:
        return True
    shares = np.array([len(own & theirs) for theirs in stems]) / max(len(own), 1)
    near = cosines >= likeness.said_too
    if shares.max() >= _SHARE_IN_ONE or (near & (shares >= _SHARE_IF_NEAR)).any():
        return True
    nearest = np.argsort(-cosines, kind="stable")[:_NEAREST]
    together = frozenset().union(*(stems[j] for j in nearest if cosines[j] >= likeness.may_add))
    return len(own & together) >= _SHARE_IN_ALL * max(len(own), 1)
