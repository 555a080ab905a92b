"""No test sees what the person who runs it has configured or pulled."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from summarize.catalog import ModelCard
    from summarize.types import SentenceEmbedder, SyntaxParser

# Before torch is imported: small models gain nothing by threads, which on a busy machine wait for
# each other for most of the time.
os.environ.setdefault("OMP_NUM_THREADS", "1")


@pytest.fixture(autouse=True)
def _no_configuration(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.getbasetemp() / "no-config"))
    for name in [name for name in os.environ if name.startswith("SUMMARIZE_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Have each test keep what it keeps in a cache folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def fast_models(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have commands use models without weights, and the parser where they want one."""
    from summarize.testing import WordEmbedder, default_parser
    from summarize.types import Models

    def load(cards: Sequence[ModelCard], **_: Any) -> Models:
        parser = default_parser() if any(card.role == "parser" for card in cards) else None
        return Models(embedder=WordEmbedder(), parser=parser)

    monkeypatch.setattr("summarize.backends.load_models", load)
    monkeypatch.setattr("summarize.backends.check_models", lambda cards: None)


@pytest.fixture(scope="session")
def embedder() -> SentenceEmbedder:
    """The embedder that comes with the program."""
    from summarize import default_card, load_embedder

    return load_embedder(default_card("embedder"))


@pytest.fixture(scope="session")
def parser() -> SyntaxParser:
    """The parser that comes with the program."""
    from summarize.testing import default_parser

    return default_parser()


CHROMIUM_FLAGS = (
    "--no-sandbox",  # it is root in many a container
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; who asks for it is skipped where there is none."""
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("no Chromium is installed: apt-get install chromium")
    with driver.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=[*CHROMIUM_FLAGS])
        yield started
        started.close()
