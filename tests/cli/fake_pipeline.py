"""Stands in for all that ``summarize brief`` calls, and remembers what it was asked."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any, cast

import pytest

import summarize.updating  # noqa: F401  # before the modules that it imports are replaced
from summarize.catalog import ModelCard
from summarize.errors import ModelError
from summarize.settings import Settings
from summarize.testing import BabblingWriter, WordEmbedder
from summarize.types import (
    Article,
    Brief,
    BriefSentence,
    Models,
    Provenance,
    ReadArticles,
    SyntaxParser,
)


class FakePipeline:
    """Makes the brief "It rained." of whatever it is given."""

    def __init__(self) -> None:
        self.calls: dict[str, Any] = {}
        self.warnings: tuple[str, ...] = ()
        self.error: BaseException | None = None
        self.model_error: ModelError | None = None

    def read_articles(self, paths: Sequence[str], **given: Any) -> ReadArticles:
        self.calls |= {"paths": list(paths)} | given
        if self.error:
            raise self.error
        return ReadArticles((Article("a", "It rained."),), warnings=self.warnings)

    def check_models(self, cards: Sequence[ModelCard]) -> None:
        self.calls["checked"] = [card.id for card in cards]
        if self.model_error:
            raise self.model_error

    def load_models(
        self,
        cards: Sequence[ModelCard],
        *,
        device: str,
        seed: int,
        progress: Callable[[str], None],
    ) -> Models:
        self.calls |= {card.role: card.id for card in cards} | {"device": device}
        progress("Preparing the writer")
        extractive = len(cards) == 1
        return Models(
            embedder=WordEmbedder(),
            parser=None if extractive else cast("SyntaxParser", "a parser"),
            writer=None if extractive else BabblingWriter(),
        )

    def make_brief(
        self, articles: Sequence[Article], models: Models, settings: Settings, **given: Any
    ) -> Brief:
        given["progress"]("Clustering the sentences")
        self.calls["brief"] = {"models": models, "settings": settings, **given}
        sentence = BriefSentence("It rained.", "extracted", 1.0, ())
        made_by = Provenance("0", (), (), (), 0)
        return Brief("Rain", (sentence,), (), (), tuple(articles), (), made_by, ("few sources",))

    def render(self, brief: Brief, format: str, *, with_sources: bool) -> str:  # noqa: A002
        self.calls["render"] = (format, with_sources)
        return f"{format}: {brief.text} “quoted”"

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Take the place of the modules that the command imports when it runs."""
        names = {
            "reading": ["read_articles"],
            "backends": ["check_models", "load_models"],
            "pipeline": ["make_brief"],
            "rendering": ["render"],
        }
        for module_name, functions in names.items():
            module = ModuleType(f"summarize.{module_name}")
            for function in functions:
                setattr(module, function, getattr(self, function))
            monkeypatch.setitem(sys.modules, module.__name__, module)
