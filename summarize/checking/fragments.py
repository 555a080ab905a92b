"""Into how many pieces of the sources a sentence falls: few, if it is copied in long runs.

Grusky, Naaman and Artzi, "Newsroom", NAACL 2018, call them extractive fragments.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise


@dataclass(frozen=True)
class Pile:
    """The words of some texts, by key, and where each pair of neighbours stands in them."""

    texts: tuple[tuple[str, ...], ...]

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(key for text in self.texts for key in text)

    @cached_property
    def _pairs(self) -> dict[tuple[str, str], list[tuple[int, int]]]:
        found: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for number, text in enumerate(self.texts):
            for position, pair in enumerate(pairwise(text)):
                found[pair].append((number, position))
        return found

    def count_fragments(self, keys: Sequence[str]) -> int:
        """Return how many runs of the texts ``keys`` is made of, the longest taken first to last.

        Words that no text has count for none.
        """
        count = start = 0
        while start < len(keys):
            length = self._longest(keys, start)
            count += length > 0
            start += max(length, 1)
        return count

    def _longest(self, keys: Sequence[str], start: int) -> int:
        """The length of the longest run of a text that ``keys`` has from ``start`` on."""
        best = int(keys[start] in self._known)
        if start + 1 == len(keys):
            return best
        for number, position in self._pairs.get((keys[start], keys[start + 1]), ()):
            text, length = self.texts[number], 2
            while (
                start + length < len(keys)
                and position + length < len(text)
                and text[position + length] == keys[start + length]
            ):
                length += 1
            best = max(best, length)
        return best
