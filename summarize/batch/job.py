"""A job over many stories, in one page: look, have made what is missing, save."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Collection, Iterator
from contextlib import closing, suppress
from dataclasses import asdict, dataclass

from summarize import __version__
from summarize.batch.engine import Engine, LoadModels, Made, make_here
from summarize.batch.failures import Failed, OutputError, failure
from summarize.batch.locations import Location
from summarize.batch.making import Done, Examined, State
from summarize.batch.outputs import Outputs, Stamp
from summarize.batch.recipe import Recipe
from summarize.batch.record import JobRecord
from summarize.batch.stories import ListedStory, StoryContent, StoryList
from summarize.batch.tally import Tally
from summarize.revision import REVISION

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be done.

    Attributes:
        stories: all that there are.
        out: where their briefs go.
        recipe: how they are made.
        models: all that the cards say of the models, for the fingerprint.
        limit: do no more stories than that.
        retry_failed: do only the stories whose last attempt failed.
        fail_fast: stop at the first failure.
    """

    stories: StoryList
    out: Location
    recipe: Recipe
    models: str
    limit: int | None = None
    retry_failed: bool = False
    fail_fast: bool = False


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
        FirstFailure: A story failed, and the job was asked to stop then.
    """
    with job.out.locked():
        outputs = Outputs(job.out, job.recipe.formats)
        record = JobRecord(outputs, tally, fail_fast=job.fail_fast)
        count = job.stories.count
        tally.limit, tally.total = job.limit, len(record.failed) if job.retry_failed else count
        record.journal.add("job", version=__version__, revision=REVISION, stories=count)
        try:
            made = engine(_to_be_made(job, outputs, record), job.recipe, load_models)
            _keep(made, job, outputs, record)
        except OutputError:  # the lists could not be written either
            raise
        except BaseException:
            with suppress(OutputError):
                record.close("stopped")
            raise
        record.close("end")


def examine(job: Job, outputs: Outputs, failed: Collection[str]) -> Iterator[Examined | Failed]:
    """Tell of each story, one at a time, whether anything is to be done.

    Args:
        job: what is to be done.
        outputs: what stands where its briefs go.
        failed: the stories whose last attempt failed.
    """
    failed = frozenset(failed)
    begun = 0
    for story in job.stories.stories():
        if job.retry_failed and story.id not in failed:
            continue
        found = _examine(story, job, outputs, story.id in failed)
        begun += isinstance(found, Failed) or found.state != "up to date"
        if job.limit is not None and begun > job.limit:
            return
        yield found


def _examine(
    story: ListedStory, job: Job, outputs: Outputs, failed_before: bool
) -> Examined | Failed:
    try:
        content = story.load()
    except Exception as error:
        return failure(story.id, "reading", error)
    stamp = _stamp(story.id, job, content)
    before = outputs.kept(story.id)
    if before and before.fingerprint == stamp.fingerprint and outputs.has_all(story.id):
        return Examined(stamp, "up to date", content)
    state: State = "new"
    if failed_before:
        state = "failed before"
    elif outputs.has(story.id):
        state = "changed"
    if before and before.revision > 1 and not job.recipe.updates:
        _LOG.warning(
            "%s is made anew: the brief of revision %d is given up, and what it tells of changes",
            story.id,
            before.revision,
        )
    return Examined(stamp, state, content, before if job.recipe.updates else None)


def _stamp(story: str, job: Job, content: StoryContent) -> Stamp:
    """The hashes of all that a brief depends on."""
    made_by = [REVISION, asdict(job.recipe.settings), job.recipe.with_sources, job.models]
    return Stamp(story, _hash([content.digest, made_by]), _hash(made_by))


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()


def _to_be_made(job: Job, outputs: Outputs, record: JobRecord) -> Iterator[Examined]:
    for found in examine(job, outputs, record.failed):
        if isinstance(found, Failed):
            record.fail(found)
        elif found.state == "up to date":
            record.current(found.story)
        else:
            record.begin(found)
            yield found


def _keep(made: Made, job: Job, outputs: Outputs, record: JobRecord) -> None:
    with closing(made):
        for count, each in enumerate(made, start=1):
            if isinstance(each, Done):
                _save(each, outputs, record)
            else:
                record.fail(each)
            if count % job.recipe.in_flight == 0:
                record.journal.sync()


def _save(done: Done, outputs: Outputs, record: JobRecord) -> None:
    try:
        with done.stages.enter("saving"):
            outputs.save(done.story, done.texts)
    except OutputError:
        raise
    except Exception as error:
        record.fail(failure(done.story, "saving", error))
    else:
        record.done(done)
