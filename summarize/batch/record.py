"""What is known of the stories of a job, kept in step in all places that tell it."""

from __future__ import annotations

from dataclasses import asdict
from threading import Lock
from typing import Literal

from summarize import __version__
from summarize.batch.failures import Failed
from summarize.batch.journal import Journal, is_closed, read_events, still_failed
from summarize.batch.steps import Current, Done, Job, Stale
from summarize.batch.tally import Tally
from summarize.revision import REVISION


class FirstFailure(Exception):  # noqa: N818 (no error of the program: it was asked to stop)
    """Stops a job that was asked to stop at the first failure."""


class Record:
    """What is known of the stories of a job: in the journal, the tally and the lists.

    Stories may be looked at in one thread while they are done in another.
    """

    def __init__(self, job: Job, tally: Tally) -> None:
        """Read what earlier jobs left undone, and begin to record this one."""
        self._outputs = job.outputs
        self._limit = job.limit
        self._fail_fast = job.fail_fast
        self._tally = tally
        self._touched: set[str] = set()
        self._lock = Lock()
        location = job.outputs.location
        self._were_listed = job.outputs.are_listed() and is_closed(read_events(location))
        self.failed = still_failed(read_events(location))
        self.journal = Journal(location)
        self.journal.add("job", version=__version__, revision=REVISION, stories=job.stories.count)
        tally.limit = job.limit
        tally.total = len(self.failed) if job.retry_failed else job.stories.count

    def begin(self, step: Stale) -> None:
        """Record that work on a story begins."""
        with self._lock:
            self._tally.begin()
            self.journal.add("start", story=step.story, why=step.state)

    def done(self, done: Done) -> None:
        """Record that a brief stands."""
        with self._lock:
            self.journal.add(
                "done",
                story=done.story,
                fingerprint=done.fingerprint,
                words=done.words,
                seconds=round(sum(done.seconds.values()), 3),
                stages={stage: round(value, 3) for stage, value in done.seconds.items()},
                warnings=done.warnings,
            )
            self.failed.pop(done.story, None)
            self._tally.add(done.words, done.shortened, done.seconds)

    def current(self, step: Current) -> None:
        """Count a story that is up to date."""
        with self._lock:
            if self.failed.pop(step.story, None):  # what made it fail was taken back
                self._were_listed = False
                self.journal.add("current", story=step.story)
            self._tally.current += 1

    def fail(self, failed: Failed) -> None:
        """Record a failure.

        Raises:
            FirstFailure: The job was asked to stop at it.
        """
        with self._lock:
            self.journal.add("failed", **asdict(failed))
            self.failed[failed.story] = failed
            self._touched.add(failed.story)
            self._tally.begin()
            self._tally.fail(failed)
        if self._fail_fast:
            raise FirstFailure

    def close(self, event: Literal["end", "stopped"]) -> None:
        """Write the lists anew if they changed, and record how the job ended.

        Raises:
            OutputError: They cannot be written.
        """
        gone: set[str] = set()
        if event == "end" and self._limit is None:
            gone = self.failed.keys() - self._touched  # their input is not there any more
        for story in sorted(gone):
            self.journal.add("gone", story=story)
            del self.failed[story]
        if self._tally.done or self._touched or gone or not self._were_listed:
            self._outputs.collect(self.failed)
        self.journal.add(
            event,
            done=self._tally.done,
            current=self._tally.current,
            failed=self._tally.failures,
        )
        self.journal.sync()
