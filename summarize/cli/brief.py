"""``summarize brief``: one brief from the articles on one event."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarize.cli.chosen import chosen_strategy
from summarize.cli.groups import with_groups
from summarize.cli.option_groups import BriefOptions, FetchOptions, ScreenOptions, WriterOptions
from summarize.cli.options import was_given
from summarize.cli.screen import Screen, check_stdout, echo
from summarize.errors import SummarizeError, UsageError
from summarize.settings import Settings

if TYPE_CHECKING:
    from summarize.catalog import ModelCard
    from summarize.types import Brief, ReadArticles

UNSUPPORTED = 4
"""The exit code that says that something is not supported."""


class BriefFormat(StrEnum):  # a list of which the parser takes, unlike one of `Literal`s
    """How a brief is printed."""

    markdown = "markdown"
    json = "json"
    text = "text"
    html = "html"


_FORMAT_OF_SUFFIX = {
    ".md": BriefFormat.markdown,
    ".json": BriefFormat.json,
    ".txt": BriefFormat.text,
    ".html": BriefFormat.html,
}


@with_groups
def brief(
    context: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATHS", help="Articles, folders of articles, web addresses, or - for stdin."
        ),
    ],
    *,
    format: Annotated[  # noqa: A002 (the option's name)
        BriefFormat | None,
        typer.Option(help="The default is markdown, or what the suffix of --output says."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file, not to stdout.")
    ] = None,
    wanted: BriefOptions,
    by: WriterOptions,
    sources: FetchOptions,
    seen: ScreenOptions,
) -> None:
    """Make one brief, with citations, of the articles on an event."""
    settings = wanted.settings
    check_output(output)
    chosen = format or format_of(output)
    with seen.working() as screen:
        screen.progress("Reading the articles")  # first, since all that follows imports
        if chosen is not BriefFormat.json and was_given(context, "with_sources"):
            screen.warn(f"--with-sources has no effect with --format {chosen}")
        cards = by.choose(context, screen)
        settings = replace(settings, strategy=chosen_strategy(by.strategy, cards))
        from summarize.backends import check_models

        check_models(cards)  # before it reads, and loads them after, which is the slow part
        read = sources.read(paths, screen)
        keeps = chosen is BriefFormat.json and wanted.with_sources
        made = _make(read, cards, settings, by.device, screen, keeps=keeps)
        from summarize.rendering import render

        rendered = render(made, chosen.value, with_sources=wanted.with_sources)
    deliver(rendered, output)
    if made.left_out:
        raise typer.Exit(UNSUPPORTED)


def _make(
    read: ReadArticles,
    cards: tuple[ModelCard, ...],
    settings: Settings,
    device: str,
    screen: Screen,
    *,
    keeps: bool,
) -> Brief:
    """Make the brief; one that can be updated ``keeps`` the vectors of its sentences for that."""
    screen.progress("Loading the models")
    from summarize.backends import load_models
    from summarize.pipeline import make_brief
    from summarize.updating import remembering

    models = load_models(cards, device=device, seed=settings.seed, progress=screen.progress)
    if keeps:
        models, vectors = remembering(models, read.articles, reuse=False)
    made = make_brief(
        read.articles, models, settings, dropped=read.dropped, progress=screen.progress
    )
    if keeps:
        vectors.keep()
    for warning in made.warnings:
        screen.warn(warning)
    for sentence in made.left_out:
        screen.warn(f"left out, since its support is too low: {sentence}")
    return made


def check_output(output: Path | None) -> None:
    """Find out before the work is done whether its result can be kept."""
    from summarize.files import check_writable

    if output is None:
        return check_stdout()
    try:
        if output.is_dir():
            raise UsageError(f"--output {output} is a folder; a file is wanted")
        if not output.parent.is_dir():
            raise UsageError(
                f"--output {output}: there is no folder {output.parent}; make it first"
            )
        if output.exists() and not output.is_file():
            raise UsageError(
                f"--output {output} is a pipe or a device, and would be replaced by a file;"
                " print there instead: > or |"
            )
        check_writable(output)
    except (OSError, ValueError) as error:  # ValueError: of a name that no file can have
        why = getattr(error, "strerror", None) or error
        raise UsageError(f"--output {output} cannot be written: {why}") from error
    return None


def format_of(output: Path | None) -> BriefFormat:
    """Return the format that the suffix of ``output`` names; markdown without one."""
    suffix = output.suffix.lower() if output else ""
    if suffix and suffix not in _FORMAT_OF_SUFFIX:
        known = ", ".join(_FORMAT_OF_SUFFIX)
        raise UsageError(f"--output {output}: no format has that suffix; use {known} or --format")
    return _FORMAT_OF_SUFFIX.get(suffix, BriefFormat.markdown)


def deliver(rendered: str, output: Path | None) -> None:
    """Write the result to ``output``, or print it."""
    from summarize.files import write_whole

    rendered = rendered.rstrip("\n") + "\n"
    if output is None:
        echo(rendered, end="")
        return
    try:
        write_whole(output, rendered)
    except OSError as error:
        raise SummarizeError(f"cannot write {output}: {error.strerror}") from error
