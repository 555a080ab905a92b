"""The scripts by which shells complete, in those shells that are here."""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer import completion

import summarize
from summarize.cli.shell_scripts import use_own_scripts

pty = pytest.importorskip("pty", reason="needs a pseudo-terminal")

HERE = Path(summarize.__file__).parent.parent


def needs(shell: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not shutil.which(shell), reason=f"there is no {shell} here")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to be at work in, where ``summarize`` is the program that is tested."""
    command = tmp_path / "bin" / "summarize"
    command.parent.mkdir()
    program = "import sys; sys.argv[0] = 'summarize'; from summarize.cli.app import main; main()"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{program}" "$@"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{command.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(HERE))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "exact").mkdir()
    return tmp_path


def script(shell: str) -> str:
    use_own_scripts()
    made: str = completion.get_completion_script(  # type: ignore[attr-defined]
        prog_name="summarize", complete_var="_SUMMARIZE_COMPLETE", shell=shell
    )
    return made


@needs("bash")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["summarize", "br"], "brief"),
        (["summarize", "brief", "x", "--format", "ma"], "markdown"),
        (["summarize", "brief", "x", "--format", "=", "ma"], "markdown"),
        (["summarize", "brief", "x", "--format", "="], "html,json,markdown,text"),
        (["summarize", "brief", "--format", "=", "text", "x", "--stre"], "--stream"),
        (["summarize", "brief", "x", "--output", "=", "exa"], ""),  # a file's name: bash knows it
    ],
)
def test_bash(place: Path, words: list[str], offered: str) -> None:
    (place / "script").write_text(script("bash"))
    told = subprocess.run(
        [
            "bash",
            "-c",
            'source ./script; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1));'
            ' _summarize_completion summarize; IFS=,; echo "${COMPREPLY[*]}"',
            "bash",
            *words,
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ",".join(sorted(told.stdout.strip().split(","))) == offered
    assert told.stderr == ""


@needs("fish")
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("summarize brief x --format ma", ["markdown"]),
        ("summarize brief x --format=ma", ["--format=markdown"]),
        ("summarize brief x --output=exa", ["--output=exact/"]),
    ],
)
def test_fish(place: Path, line: str, offered: list[str]) -> None:
    (place / "script").write_text(script("fish"))
    told = subprocess.run(
        ["fish", "-c", f"source ./script; complete -C '{line}'"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert [each.split("\t")[0] for each in told.stdout.splitlines()] == offered


@needs("zsh")
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("summarize models ", "Hash models' files"),
        ("summarize brief x --format=ma", "--format=markdown"),
        ("summarize brief x --output=exa", "--output=exact"),
    ],
)
def test_zsh_answers_the_first_tab(place: Path, typed: str, shown: str) -> None:
    (place / "functions").mkdir()
    (place / "functions" / "_summarize").write_text(script("zsh"))
    begin = "fpath=(~/functions $fpath); autoload -Uz compinit; compinit -u; PS1='ready> '\n"
    (place / ".zshrc").write_text(begin)
    process, terminal = pty.fork()
    if not process:
        os.environ.pop("ZDOTDIR", None)
        os.execvp("zsh", ["zsh", "-i"])
    try:
        seen_until(terminal, "ready> ")
        os.write(terminal, typed.encode() + b"\t")
        seen_until(terminal, shown)
    finally:
        os.close(terminal)  # which ends it
        os.waitpid(process, 0)


@pytest.mark.parametrize("shell", ["powershell", "pwsh"])
def test_powershell_asks_the_program_as_it_answers(place: Path, shell: str) -> None:
    made = script(shell)
    assert "Register-ArgumentCompleter -Native -CommandName summarize " in made
    asked = dict(re.findall(r'\$Env:(\w+) = ("\w+"|\$[\w.()]+)\n', made))
    assert asked == {
        "_SUMMARIZE_COMPLETE": '"complete_powershell"',
        "_TYPER_COMPLETE_ARGS": "$commandAst.ToString()",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": "$wordToComplete",
    }


@pytest.mark.parametrize(
    ("line", "word", "offered"),
    [
        ("summarize br", "br", ["brief"]),
        ("summarize models ", "", ["list", "show", "check", "pull"]),
        ("summarize brief x --format ma", "ma", ["markdown"]),
    ],
)
def test_powershell_is_answered_with_values_and_what_they_do(
    place: Path, monkeypatch: pytest.MonkeyPatch, line: str, word: str, offered: list[str]
) -> None:
    monkeypatch.setenv("_SUMMARIZE_COMPLETE", "complete_powershell")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
    monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", word)
    told = subprocess.run(["summarize"], capture_output=True, text=True, check=True)
    found = [each.partition(":::") for each in told.stdout.splitlines()]
    assert [value for value, _, _ in found] == offered
    assert all(about for _, _, about in found)  # of which PowerShell takes no empty one


def seen_until(terminal: int, wanted: str, seconds: float = 40.0) -> None:
    """Read what a terminal shows until it shows what is wanted."""
    end, seen = time.monotonic() + seconds, ""
    while wanted not in seen:
        assert time.monotonic() < end, seen
        if select.select([terminal], [], [], 1.0)[0]:
            seen += os.read(terminal, 65536).decode(errors="replace")
