"""Which statement a brief should open with: what most sources report, told as an opening."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from summarize.selection import Scores
from summarize.types import Embeddings, Sentence, origin_of

_SALIENCE = 0.1
_FIRST = 0.2
"""How much more agreement makes up for an article's second sentence being its second."""
_OPENING_SENTENCES = 2
_QUOTATION_MARKS = ("“", '"', "‘", "„", "«")


def may_lead(sentence: Sentence) -> bool:
    """Return whether a sentence opens its article, or comes second, with no quotation."""
    return sentence.index < _OPENING_SENTENCES and not sentence.text.startswith(_QUOTATION_MARKS)


def weigh_leads(
    sources: Sequence[Sentence],
    sentences: Sequence[Sentence],
    embeddings: Embeddings,
    salience: Scores,
    *,
    copies: Mapping[str, str],
) -> list[float]:
    """Return how well each of ``sources`` would open the brief, higher being better.

    The news is what the other sources tell too: an article of background opens with what
    none of them has. So it is the mean, over the other independent sources, of the highest
    cosine to one of their sentences; first sentences and salient ones are favoured.

    Args:
        sources: sentences of the story, those that stand behind the statements.
        sentences: the story's sentences, n of them.
        embeddings: (n, dim) float32, unit rows.
        salience: (n,) from `score_salience`.
        copies: near-copies of articles and their originals.
    """
    row_of = {sentence.id: row for row, sentence in enumerate(sentences)}
    rows = [row_of[source.id] for source in sources]
    owners = np.array([origin_of(sentence, copies) for sentence in sentences])
    agreement = np.zeros(len(rows))
    others = list(dict.fromkeys(owners))
    for owner in others:
        nearest = (embeddings[rows] @ embeddings[owners == owner].T).max(axis=1)
        agreement += np.where(owners[rows] == owner, 0.0, nearest)
    first = np.array([source.index == 0 for source in sources], dtype=float)
    weights = agreement / max(len(others) - 1, 1) + _SALIENCE * salience[rows] + _FIRST * first
    return [float(weight) for weight in weights]
