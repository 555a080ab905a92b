"""``summarize brief``: one brief from the articles on one event."""

from __future__ import annotations

import os
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarize.cli.chosen import choose_models, chosen_strategy
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
    was_given,
)
from summarize.cli.process import import_nltk
from summarize.cli.screen import Screen, working
from summarize.errors import SummarizeError, UsageError
from summarize.settings import Settings

if TYPE_CHECKING:
    from summarize.catalog import ModelCard
    from summarize.types import Brief


UNSUPPORTED = 4
"""The exit code that says that something is not supported."""


class Format(StrEnum):
    """How a brief is printed."""

    markdown = "markdown"
    json = "json"
    text = "text"
    html = "html"


_FORMAT_OF_SUFFIX = {
    ".md": Format.markdown,
    ".json": Format.json,
    ".txt": Format.text,
    ".html": Format.html,
}


def brief(
    context: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATHS", help="Articles, folders of articles, or - for stdin."),
    ],
    words: Words = DEFAULTS.words,
    format: Annotated[  # noqa: A002 (the option's name)
        Format | None,
        typer.Option(help="The default is markdown, or what the suffix of --output says."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file, not to stdout.")
    ] = None,
    model: Model = None,
    embedder: Embedder = None,
    reader: Reader = None,
    extractive: Extractive = None,
    strict: Strict = DEFAULTS.strict,
    seed: Seed = DEFAULTS.seed,
    with_sources: WithSources = False,
    models_dir: ModelsDir = None,
    strategy: Strategy = None,
    device: Device = "auto",
    batch_size: BatchSize = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Make one brief, with citations, of the articles on an event."""
    settings = Settings(words=words, seed=seed, strict=strict)
    check_output(output)
    chosen = format or _format_of(output)
    with working(quiet=quiet, verbose=verbose) as screen:
        screen.progress("Reading the articles")  # first, since all that follows imports
        if chosen is not Format.json and was_given(context, "with_sources"):
            screen.warn(f"--with-sources has no effect with --format {chosen}")
        cards = choose_models(
            model=model,
            embedder=embedder,
            extractive=extractive,
            folder=models_dir,
            reader=reader,
            batch_size=batch_size,
        )
        warn_of_unused(screen, context, cards)
        settings = replace(settings, strategy=chosen_strategy(strategy, cards))
        made = _make(paths, cards, settings, device, screen)
        rendered = _render(made, chosen, with_sources)
    deliver(rendered, output)
    if made.left_out:
        raise typer.Exit(UNSUPPORTED)


def _make(
    paths: list[str],
    cards: tuple[ModelCard, ...],
    settings: Settings,
    device: str,
    screen: Screen,
) -> Brief:
    """Find out what is wrong first and load models after, which is the slow part."""
    from summarize.backends import check_models, load_models

    check_models(cards)
    import_nltk()
    from summarize.reading import read_articles

    read = read_articles(paths)
    for warning in read.warnings:
        screen.warn(warning)

    screen.progress("Loading the models")
    from summarize.pipeline import make_brief

    models = load_models(cards, device=device, seed=settings.seed, progress=screen.progress)
    made = make_brief(
        read.articles, models, settings, dropped=read.dropped, progress=screen.progress
    )
    for warning in made.warnings:
        screen.warn(warning)
    for sentence in made.left_out:
        screen.warn(f"left out, since its support is too low: {sentence}")
    return made


def _render(made: Brief, chosen: Format, with_sources: bool) -> str:
    from summarize.rendering import render

    return render(made, chosen.value, with_sources=with_sources)


def check_output(output: Path | None) -> None:
    """Find out before the work is done whether its result can be kept."""
    if output is None:
        return
    if output.is_dir():
        raise UsageError(f"--output {output} is a folder; a file is wanted")
    if not output.parent.is_dir():
        raise UsageError(f"--output {output}: there is no folder {output.parent}; make it first")
    if not os.access(output.parent, os.W_OK | os.X_OK):
        raise UsageError(f"--output {output}: the folder {output.parent} cannot be written")


def _format_of(output: Path | None) -> Format:
    """The format that the output's suffix names; markdown without an output or a suffix."""
    suffix = output.suffix.lower() if output else ""
    if suffix and suffix not in _FORMAT_OF_SUFFIX:
        known = ", ".join(_FORMAT_OF_SUFFIX)
        raise UsageError(f"--output {output}: no format has that suffix; use {known} or --format")
    return _FORMAT_OF_SUFFIX.get(suffix, Format.markdown)


def deliver(rendered: str, output: Path | None) -> None:
    """Write the result to ``output``, or print it."""
    from summarize.files import write_whole

    rendered = rendered.rstrip("\n") + "\n"
    if output is None:
        typer.echo(rendered, nl=False)
        return
    try:
        write_whole(output, rendered)
    except OSError as error:
        raise SummarizeError(f"cannot write {output}: {error.strerror}") from error
