"""What is known of the stories of a job, kept in step in all places that tell it."""

from __future__ import annotations

from dataclasses import asdict
from threading import Lock
from typing import Literal

from summarize.batch.failures import Failed, FirstFailure
from summarize.batch.journal import Journal
from summarize.batch.making import Done, Examined
from summarize.batch.outputs import Outputs
from summarize.batch.tally import Tally


class JobRecord:
    """What is known of the stories of a job: in the journal, the tally and the lists.

    Stories may be looked at in one thread while they are done in another.
    """

    def __init__(self, outputs: Outputs, tally: Tally, *, fail_fast: bool) -> None:
        """Read what earlier jobs left undone.

        Args:
            outputs: where briefs and lists go.
            tally: is kept in step.
            fail_fast: whether the first failure stops the job.
        """
        self.journal = Journal(outputs.location)
        self.failed, ended = self.journal.outcome()
        self._unread = self.journal.unread()
        self._outputs = outputs
        self._tally = tally
        self._fail_fast = fail_fast
        self._to_be_listed = not (ended and outputs.are_listed())
        self._touched: set[str] = set()
        self._lock = Lock()

    def begin(self, story: Examined) -> None:
        """Record that work on a story begins."""
        with self._lock:
            self._tally.begin()
            self.journal.add("start", story=story.story, why=story.state)

    def done(self, done: Done) -> None:
        """Record that a brief stands."""
        seconds, unread = done.stages.seconds, tuple(map(str, done.unread))
        with self._lock:
            self.journal.add(
                "done",
                story=done.story,
                fingerprint=done.stamp.fingerprint,
                words=done.words,
                seconds=round(sum(seconds.values()), 3),
                stages={stage: round(value, 3) for stage, value in seconds.items()},
                warnings=done.warnings,
                revision=done.revision,
                **({"unread": unread} if unread else {}),
                **({"anew": done.anew} if done.anew else {}),
            )
            self.failed.pop(done.story, None)
            self._unread[done.story] = unread
            self._to_be_listed = True
            self._tally.add(done)

    def current(self, story: str) -> None:
        """Count a story that is up to date."""
        with self._lock:
            if self.failed.pop(story, None):  # what made it fail was taken back
                self._to_be_listed = True
                self.journal.add("current", story=story)
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
            self._to_be_listed = True
            self._tally.begin()
            self._tally.fail(failed)
        if self._fail_fast:
            raise FirstFailure

    def close(self, event: Literal["end", "stopped"]) -> None:
        """Write the lists anew if they changed, and record how the job ended.

        Raises:
            OutputError: They cannot be written.
        """
        if event == "end" and self._tally.limit is None:
            for story in sorted(self.failed.keys() - self._touched):
                self.journal.add("gone", story=story)  # its input is not there any more
                del self.failed[story]
                self._to_be_listed = True
        if self._to_be_listed:
            self._outputs.collect(self.failed, self._unread)
        tally = self._tally
        self.journal.add(event, done=tally.done, current=tally.current, failed=tally.failures)
        self.journal.sync()
