"""Models that remember what they made of a brief's articles, so that an update need not again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from summarize.types import Article, Models
from summarize.updating.kept_trees import RememberingParser
from summarize.updating.kept_vectors import RememberingEmbedder


@dataclass(frozen=True, slots=True)
class Memory:
    """What models made, and what was kept of it before; without a parser there are no trees."""

    vectors: RememberingEmbedder
    trees: RememberingParser | None

    @property
    def is_kept(self) -> bool:
        """Whether what is wanted of the articles was kept already."""
        return self.vectors.is_kept and (self.trees is None or self.trees.is_kept)

    def keep(self, key: str = "", texts: Iterable[str] | None = None) -> None:
        """Keep what is remembered; where nothing can be written, the next update takes longer.

        Args:
            key: of `memory_key`, for other articles than those it was made for.
            texts: the sentences whose vectors are kept; None: all.
        """
        self.vectors.keep(key, texts)
        if self.trees:
            self.trees.keep(key)


def remembering(
    models: Models, articles: Sequence[Article], *, reuse: bool = True
) -> tuple[Models, Memory]:
    """Return the models with an embedder and a parser that remember, and what they do.

    Args:
        models: what embeds, parses, writes and reads.
        articles: those of whose sentences vectors and parses may be kept.
        reuse: whether what is kept is used; a brief from scratch uses nothing.
    """
    key = memory_key(articles, models)
    vectors = RememberingEmbedder(models.embedder, key, reuse=reuse)
    trees = RememberingParser(models.parser, key, reuse=reuse) if models.parser else None
    return replace(models, embedder=vectors, parser=trees), Memory(vectors, trees)


@contextmanager
def keeping(models: Models, articles: Sequence[Article]) -> Iterator[Models]:
    """Give models for a brief from scratch; what they made of its articles is kept afterwards."""
    used, memory = remembering(models, articles, reuse=False)
    yield used
    memory.keep()


def memory_key(articles: Sequence[Article], models: Models) -> str:
    """Return the name under which what is made of the articles' sentences is kept."""
    used = [f"{use.id} {use.sha256}" for use in models.uses if use.role in ("embedder", "parser")]
    texts = sorted(
        hashlib.sha256(each.text.encode(errors="replace")).hexdigest() for each in articles
    )
    return hashlib.sha256("\n".join([*used, *texts]).encode()).hexdigest()[:32]
