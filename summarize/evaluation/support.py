"""How far documents support a text, as one number; and what is cheaper than reading."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from summarize.analysis import Treebank
from summarize.checking import Checker, Sources, gather_sources, verify_sentences
from summarize.evaluation.rouge import sentences_of
from summarize.language.words import shingles
from summarize.types import Article, SentenceEmbedder, SupportReader, SyntaxParser

_KEPT_DOCUMENTS = 16
"""Texts on the same documents mostly follow each other: these are read once."""


class SupportScorer:
    """The support score of `summarize verify`, for one or more sentences at a time."""

    def __init__(
        self,
        embedder: SentenceEmbedder,
        parser: SyntaxParser,
        reader: SupportReader | None = None,
    ) -> None:
        """Score with these models."""
        self._embedder, self._parser, self._reader = embedder, parser, reader
        self._gather = lru_cache(maxsize=_KEPT_DOCUMENTS)(self._gathered)

    def __call__(self, text: str, documents: Sequence[str]) -> float:
        """Return how far ``documents`` support ``text``, in [0, 1].

        A text is supported as well as the sentence of it that is supported least; where
        there is nothing to compare there is no support.
        """
        sources, checker = self._gather(tuple(documents))
        verdicts = verify_sentences(sentences_of(text), sources, checker)
        return min((verdict.score for verdict in verdicts), default=0.0)

    def _gathered(self, documents: tuple[str, ...]) -> tuple[Sources, Checker]:
        articles = [Article(str(i), text) for i, text in enumerate(documents)]
        checker = Checker(self._embedder, Treebank(self._parser), self._reader)
        return gather_sources(articles, self._embedder), checker


def overlap(text: str, documents: Sequence[str], *, size: int) -> float:
    """Return the share of the runs of ``size`` words of ``text`` that a document has too.

    In [0, 1]; 0 for a text of fewer words. This is ROUGE-``size`` precision without
    counts or stems, the baseline that a support score has to beat.
    """
    own = shingles(text, size)
    known = set().union(*(shingles(document, size) for document in documents))
    return len(own & known) / len(own) if own else 0.0
