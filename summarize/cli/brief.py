"""``summarize brief``: one brief from the articles on one event."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar

import typer

from summarize.cli.chosen import chosen_strategy
from summarize.cli.groups import with_groups
from summarize.cli.option_groups import (
    FetchOptions,
    GroupedBriefOptions,
    ScreenOptions,
    WriterOptions,
)
from summarize.cli.options import NOTHING_IS_WRITTEN, was_given
from summarize.cli.screen import Screen, check_stdout, echo, print_rich, stdout_is_terminal
from summarize.errors import SummarizeError, UsageError
from summarize.settings import Settings

if TYPE_CHECKING:
    from summarize.catalog import ModelCard
    from summarize.types import Brief, ReadArticles

UNSUPPORTED = 4
"""The exit code that says that something is not supported."""

_STEPS = 9
"""Of making a brief that the bar counts, beside the loading of each model."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOptions:
    """In which form a brief is written, and where."""

    panel: ClassVar[str] = "Output"

    format: Annotated[
        BriefFormat | None,
        typer.Option(
            metavar="FORMAT",
            help="markdown, json, text or html; the default is what the suffix of --output says,"
            " else markdown; on a terminal the brief is laid out for it.",
        ),
    ] = None
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file, not to stdout.")
    ] = None

    @property
    def chosen(self) -> BriefFormat:
        """The format that is asked for, or else that of the output's suffix."""
        return self.format or _format_of(self.output)

    @property
    def is_laid_out(self) -> bool:
        """Whether a brief is laid out for a terminal, and not written in a format."""
        return self.format is None and self.output is None and stdout_is_terminal()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownOptions(FileOptions):
    """How one brief is printed or shown."""

    open: Annotated[
        bool,
        typer.Option(
            "--open/--no-open",
            help="Show the HTML report in the browser: --output, if that is HTML, or else a"
            " temporary file.",
        ),
    ] = False

    def deliver(self, made: Brief, screen: Screen, *, with_sources: bool = False) -> None:
        """Print a brief, or write it to the output, and show the report if that is asked for."""
        from summarize.rendering import render

        is_report = self.chosen is BriefFormat.html
        if self.is_laid_out:
            screen.close()
            from summarize.rendering.terminal import MOST_COLUMNS, brief_as_rich

            print_rich(brief_as_rich(made), most_columns=MOST_COLUMNS)
        elif not (self.open and is_report and self.output is None):
            rendered = render(made, self.chosen.value, with_sources=with_sources)
            screen.close()
            deliver(rendered, self.output)
        if self.open:
            from summarize.cli.browser import show_in_browser, written_report

            report = self.output if is_report and self.output else None
            kept = report or written_report(render(made, "html", with_sources=False))
            show_in_browser(kept, screen, is_temporary=not report)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputOptions(ShownOptions):
    """How a brief, or one of each story, is printed or shown while it is made and after."""

    stream: Annotated[
        bool,
        typer.Option(
            "--stream/--no-stream",
            help="Show sentences as a model writes them, and which of them are replaced.",
        ),
    ] = False

    def check(self, *, group: bool) -> None:
        """Find out before the work is done whether its result can be kept and shown."""
        check_output(self.output)
        if group and (self.open or self.chosen is BriefFormat.html):
            raise UsageError(
                "--group has no HTML page for several briefs; give --format markdown, text or json,"
                " or use summarize batch --group --format html, which writes one of each story"
            )

    def deliver_together(
        self, made: Sequence[Brief], screen: Screen, *, with_sources: bool = False
    ) -> None:
        """Print the briefs of several stories, or write them to the output."""
        if self.is_laid_out:
            for each in made:
                self.deliver(each, screen)
            return
        from summarize.rendering import render_together

        rendered = render_together(made, self.chosen.value, with_sources=with_sources)
        screen.close()
        deliver(rendered, self.output)


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
    to: OutputOptions,
    wanted: GroupedBriefOptions,
    by: WriterOptions,
    sources: FetchOptions,
    seen: ScreenOptions,
) -> None:
    """Make one brief, with citations, of the articles on an event; with --group one of each.

    Exit with 4 if --strict left a sentence out.
    """
    settings = wanted.settings
    to.check(group=wanted.group)
    chosen = to.chosen
    with seen.working() as screen:
        screen.progress("Reading the articles")  # first, since all that follows imports
        if chosen is not BriefFormat.json and was_given(context, "with_sources"):
            screen.warn(f"--with-sources has no effect with --format {chosen}")
        cards = by.choose(context, screen)
        if to.stream and not any(card.role == "writer" for card in cards):
            screen.warn(f"--stream has no effect {NOTHING_IS_WRITTEN}")
        settings = replace(settings, strategy=chosen_strategy(by.strategy, cards))
        from summarize.backends import check_models

        check_models(cards)  # before it reads, and loads them after, which is the slow part
        screen.expect(_STEPS + len(cards))
        read = sources.read(paths, screen, output=to.output)
        reads = _told_apart(read) if wanted.group else [read]
        keeps = chosen is BriefFormat.json and wanted.with_sources
        made = _make(reads, cards, settings, by.device, screen, watch=to.stream, keeps=keeps)
        for each in made:
            tell_of(each, screen)
        if wanted.group:
            to.deliver_together(made, screen, with_sources=wanted.with_sources)
        else:
            to.deliver(made[0], screen, with_sources=wanted.with_sources)
        screen.tell_times()
    if any(each.left_out for each in made):
        raise typer.Exit(UNSUPPORTED)


def _told_apart(read: ReadArticles) -> list[ReadArticles]:
    from summarize.batch import told_apart

    return told_apart(read)


def _make(
    reads: Sequence[ReadArticles],
    cards: tuple[ModelCard, ...],
    settings: Settings,
    device: str,
    screen: Screen,
    *,
    watch: bool,
    keeps: bool,
) -> list[Brief]:
    """Make the briefs; what is dear to make again is kept (``keeps``) of such as can be updated."""
    screen.progress("Loading the models")
    from summarize.backends import load_models
    from summarize.pipeline import make_brief
    from summarize.updating import keeping

    models = load_models(cards, device=device, seed=settings.seed, progress=screen.progress)
    made = []
    for read in reads:
        with keeping(models, read.articles) if keeps else nullcontext(models) as used:
            made.append(
                make_brief(
                    read.articles,
                    used,
                    settings,
                    dropped=read.dropped,
                    unread=read.unread,
                    progress=screen.progress,
                    watch=screen.draft if watch else None,
                )
            )
    return made


def tell_of(made: Brief, screen: Screen, *, known: Brief | None = None) -> None:
    """Say what is to be known of a brief, and to those who ask (-v) what was set apart for it.

    What was told already of the brief before it, ``known``, is not told again.
    """
    told = {*known.warnings, *known.left_out, *known.dropped} if known else set()
    for warning in made.warnings:
        if warning not in told:
            screen.warn(warning)
    for sentence in made.left_out:
        if sentence not in told:
            screen.warn(f"left out, since its support is too low: {sentence}")
    paths = {article.id: article.path or article.title for article in made.articles}
    for each in (drop for drop in made.dropped if drop not in told):
        where = paths.get(each.article_id) or each.article_id
        screen.tell(f"set apart: {each.reason}, in {where}: {each.text}")


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


def _format_of(output: Path | None) -> BriefFormat:
    """The format that the output's suffix names; markdown without an output or a suffix."""
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
