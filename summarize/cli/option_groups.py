"""The options that several commands share, in groups (`groups`)."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import typer

from summarize.cli.chosen import choose_checkers, choose_models
from summarize.cli.options import (
    DEFAULTS,
    BatchSize,
    Device,
    Embedder,
    Extractive,
    Group,
    Model,
    ModelsDir,
    NewsWords,
    Offline,
    PrivateAddresses,
    Quiet,
    Reader,
    Seed,
    Strategy,
    Strict,
    Verbose,
    WithSources,
    Words,
    refuse_as_output,
    warn_of_unused,
)
from summarize.cli.screen import Screen, working
from summarize.settings import Settings

if TYPE_CHECKING:
    from summarize.catalog import ModelCard
    from summarize.types import ReadArticles


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefOptions:
    """What a brief is to be like."""

    panel: ClassVar[str] = "The brief"

    words: Words = DEFAULTS.words
    strict: Strict = DEFAULTS.strict
    seed: Seed = DEFAULTS.seed
    with_sources: WithSources = False

    @property
    def settings(self) -> Settings:
        """The settings that they make; how it is written is the models' to say."""
        return Settings(words=self.words, seed=self.seed, strict=self.strict)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextBriefOptions(BriefOptions):
    """What the next revision of a brief is to be like: its words are those of what is new."""

    words: NewsWords = DEFAULTS.words


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupedBriefOptions(BriefOptions):
    """What a brief is to be like, and whether each story gets one of its own."""

    group: Group = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckerOptions:
    """What checks a text."""

    panel: ClassVar[str] = "Models"

    embedder: Embedder = None
    reader: Reader = None
    models_dir: ModelsDir = None

    def choose(self) -> tuple[ModelCard, ...]:
        """Return the models' cards."""
        return choose_checkers(embedder=self.embedder, reader=self.reader, folder=self.models_dir)


@dataclass(frozen=True, slots=True, kw_only=True)
class WriterOptions:
    """What writes a brief and checks it, and how."""

    panel: ClassVar[str] = "Models"

    model: Model = None
    embedder: Embedder = None
    reader: Reader = None
    models_dir: ModelsDir = None
    extractive: Extractive = None
    strategy: Strategy = None
    device: Device = "auto"
    batch_size: BatchSize = None

    def choose(self, context: typer.Context, screen: Screen) -> tuple[ModelCard, ...]:
        """Return the models' cards, and say which of the options have no effect."""
        cards = choose_models(
            model=self.model,
            embedder=self.embedder,
            extractive=self.extractive,
            folder=self.models_dir,
            reader=self.reader,
            batch_size=self.batch_size,
        )
        warn_of_unused(screen, context, cards)
        return cards


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchOptions:
    """Whether addresses among the articles are fetched, and which."""

    panel: ClassVar[str] = "Web addresses"

    offline: Offline = False
    private_addresses: PrivateAddresses = False

    def read(
        self, paths: Sequence[str], screen: Screen, *, output: Path | None = None
    ) -> ReadArticles:
        """Return the articles of the paths, and say what is to be known of them.

        Raises:
            UsageError: One of them would be replaced by what is written to ``output``.
        """
        from summarize.fetching import Fetching
        from summarize.reading import read_articles

        refuse_as_output(output, paths, "an article")
        fetching = Fetching(offline=self.offline, private=self.private_addresses)
        read = read_articles(paths, fetching=fetching)
        refuse_as_output(output, [each.path for each in read.articles if each.path], "an article")
        for warning in read.warnings:
            screen.warn(warning)
        return read


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenOptions:
    """What is seen while a command works."""

    panel: ClassVar[str] = "Messages"

    quiet: Quiet = False
    verbose: Verbose = False

    def working(self) -> AbstractContextManager[Screen]:
        """Give the command its screen."""
        return working(quiet=self.quiet, verbose=self.verbose)
