"""What a command may do because the process is its own: start and end quickly, and in order."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from types import FrameType
from typing import NoReturn

INTERRUPTED = 130
TERMINATED = 143
"""Exit codes, after the numbers of the signals."""

_COLLECT_AFTER = 200_000
_SOON = 0.01
"""Seconds until a swallowed signal comes again: by then the `__del__` has ended."""


class Terminated(BaseException):
    """The system asks the process to end."""


def start_quickly() -> None:
    """Look for unused objects less often: imports make hundreds of thousands that stay."""
    gc.set_threshold(_COLLECT_AFTER, 20, 20)


def take_over() -> None:
    """See to it that what others left of the process's streams and signals does no harm.

    Where standard input, output or error are closed, the next file that is opened would take
    their place, and get what a library prints. What a terminal's encoding has no letter for is
    printed as an escape.
    """
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest that is free, which is this one
    if sys.stderr is None:  # what libraries say there is lost, and does no harm
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.unraisablehook = _send_again


def _send_again(swallowed: sys.UnraisableHookArgs) -> None:
    """Send a signal once more whose exception was raised where Python can only print and drop it.

    That is wherever a `__del__` runs. What else is dropped there is printed as ever.
    """
    number = {Terminated: signal.SIGTERM, KeyboardInterrupt: signal.SIGINT}.get(swallowed.exc_type)
    if number is None:
        sys.__unraisablehook__(swallowed)
        return
    again = Timer(_SOON, os.kill, (os.getpid(), number))
    again.daemon = True
    again.start()


@contextmanager
def terminable() -> Iterator[list[int]]:
    """Let SIGTERM end the work in an orderly way, as Ctrl-C does.

    Yields a list that is not empty once it came: not every library lets the exception through.
    """
    received: list[int] = []

    def terminate(number: int, frame: FrameType | None) -> None:
        received.append(number)
        raise Terminated

    before = signal.signal(signal.SIGTERM, terminate)
    try:
        yield received
    finally:
        signal.signal(signal.SIGTERM, before)


def end_at_once(code: int) -> NoReturn:
    """End the process, what is printed having been printed; taking libraries down takes seconds."""
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(ValueError):  # not in another thread
            signal.signal(number, signal.SIG_IGN)
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError):  # nobody reads it any more
            code = code or 1
    os._exit(code)
