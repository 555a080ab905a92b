"""Options that belong together are one value to a command; who types them sees the options."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, get_type_hints

import typer

from summarize.cli.chosen import choose_checkers, choose_models
from summarize.cli.options import (
    DEFAULTS,
    BatchSize,
    Device,
    Embedder,
    Extractive,
    Model,
    ModelsDir,
    Quiet,
    Reader,
    Seed,
    Strategy,
    Strict,
    Verbose,
    WithSources,
    Words,
    warn_of_unused,
)
from summarize.cli.screen import Screen, working
from summarize.settings import Settings

if TYPE_CHECKING:
    from summarize.catalog import ModelCard


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """Give ``command``, which takes dataclasses of options, those options in their place."""
    groups: dict[str, Any] = {}
    parameters: list[inspect.Parameter] = []
    signature = inspect.signature(command, eval_str=True)
    for name, parameter in signature.parameters.items():
        group: Any = parameter.annotation
        if is_dataclass(group):
            groups[name] = group
            parameters += _options(group)
        else:
            parameters.append(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY))

    @wraps(command)
    def run(**given: Any) -> None:
        for name, group in groups.items():
            given[name] = group(**{field.name: given.pop(field.name) for field in fields(group)})
        command(**given)

    vars(run)["__signature__"] = signature.replace(parameters=parameters)
    run.__annotations__ = {each.name: each.annotation for each in parameters}
    return run


def _options(group: Any) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(
            field.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if field.default is MISSING else field.default,
            annotation=hints[field.name],
        )
        for field in fields(group)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefOptions:
    """What a brief is to be like."""

    words: Words = DEFAULTS.words
    strict: Strict = DEFAULTS.strict
    seed: Seed = DEFAULTS.seed
    with_sources: WithSources = False

    @property
    def settings(self) -> Settings:
        """The settings that they make; how it is written is the models' to say."""
        return Settings(words=self.words, seed=self.seed, strict=self.strict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckerOptions:
    """What checks a text."""

    embedder: Embedder = None
    reader: Reader = None
    models_dir: ModelsDir = None

    def choose(self) -> tuple[ModelCard, ...]:
        """Return the models' cards."""
        return choose_checkers(embedder=self.embedder, reader=self.reader, folder=self.models_dir)


@dataclass(frozen=True, slots=True, kw_only=True)
class WriterOptions:
    """What writes a brief and checks it, and how."""

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
        warn_of_unused(screen, context, extractive=self.extractive, model=self.model)
        return choose_models(
            model=self.model,
            embedder=self.embedder,
            extractive=self.extractive,
            folder=self.models_dir,
            reader=self.reader,
            batch_size=self.batch_size,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenOptions:
    """What is seen while a command works."""

    quiet: Quiet = False
    verbose: Verbose = False

    def working(self) -> AbstractContextManager[Screen]:
        """Give the command its screen."""
        return working(quiet=self.quiet, verbose=self.verbose)
