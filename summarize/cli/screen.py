"""What is seen on stderr while a command works, and what libraries may say there."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from typing import TYPE_CHECKING

import typer

from summarize.errors import SummarizeError
from summarize.limits import MOST_MESSAGE_CHARACTERS
from summarize.visible import json_text, visible

if TYPE_CHECKING:
    from rich.status import Status

_HUB_OFFLINE = "HF_HUB_OFFLINE"
_OFFLINE = {_HUB_OFFLINE: "1", "TOKENIZERS_PARALLELISM": "false"}
_SILENT = {
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_VERBOSITY": "error",
    "TQDM_DISABLE": "1",
    "TRANSFORMERS_VERBOSITY": "error",
}


def echo(text: str = "", *, err: bool = False, end: str = "\n") -> None:
    """Print to stdout, or with ``err`` to stderr; nothing that it is made of steers a terminal.

    Whether anybody reads stderr makes no difference to the work.

    Raises:
        SummarizeError: stdout takes no more of it.
        typer.Exit: nobody reads stdout any more.
    """
    shown = visible(text, lines=True) + end
    if err:
        with suppress(OSError, ValueError):
            typer.echo(shown, nl=False, err=True)
        return
    check_stdout()
    try:
        typer.echo(shown, nl=False)
    except BrokenPipeError as error:
        raise typer.Exit(1) from error
    except OSError as error:
        raise SummarizeError(f"cannot write to standard output: {error.strerror}") from error


def echo_json(value: object) -> None:
    """Print a value as JSON; the errors are those of `echo`."""
    echo(json_text(value, indent=2))


def check_stdout() -> None:
    """Find out whether there is a standard output.

    Raises:
        SummarizeError: It was closed before the program began.
    """
    if sys.stdout is None:
        raise SummarizeError("standard output is closed; redirect it, or name a file")


def in_a_line(message: str) -> str:
    """Return a message as one line of bounded length, without what steers a terminal."""
    line = visible(" ".join(message.split()))
    too_long = len(line) > MOST_MESSAGE_CHARACTERS
    half = MOST_MESSAGE_CHARACTERS // 2  # what was wrong stands behind what was given, or before
    return f"{line[:half]} … {line[-half:]}" if too_long else line


class Screen:
    """Progress and warnings on stderr.

    Progress is a status line on a terminal, a line a step with ``verbose``, and
    nothing otherwise; ``quiet`` leaves only errors.
    """

    def __init__(self, *, quiet: bool, verbose: bool) -> None:
        self._quiet = quiet
        self._verbose = verbose and not quiet
        self._animated = sys.stderr.isatty() and not quiet and not verbose
        self._started = monotonic()
        self._status: Status | None = None
        self._warned: set[str] = set()

    def progress(self, message: str) -> None:
        """Say what is being done now."""
        if self._verbose:
            echo(f"{monotonic() - self._started:7.1f} s  {message}", err=True)
        elif self._animated:
            self._show(message)

    def warn(self, message: str) -> None:
        """Say what the user should know about the result, unless it was said before."""
        message = in_a_line(message)
        if self._quiet or message in self._warned:
            return
        self._warned.add(message)
        self.close()  # the next progress message brings the status line back
        echo(f"warning: {message}", err=True)

    def close(self) -> None:
        """Take the status line away."""
        if self._status:
            self._status.stop()
            self._status = None

    def _show(self, message: str) -> None:
        if not self._status:  # be seen before rich is imported, which then writes over it
            echo(f"{message}…", err=True, end="")
            typer.echo("\r", err=True, nl=False)
        from rich.console import Console
        from rich.text import Text

        text = Text(f"{visible(message)}…")  # as it stands: no markup in what others wrote
        if self._status:
            self._status.update(text)
        else:
            self._status = Console(stderr=True).status(text, spinner="line")
            self._status.start()


@contextmanager
def working(
    *, quiet: bool = False, verbose: bool = False, online: bool = False
) -> Iterator[Screen]:
    """Give a command its screen, and keep libraries offline and (but for -v) silent.

    With ``online`` they may use the network, unless the user has forbidden it.

    Libraries read these variables when they are first imported. What the user has
    set in the environment is left as it is.
    """
    wanted = _OFFLINE if verbose else _OFFLINE | _SILENT
    for name, value in wanted.items():
        if online and name == _HUB_OFFLINE:
            continue
        os.environ.setdefault(name, value)
    screen = Screen(quiet=quiet, verbose=verbose)
    handler, logger = _Warnings(screen), logging.getLogger("summarize")
    logger.addHandler(handler)
    with warnings.catch_warnings():
        if not verbose:
            warnings.simplefilter("ignore")
        try:
            yield screen
        finally:
            logger.removeHandler(handler)
            screen.close()


class _Warnings(logging.Handler):
    """Shows what the program's own modules warn of."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(logging.WARNING)
        self._screen = screen

    def emit(self, record: logging.LogRecord) -> None:
        self._screen.warn(record.getMessage())
