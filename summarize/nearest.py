"""What somebody may have meant by a word that is not known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

_SIMILAR = 0.6
_MOST = 3


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """Return what ``word`` may stand for, at most three: the most similar, and what contains it."""
    same_case = {each.lower(): each for each in sorted(known)}
    word = word.lower()
    similar = get_close_matches(word, same_case, n=1, cutoff=_SIMILAR)
    containing = [each for each in same_case if word in each]
    return [same_case[each] for each in dict.fromkeys([*similar, *containing])][:_MOST]


def or_nearest(word: str, known: Iterable[str]) -> str:
    """Return what is nearest to ``word`` as a question, or if nothing is, all that is known."""
    known = sorted(known)
    return question(nearest(word, known)) or f"known: {', '.join(known) or 'none'}"


def or_see(near: Sequence[str], command: str) -> str:
    """Return what is near as a question, if anything is, and the command that lists all."""
    return f'{question(near)} see "{command}"'.lstrip()


def question(near: Sequence[str]) -> str:
    """Return what is near as a question; nothing if nothing is."""
    *first, last = near or [""]
    return f"did you mean {', '.join(first)}{' or ' * bool(first)}{last}?" if near else ""
