"""What can go wrong with one story, and what stops the whole job."""

from __future__ import annotations

import errno
from dataclasses import dataclass

from summarize.errors import SummarizeError

_REASON_LENGTH = 500
_NO_PLACE = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


class OutputError(SummarizeError):
    """Nothing more can be written; going on would only lose work."""


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


def stop_if_full(error: OSError, name: str) -> None:
    """Raise an `OutputError` if the error would meet every story: no place to write.

    Raises:
        OutputError: The disk is full or cannot be written.
    """
    if error.errno in _NO_PLACE:
        raise output_error(error, name) from error


def output_error(error: OSError, name: str) -> OutputError:
    """Return the error that stops a job which cannot write ``name``."""
    return OutputError(
        f"cannot write {name}: {error.strerror or error}; what is done is kept: "
        "make room, then run the same command to go on"
    )
