"""Words that were parted at the end of a line, put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_HYPHENS = ("-", "‐", "\u00ad")
_SECOND_HALF = re.compile(r"[^\W\d_]+")
_OWN_WORD_LETTERS = 3
# "two- and three-year terms": the hyphen stands for a part that comes later.
_SUSPENDED = frozenset("and or to und oder bis et ou y o e en of och og".split())


class Hyphens:
    """What one document tells of which hyphens at its line ends belong to the words."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Learn the words that stand whole within the lines, which are in order."""
        words: set[str] = set()
        is_parted = False
        for line in lines:
            half = _first_half(line)
            whole = line if half is None else line[: -len(half) - 1]
            words.update(_WORD.findall(whole.casefold())[is_parted:])
            is_parted = half is not None
        self._words = frozenset(words)

    def joined(self, lines: Sequence[str]) -> str:
        """Return a paragraph's lines as one."""
        text = lines[0] if lines else ""
        for line in lines[1:]:
            text = self._with(text, line)
        return text

    def _with(self, text: str, line: str) -> str:
        first, second = _first_half(text), _SECOND_HALF.match(line)
        if first is None or second is None or second[0].casefold() in _SUSPENDED:
            return f"{text} {line}"
        if self._belongs(first, second[0]):
            return text.rstrip("\u00ad") + line
        return text[:-1] + line

    def _belongs(self, half: str, rest: str) -> bool:
        """Say whether the hyphen is the word's own.

        It is in "Anglo-American", "3-day" and "state-of-the-art"; else by the words that the
        document has: "well-known" there or, of halves that stand there alone, "well" and "known".
        """
        first = half.casefold().lstrip("(\"'“‘«„")
        second = rest.casefold()
        if not rest[0].islower() or not first.isalpha():
            return True
        if f"{first}{second}" in self._words:
            return False
        if f"{first}-{second}" in self._words:
            return True
        halves = (first, second)
        return all(len(h) >= _OWN_WORD_LETTERS and h in self._words for h in halves)


def _first_half(line: str) -> str | None:
    """Return what stands before the hyphen at the end of a line, if there is one."""
    if not line.endswith(_HYPHENS) or not line[-2:-1].isalnum():
        return None
    return line.rsplit(None, 1)[-1][:-1]
