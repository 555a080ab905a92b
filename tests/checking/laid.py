"""A sentence laid over its spans, for the tests of single checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from summarize.checking.evidence import Evidence
from summarize.checking.verdict import Objection
from summarize.facts.passages import Passage
from summarize.testing import tree_of
from summarize.types import Article


def lay(claim: str, *spans: str, published: str | None = None) -> Evidence:
    """Return ``claim`` beside ``spans``, each of an article of its own, with nothing before it."""
    return Evidence(
        Passage.of(tree_of(claim)),
        tuple(Passage.of(tree_of(span)) for span in spans),
        ((),) * len(spans),
        tuple(Article(str(n), span, published=published) for n, span in enumerate(spans)),
    )


def objected(
    check: Callable[[Evidence], Iterable[Objection]], claim: str, *spans: str
) -> list[tuple[str, str]]:
    """Return what ``check`` objects to: (kind, text) pairs."""
    return [(each.kind, each.text) for each in check(lay(claim, *spans))]
