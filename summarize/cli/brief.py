"""``summarize brief``: one brief from the articles on one event."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarize.cli.process import import_nltk
from summarize.cli.screen import Screen, working
from summarize.errors import SummarizeError, UsageError
from summarize.settings import MAX_WORDS, MIN_WORDS, Settings

if TYPE_CHECKING:
    from summarize.catalog import ModelCard
    from summarize.types import Brief, ModelUse


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
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATHS", help="Articles, folders of articles, or - for stdin."),
    ],
    words: Annotated[
        int, typer.Option(help=f"The most words the brief may have, {MIN_WORDS} to {MAX_WORDS}.")
    ] = 150,
    format: Annotated[  # noqa: A002 (the option's name)
        Format | None,
        typer.Option(help="The default is markdown, or what the suffix of --output says."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file, not to stdout.")
    ] = None,
    model: Annotated[
        str | None, typer.Option(metavar="ID", help='The writer; see "summarize models list".')
    ] = None,
    extractive: Annotated[
        bool, typer.Option("--extractive", help="Print source sentences only, with no writer.")
    ] = False,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help="Print only what is surely supported; exit with 4 if a sentence was left out.",
        ),
    ] = False,
    seed: Annotated[
        int, typer.Option(help="Fixes every random choice; the default models make none.")
    ] = 0,
    with_sources: Annotated[
        bool, typer.Option("--with-sources", help="Put the articles' texts into the JSON.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print no progress and no warnings.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Print each step, and what libraries say.")
    ] = False,
) -> None:
    """Make one brief, with citations, of the articles on an event."""
    settings = Settings(words=words, seed=seed, strict=strict)
    check_output(output)
    chosen = format or _format_of(output)
    with working(quiet=quiet, verbose=verbose) as screen:
        screen.progress("Reading the articles")  # first, since all that follows imports
        if model is not None and extractive:
            screen.warn("--model has no effect with --extractive")
        if with_sources and chosen is not Format.json:
            screen.warn(f"--with-sources has no effect with --format {chosen}")
        cards = choose_models(model, extractive)
        made = _make(paths, cards, settings, screen)
        rendered = _render(made, chosen, with_sources)
    deliver(rendered, output)
    if made.left_out:
        raise typer.Exit(UNSUPPORTED)


def _make(
    paths: list[str], cards: tuple[ModelCard, ...], settings: Settings, screen: Screen
) -> Brief:
    """Read first and load models after: a wrong path is told before the slow part."""
    import_nltk()
    from summarize.reading import read_articles

    read = read_articles(paths)
    for warning in read.warnings:
        screen.warn(warning)

    screen.progress("Loading the models")
    from summarize.backends import load_embedder, load_parser, load_writer
    from summarize.pipeline import make_brief

    embedder, *writing = cards
    made = make_brief(
        read.articles,
        embedder=load_embedder(embedder, progress=screen.progress),
        parser=load_parser(writing[0], progress=screen.progress) if writing else None,
        writer=load_writer(writing[1], progress=screen.progress) if writing else None,
        settings=settings,
        dropped=read.dropped,
        models=[model_use(card) for card in cards],
        progress=screen.progress,
    )
    for warning in made.warnings:
        screen.warn(warning)
    for sentence in made.left_out:
        screen.warn(f"left out, since its support is too low: {sentence}")
    return made


def model_use(card: ModelCard) -> ModelUse:
    """Return what provenance says of the model of ``card``."""
    from summarize.types import ModelUse

    prompts = tuple(prompt.name for prompt in card.prompts)
    return ModelUse(card.role, card.id, card.sha256, prompts)


def _render(made: Brief, chosen: Format, with_sources: bool) -> str:
    from summarize.rendering import render

    return render(made, chosen.value, with_sources=with_sources)


def choose_models(model: str | None, extractive: bool) -> tuple[ModelCard, ...]:
    """Return the cards of the embedder and, unless ``extractive``, the parser and the writer.

    Raises:
        UsageError: ``model`` is no writer.
    """
    from summarize.catalog import default_card, find_card, load_cards

    embedder = default_card("embedder")
    if extractive:
        return (embedder,)
    writer = default_card("writer") if model is None else find_card(model)
    if writer.role != "writer":
        writers = ", ".join(card.id for card in load_cards() if card.role == "writer")
        raise UsageError(f'model "{model}" is an {writer.role}, not a writer; writers: {writers}')
    return embedder, default_card("parser"), writer


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
