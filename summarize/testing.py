"""Models without weights, and parses, for tests of the pipeline and of what is built on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import blake2b

import numpy as np

from summarize.language.edits import Sources
from summarize.language.text import content_stems
from summarize.language.trees import Tree, plant
from summarize.types import Candidate, Embeddings, SyntaxParser, WordLattice, WritingRequest

_DIMENSIONS = 256


class WordEmbedder:
    """Counts content stems: sentences with the same words have the same vector.

    ``vectors`` gives chosen texts vectors of one's own, of any length; they are made
    unit length and filled up with zeros.
    """

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


class PathWriter:
    """Proposes the paths of the lattice, up to ``limit``, shortest text first."""

    def __init__(self, limit: int = 8) -> None:
        """Propose at most ``limit`` candidates a request."""
        self._limit = limit
        self.requests: list[WritingRequest] = []

    def generate(self, requests: Sequence[WritingRequest]) -> list[tuple[Candidate, ...]]:
        """Return the candidates of each request, in order."""
        self.requests.extend(requests)
        return [
            tuple(Candidate(text, -1.0) for text in self._shortest(request.lattice))
            if request.lattice
            else ()
            for request in requests
        ]

    def _shortest(self, lattice: WordLattice) -> list[str]:
        return sorted(lattice_texts(lattice), key=lambda text: (len(text), text))[: self._limit]


class BabblingWriter:
    """Proposes the same texts for every request, whatever its lattice allows."""

    def __init__(self, *texts: str) -> None:
        """Propose ``texts``."""
        self._texts = texts

    def generate(self, requests: Sequence[WritingRequest]) -> list[tuple[Candidate, ...]]:
        """Return the same candidates for each request."""
        return [tuple(Candidate(text, -1.0) for text in self._texts) for _ in requests]


def lattice_texts(lattice: WordLattice) -> Iterator[str]:
    """Yield every text of ``lattice``; there can be many."""
    unfinished = [(0, "")]
    while unfinished:
        state, text = unfinished.pop()
        if not lattice.edges[state]:
            yield text
        unfinished.extend((after, text + label) for label, after in lattice.edges[state])


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


def sources_of(main: str, *others: str, following: str | None = None) -> Sources:
    """Return sentences with their trees, as writing and checking take them."""
    return Sources(
        tree_of(main),
        tuple(map(tree_of, others)),
        None if following is None else tree_of(following),
    )
