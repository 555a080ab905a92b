"""What can go wrong with one story, and what stops the whole job."""

from __future__ import annotations

import errno
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from summarize.errors import SummarizeError

NO_PLACE = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
"""The numbers of errors that would meet every story: there is no place to write."""

_REASON_LENGTH = 500


class OutputError(SummarizeError):
    """Nothing more can be written; going on would only lose work."""


class FirstFailure(Exception):  # noqa: N818 (no error of the program: it was asked to stop)
    """Stops a job that was asked to stop at the first failure."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A story that could not be done: in which stage, by what error, and why."""

    story: str
    stage: str
    error: str
    reason: str


def failure(story: str, stage: str, error: Exception) -> Failed:
    """Return the failure of ``story`` that ``error`` is."""
    return Failed(story, stage, type(error).__name__, one_line(error))


def one_line(error: BaseException) -> str:
    """Return what an error says, as one line of bounded length."""
    text = "out of memory" if isinstance(error, MemoryError) and not str(error) else str(error)
    return (" ".join(text.split()) or type(error).__name__)[:_REASON_LENGTH]


@contextmanager
def writing(name: str, *, stopped_by: Collection[int] | None = None) -> Iterator[None]:
    """Stop the job if what is within cannot write ``name``.

    Args:
        name: what is written.
        stopped_by: the numbers of the errors that stop it, the others being one story's; None
            for all.

    Raises:
        OutputError: It cannot be written.
    """
    try:
        yield
    except OSError as error:
        if stopped_by is not None and error.errno not in stopped_by:
            raise
        raise OutputError(
            f"cannot write {name}: {error.strerror or error}; what is done is kept: "
            "make room, then run the same command to go on"
        ) from error
