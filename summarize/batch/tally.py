"""How far a job is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from time import monotonic

from summarize.batch.failures import Failed
from summarize.batch.making import Done


@dataclass(slots=True)
class Tally:
    """The counts of a job so far; others may look at it while it grows.

    Attributes:
        total: the stories of the location, or those that failed if only they are tried.
        limit: the most of them that will be worked on; None for all.
        done: briefs made.
        updated: those of them that stood and were brought up to date.
        anew: those that stood and were not, each with the reason.
        current: stories that were up to date.
        words: of the briefs made.
        unread: files that could not be read, of the briefs made.
        partly: briefs made without such a file.
        shortened: briefs from which --strict left sentences out.
        failed: stories that failed, by stage and error.
        seconds: by stage; stages overlap, so that their sum may exceed the time that went by.
        started: when the first story was begun, by the monotonic clock; None before.
    """

    total: int = 0
    limit: int | None = None
    done: int = 0
    updated: int = 0
    anew: list[tuple[str, str]] = field(default_factory=list)
    current: int = 0
    words: int = 0
    unread: int = 0
    partly: int = 0
    shortened: int = 0
    failed: Counter[tuple[str, str]] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)
    started: float | None = None

    @property
    def failures(self) -> int:
        """How many stories failed."""
        return self.failed.total()

    @property
    def left(self) -> int:
        """How many stories are still to be looked at."""
        left = self._not_looked_at
        return left if self.limit is None else min(left, self.limit - self._worked)

    @property
    def beyond(self) -> int:
        """How many stories will not be looked at, since the limit is reached before them."""
        return self._not_looked_at - self.left

    @property
    def elapsed(self) -> float:
        """Seconds since the first story was begun."""
        return 0.0 if self.started is None else monotonic() - self.started

    @property
    def stories_a_minute(self) -> float:
        """How many stories were worked on a minute."""
        return 60.0 * self._worked / self.elapsed if self.elapsed else 0.0

    @property
    def seconds_left(self) -> float | None:
        """How long the rest takes at that speed; None if that is not known yet."""
        speed = self.stories_a_minute
        return 60.0 * self.left / speed if speed else None

    @property
    def _not_looked_at(self) -> int:
        return max(0, self.total - self.current - self._worked)

    @property
    def _worked(self) -> int:
        return self.done + self.failures

    def begin(self) -> None:
        """Note that work on a story begins."""
        if self.started is None:
            self.started = monotonic()

    def add(self, done: Done) -> None:
        """Count a brief."""
        self.done += 1
        if done.anew:
            self.anew.append((done.story, done.anew))
        elif done.revision > 1:
            self.updated += 1
        self.words += done.words
        self.unread += len(done.unread)
        self.partly += bool(done.unread)
        self.shortened += done.shortened
        for stage, seconds in done.stages.seconds.items():
            self.seconds[stage] = self.seconds.get(stage, 0.0) + seconds

    def fail(self, failed: Failed) -> None:
        """Count a failure."""
        self.failed[failed.stage, failed.error] += 1
