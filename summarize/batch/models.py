"""The models of a job, as two threads can use them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from summarize.types import (
    AbstractiveModel,
    Embeddings,
    ModelUse,
    Parse,
    SentenceEmbedder,
    SyntaxParser,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """The models of a job; without a parser and a writer it is extractive."""

    embedder: SentenceEmbedder
    parser: SyntaxParser | None = None
    writer: AbstractiveModel | None = None
    uses: tuple[ModelUse, ...] = ()


def share(models: Models) -> Models:
    """Return the models so that two threads can use them, one after the other.

    Only the writer is one thread's own: it is what the others need not wait for.
    """
    lock = Lock()
    parser = models.parser
    return Models(
        embedder=_SharedEmbedder(models.embedder, lock),
        parser=_SharedParser(parser, lock) if parser else None,
        writer=models.writer,
        uses=models.uses,
    )


@dataclass(frozen=True, slots=True)
class _SharedEmbedder:
    embedder: SentenceEmbedder
    lock: Lock

    def embed(self, texts: Sequence[str]) -> Embeddings:
        with self.lock:
            return self.embedder.embed(texts)


@dataclass(frozen=True, slots=True)
class _SharedParser:
    parser: SyntaxParser
    lock: Lock

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        with self.lock:
            return self.parser.parse(texts)
