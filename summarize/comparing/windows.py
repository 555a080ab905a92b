"""The words on either side of a value: what it is of is told right beside it, or in its clause."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from summarize.types import SentenceEmbedder

NARROW, WIDE = 5, 10
"""So many words on either side."""


def beside(text: str, start: int, end: int, count: int) -> str:
    """Return so many words before ``start`` and from ``end`` on."""
    return " ".join((*text[:start].split()[-count:], *text[end:].split()[:count]))


def nearness_of(
    windows: Sequence[tuple[str, ...]], embedder: SentenceEmbedder
) -> npt.NDArray[np.float32]:
    """Return how near n windows are to one another, in their nearest width: (n, n) cosines."""
    vectors = [embedder.embed(texts) for texts in zip(*windows, strict=True)]
    nearness: npt.NDArray[np.float32] = np.maximum.reduce([rows @ rows.T for rows in vectors])
    return nearness
