"""How much of what a sentence says other sources say too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from summarize.selection import source_agreement
from summarize.types import Embeddings, Sentence, origin_of


def measure_agreement(
    chosen: Sequence[Sentence],
    sentences: Sequence[Sentence],
    embeddings: Embeddings,
    *,
    copies: Mapping[str, str],
) -> list[float]:
    """Return how near the other sources come to each of ``chosen``, in [-1, 1].

    It is the mean, over the other independent sources, of the highest cosine to one of
    their sentences; 0 where there is no other.

    Args:
        chosen: k sentences of the story.
        sentences: the story's sentences, n of them.
        embeddings: (n, dim) float32, unit rows.
        copies: near-copies of articles and their originals.
    """
    row_of = {sentence.id: row for row, sentence in enumerate(sentences)}
    owners = np.array([origin_of(sentence, copies) for sentence in sentences])
    agreement = source_agreement(embeddings, owners, [row_of[each.id] for each in chosen])
    return [float(value) for value in agreement]
