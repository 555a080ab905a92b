"""What is seen on stderr while a command works, and what libraries may say there."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from typing import TYPE_CHECKING, TextIO

import typer

from summarize.errors import SummarizeError
from summarize.limits import MOST_MESSAGE_CHARACTERS
from summarize.visible import json_text, visible

if TYPE_CHECKING:
    from rich.console import RenderableType

    from summarize.cli.stage_line import StageLine
    from summarize.writing import DraftedSentence

_HUB_OFFLINE = "HF_HUB_OFFLINE"
_OFFLINE = {_HUB_OFFLINE: "1", "TOKENIZERS_PARALLELISM": "false"}
_SILENT = {
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_VERBOSITY": "error",
    "TQDM_DISABLE": "1",
    "TRANSFORMERS_VERBOSITY": "error",
}
_ONCE = "(once"
"""What a step has in its name that is done once for all and takes long: it is said anywhere."""
_PLAIN = ("dumb", "unknown")
"""Terminals that only print one line after another."""


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
    _to_stdout(shown)


def _to_stdout(text: str) -> None:
    check_stdout()
    try:
        typer.echo(text, nl=False)
    except BrokenPipeError as error:
        raise typer.Exit(1) from error
    except OSError as error:
        raise SummarizeError(f"cannot write to standard output: {error.strerror}") from error


def echo_json(value: object) -> None:
    """Print a value as JSON; the errors are those of `echo`."""
    echo(json_text(value, indent=2))


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a stream is a terminal that can go back in a line and show colours."""
    return bool(stream and stream.isatty()) and os.environ.get("TERM") not in _PLAIN


def stdout_is_terminal() -> bool:
    """Tell whether somebody reads stdout on a terminal."""
    return bool(sys.stdout and sys.stdout.isatty())


def print_rich(content: RenderableType, *, most_columns: int) -> None:
    """Print to stdout, a terminal, what was laid out for it; errors are those of `echo`.

    What others wrote in it has been through `visible` and is no markup.
    """
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    with console.capture() as printed:
        console.print(content, width=min(console.width, most_columns))
    _to_stdout(printed.get())


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

    Progress is a line with a bar on a terminal, a line a step with ``verbose``, and otherwise a
    line for what takes long and is done once for all; ``quiet`` leaves only errors.
    """

    def __init__(self, *, quiet: bool, verbose: bool) -> None:
        self._quiet = quiet
        self._verbose = verbose and not quiet
        self.is_animated = is_terminal(sys.stderr) and not quiet and not verbose
        self._started = monotonic()
        self._steps: list[tuple[float, str]] = []
        self._expected: int | None = None
        self._line: StageLine | None = None
        self._warned: set[str] = set()

    def expect(self, steps: int) -> None:
        """Say how many steps the work has, for the bar to show how far it is."""
        self._expected = steps

    def progress(self, message: str) -> None:
        """Say what is being done now, a step of the work."""
        at = monotonic() - self._started
        self._steps.append((at, message))
        if self._verbose:
            echo(f"{at:7.1f} s  {message}", err=True)
            return
        if _ONCE in message and not (self._quiet or self.is_animated):
            echo(f"{message} …", err=True)
        most = self._expected
        self.show(message, min(len(self._steps) - 1, most or 0), most)

    def show(self, message: str, done: int | None = None, total: int | None = None) -> None:
        """Show on a terminal how far the work is; nothing anywhere else."""
        if not self.is_animated:
            return
        if not self._line:  # be seen before rich is imported, which then writes over it
            echo(f"{message}…", err=True, end="")
            typer.echo("\r", err=True, nl=False)
            from summarize.cli.stage_line import StageLine

            self._line = StageLine()
        self._line.show(message, done, total)

    def warn(self, message: str) -> None:
        """Say what the user should know about the result, unless it was said before."""
        message = in_a_line(message)
        if self._quiet or message in self._warned:
            return
        self._warned.add(message)
        self.close()  # the next progress message brings the line back
        echo(f"warning: {message}", err=True)

    def note(self, message: str) -> None:
        """Say where something is, or the like, that is no warning."""
        if not self._quiet:
            self.close()
            echo(in_a_line(message), err=True)

    def draft(self, sentence: DraftedSentence) -> None:
        """Show a sentence of the draft as it is written, and what stands in place of a bad one."""
        if self._quiet or sentence.state == "kept":
            return
        from summarize.cli.draft_lines import as_lines, as_text

        if self.is_animated and self._line:
            self._line.print_above(as_text(sentence))
        else:
            echo(as_lines(sentence), err=True)

    def tell(self, message: str) -> None:
        """Say something of interest to those who asked for all of it (-v)."""
        if self._verbose:
            echo(in_a_line(message), err=True)

    def tell_times(self) -> None:
        """Say with -v how long each step took."""
        ends = [at for at, _ in self._steps[1:]] + [monotonic() - self._started]
        for (began, message), ended in zip(self._steps, ends, strict=True):
            self.tell(f"took {ended - began:.1f} s: {message}")

    def close(self) -> None:
        """Take the line away."""
        if self._line:
            self._line.stop()
            self._line = None


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
