"""``summarize batch``: a brief of each of many stories."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

import typer

from summarize.cli.batch_run import do_job
from summarize.cli.brief import BriefFormat
from summarize.cli.chosen import chosen_strategy
from summarize.cli.group_stories import group_into, refuse_inside
from summarize.cli.groups import with_groups
from summarize.cli.option_groups import (
    BriefOptions,
    GroupedBriefOptions,
    ScreenOptions,
    WriterOptions,
)
from summarize.cli.options import refuse_no_number
from summarize.cli.screen import Screen, echo, in_a_line
from summarize.counts import counted
from summarize.errors import UsageError
from summarize.limits import MOST_IN_FLIGHT

if TYPE_CHECKING:
    from summarize.batch import Engine, Job, Recipe, StoryList
    from summarize.catalog import ModelCard


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceOptions:
    """Where stories are and briefs go."""

    panel: ClassVar[str] = "Output"

    root: Annotated[
        str,
        typer.Argument(
            metavar="ROOT",
            help="A folder with a sub-folder a story or with records that name their story, "
            "or a JSONL file with a story a line; with --group articles of any kind.",
        ),
    ]
    output: Annotated[str, typer.Option("--output", "-o", help="The folder for the briefs.")]
    format: Annotated[
        list[BriefFormat] | None,
        typer.Option(
            metavar="FORMAT",
            help="markdown, json, text or html, beside the JSON; may be repeated. The default is"
            " markdown.",
        ),
    ] = None

    def stories(self, screen: Screen, *, group: bool) -> StoryList:
        """Return the stories there are, with ``group`` those that the articles are told into.

        An article that no other one tells of the same event is a story too, as for brief.
        """
        from summarize.batch import SINGLES, STORIES, list_stories, open_location, together
        from summarize.reading import read_articles

        if not group:
            return list_stories(open_location(self.root))
        screen.progress("Reading the articles")
        read = read_articles([self.root])
        for warning in read.warnings:
            screen.warn(warning)
        piled = group_into(open_location(self.output), read, screen)
        found = {STORIES: piled.pile.stories, SINGLES: piled.pile.singles}
        folder = self.output.rstrip("/")
        return together(
            [list_stories(open_location(f"{folder}/{name}")) for name in found if found[name]]
        )

    def check(self, *, group: bool, writes: bool = True) -> None:
        """See that what is written is not read as a story the next time."""
        for place in (self.root, self.output):
            if place.startswith(("http://", "https://")):
                raise UsageError(
                    f"stories are not read from web addresses such as {place}, nor written there; "
                    "copy the file here, or read the pages with summarize stories"
                )
        if group and "://" in self.root:
            raise UsageError(
                f"--group reads files of this machine, not {self.root}; copy them here"
            )
        refuse_inside([self.root], self.output, writes=writes)


@dataclass(frozen=True, slots=True, kw_only=True)
class JobOptions:
    """Which stories are worked on, and how many at a time."""

    panel: ClassVar[str] = "The job"

    in_flight: Annotated[
        int,
        typer.Option(min=1, max=MOST_IN_FLIGHT, help="So many stories are written together."),
    ] = 16
    max_articles: Annotated[int, typer.Option(min=1, help="A story of more articles fails.")] = 500
    limit: Annotated[int | None, typer.Option(min=1, help="Do no more than so many stories.")] = (
        None
    )
    retry_failed: Annotated[
        bool,
        typer.Option("--retry-failed/--no-retry-failed", help="Do only what failed the last time."),
    ] = False
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast/--no-fail-fast", help="Stop at the first story that fails.")
    ] = False
    dry_run: Annotated[
        bool, typer.Option("--dry-run/--no-dry-run", help="Say what would be done, and do nothing.")
    ] = False
    every: Annotated[
        float,
        typer.Option(
            min=0.1,
            callback=refuse_no_number,
            help="Seconds between lines of progress without a terminal.",
        ),
    ] = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineOptions:
    """Where briefs are made."""

    panel: ClassVar[str] = "The engine"

    engine: Annotated[
        Literal["local", "ray"],
        typer.Option(help="Where briefs are made: in this process, or on Ray."),
    ] = "local"
    address: Annotated[
        str | None,
        typer.Option(metavar="HOST:PORT", help="Ray's cluster; without it, one of this machine."),
    ] = None
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="Ray's workers, each with its models; default: as many as fit."),
    ] = None
    worker_cores: Annotated[
        int | None, typer.Option(min=1, help="The cores, and so threads, of each worker.  [1]")
    ] = None
    worker_gpus: Annotated[
        float | None,
        typer.Option(
            min=0.0,
            callback=refuse_no_number,
            help="The GPUs of each worker, or a part of one.  [0]",
        ),
    ] = None

    def check(self) -> None:
        """Refuse options of Ray without it."""
        of_ray = (self.address, self.workers, self.worker_cores, self.worker_gpus)
        if self.engine == "local" and any(each is not None for each in of_ray):
            raise UsageError("--address, --workers and --worker-… are for --engine ray")

    def made(self) -> Engine:
        """Return the engine."""
        from summarize.batch import RayEngine, make_here

        if self.engine == "local":
            return make_here
        cores, gpus = self.worker_cores or 1, self.worker_gpus or 0.0
        return RayEngine(address=self.address, workers=self.workers, cores=cores, gpus=gpus)


@with_groups
def batch(
    context: typer.Context,
    places: PlaceOptions,
    wanted: GroupedBriefOptions,
    by: WriterOptions,
    work: JobOptions,
    where: EngineOptions,
    seen: ScreenOptions,
) -> None:
    """Make a brief of each of many stories; a second run does what is missing or changed."""
    places.check(group=wanted.group, writes=not work.dry_run)
    where.check()
    with seen.working() as screen:
        screen.progress("Looking for stories")
        cards = by.choose(context, screen)
        from summarize.backends import load_models
        from summarize.batch import Job, open_location

        engine = where.made()
        stories = places.stories(screen, group=wanted.group)
        for warning in stories.warnings:
            screen.warn(warning)
        job = Job(
            stories=stories,
            out=open_location(places.output),
            recipe=replace(
                recipe_of(places, wanted, by, cards),
                in_flight=work.in_flight,
                max_articles=work.max_articles,
            ),
            models=told_of_models(cards),
            limit=work.limit,
            retry_failed=work.retry_failed,
            fail_fast=work.fail_fast,
        )
        if work.dry_run:
            screen.close()
            return _tell(job)
        load = partial(load_models, cards, device=by.device, seed=wanted.seed)
        code = do_job(job, load, screen, every=work.every, quiet=seen.quiet, engine=engine)
    if code:
        raise typer.Exit(code)
    return None


def recipe_of(
    places: PlaceOptions, wanted: BriefOptions, by: WriterOptions, cards: Sequence[ModelCard]
) -> Recipe:
    """Return how the briefs are made that the options ask for."""
    from summarize.batch import Recipe

    return Recipe(
        settings=replace(wanted.settings, strategy=chosen_strategy(by.strategy, cards)),
        formats=tuple(each.value for each in places.format or [BriefFormat.markdown]),
        with_sources=wanted.with_sources,
    )


def told_of_models(cards: Sequence[ModelCard]) -> str:
    """Return all that the cards say, for the fingerprint of briefs."""
    return json.dumps([asdict(card) for card in cards])


def _tell(job: Job) -> None:
    """Print of each story whether it would be done, and why."""
    from summarize.batch import Failed, Journal, Outputs, examine

    failed, _ = Journal(job.out).outcome()
    counts: Counter[str] = Counter()
    for found in examine(job, Outputs(job.out, job.recipe.formats), failed):
        state = "would fail" if isinstance(found, Failed) else found.state
        why = f": {found.reason}" if isinstance(found, Failed) else ""
        counts[state] += 1
        echo(f"{in_a_line(found.story)}\t{state}{in_a_line(why)}")
    told = ", ".join(f"{count:,} {state}" for state, count in counts.items())
    beyond = (len(failed) if job.retry_failed else job.stories.count) - counts.total()
    if job.limit is not None and beyond > 0:
        told += f"; {beyond:,} not begun (--limit {job.limit})"
    echo(f"{counted(counts.total(), 'story')}: {told or 'none'}", err=True)
