"""Bulletins: one form filled in anew each day, as weather reports and market reports are.

Their words are as near as those of one event, but each is of its own day. What tells them from a
report that is told again with more to it is where they differ: such a report keeps whole sentences
and has others that are new, while a form has another figure or name every few words.
"""

from __future__ import annotations

from functools import lru_cache

_PAIRS, _RUN = 2, 8
_SAME_PAIRS = 0.5
"""Of one form are texts that share so many of their pairs of words …"""
_GOES_ON = 15
"""… and go on with the same words for less than so many, which is less than a sentence has."""
_SHARE_IN_RUNS = (_GOES_ON - _RUN + 1) / (_GOES_ON - _PAIRS + 1)
"""The share of these pairs that runs of eight words have where so many words are kept each time."""
_KEPT = 1 << 12


def fill_one_form(one: str, other: str) -> bool:
    """Return whether two texts are one form filled in with other words."""
    pairs = _shared(one, other, _PAIRS)
    return pairs >= _SAME_PAIRS and _shared(one, other, _RUN) < _SHARE_IN_RUNS * pairs


def _shared(one: str, other: str, length: int) -> float:
    """The share of the shorter text's runs of so many words that the other has."""
    mine, theirs = _runs(one, length), _runs(other, length)
    return len(mine & theirs) / max(min(len(mine), len(theirs)), 1)


@lru_cache(maxsize=_KEPT)
def _runs(text: str, length: int) -> frozenset[tuple[str, ...]]:
    words = text.casefold().split()
    return frozenset(zip(*(words[start:] for start in range(length)), strict=False))
