"""Every command explains itself: by groups, by examples, by what a shell completes."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import typer

from summarize.cli.app import app, run
from summarize.cli.command import examples_of


def commands(group: Any = None, path: str = "summarize") -> Iterator[tuple[str, Any]]:
    """Yield every command with what is typed for it; whatever is added later too."""
    group = group or typer.main.get_command(app)
    yield path, group
    for name, command in getattr(group, "commands", {}).items():
        yield from commands(command, f"{path} {name}")


COMMANDS = dict(commands())


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("TERM", "dumb")


def help_of(path: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert run([*path.split()[1:], "--help"]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("path", COMMANDS)
def test_each_command_has_examples(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    examples = examples_of(path)  # in summarize/cli/examples.toml
    assert examples, f'add a table ["{path}"] to summarize/cli/examples.toml'
    shown = " ".join(help_of(path, capsys).split())
    for typed, does in examples.items():
        assert f"$ {' '.join(typed.split())} {does}" in shown


@pytest.mark.parametrize("path", COMMANDS)
def test_the_help_prints_brackets_as_they_stand(
    path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Rich would take "[default: as its card says]" for markup."""
    shown = " ".join(help_of(path, capsys).replace("│", " ").split())
    for parameter in COMMANDS[path].params:
        for said in re.findall(r"\[.*?\]", getattr(parameter, "help", None) or ""):
            assert said in shown


def test_commands_stand_under_headings(capsys: pytest.CaptureFixture[str]) -> None:
    shown = help_of("summarize", capsys)
    places = [shown.index(f"─ {each} ─") for each in ("Make briefs", "Check", "Set up")]
    assert places == sorted(places)
    assert places[0] < shown.index("│ brief") < places[1] < shown.index("│ verify") < places[2]


@pytest.mark.parametrize("path", ["summarize brief", "summarize batch"])
def test_options_stand_under_the_headings_of_their_groups(
    path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = help_of(path, capsys)
    for heading, option in (
        ("Output", "--format"),
        ("The brief", "--words"),
        ("Models", "--model"),
    ):
        panel = shown[shown.index(f"─ {heading} ─") :].split("╰")[0]
        assert f"│ {option} " in panel or f" {option} " in panel


def completed(line: str) -> list[str]:
    """Return what bash would offer after ``line``."""
    words = shlex.split(line) + [""] * line.endswith(" ")
    asked = {
        "_SUMMARIZE_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    told = subprocess.run(
        [sys.executable, "-m", "summarize"],
        env=os.environ | asked,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.stderr == ""
    return told.stdout.split()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("summarize br", {"brief"}),
        ("summarize models ", {"list", "show", "check", "pull"}),
        ("summarize brief --stre", {"--stream"}),
        ("summarize brief x --format ", {"markdown", "json", "text", "html"}),
        ("summarize brief x --model smol", {"smollm2-360m-instruct"}),
        ("summarize verify x --embedder all-minilm-l6-v2-s", {"all-minilm-l6-v2-static"}),
        ("summarize verify x --reader no", {"none"}),
        ("summarize brief x --device c", {"cpu", "cuda"}),
        ("summarize models show smol", {"smollm2-360m-instruct"}),
        ("summarize evaluate x --system lexr", {"lexrank"}),
    ],
)
def test_a_shell_completes(line: str, offered: set[str]) -> None:
    assert offered <= set(completed(line))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("brief x --format markdwon", "did you mean markdown? see "),
        ("brief x --strategy drafts", "did you mean draft? see "),
        ("brief x --device cud", "did you mean cuda?"),
        ("brief x --strem", "did you mean --stream? see "),
        ("batch x -o y --engine rai", "did you mean ray? see "),
        ("evaluate x --task suport", "did you mean support? see "),
        ("evaluate x --format tabel", "did you mean table? see "),
        ("models pul", "did you mean pull? see "),
        ("S help", "did you mean stories? see "),
        ("up x", "did you mean update? see "),
        ("brief x --html", "did you mean --format html? see "),
        ("brief --hepl", "did you mean --help? see "),
        ("pull qwen", "did you mean models pull? see "),
        ("verfy a b", "did you mean verify? see "),
    ],
)
def test_what_is_misspelt_is_answered_with_the_nearest_word(
    capsys: pytest.CaptureFixture[str], asked: str, told: str
) -> None:
    assert run(asked.split()) == 2
    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    "asked", ["update breif.json x.txt", "verify breif.json x.txt", "evaluate breif.json"]
)
def test_file_that_is_not_there_is_answered_with_the_nearest_one(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    asked: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "brief.json").write_text("{}")
    assert run(asked.split()) == 1
    assert "did you mean brief.json?" in capsys.readouterr().err


def test_brief_that_is_named_after_the_new_articles_is_put_first(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "new.txt").write_text("It rained.")
    assert run(["update", "new.txt", "brief.json"]) == 1
    assert "; the brief comes first: brief.json new.txt" in capsys.readouterr().err


def test_articles_without_a_command_are_told_the_command(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for given in (str(tmp_path), "https://paper.example/news"):
        assert run([given]) == 2
        assert f'did you mean "summarize brief {given}"?' in capsys.readouterr().err


def test_help_says_nothing_that_nobody_could_type(capsys: pytest.CaptureFixture[str]) -> None:
    """The examples of each command are of that command, or of one of its own."""
    for path in COMMANDS:
        for typed in examples_of(path):
            assert path in typed


@pytest.mark.parametrize("path", COMMANDS)
def test_help_on_a_narrow_terminal_cuts_no_option(
    path: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    shown = help_of(path, capsys)
    assert "…" not in shown
    for parameter in COMMANDS[path].params:
        assert all(option in shown for option in getattr(parameter, "opts", ()) if "--" in option)


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("path", COMMANDS)
def test_paragraphs_of_the_help_fill_their_lines(
    path: str, columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line ends where the next word has no room, not where the source's line ends."""
    monkeypatch.setenv("COLUMNS", str(columns))
    about = help_of(path, capsys).partition("Usage:")[2].partition("╭")[0]
    for paragraph in re.split(r"\n\s*\n", about)[1:]:
        lines = [line.strip() for line in paragraph.split("\n") if line.strip()]
        for line, following in pairwise(lines):
            assert len(line) + 1 + len(following.split()[0]) > columns - 2
