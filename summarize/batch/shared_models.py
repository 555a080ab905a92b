"""The models of a job, as two threads can use them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import Lock

from summarize.likeness import CosineScale
from summarize.types import (
    Embeddings,
    Models,
    Parse,
    SentenceEmbedder,
    SyntaxParser,
)


def share(models: Models) -> Models:
    """Return the models so that two threads can use them, one after the other.

    Only the writer is one thread's own: it is what the others need not wait for.
    """
    lock = Lock()
    parser = models.parser
    return replace(
        models,
        embedder=_SharedEmbedder(models.embedder, lock),
        parser=_SharedParser(parser, lock) if parser else None,
    )


@dataclass(frozen=True, slots=True)
class _SharedEmbedder:
    embedder: SentenceEmbedder
    lock: Lock

    def embed(self, texts: Sequence[str]) -> Embeddings:
        with self.lock:
            return self.embedder.embed(texts)

    @property
    def scale(self) -> CosineScale:
        return self.embedder.scale

    @property
    def languages(self) -> tuple[str, ...]:
        return self.embedder.languages


@dataclass(frozen=True, slots=True)
class _SharedParser:
    parser: SyntaxParser
    lock: Lock

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        with self.lock:
            return self.parser.parse(texts)
