"""A job over many stories, in one page: look, plan, write together, compose, save."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from functools import cache
from itertools import islice
from time import perf_counter

from summarize import __version__
from summarize.batch.ahead import ahead
from summarize.batch.failures import Failed, OutputError, failure
from summarize.batch.memory import give_back_memory, keep_few_kernels
from summarize.batch.models import Models, share
from summarize.batch.record import Record
from summarize.batch.steps import Current, Job, Planned, Stale, State
from summarize.batch.stories import Content, Story
from summarize.batch.tally import Tally
from summarize.batch.together import Written, write_together
from summarize.errors import ReadError
from summarize.pipeline import finish_brief, plan_brief


def run_job(job: Job, load_models: Callable[[], Models], tally: Tally) -> None:
    """Make every brief that is missing or out of date; what fails is recorded and passed by.

    Whatever ends the job, what is done is kept and listed, and the next one goes on from it.

    Args:
        job: what is to be done.
        load_models: called once the first story needs them.
        tally: counts what happens, while it does.

    Raises:
        SummarizeError: Another job is at work there, or the models cannot be loaded.
        OutputError: Nothing more can be written.
    """
    keep_few_kernels()
    with job.outputs.location.locked():
        job.outputs.look()
        record = Record(job, tally)
        try:
            _work(job, cache(lambda: share(load_models())), record)
        except OutputError:  # the lists could not be written either
            raise
        except BaseException:
            with suppress(OutputError):
                record.close("stopped")
            raise
        record.close("end")


def examine(job: Job, failed: Iterable[str]) -> Iterator[Failed | Current | Stale]:
    """Tell of each story, one at a time, whether anything is to be done.

    Args:
        job: what is to be done; its outputs as `Outputs.look` saw them.
        failed: the stories whose last attempt failed.
    """
    failed = frozenset(failed)
    stories = (s for s in job.stories.stories() if not job.retry_failed or s.id in failed)
    begun = 0
    for story in stories:
        step = _examine(job, story, failed)
        begun += not isinstance(step, Current)
        if job.limit is not None and begun > job.limit:
            return
        yield step


def _examine(job: Job, story: Story, failed: frozenset[str]) -> Failed | Current | Stale:
    try:
        content = story.load()
    except Exception as error:
        return failure(story.id, "reading", error)
    fingerprint = _fingerprint(job, content)
    if job.outputs.fingerprint_of(story.id) == fingerprint:
        return Current(story.id)
    before: State = "changed" if job.outputs.has(story.id) else "new"
    return Stale(story.id, "failed before" if story.id in failed else before, fingerprint, content)


def _fingerprint(job: Job, content: Content) -> str:
    """The hash of all that a brief depends on."""
    made_by = [__version__, asdict(job.settings), job.outputs.with_sources, job.models]
    return hashlib.sha256(json.dumps([content.digest, made_by]).encode()).hexdigest()


def _work(job: Job, models: Callable[[], Models], record: Record) -> None:
    # Reading and planning of the next stories go on while the model writes these.
    steps = (_plan(job, step, models, record) for step in examine(job, record.failed))
    with ahead(steps, size=job.in_flight) as prepared:
        ready = _planned(prepared, record)
        while group := list(islice(ready, job.in_flight)):
            for each, written in zip(group, _write(group, models()), strict=True):
                _finish(each, written, job, models(), record)
            record.journal.sync()
            give_back_memory()


def _plan(
    job: Job, step: Failed | Current | Stale, models: Callable[[], Models], record: Record
) -> Failed | Current | Planned:
    if not isinstance(step, Stale):
        return step
    loaded = models()  # outside of what is caught: without models no story can be done
    record.begin(step)
    seconds: dict[str, float] = {}
    stage = "reading"
    try:
        with _timed(seconds, stage):
            read = step.content.read()
        if len(read.articles) > job.max_articles:
            raise ReadError(
                f"it has {len(read.articles)} articles; allowed: {job.max_articles} "
                "(--max-articles)"
            )
        stage = "planning"
        with _timed(seconds, stage):
            plan = plan_brief(
                read.articles,
                embedder=loaded.embedder,
                parser=loaded.parser if loaded.writer else None,
                settings=job.settings,
                dropped=read.dropped,
            )
    except Exception as error:
        return failure(step.story, stage, error)
    return Planned(step.story, step.fingerprint, plan, read.warnings, seconds)


def _planned(steps: Iterator[Failed | Current | Planned], record: Record) -> Iterator[Planned]:
    for step in steps:
        if isinstance(step, Planned):
            yield step
        elif isinstance(step, Current):
            record.current(step)
        else:
            record.fail(step)


def _write(group: list[Planned], models: Models) -> list[Written | Exception]:
    if models.writer is None:
        return [[] for _ in group]
    started = perf_counter()
    written = write_together(models.writer, [each.plan.requests for each in group])
    took = perf_counter() - started
    asked = sum(len(each.plan.requests) for each in group)
    for each in group:
        each.seconds["writing"] = took * len(each.plan.requests) / asked if asked else 0.0
    return written


def _finish(
    each: Planned, written: Written | Exception, job: Job, models: Models, record: Record
) -> None:
    if isinstance(written, Exception):
        return record.fail(failure(each.story, "writing", written))
    stage = "composing"
    try:
        with _timed(each.seconds, stage):
            brief = finish_brief(
                each.plan,
                written,
                embedder=models.embedder,
                parser=models.parser,
                models=models.uses,
            )
        stage = "saving"
        with _timed(each.seconds, stage):
            job.outputs.save(each.story, each.fingerprint, brief)
    except OutputError:
        raise
    except Exception as error:
        return record.fail(failure(each.story, stage, error))
    return record.done(each, brief)


@contextmanager
def _timed(seconds: dict[str, float], stage: str) -> Iterator[None]:
    started = perf_counter()
    yield
    seconds[stage] = perf_counter() - started
