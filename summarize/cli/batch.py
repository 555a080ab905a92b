"""``summarize batch``: a brief of each of many stories."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarize.cli.batch_run import do_job
from summarize.cli.brief import Format
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
)
from summarize.cli.process import import_nltk
from summarize.cli.screen import working
from summarize.errors import UsageError
from summarize.settings import Settings

if TYPE_CHECKING:
    from summarize.batch import Engine, Job


class EngineName(StrEnum):
    """Where the briefs of a job are made."""

    local = "local"
    ray = "ray"


def batch(
    context: typer.Context,
    root: Annotated[
        str,
        typer.Argument(
            metavar="ROOT",
            help="A folder with a sub-folder a story or with records that name their story, "
            "or a JSONL file with a story a line.",
        ),
    ],
    output: Annotated[str, typer.Option("--output", "-o", help="The folder for the briefs.")],
    words: Words = DEFAULTS.words,
    format: Annotated[  # noqa: A002 (the option's name)
        list[Format] | None,
        typer.Option(help="Beside the JSON; may be repeated. The default is markdown."),
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
    in_flight: Annotated[
        int, typer.Option(min=1, help="So many stories are written together.")
    ] = 16,
    max_articles: Annotated[int, typer.Option(min=1, help="A story of more articles fails.")] = 500,
    limit: Annotated[
        int | None, typer.Option(min=1, help="Do no more than so many stories.")
    ] = None,
    retry_failed: Annotated[
        bool,
        typer.Option("--retry-failed/--no-retry-failed", help="Do only what failed the last time."),
    ] = False,
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast/--no-fail-fast", help="Stop at the first story that fails.")
    ] = False,
    engine: Annotated[
        EngineName, typer.Option(help="Where briefs are made: in this process, or on Ray.")
    ] = EngineName.local,
    address: Annotated[
        str | None,
        typer.Option(metavar="HOST:PORT", help="Ray's cluster; without it, one of this machine."),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="Ray's workers, each with its models; default: as many as fit."),
    ] = None,
    worker_cores: Annotated[
        int | None, typer.Option(min=1, help="The cores, and so threads, of each worker.  [1]")
    ] = None,
    worker_gpus: Annotated[
        float | None, typer.Option(min=0.0, help="The GPUs of each worker, or a part of one.  [0]")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run/--no-dry-run", help="Say what would be done, and do nothing.")
    ] = False,
    every: Annotated[
        float, typer.Option(min=0.1, help="Seconds between lines of progress without a terminal.")
    ] = 30.0,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Make a brief of each of many stories; a second run does what is missing or changed."""
    settings = Settings(words=words, seed=seed, strict=strict)
    _check_apart(root, output)
    of_ray = (address, workers, worker_cores, worker_gpus)
    if engine is EngineName.local and any(each is not None for each in of_ray):
        raise UsageError("--address, --workers and --worker-… are for --engine ray")
    with working(quiet=quiet, verbose=verbose) as screen:
        screen.progress("Looking for stories")
        cards = choose_models(
            model=model,
            embedder=embedder,
            extractive=extractive,
            folder=models_dir,
            reader=reader,
            batch_size=batch_size,
        )
        warn_of_unused(screen, context, cards)
        import_nltk()
        from summarize.backends import load_models
        from summarize.batch import (
            Cluster,
            Job,
            Outputs,
            RayEngine,
            list_stories,
            make_here,
            open_location,
        )

        made_by: Engine = make_here
        if engine is EngineName.ray:
            made_by = RayEngine(
                Cluster(
                    address=address,
                    workers=workers,
                    cores=worker_cores or 1,
                    gpus=worker_gpus or 0.0,
                )
            )
        stories = list_stories(open_location(root))
        for warning in stories.warnings:
            screen.warn(warning)
        formats = [each.value for each in format or [Format.markdown]]
        job = Job(
            stories=stories,
            outputs=Outputs(open_location(output), formats=formats, with_sources=with_sources),
            settings=replace(settings, strategy=chosen_strategy(strategy, cards)),
            models=json.dumps([asdict(card) for card in cards]),
            in_flight=in_flight,
            max_articles=max_articles,
            limit=limit,
            retry_failed=retry_failed,
            fail_fast=fail_fast,
        )
        if dry_run:
            screen.close()
            return _tell(job)
        load = partial(load_models, cards, device=device, seed=seed)
        code = do_job(job, load, screen, every=every, quiet=quiet, engine=made_by)
    if code:
        raise typer.Exit(code)
    return None


def _tell(job: Job) -> None:
    """Print of each story whether it would be done, and why."""
    from summarize.batch import Current, Failed, examine, read_events, still_failed

    job.outputs.look()
    counts: Counter[str] = Counter()
    for step in examine(job, still_failed(read_events(job.outputs.location))):
        if isinstance(step, Current):
            state, why = "up to date", ""
        elif isinstance(step, Failed):
            state, why = "would fail", f": {step.reason}"
        else:
            state, why = step.state, ""
        counts[state] += 1
        typer.echo(f"{step.story}\t{state}{why}")
    told = ", ".join(f"{count} {state}" for state, count in counts.items())
    typer.echo(f"{counts.total()} stories: {told or 'none'}", err=True)


def _check_apart(root: str, output: str) -> None:
    """What is written must not be read as a story the next time."""
    if "://" in root or "://" in output:
        return
    where, into = Path(root).resolve(), Path(output).resolve()
    if into == where or where in into.parents:
        raise UsageError(f"--output {output} lies in {root}; give a folder outside of it")
    if into.exists() and not into.is_dir():
        raise UsageError(f"--output {output} is a file; a folder is wanted")
