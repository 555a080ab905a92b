"""Into how many pieces of the sources a sentence falls: few, if it is copied in long runs.

Grusky, Naaman and Artzi, "Newsroom", NAACL 2018, call them extractive fragments.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Pile:
    """The words of some texts, by key; no key has a space in it."""

    texts: tuple[tuple[str, ...], ...]

    @cached_property
    def _joined(self) -> str:
        return "\n".join(f" {' '.join(text)} " for text in self.texts)

    def count_fragments(self, keys: Sequence[str]) -> int:
        """Return how many runs of the texts ``keys`` is made of, the longest taken first to last.

        Words that no text has count for none.
        """
        count = start = 0
        while start < len(keys):
            end = start
            while end < len(keys) and f" {' '.join(keys[start : end + 1])} " in self._joined:
                end += 1
            count += end > start
            start = max(end, start + 1)
        return count
