"""What an attack is made of, and what it means that the program held."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from summarize.cli.app import FAULT, run

ROOT = Path(__file__).parents[2]
EXIT_CODES = {0, 1, 2, 3, 4, 130, 143}
SECONDS = 60

STORM = (
    "The harbour of Port Vale reopened on Monday after a storm that closed it for nine days.\n\n"
    "Repairs to the outer wall cost $3 million, according to the port authority. "
    "Fishing crews complained that no boat could leave during the repairs.\n"
)
GALE = (
    "A gale closed the harbour of Norwick on Friday and tore a crane from the eastern quay.\n\n"
    "Nobody was hurt, the harbour master said. Insurers expect claims from 40 warehouses.\n"
)


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def error(self) -> str:
        """The one line that says what was wrong."""
        lines = [line for line in self.err.splitlines() if line.startswith("error: ")]
        assert len(lines) == 1, self.err
        return lines[0]


def attempt(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> Ended:
    """Run a command in this process."""
    capsys.readouterr()
    code = run(arguments)
    printed = capsys.readouterr()
    return Ended(code, printed.out, printed.err)


def command_line(*arguments: str) -> list[str]:
    """Return the command line of a command, with models without weights."""
    return [sys.executable, str(Path(__file__).with_name("fast_summarize.py")), *arguments]


def spawn(*arguments: str, shell: str = "", **given: Any) -> Ended:
    """Run a command in a process of its own; ``shell`` is what stands behind it, in bash."""
    command = command_line(*arguments)
    if shell:
        command = ["bash", "-c", f'"$@" {shell}', "bash", *command]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **given.pop("env", {})}
    ended = subprocess.run(
        command, capture_output=True, env=environment, timeout=SECONDS, check=False, **given
    )
    out, err = (each.decode("utf-8", "surrogateescape") for each in (ended.stdout, ended.stderr))
    return Ended(ended.returncode, out, err)


def fork(
    arguments: list[str],
    folder: Path,
    *,
    before: Callable[[], object] = lambda: None,
    kill_after: float | None = None,
) -> Ended:
    """Run a command in a copy of this process, which has imported everything already.

    Args:
        arguments: the command.
        folder: where what it prints is kept meanwhile.
        before: called in the copy, to take something away from it.
        kill_after: seconds after which it is killed; its code is -9 if it was.
    """
    printed = [write(folder / f"forked.{name}", "") for name in ("out", "err")]
    _import_all()
    child = os.fork()
    if not child:
        code = 70
        try:
            for number, path in enumerate(printed, start=1):
                os.dup2(os.open(path, os.O_WRONLY), number)
            sys.stdout, sys.stderr = open(1, "w"), open(2, "w")  # noqa: SIM115
            before()
            code = run(arguments)
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(code)
    if kill_after is not None:
        sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return Ended(code, *(path.read_text(encoding="utf-8") for path in printed))


@cache
def _import_all() -> None:
    """Import what a command imports when it runs, so that copies of this process have it."""
    import summarize.batch
    import summarize.fetching
    import summarize.rendering.readable  # noqa: F401


def require_held(ended: Ended, *codes: int) -> None:
    """Assert that a command ended as it may: an exit code that is told of, one line, no escapes."""
    assert ended.code in (codes or EXIT_CODES), (ended.code, ended.err)
    assert "Traceback" not in ended.err
    assert FAULT not in ended.err
    require_calm(ended.out)
    require_calm(ended.err)
    if ended.code in (1, 2):
        assert ended.error


def require_calm(text: str) -> None:
    """Assert that nothing in it steers a terminal or hides."""
    found = {sign for sign in text if _is_unseen(sign)}
    assert not found, f"{found!r} in {text[:2000]!r}"


def _is_unseen(sign: str) -> bool:
    # By Unicode's own table, and not by the one of the program.
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") and sign not in "\n\t"


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
