"""The ``summarize`` command: its subcommands, its error lines and exit codes.

Nothing here or in the modules it imports loads torch, transformers, nltk or numpy:
a command imports what it needs when it runs, so ``--help`` comes at once.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from summarize import __version__
from summarize.cli.articles import articles
from summarize.cli.batch import batch
from summarize.cli.brief import brief
from summarize.cli.command import ConfiguredCommand, ExplainedCommand, ExplainedGroup
from summarize.cli.config import default_map
from summarize.cli.doctor import doctor
from summarize.cli.evaluate import evaluate
from summarize.cli.group_stories import stories
from summarize.cli.models import models
from summarize.cli.process import (
    INTERRUPTED,
    TERMINATED,
    Terminated,
    end_at_once,
    start_quickly,
    take_over,
    terminable,
)
from summarize.cli.screen import echo, in_a_line
from summarize.cli.shell_scripts import use_own_scripts
from summarize.cli.update import update
from summarize.cli.usage import usage_message
from summarize.cli.verify import verify
from summarize.cli.watch import watch
from summarize.errors import ConfigError, SummarizeError, UsageError, is_out_of_memory

FAILED = 1
WRONG_USAGE = 2

FAULT = "a fault of the program"
"""What the line of an error begins with that nothing foresaw."""

app = typer.Typer(
    cls=ExplainedGroup,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_PANELS = {
    "Make briefs": (brief, update, batch, stories, watch),
    "Check": (verify, articles, evaluate),
}
"""The commands by the headings of the help; those that set the program up come after."""
_SETTING_UP = "Set up"
for panel, commands in _PANELS.items():
    for command in commands:
        app.command(cls=ConfiguredCommand, rich_help_panel=panel)(command)
app.command(cls=ExplainedCommand, rich_help_panel=_SETTING_UP)(doctor)
app.add_typer(models, name="models", rich_help_panel=_SETTING_UP)


def _print_version(wanted: bool) -> None:
    if wanted:
        echo(f"summarize {__version__}")
        raise typer.Exit


@app.callback()
def summarize(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and exit."
        ),
    ] = False,
) -> None:
    """Make one consolidated, cited and checked brief of all the articles on an event, offline.

    Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted, 143 terminated; of batch 3: a
    story failed; of verify and brief --strict 4: a sentence is unsupported.
    """
    if context.invoked_subcommand == "doctor":  # which tells what is wrong with it
        return
    try:
        context.default_map = default_map(context.command)
    except ConfigError as error:
        context.obj = error  # for the command to raise, when it is run


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        take_over()
        start_quickly()
        with terminable():
            code = run(sys.argv[1:])
    except KeyboardInterrupt:  # before or after the command
        code = INTERRUPTED
    except Terminated:
        code = TERMINATED
    end_at_once(code)


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code; an error is one line on stderr."""
    try:
        return _run(arguments)
    except Terminated:
        return TERMINATED
    except Exception as error:
        return _report_unforeseen(error)


def _run(arguments: Sequence[str]) -> int:
    use_own_scripts()
    command = typer.main.get_command(app)
    try:
        code = command.main(arguments, prog_name="summarize", standalone_mode=False)
    except UsageError as error:
        return _report(str(error), WRONG_USAGE)
    except SummarizeError as error:
        return _report(str(error), FAILED)
    except typer.Abort:
        return INTERRUPTED
    except SystemExit as error:  # nobody reads what is printed
        return error.code if isinstance(error.code, int) else FAILED
    except typer.TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":  # its help is printed already
            return WRONG_USAGE
        return _report(usage_message(error, arguments), error.exit_code)
    return code if isinstance(code, int) else 0


def _report(message: str, code: int) -> int:
    echo(f"error: {in_a_line(message)}", err=True)
    return code


def _report_unforeseen(error: Exception) -> int:
    """Say what stopped a command that does not foresee it.

    Of a mistake of the program's own this is a line to tell its makers of.
    """
    if is_out_of_memory(error):
        return _report("out of memory; give fewer or shorter articles, or more memory", FAILED)
    if isinstance(error, OSError):  # a disk that fills up, a folder that is gone
        about = f": {error.filename}" if error.filename else ""
        return _report(f"cannot go on: {error.strerror or error}{about}", FAILED)
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name} line {frame.lineno}"
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return _report(f"{FAULT}: {what} ({where}); please report it", FAILED)
