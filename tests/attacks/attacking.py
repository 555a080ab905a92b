"""What an attack is made of, and what it means that the program held."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
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


def spawn(*arguments: str, shell: str = "", **given: Any) -> Ended:
    """Run a command in a process of its own; ``shell`` is what stands behind it, in bash."""
    command: list[str] = [sys.executable, "-m", "summarize", *arguments]
    if shell:
        command = ["bash", "-c", f'"$@" {shell}', "bash", *command]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **given.pop("env", {})}
    ended = subprocess.run(
        command, capture_output=True, env=environment, timeout=SECONDS, check=False, **given
    )
    out, err = (each.decode("utf-8", "surrogateescape") for each in (ended.stdout, ended.stderr))
    return Ended(ended.returncode, out, err)


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
