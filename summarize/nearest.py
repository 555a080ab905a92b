"""What somebody may have meant by a word that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_SIMILAR = 0.6
_MOST = 3


def or_nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word nearest to ``word`` as a question, or those that contain it, or all."""
    known = sorted(known)
    same_case = {each.lower(): each for each in known}
    near = get_close_matches(word.lower(), same_case, n=1, cutoff=_SIMILAR)
    near = near or [each for each in same_case if word.lower() in each][:_MOST]
    if near:
        return f"did you mean {' or '.join(same_case[each] for each in near)}?"
    return f"known: {', '.join(known) or 'none'}"
