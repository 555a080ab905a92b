"""Paths and options: however long, wrong or odd they are, an error is one line."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from attacking import GALE, STORM, attempt, require_held, write

pytestmark = pytest.mark.usefixtures("fast_models")

LONG = "a" * 300
PATHS = {
    "300 letters": LONG,
    "300 letters, absolute": f"/{LONG}",
    "300 letters in a folder": f"d/{LONG}.txt",
    "5,000 letters of folders": "a/" * 2500 + "b",
    "100,000 letters": "a" * 100_000,
    "long in bytes alone": "é" * 200,
    "below a file": "a.txt/b.txt",
    "a folder that is a file": "a.txt/",
    "empty": "",
    "blanks": "   ",
    "a line end": "a\nb",
    "a byte that is no UTF-8": "a\udcff.txt",
    "a circle": "circle",
    "a link to nowhere": "dangling",
    "a device": "/dev/null",
    "an endless device": "/dev/zero",
    "a socket's name": "/dev/tcp/localhost/80",
    "of the kernel": "/proc/self/mem",
    "a pipe's end": "/proc/self/fd/99",
    "of nobody": "~nobody-there/x",
    "stars": "*?[]",
    "a protocol": "gopher://x",
    "a file's address": "file:///etc/passwd",
    "an address without a host": "http://",
    "an address with a bad port": "http://x:99999999/",
    "an address with a bracket": "http://[::1/",
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "a.txt", STORM)
    write(tmp_path / "b.md", "The harbour of Port Vale reopened on Monday.\n")
    write(tmp_path / "stories" / "calm" / "a.txt", GALE)
    (tmp_path / "circle").symlink_to("circle")
    (tmp_path / "dangling").symlink_to("nowhere/x")
    return tmp_path


COMMANDS: dict[str, Callable[[str], list[str]]] = {
    "brief PATH": lambda path: ["brief", "--extractive", "--offline", path],
    "articles PATH": lambda path: ["articles", "--offline", path],
    "verify BRIEF": lambda path: ["verify", "--reader", "none", path, "a.txt"],
    "verify ARTICLES": lambda path: ["verify", "--reader", "none", "--offline", "b.md", path],
    "batch ROOT": lambda path: ["batch", "--extractive", path, "-o", "out"],
    "brief -o": lambda path: ["brief", "--extractive", "a.txt", "--format", "text", "-o", path],
    "batch -o": lambda path: ["batch", "--extractive", "stories", "-o", path],
    "--model": lambda path: ["brief", "a.txt", "--model", path],
    "--embedder": lambda path: ["brief", "a.txt", "--embedder", path],
    "--reader": lambda path: ["brief", "a.txt", "--no-extractive", "--reader", path],
    "--models-dir": lambda path: ["models", "list", "--models-dir", path],
    "models show": lambda path: ["models", "show", path],
    "models check": lambda path: ["models", "check", path],
}
EVERY_PATH = {"brief PATH", "batch ROOT", "brief -o", "--model"}
SOME_PATHS = {"300 letters", "100,000 letters", "below a file", "a circle", "an endless device"}
OF_THE_SYSTEM = {"a device", "an endless device", "a socket's name", "of the kernel"}
MAY_BE = {
    *((f"{command} -o", path) for command in ("brief", "batch") for path in PATHS),
    *((command, "empty") for command in ("--model", "--embedder", "--models-dir", "models check")),
    *((command, "empty") for command in ("articles PATH", "brief PATH", "batch ROOT")),
    *((command, "a folder that is a file") for command in COMMANDS),
    ("verify ARTICLES", "empty"),
    ("models show", "300 letters in a folder"),
    ("batch ROOT", "a file's address"),
    ("models show", "below a file"),  # which could be a hub's
}


CASES = [
    (command, path)
    for command in COMMANDS
    for path in PATHS
    if command in EVERY_PATH or path in SOME_PATHS
]


@pytest.mark.parametrize(("command", "path"), CASES)
def test_a_path_that_cannot_be_is_one_line(
    command: str, path: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if command == "batch -o" and ("://" in PATHS[path] or path in OF_THE_SYSTEM):
        pytest.skip("a place that may be written: an object store, or as root the system's own")
    arguments = COMMANDS[command](PATHS[path])
    ended = attempt(arguments, capsys)
    require_held(ended, *((0, 1, 2, 3, 4) if (command, path) in MAY_BE else (1, 2)))
    assert Path("/dev/null").is_char_device()
    assert Path("/dev/zero").is_char_device()


def as_pipe(path: Path) -> None:
    os.mkfifo(path)


def as_folder(path: Path) -> None:
    path.mkdir()


def as_device(path: Path) -> None:
    path.symlink_to("/dev/full")


@pytest.mark.parametrize("other", [as_pipe, as_folder, as_device], ids=lambda e: e.__name__)
@pytest.mark.parametrize(
    "command",
    [
        ["brief", "--extractive", "nowhere"],
        ["articles", "nowhere"],
        ["verify", "--reader", "none", "nowhere", "nowhere"],
    ],
    ids=lambda each: each[0],
)
def test_an_output_that_is_no_file_is_found_out_before_the_work(
    command: list[str],
    other: Callable[[Path], None],
    here: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    other(here / "x.txt")
    ended = attempt([*command, "-o", "x.txt"], capsys)
    require_held(ended, 2)
    assert "--output" in ended.error  # and not that there is no such article
    assert not (here / "x.txt").is_file()


@pytest.mark.parametrize(
    "name", ["x" * 250 + ".md", "é" * 120 + ".md", "a\udcff.md", "-.md", ".md", "a b\n.md"]
)
def test_any_name_that_a_file_can_have_is_written(
    name: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    require_held(
        attempt(["brief", "--extractive", "a.txt", "--format", "text", "-o", name], capsys), 0
    )
    assert "harbour" in (here / name).read_text(encoding="utf-8")
    assert not list(here.glob("*.tmp"))


OPTIONS = [
    ["--words", "9" * 5000],
    ["--words", "-1"],
    ["--words", "0"],
    ["--words", "1e3"],
    ["--words", "NaN"],
    ["--words", ""],
    ["--words", "１００"],
    ["--words", "x" * 100_000],
    ["--seed", "-1"],
    ["--seed", "9" * 100],
    ["--seed", "0x10"],
    ["--batch-size", "0"],
    ["--batch-size", "auto1"],
    ["--batch-size", "9" * 5000],
    ["--device", "cuda:" + "9" * 50],
    ["--device", ""],
    ["--device", "gpu"],
    ["--format", ""],
    ["--format", "MARKDOWN "],
    ["--format", "../x"],
    ["--strategy", "x" * 10_000],
    ["--model", ""],
    ["--model", "a" * 10_000],
    ["--model", "org/" + "a" * 5000],
    ["--model", "../x"],
    ["--model", "http://"],
    ["--model", "http://user:secret@x/v1"],
    ["--model", "http://x/v1?api_key=secret"],
    ["--embedder", "\udcff"],
    ["--reader", ""],
    ["--models-dir", ""],
    ["--output", ""],
    ["--nonsense"],
    ["--" + "x" * 5000],
    ["--words"],
    ["--"],
    ["-"],
    ["-o"],
    ["-X" * 100],
]


@pytest.mark.parametrize(
    "options",
    OPTIONS,
    ids=lambda each: " ".join(each)[:30].encode("ascii", "backslashreplace").decode(),
)
def test_an_option_that_cannot_be_is_one_line(
    options: list[str],
    here: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    ended = attempt(["brief", "nowhere.txt", *options], capsys)
    require_held(ended, 1, 2)
    assert "secret" not in ended.err
    assert len(ended.err) < 3000


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "1e999", "", "x", "9" * 400])
@pytest.mark.parametrize(
    "command",
    [
        ["verify", "b.md", "a.txt", "--threshold"],
        ["batch", "stories", "-o", "out", "--every"],
        ["batch", "stories", "-o", "out", "--engine", "ray", "--worker-gpus"],
        ["batch", "stories", "-o", "out", "--in-flight"],
    ],
    ids=lambda each: each[-1],
)
def test_a_number_that_is_none_is_one_line(
    command: list[str], value: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    require_held(attempt([*command, value], capsys), 1, 2)


VARIABLES = {
    "SUMMARIZE_WORDS": ["9" * 5000, "nan", "-1", "\x1b[31m", "a,b", "１２"],
    "SUMMARIZE_MODEL": ["a\udcff", "\u202e", "x" * 100_000, "~nobody-there/x"],
    "SUMMARIZE_BATCH_EVERY": ["inf", "nan", "-1"],
    "SUMMARIZE_EXTRACTIVE": ["maybe", "2"],
    "SUMMARIZE_\x1b[31m": ["1"],
    "SUMMARIZE_NOTHING": ["1"],
    "SUMMARIZE_BATCH_FORMAT": [",,,", "html,exe"],
}


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in VARIABLES.items() for value in values]
)
def test_a_variable_that_cannot_be_is_one_line(
    name: str,
    value: str,
    here: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(name, value)
    model = [] if name.endswith("MODEL") else ["--extractive"]
    require_held(attempt(["brief", "nowhere.txt", *model], capsys), 1, 2)


@pytest.mark.parametrize(
    "story",
    ["../../out", "/etc/passwd", "..", ".", "a/../../b", "x" * 300, "CON", "a\\b", "%2e%2e"],
)
@pytest.mark.parametrize("kind", ["line", "record"])
def test_a_storys_id_leads_nowhere_else(
    kind: str, story: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:

    record = (
        {"id": story, "documents": [{"text": STORM}]}
        if kind == "line"
        else {"story": story, "text": STORM}
    )
    name = "in.jsonl" if kind == "line" else "in/a.jsonl"
    write(here / name, json.dumps(record) + "\n")
    before = {path for path in here.rglob("*") if "out" not in path.parts}
    root = "in.jsonl" if kind == "line" else "in"
    require_held(attempt(["batch", "--extractive", root, "-o", str(here / "out")], capsys), 0)
    assert {path for path in here.rglob("*") if "out" not in path.parts} == before
    assert all(path.parent == here / "out" for path in (here / "out").rglob("*"))
