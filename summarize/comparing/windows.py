"""The words on either side of a value: what it is of is told right beside it, or in its clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from summarize.types import SentenceEmbedder

_WIDTHS = (5, 10)
"""So many words on either side."""
Windows: TypeAlias = tuple[str, ...]
"""What stands beside one value, a text for each width."""


def beside(text: str, start: int, end: int) -> Windows:
    """Return the words before ``start`` and from ``end`` on, narrowly and widely."""
    before, after = text[:start].split(), text[end:].split()
    return tuple(" ".join((*before[-count:], *after[:count])) for count in _WIDTHS)


def nearness_of(windows: Sequence[Windows], embedder: SentenceEmbedder) -> npt.NDArray[np.float32]:
    """Return how near n windows are to one another, in their nearest width: (n, n) cosines."""
    vectors = [embedder.embed(texts) for texts in zip(*windows, strict=True)]
    nearness: npt.NDArray[np.float32] = np.maximum.reduce([rows @ rows.T for rows in vectors])
    return nearness
