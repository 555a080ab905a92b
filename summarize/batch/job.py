"""A job over many stories, in one page: look, have made what is missing, save."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import asdict

from summarize.batch.engines import Engine, LoadModels, Made, make_here
from summarize.batch.failures import Failed, OutputError, failure
from summarize.batch.record import Record
from summarize.batch.steps import Current, Done, Job, Stale, State
from summarize.batch.stories import Content, Story
from summarize.batch.tally import Tally
from summarize.batch.work import timed
from summarize.revision import REVISION


def run_job(job: Job, load_models: LoadModels, tally: Tally, *, engine: Engine = make_here) -> None:
    """Make every brief that is missing or out of date; what fails is recorded and passed by.

    Whatever ends the job, what is done is kept and listed, and the next one goes on from it.

    Args:
        job: what is to be done.
        load_models: called once the first story needs them.
        tally: counts what happens, while it does.
        engine: where the briefs are made; by default in this process.

    Raises:
        SummarizeError: Another job is at work there, or the models cannot be loaded.
        OutputError: Nothing more can be written.
    """
    with job.outputs.location.locked():
        job.outputs.look()
        record = Record(job, tally)
        try:
            made = engine(_stale(job, record), job.recipe, load_models, most=job.most)
            _keep(made, job, record)
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
    made_by = [REVISION, asdict(job.settings), job.outputs.with_sources, job.models]
    return hashlib.sha256(json.dumps([content.digest, made_by]).encode()).hexdigest()


def _stale(job: Job, record: Record) -> Iterator[Stale]:
    for step in examine(job, record.failed):
        if isinstance(step, Stale):
            record.begin(step)
            yield step
        elif isinstance(step, Current):
            record.current(step)
        else:
            record.fail(step)


def _keep(made: Made, job: Job, record: Record) -> None:
    with closing(made):
        for count, each in enumerate(made, start=1):
            if isinstance(each, Done):
                _save(each, job, record)
            else:
                record.fail(each)
            if count % job.in_flight == 0:
                record.journal.sync()


def _save(done: Done, job: Job, record: Record) -> None:
    stage = "saving"
    try:
        with timed(done.seconds, stage):
            job.outputs.save(done.story, done.texts)
    except OutputError:
        raise
    except Exception as error:
        return record.fail(failure(done.story, stage, error))
    return record.done(done)
