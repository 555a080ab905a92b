"""Sentences as sparse vectors of their stems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
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
    frequencies = Counter(word for count in counts for word in count)
    columns = {word: index for index, word in enumerate(sorted(frequencies))}
    idf = {word: 1 + np.log((1 + len(texts)) / (1 + df)) for word, df in frequencies.items()}
    entries = [
        (row, columns[word], times * idf[word])
        for row, count in enumerate(counts)
        for word, times in sorted(count.items())
    ]
    rows, cols, values = zip(*entries, strict=True) if entries else ((), (), ())
    shape = (len(texts), max(len(columns), 1))
    matrix = csr_matrix((values, (rows, cols)), shape=shape, dtype=np.float64)
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    scale = np.divide(1.0, norms, out=np.zeros_like(norms), where=norms > 0)
    return matrix.multiply(scale[:, None]).tocsr()
