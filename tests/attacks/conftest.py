"""Models without weights in place of the default ones: an attack is on what stands around them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from summarize.catalog import ModelCard
from summarize.testing import WordEmbedder, default_parser
from summarize.types import Models


@pytest.fixture
def fast_models(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(cards: Sequence[ModelCard], **_: Any) -> Models:
        parser = default_parser() if any(card.role == "parser" for card in cards) else None
        return Models(embedder=WordEmbedder(), parser=parser)

    monkeypatch.setattr("summarize.backends.load_models", load)
    monkeypatch.setattr("summarize.backends.check_models", lambda cards: None)
