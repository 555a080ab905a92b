"""``summarize evaluate``: briefs and support scores, measured."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from summarize.cli.chosen import choose_models
from summarize.cli.completing import systems
from summarize.cli.evaluate_shown import Shown, seen_before
from summarize.cli.groups import with_groups
from summarize.cli.option_groups import CheckerOptions, ScreenOptions
from summarize.cli.options import DEFAULTS, Model, Seed, Words, was_given
from summarize.cli.screen import Screen
from summarize.counts import counted
from summarize.errors import UsageError

if TYPE_CHECKING:
    from summarize.catalog import ModelCard
    from summarize.evaluation import ReferenceStory

_DEFAULT_WORDS = 220
_DEFAULT_VERSUS = "lexrank"
_OF_BRIEFS = ("system", "predictions", "words", "versus", "save", "model")
"""The options without effect on support scores."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """What is measured, and how."""

    data: Annotated[
        Path, typer.Argument(metavar="DATA", help="Rows of JSON: stories, or judged texts.")
    ]
    system: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            autocompletion=systems,
            help="Repeatable; the default is all but fused and concatenated.",
        ),
    ] = None
    predictions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help='Score these briefs: rows of "id" and "text".'),
    ] = None
    limit: Annotated[int | None, typer.Option(min=1, help="Use the first rows only.")] = None
    words: Words = _DEFAULT_WORDS
    versus: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            autocompletion=systems,
            help=f"Compare with this system; {_DEFAULT_VERSUS} if it runs.",
        ),
    ] = None
    save: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Keep the briefs here, and go on with those kept."),
    ] = None
    seed: Seed = DEFAULTS.seed
    dataset: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="What DATA is called in model cards, to tell models trained on it;"
            " else its file's name tells.",
        ),
    ] = None

    @property
    def systems(self) -> tuple[str, ...]:
        """The systems to run: those named, else none beside predictions, else the default."""
        from summarize.evaluation.systems import DEFAULT_SYSTEMS

        if self.system:
            return tuple(dict.fromkeys(self.system))
        return () if self.predictions else DEFAULT_SYSTEMS

    def compared_with(self) -> str | None:
        """Return the system that the others are compared with.

        Raises:
            UsageError: It does not run.
        """
        compared = [*self.systems, *(["predictions"] if self.predictions else [])]
        if self.versus is None:
            return _DEFAULT_VERSUS if _DEFAULT_VERSUS in compared else None
        if self.versus not in compared:
            raise UsageError(
                f'--versus "{self.versus}" is not among what runs: {", ".join(compared)};'
                " name it with --system too"
            )
        return self.versus


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredModels(CheckerOptions):
    """What writes the briefs that are measured, and what checks."""

    model: Model = None


@with_groups
def evaluate(
    context: typer.Context,
    *,
    task: Annotated[
        Literal["brief", "support"],
        typer.Option(help="Measure briefs, or the score of how well a text is supported."),
    ] = "brief",
    run: RunOptions,
    format: Annotated[  # noqa: A002 (the option's name)
        Literal["table", "json"], typer.Option(help="How to print the results.")
    ] = "table",
    by: MeasuredModels,
    seen: ScreenOptions,
) -> None:
    """Measure briefs against references and baselines, or support scores against judgements."""
    with seen.working() as screen:
        screen.progress("Loading what measures")
        if task == "support":
            for name in _OF_BRIEFS:
                if was_given(context, name):
                    screen.warn(f"--{name} has no effect with --task support")
            cards = by.choose()
            shown = _measure_support(run, cards, screen)
        else:
            cards = choose_models(
                model=by.model,
                embedder=by.embedder,
                extractive=False,
                folder=by.models_dir,
                reader=by.reader,
            )
            cards, shown = _measure_briefs(run, cards, screen)
        trained = seen_before(cards, run.dataset or run.data.stem)
    shown.print(trained, as_json=format == "json")


def _measure_support(run: RunOptions, cards: tuple[ModelCard, ...], screen: Screen) -> Shown:
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

    texts = read_judged_texts(run.data, limit=run.limit)
    models = load_models(cards, progress=screen.progress)
    assert models.parser is not None
    ours = SupportScorer(models.embedder, models.parser, models.reader)
    report = evaluate_support(
        texts, scores={"ours": ours, **BASELINES}, seed=run.seed, progress=screen.progress
    )
    return Shown(support_as_json(report), tuple(support_tables(report)))


def _measure_briefs(
    run: RunOptions, cards: tuple[ModelCard, ...], screen: Screen
) -> tuple[tuple[ModelCard, ...], Shown]:
    """Return the cards of the models that were used, too.

    Every name and id is checked first: a wrong one is told before the slow part.
    """
    from summarize.backends import check_models
    from summarize.evaluation import evaluate as score
    from summarize.evaluation import make_report, read_stories
    from summarize.evaluation.datasets import story_ids
    from summarize.evaluation.layout import report_tables, speed_line
    from summarize.evaluation.predictions import read_predictions
    from summarize.evaluation.report import report_as_json
    from summarize.evaluation.rouge import RougeScorer
    from summarize.evaluation.saved import SavedBriefs
    from summarize.evaluation.systems import cards_used, check_names, load_systems

    cards = cards_used(run.systems, cards)
    check_models(cards)
    check_names(run.systems)
    versus = run.compared_with()
    RougeScorer()
    ids = story_ids(run.data)
    wanted = ids[: run.limit]
    given = [read_predictions(run.predictions, wanted=wanted, known=ids)] if run.predictions else []
    loaded = load_systems(run.systems, seed=run.seed, cards=cards, progress=screen.progress)
    made_by = {
        name: json.dumps([(card.id, card.sha256) for card in cards_used([name], cards)])
        for name in run.systems
    }
    scored = list(
        score(
            _warned_of_languages(read_stories(run.data, limit=run.limit), screen),
            [*loaded, *given],
            words=run.words,
            saved=SavedBriefs(run.save, run.words, run.seed, made_by) if run.save else None,
            total=len(wanted),
            progress=screen.progress,
        )
    )
    if reused := sum(row.reused for row in scored):
        were = "was" if reused == 1 else "were"
        screen.warn(f"{counted(reused, 'brief')} {were} found in {run.save} and not made again")
    report = make_report(scored, words=run.words, seed=run.seed, versus=versus)
    return cards, Shown(report_as_json(report), tuple(report_tables(report)), speed_line(report))


def _warned_of_languages(
    stories: Iterator[ReferenceStory], screen: Screen
) -> Iterator[ReferenceStory]:
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
