"""``summarize evaluate``: briefs and support scores, measured."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarize.cli.chosen import choose_checkers, choose_models
from summarize.cli.evaluate_shown import Shown, seen_before
from summarize.cli.options import (
    DEFAULTS,
    Embedder,
    Model,
    ModelsDir,
    Quiet,
    Reader,
    Seed,
    Verbose,
    Words,
    was_given,
)
from summarize.cli.process import import_nltk
from summarize.cli.screen import Screen, working
from summarize.errors import UsageError
from summarize.settings import Settings

if TYPE_CHECKING:
    from summarize.catalog import ModelCard
    from summarize.evaluation.datasets import Story
    from summarize.evaluation.report import Report
    from summarize.evaluation.run import Scored
    from summarize.evaluation.systems import System

_DEFAULT_WORDS = 220
_DEFAULT_VERSUS = "lexrank"


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
    cards: tuple[ModelCard, ...]


def evaluate(
    context: typer.Context,
    data: Annotated[
        Path, typer.Argument(metavar="DATA", help="Rows of JSON: stories, or judged texts.")
    ],
    task: Annotated[
        Task, typer.Option(help="Measure briefs, or the score of how well a text is supported.")
    ] = Task.brief,
    system: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="Repeatable; the default is all but fused and concatenated."
        ),
    ] = None,
    predictions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help='Score these briefs: rows of "id" and "text".'),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Use the first rows only.")] = None,
    words: Words = _DEFAULT_WORDS,
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
    seed: Seed = DEFAULTS.seed,
    model: Model = None,
    embedder: Embedder = None,
    reader: Reader = None,
    models_dir: ModelsDir = None,
    dataset: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="What DATA is called in model cards, to tell models trained on it;"
            " else its file's name tells.",
        ),
    ] = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Measure briefs against references and baselines, or support scores against judgements."""
    settings = Settings(words=words, seed=seed)
    with working(quiet=quiet, verbose=verbose) as screen:
        screen.progress("Loading what measures")
        import_nltk()
        if task is Task.support:
            _warn_of_unused(screen, context)
            cards = choose_checkers(embedder=embedder, reader=reader, folder=models_dir)
            shown = _measure_support(data, limit, seed, cards, format, screen)
        else:
            from summarize.backends import check_models
            from summarize.evaluation.systems import cards_used

            names = _systems(system, predictions)
            cards = choose_models(
                model=model, embedder=embedder, extractive=False, folder=models_dir, reader=reader
            )
            cards = cards_used(names, cards)
            check_models(cards)
            run = _Run(data, names, predictions, limit, settings, versus, save, cards)
            shown = _measure_briefs(run, format, screen)
        seen = seen_before(cards, dataset or data.stem)
    shown.print(seen)


def _measure_support(
    data: Path,
    limit: int | None,
    seed: int,
    cards: tuple[ModelCard, ...],
    chosen: Format,
    screen: Screen,
) -> Shown:
    from summarize.backends import check_models, load_models

    check_models(cards)
    from summarize.evaluation.layout import support_tables
    from summarize.evaluation.support import SupportScorer
    from summarize.evaluation.support_task import (
        BASELINES,
        evaluate_support,
        read_judged_texts,
        support_as_json,
    )

    texts = read_judged_texts(data, limit=limit)
    models = load_models(cards, progress=screen.progress)
    assert models.parser is not None
    ours = SupportScorer(models.embedder, models.parser, models.reader)
    report = evaluate_support(
        texts, scores={"ours": ours, **BASELINES}, seed=seed, progress=screen.progress
    )
    if chosen is Format.json:
        return Shown(support_as_json(report))
    return Shown(None, tuple(support_tables(report)))


def _measure_briefs(run: _Run, chosen: Format, screen: Screen) -> Shown:
    from summarize.evaluation.layout import report_tables, speed_line
    from summarize.evaluation.report import make_report, report_as_json

    wanted, systems = _load(run, screen)
    scored = list(_score(run, systems, wanted, screen))
    report: Report = make_report(
        scored, words=run.settings.words, seed=run.settings.seed, versus=_versus(run)
    )
    if chosen is Format.json:
        return Shown(report_as_json(report))
    return Shown(None, tuple(report_tables(report)), speed_line(report))


def _load(run: _Run, screen: Screen) -> tuple[int, list[System]]:
    """Return how many stories there are and what summarizes them.

    Check every name and id first: a wrong one is told before the slow part.
    """
    from summarize.evaluation.datasets import story_ids
    from summarize.evaluation.predictions import read_predictions
    from summarize.evaluation.rouge import RougeScorer
    from summarize.evaluation.systems import check_names, load_systems

    check_names(run.systems)
    _versus(run)
    RougeScorer()
    ids = story_ids(run.data)
    systems: list[System] = []
    if run.predictions:
        systems.append(read_predictions(run.predictions, wanted=ids[: run.limit], known=ids))
    seed = run.settings.seed
    loaded = load_systems(run.systems, seed=seed, cards=run.cards, progress=screen.progress)
    return len(ids[: run.limit]), [*loaded, *systems]


def _score(run: _Run, systems: list[System], total: int, screen: Screen) -> Iterator[Scored]:
    from summarize.evaluation.datasets import read_stories
    from summarize.evaluation.run import evaluate as score
    from summarize.evaluation.saved import SavedBriefs
    from summarize.evaluation.systems import cards_used

    words, seed = run.settings.words, run.settings.seed
    made_by = {
        name: json.dumps([(card.id, card.sha256) for card in cards_used([name], run.cards)])
        for name in run.systems
    }
    saved = SavedBriefs(run.save, words, seed, made_by) if run.save else None
    stories = _warned_of_languages(read_stories(run.data, limit=run.limit), screen)
    reused = 0
    for row in score(
        stories, systems, words=words, saved=saved, total=total, progress=screen.progress
    ):
        reused += row.reused
        yield row
    if reused:
        screen.warn(f"{reused} briefs were found in {run.save} and not made again")


def _warned_of_languages(stories: Iterator[Story], screen: Screen) -> Iterator[Story]:
    from summarize.analysis.identification import identify_language
    from summarize.language.languages import language_of

    warned = False
    for story in stories:
        written = identify_language(" ".join(story.references))
        if not warned and written != story.language:
            screen.warn(
                f'the articles of story "{story.id}" are in {language_of(story.language).name} and'
                f" its references in {language_of(written).name}: ROUGE compares words by the"
                " rules of the articles' language, so its figures may mean nothing"
            )
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


def _warn_of_unused(screen: Screen, context: typer.Context) -> None:
    for name in ("system", "predictions", "words", "versus", "save", "model"):
        if was_given(context, name):
            screen.warn(f"--{name} has no effect with --task support")
