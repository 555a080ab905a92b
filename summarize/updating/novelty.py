"""What new articles tell that the old ones do not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

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
    do the nearest ones that together have nearly all.

    Args:
        new: sentences of new articles, n of them.
        old: sentences of the old ones, m of them.
        cosines: (n, m), how near they are.
        likeness: from which cosines on sentences are alike.
    """
    if not len(old):
        return np.ones(len(new), dtype=bool)
    stems = [frozenset(content_stems(each.text, each.language)) for each in old]
    return np.array(
        [
            not _is_said(frozenset(content_stems(s.text, s.language)), stems, row, likeness)
            for s, row in zip(new, cosines, strict=True)
        ],
        dtype=bool,
    )


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
