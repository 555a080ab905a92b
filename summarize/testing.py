"""Models without weights, and parses, for tests of the pipeline and of what is built on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import blake2b

import numpy as np

from summarize.analysis.trees import Tree, plant
from summarize.language.words import content_stems
from summarize.likeness import REFERENCE_SCALE
from summarize.types import Candidate, Embeddings, SyntaxParser, WriterProfile, WritingRequest

_DIMENSIONS = 256


class WordEmbedder:
    """Counts content stems: sentences with the same words have the same vector.

    ``vectors`` gives chosen texts vectors of one's own, of any length; they are made
    unit length and filled up with zeros.
    """

    scale = REFERENCE_SCALE
    languages: tuple[str, ...] = ("en",)

    def __init__(self, vectors: Mapping[str, Sequence[float]] | None = None) -> None:
        """Use ``vectors`` for the texts that it names."""
        self._vectors = vectors or {}

    def embed(self, texts: Sequence[str]) -> Embeddings:
        """Return one unit row per text: (n, 256) float32."""
        rows = np.zeros((len(texts), _DIMENSIONS), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            if text in self._vectors:
                row[: len(self._vectors[text])] = self._vectors[text]
            else:
                for stem in content_stems(text) or [text]:
                    row[_bucket(stem)] += 1.0
            row /= np.linalg.norm(row) or 1.0
        return rows


class ClippingWriter:
    """Shortens a sentence to what stands before its last comma, and ends it there.

    ``requests`` are those that it got.
    """

    profile = WriterProfile()

    def __init__(self) -> None:
        """Begin without requests."""
        self.requests: list[WritingRequest] = []

    def generate(self, requests: Sequence[WritingRequest]) -> list[tuple[Candidate, ...]]:
        """Return one candidate for each request with a comma, in order."""
        self.requests.extend(requests)
        heads = [request.sources[0].rpartition(",")[0] for request in requests]
        return [(Candidate(f"{head}.", 0.0),) if head else () for head in heads]


class TrustingReader:
    """Finds that every text says all that is claimed, but what stands in ``doubted``."""

    def __init__(self, *doubted: str) -> None:
        """Doubt claims that have one of these words."""
        self._doubted = doubted

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return log-odds of 9 or -9 for each evidence and claim."""
        return [-9.0 if any(word in c for word in self._doubted) else 9.0 for _, c in pairs]


class BabblingWriter:
    """Proposes the same texts for every request."""

    profile = WriterProfile()

    def __init__(self, *texts: str) -> None:
        """Propose ``texts``."""
        self._texts = texts

    def generate(self, requests: Sequence[WritingRequest]) -> list[tuple[Candidate, ...]]:
        """Return the same candidates for each request."""
        return [tuple(Candidate(text, -1.0) for text in self._texts) for _ in requests]


def _bucket(stem: str) -> int:
    return int.from_bytes(blake2b(stem.encode(), digest_size=4).digest(), "big") % _DIMENSIONS


@cache
def default_parser() -> SyntaxParser:
    """Return the parser that comes with the program, loaded once."""
    from summarize.backends import load_parser
    from summarize.catalog import default_card

    return load_parser(default_card("parser"))


@cache
def tree_of(text: str) -> Tree:
    """Return the tree of a sentence by the parser that comes with the program."""
    return plant(default_parser().parse([text])[0])
