"""``summarize evaluate``: briefs and support scores, measured."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarize.cli.screen import Screen, working
from summarize.errors import UsageError
from summarize.settings import MAX_WORDS, MIN_WORDS, Settings

if TYPE_CHECKING:
    from summarize.evaluation.report import Report
    from summarize.evaluation.run import Scored
    from summarize.evaluation.stories import Story
    from summarize.evaluation.systems import System
    from summarize.evaluation.tables import Table

_DEFAULT_WORDS = 220
_DEFAULT_VERSUS = "lexrank"
_WIDEST = 1000
_READABLE = 0.5
"""Share of the letters that ROUGE must see for its figures to be worth printing."""


class Format(StrEnum):
    """How results are printed."""

    table = "table"
    json = "json"


class Task(StrEnum):
    """What is measured."""

    brief = "brief"
    support = "support"


@dataclass(frozen=True, slots=True)
class _Run:
    """What was asked of a run on stories."""

    data: Path
    systems: tuple[str, ...]
    predictions: Path | None
    limit: int | None
    settings: Settings
    versus: str | None
    save: Path | None


def evaluate(
    data: Annotated[
        Path, typer.Argument(metavar="DATA", help="Rows of JSON: stories, or judged texts.")
    ],
    task: Annotated[
        Task, typer.Option(help="Measure briefs, or the score of how well a text is supported.")
    ] = Task.brief,
    system: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Repeatable; the default is all but concatenated."),
    ] = None,
    predictions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help='Score these briefs: rows of "id" and "text".'),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Use the first rows only.")] = None,
    words: Annotated[
        int | None,
        typer.Option(
            help=f"The most words of a brief, {MIN_WORDS} to {MAX_WORDS}; else {_DEFAULT_WORDS}."
        ),
    ] = None,
    versus: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help=f"Compare with this system; {_DEFAULT_VERSUS} if it runs."
        ),
    ] = None,
    save: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Keep the briefs here, and go on with those kept."),
    ] = None,
    format: Annotated[  # noqa: A002 (the option's name)
        Format, typer.Option(help="How to print the results.")
    ] = Format.table,
    seed: Annotated[int, typer.Option(help="Fixes every random choice.")] = 0,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print no progress and no warnings.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Print each step, and what libraries say.")
    ] = False,
) -> None:
    """Measure briefs against references and baselines, or support scores against judgements."""
    settings = Settings(words=_DEFAULT_WORDS if words is None else words, seed=seed)
    with working(quiet=quiet, verbose=verbose) as screen:
        screen.progress("Loading what measures")
        if task is Task.support:
            _warn_of_unused(screen, system, predictions, words, versus, save)
            shown = _measure_support(data, limit, seed, format, screen)
        else:
            names = _systems(system, predictions)
            run = _Run(data, names, predictions, limit, settings, versus, save)
            shown = _measure_briefs(run, format, screen)
    shown.print()


@dataclass(frozen=True, slots=True)
class _Shown:
    """What goes to stdout: a JSON value, or tables with a line below them."""

    value: dict[str, Any] | None
    tables: tuple[Table, ...] = ()
    line: str | None = None

    def print(self) -> None:
        if self.value is not None:
            typer.echo(json.dumps(self.value, ensure_ascii=False, indent=2))
            return
        for number, table in enumerate(self.tables):
            if number:
                typer.echo()
            _print_table(table)
        if self.line:
            typer.echo(f"\n{self.line}")


def _measure_support(
    data: Path, limit: int | None, seed: int, chosen: Format, screen: Screen
) -> _Shown:
    from summarize.backends import load_embedder, load_parser
    from summarize.catalog import default_card
    from summarize.evaluation.support import SupportScorer
    from summarize.evaluation.support_task import (
        BASELINES,
        evaluate_support,
        read_judged_texts,
        support_as_json,
    )
    from summarize.evaluation.tables import support_tables

    texts = read_judged_texts(data, limit=limit)
    ours = SupportScorer(
        load_embedder(default_card("embedder"), progress=screen.progress),
        load_parser(default_card("parser"), progress=screen.progress),
    )
    report = evaluate_support(
        texts, scores={"ours": ours, **BASELINES}, seed=seed, progress=screen.progress
    )
    if chosen is Format.json:
        return _Shown(support_as_json(report))
    return _Shown(None, tuple(support_tables(report)))


def _measure_briefs(run: _Run, chosen: Format, screen: Screen) -> _Shown:
    from summarize.evaluation.report import make_report, report_as_json
    from summarize.evaluation.tables import report_tables, speed_line

    wanted, systems = _load(run, screen)
    scored = list(_score(run, systems, wanted, screen))
    report: Report = make_report(
        scored, words=run.settings.words, seed=run.settings.seed, versus=_versus(run)
    )
    if chosen is Format.json:
        return _Shown(report_as_json(report))
    return _Shown(None, tuple(report_tables(report)), speed_line(report))


def _load(run: _Run, screen: Screen) -> tuple[int, list[System]]:
    """Return how many stories there are and what summarizes them.

    Check every name and id first: a wrong one is told before the slow part.
    """
    from summarize.evaluation.predictions import read_predictions
    from summarize.evaluation.rouge import RougeScorer
    from summarize.evaluation.stories import story_ids
    from summarize.evaluation.systems import check_names, load_systems

    check_names(run.systems)
    _versus(run)
    RougeScorer()
    ids = story_ids(run.data)
    systems: list[System] = []
    if run.predictions:
        systems.append(read_predictions(run.predictions, wanted=ids[: run.limit], known=ids))
    seed = run.settings.seed
    loaded = load_systems(run.systems, seed=seed, progress=screen.progress)
    return len(ids[: run.limit]), [*loaded, *systems]


def _score(run: _Run, systems: list[System], total: int, screen: Screen) -> Iterator[Scored]:
    from summarize.evaluation.run import evaluate as score
    from summarize.evaluation.saved import SavedBriefs
    from summarize.evaluation.stories import read_stories

    words, seed = run.settings.words, run.settings.seed
    saved = SavedBriefs(run.save, words, seed) if run.save else None
    stories = _warned_of_script(read_stories(run.data, limit=run.limit), screen)
    reused = 0
    for row in score(
        stories, systems, words=words, saved=saved, total=total, progress=screen.progress
    ):
        reused += row.reused
        yield row
    if reused:
        screen.warn(f"{reused} briefs were found in {run.save} and not made again")


def _warned_of_script(stories: Iterator[Story], screen: Screen) -> Iterator[Story]:
    from summarize.evaluation.rouge import readable_share

    warned = False
    for story in stories:
        if not warned and readable_share(" ".join(story.references)) < _READABLE:
            screen.warn("ROUGE sees only a-z and 0-9; for this script its figures mean nothing")
            warned = True
        yield story


def _systems(given: list[str] | None, predictions: Path | None) -> tuple[str, ...]:
    """The systems to run: those named, else none beside predictions, else the default."""
    from summarize.evaluation.systems import DEFAULT_SYSTEMS

    if given:
        return tuple(dict.fromkeys(given))
    return () if predictions else DEFAULT_SYSTEMS


def _versus(run: _Run) -> str | None:
    compared = [*run.systems, *(["predictions"] if run.predictions else [])]
    if run.versus is None:
        return _DEFAULT_VERSUS if _DEFAULT_VERSUS in compared else None
    if run.versus not in compared:
        raise UsageError(
            f'--versus "{run.versus}" is not among what runs: {", ".join(compared)};'
            " name it with --system too"
        )
    return run.versus


def _warn_of_unused(screen: Screen, *values: object) -> None:
    options = ("--system", "--predictions", "--words", "--versus", "--save")
    for option, value in zip(options, values, strict=True):
        if value:
            screen.warn(f"{option} has no effect with --task support")


def _print_table(table: Table) -> None:
    """Print with lines and colours on a terminal, and as plain text elsewhere."""
    from summarize.evaluation.tables import plain, stacked

    if not sys.stdout.isatty():
        typer.echo(plain(table))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table as RichTable

    drawn = RichTable(title=table.title, title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1))
    for number, lines in enumerate(zip(*stacked(table.columns), strict=True)):
        drawn.add_column("\n".join(lines), justify="right" if number else "left", no_wrap=True)
    for row in table.rows:
        drawn.add_row(*row)
    # As wide as it is, not as the terminal: better a line that wraps than a figure that is cut.
    console = Console()
    width = Console(width=_WIDEST).measure(drawn).maximum
    console.width = max(width, console.width)
    console.print(drawn)
