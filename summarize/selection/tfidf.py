"""Sentences as sparse vectors of their stems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np

from summarize.language.languages import ENGLISH
from summarize.language.words import content_stems


def tfidf_rows(texts: Sequence[str], languages: Sequence[str] | None = None) -> Any:
    """Return one row per text, tf-idf of its content stems, unit length.

    ``languages`` are the codes of the texts' languages; None: all are English.

    Each text is its own document for the idf, smoothed as ``1 + ln((1+n)/(1+df))``.

    Returns:
        A scipy CSR matrix (n, vocabulary), float64. A text without content words
        is a row of zeros.
    """
    from scipy.sparse import csr_matrix

    codes = languages or [ENGLISH] * len(texts)
    counts = [Counter(content_stems(text, code)) for text, code in zip(texts, codes, strict=True)]
    frequencies = Counter(chain.from_iterable(counts))
    places = {stem: place for place, stem in enumerate(sorted(frequencies))}
    rarity = 1 + np.log((1 + len(texts)) / (1 + np.array([frequencies[stem] for stem in places])))
    found = [(places[stem], count[stem]) for count in counts for stem in sorted(count)]
    columns, times = np.array(found, dtype=np.int64).reshape(-1, 2).T
    rows = np.repeat(np.arange(len(texts)), [len(count) for count in counts])
    shape = (len(texts), max(len(places), 1))
    matrix = csr_matrix((times * rarity[columns], (rows, columns)), shape=shape)
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    matrix.data *= 1.0 / lengths[rows]
    return matrix
