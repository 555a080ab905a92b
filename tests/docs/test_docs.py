"""What README and docs/ tell to type can be typed, and prints what they say."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from told_commands import (
    PAGES,
    ROOT,
    Told,
    command_of,
    consoles,
    python_blocks,
    tells_as_it_is,
    told_commands,
)

from summarize import backends
from summarize.cli.app import run
from summarize.types import Models

REFUSED = {line for _, line, printed in consoles() if printed.startswith("error:")}
COMMANDS = [each for each in told_commands() if each.line not in REFUSED]
SUMMARIZE = [each for each in COMMANDS if each.words[0] == "summarize"]
EXAMPLE = re.compile(r"examples/[\w./-]+")
OUTSIDE = ("--model", "--open", "--device", "--reader ~", "STORIES", "BRIEF", "ARTICLE", "…")
"""What a test has no model, no browser or no articles for."""


def test_there_are_commands_to_be_tested() -> None:
    assert len(SUMMARIZE) > 80
    assert len({each.page for each in SUMMARIZE}) > 12


@pytest.mark.parametrize("told", SUMMARIZE, ids=lambda told: f"{told.page}: {told.line}"[:90])
def test_every_command_and_option_that_is_told_exists(told: Told) -> None:
    command, rest = command_of(told.words)
    if command is None:
        return
    options = {name: each for each in command.params for name in (*each.opts, *each.secondary_opts)}
    known = {*options, "--help", "-h"}
    for word, value in pairwise([*rest, ""]):
        name, _, given = word.partition("=")
        if not name.startswith("-") or name == "-" or name.startswith("--worker-…"):
            continue
        assert name.rstrip(",.") in known, f"{told.page}: {told.line}"
        _check_value(options.get(name), given or value)


def _check_value(option: Any, value: str) -> None:
    """A value that is told is one that the option takes, unless it stands for any."""
    choices = getattr(getattr(option, "type_descriptor", None), "choices", None)
    if choices and value.islower():
        assert value.rstrip(",.") in [str(getattr(each, "value", each)) for each in choices]


@pytest.mark.parametrize(
    "told",
    [each for each in COMMANDS if each.words[0] == "make"],
    ids=lambda told: f"{told.page}: {told.line}",
)
def test_every_target_that_is_told_exists(told: Told) -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    for word in told.words[1:]:
        assert word in targets or "=" in word or not word.islower(), told


@pytest.fixture(scope="module")
def loaded() -> Iterator[None]:
    """Have the real models loaded once."""
    load = backends.load_models

    @cache
    def once(cards: str, device: str, seed: int) -> Models:
        return load(wanted[cards], device=device, seed=seed)

    wanted: dict[str, Any] = {}

    def cached(cards: Sequence[Any] | None = None, **given: Any) -> Models:
        if cards is None:
            return load()
        name = json.dumps([asdict(card) for card in cards], default=str)
        wanted[name] = cards
        return once(name, given.get("device", "auto"), given.get("seed", 0))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(backends, "load_models", cached)
        patch.setattr("summarize.load_models", cached, raising=False)
        yield


@pytest.fixture
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Be in a folder with the examples, in which files can be left."""
    before = dict(os.environ)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    monkeypatch.chdir(tmp_path)
    yield
    os.environ.clear()
    os.environ.update(before)


def printed_by(line: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Return the exit code of a command and what a console would show of it."""
    code = run(shlex.split(line, comments=True)[1:])
    printed = capsys.readouterr()
    return code, printed.out + printed.err


@pytest.mark.usefixtures("_here", "loaded")
@pytest.mark.parametrize(("page", "line", "told"), list(consoles()), ids=lambda part: part[:60])
def test_a_console_shows_what_the_command_prints(
    page: str, line: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, printed = printed_by(line, capsys)
    assert tells_as_it_is(printed, told), f"{page}: {line}\n{printed}"


def runnable() -> list[str]:
    """The commands that are told to be run on the examples, and can be."""
    lines = {told.line for told in SUMMARIZE if EXAMPLE.search(told.line)}
    return sorted(line for line in lines if not any(each in line for each in OUTSIDE))


@pytest.mark.usefixtures("_here", "loaded")
@pytest.mark.parametrize("line", runnable())
def test_what_is_told_to_be_run_on_the_examples_runs(
    line: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    if re.search(r"\s[|<>]\s", line):
        shim = tmp_path / "summarize"
        shim.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m summarize "$@"\n')
        shim.chmod(0o755)
        path = f"{tmp_path}:{os.environ['PATH']}"
        done = subprocess.run(
            ["bash", "-c", f"set -o pipefail; {line}"],
            env=os.environ | {"PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return
    code, printed = printed_by(line, capsys)
    assert code == 0 or (code == 4 and "verify" in line) or "--strict" in line, printed


@pytest.mark.usefixtures("_here", "loaded")
@pytest.mark.parametrize(("page", "block"), list(python_blocks()), ids=lambda part: part[:40])
def test_the_python_that_is_told_runs(
    page: str, block: str, capsys: pytest.CaptureFixture[str]
) -> None:
    exec(compile(block, page, "exec"), {"__name__": "told"})
    assert "Blinken" in capsys.readouterr().out


@pytest.mark.usefixtures("_here", "loaded")
def test_the_readme_has_the_brief_that_make_brief_prints(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Quoted, with its headings one level up; fails with what is to stand there."""
    _, printed = printed_by("summarize brief examples/jakarta", capsys)
    lines = [re.sub(r"^#", "##", line) for line in printed.rstrip("\n").split("\n")]
    wanted = "\n".join(f"> {line}".rstrip() for line in lines)
    assert wanted in (ROOT / "README.md").read_text(encoding="utf-8"), wanted


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    for target in re.findall(r"\]\(([^()\s]+)\)", re.sub(r"`[^`\n]*`", "", text)):
        path = target.partition("#")[0]
        if path and "://" not in target and page.name != "CHANGELOG.md":
            assert (page.parent / path).exists(), f"{page.name}: {target}"


def test_the_readme_is_a_screen_and_a_half() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 130


def test_the_site_is_built_without_a_warning_and_asks_nobody(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs")
    pytest.importorskip("material")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(tmp_path)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    pages = {path.stem: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.html")}
    fetched = re.compile(r"<(?:script|link|img|iframe)\b[^>]*(?:src|href)=\"(https?:)?//")
    assert not [name for name, page in pages.items() if fetched.search(page)]
    every = {" ".join(each.words[:2]) for each in SUMMARIZE if each.page == "examples.toml"}
    told = re.sub(r"<[^>]+>", "", pages["commands"])
    assert all(each in told for each in every if each.split()[1].islower())
    assert "sentences" in pages["schema"]
    assert "make_brief" in pages["python"]
