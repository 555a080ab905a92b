"""Edited outputs of a batch: what was changed since is made again and said, and stops no run."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attacking import GALE, STORM, Ended, attempt, require_held, write

pytestmark = pytest.mark.usefixtures("fast_models")

STORIES = ("calm", "gale", "storm")
OWN = ("journal.jsonl", ".lock")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return {"root": tmp_path_factory.mktemp("stories"), "out": None}


@pytest.fixture
def out(
    written: dict[str, Any],
    tmp_path: Path,
    fast_models: None,
    capsys: pytest.CaptureFixture[str],
) -> Path:
    """A finished job's output, to be damaged; it is made once."""
    root = written["root"]
    if written["out"] is None:
        for name in STORIES:
            write(root / "in" / name / "a.txt", STORM.replace("Port Vale", f"Port {name.title()}"))
            write(root / "in" / name / "b.txt", GALE)
        written["out"] = root / "out"
        assert do(written, root / "out", capsys).code == 0
    shutil.copytree(written["out"], tmp_path / "out")
    return tmp_path / "out"


def do(
    written: dict[str, Any], out: Path, capsys: pytest.CaptureFixture[str], *options: str
) -> Ended:
    return attempt(
        ["batch", "--extractive", str(written["root"] / "in"), "-o", str(out), *options], capsys
    )


def outputs(out: Path) -> dict[str, bytes]:
    files = (path for path in sorted(out.iterdir()) if path.is_file())
    return {p.name: p.read_bytes() for p in files if p.name not in OWN and "aside" not in p.name}


def done_since(out: Path, before: int) -> list[str]:
    lines = (out / "journal.jsonl").read_bytes().splitlines()[before:]
    events = [json.loads(line) for line in lines if line.startswith(b'{"time"')]
    return [event["story"] for event in events if event["event"] == "done"]


def edited(change: Callable[[dict[str, Any]], object]) -> Callable[[bytes], bytes]:
    def edit(data: bytes) -> bytes:
        envelope = json.loads(data)
        return json.dumps(change(envelope) or envelope).encode()

    return edit


def with_value(key: str, value: str) -> Callable[[bytes], bytes]:
    """Put a value in as it stands, which need be no JSON."""
    return lambda data: edited(lambda e: e.update({key: "@@"}))(data).replace(
        b'"@@"', value.encode()
    )


EDITS: dict[str, Callable[[bytes], bytes]] = {
    "NaN": with_value("support", "NaN"),
    "NaN in a score": lambda data: data.replace(b'"support": 1.0', b'"support": NaN'),
    "infinity": with_value("x", "-Infinity"),
    "a number too large": with_value("x", "1e999"),
    "5,000 digits": with_value("x", "9" * 5000),
    "half a pair of surrogates": with_value("headline", '"\\ud800"'),
    "half a pair in a key": lambda data: data.replace(b'"headline"', b'"\\udc00"'),
    "200,000 brackets": lambda data: b"[" * 200_000,
    "900 levels": with_value("x", "[" * 900 + "]" * 900),
    "objects in objects": with_value("x", '{"a":' * 5000 + "1" + "}" * 5000),
    "nothing": lambda data: b"",
    "half of it": lambda data: data[: len(data) // 2],
    "all but the last byte": lambda data: data.rstrip()[:-1],
    "zeros, as after a power cut": lambda data: bytes(len(data)),
    "no UTF-8": lambda data: b"\xff\xfe" + data,
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "two in one": lambda data: data + data,
    "a list": lambda data: b"[" + data + b"]",
    "null": lambda data: b"null",
    "a text": lambda data: b'"done"',
    "another fingerprint": edited(lambda e: e.update(fingerprint="0" * 64)),
    "no fingerprint": edited(lambda e: e.pop("fingerprint") and None),
    "a number as fingerprint": edited(lambda e: e.update(fingerprint=5)),
    "a list as id": edited(lambda e: e.update(id=["gale"])),
    "another's id": edited(lambda e: e.update(id="calm")),
    "an id that leads out": edited(lambda e: e.update(id="../../etc/passwd")),
    "no sentences": edited(lambda e: e.update(sentences=None)),
    "numbers as sentences": edited(lambda e: e.update(sentences=[1, 2])),
    "a number as text": edited(lambda e: e.update(text=7)),
    "another text": edited(lambda e: e.update(text="The mayor is a thief.")),
    "another headline": edited(lambda e: e.update(headline="\x1b[31mowned")),
    "more keys": edited(lambda e: e.update(extra={"a": 1})),
    "no hash": edited(lambda e: e.pop("sha256") and None),
    "another hash": edited(lambda e: e.update(sha256="0" * 64)),
    "a hash that is no text": edited(lambda e: e.update(sha256={})),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_envelope_is_made_again_and_said(
    edit: str, written: dict[str, Any], out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole, before = outputs(out), len((out / "journal.jsonl").read_bytes().splitlines())
    damaged = EDITS[edit]((out / "gale.json").read_bytes())
    assert damaged != whole["gale.json"]
    write(out / "gale.json", damaged)
    ended = do(written, out, capsys)
    require_held(ended, 0)
    assert "gale.json" in ended.err
    assert outputs(out) == whole
    assert done_since(out, before) == ["gale"]
    assert "gale.json" not in do(written, out, capsys).err


@pytest.mark.parametrize("layout", [None, 1, "\t"])
def test_an_envelope_that_says_the_same_in_another_layout_stays(
    layout: Any, written: dict[str, Any], out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = len((out / "journal.jsonl").read_bytes().splitlines())
    envelope = json.loads((out / "gale.json").read_bytes())
    write(out / "gale.json", json.dumps(envelope, indent=layout, sort_keys=True))
    require_held(do(written, out, capsys), 0)
    assert done_since(out, before) == []


def as_folder(path: Path) -> None:
    (path / "kept").mkdir(parents=True)


def as_pipe(path: Path) -> None:
    os.mkfifo(path)


def as_link_out(path: Path) -> None:
    path.symlink_to(write(path.parents[1] / "victim", "precious"))


def as_dangling_link(path: Path) -> None:
    path.symlink_to(path.parents[1] / "nowhere" / "x")


def as_link_in_a_circle(path: Path) -> None:
    path.symlink_to(path)


def as_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


OTHERS = (as_folder, as_pipe, as_link_out, as_dangling_link, as_link_in_a_circle, as_device)


@pytest.mark.parametrize("other", OTHERS, ids=lambda each: each.__name__)
@pytest.mark.parametrize(
    "name", ["gale.json", "gale.md", "briefs.jsonl", "failed.jsonl", "journal.jsonl", ".lock"]
)
def test_what_stands_in_a_files_place_is_put_aside(
    name: str,
    other: Callable[[Path], None],
    written: dict[str, Any],
    out: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    whole = outputs(out)
    (out / name).unlink()
    other(out / name)
    ended = do(written, out, capsys)
    require_held(ended, 0)
    assert f"{name}.aside-1" in ended.err
    assert outputs(out) == whole
    assert (out / name).is_file()
    assert not (out / name).is_symlink()
    assert os.path.lexists(out / f"{name}.aside-1")
    victim = out.parent / "victim"
    assert not victim.exists() or victim.read_text() == "precious"


LINES = {
    "half a line": b'{"time": "2024-01-01T00:00:00", "event": "fai',
    "no UTF-8": b"\xff\xfe\x00\n",
    "zeros": bytes(5000),
    "brackets": b"[" * 100_000 + b"\n",
    "NaN": b'{"event": "failed", "story": NaN}\n',
    "5,000 digits": b'{"event": ' + b"9" * 5000 + b"}\n",
    "half a pair of surrogates": b'{"event": "failed", "story": "\\ud800", "stage": "reading"}\n',
    "a list": b'["event"]\n',
    "a number": b"5\n",
    "no story": b'{"event": "failed", "stage": "reading"}\n',
    "a story that is none": b'{"event": "failed", "story": {"a": 1}, "stage": "reading"}\n',
    "a stage that is none": b'{"event": "failed", "story": "gale", "stage": []}\n',
    "a reason that is none": b'{"event":"failed","story":"x","stage":"y","reason":{"a":[1]}}\n',
    "an escape": b'{"event":"failed","story":"\\u001b[31m","stage":"x","reason":"\\u202e"}\n',
    "a path": b'{"event": "failed", "story": "../../x", "stage": "reading"}\n',
    "an unknown event": b'{"event": "exploded", "story": "gale"}\n',
    "3 MB without an end": b"x" * 3_000_000,
    "2,000 failures": b"".join(
        b'{"event":"failed","story":"s%d","stage":"reading"}\n' % n for n in range(2000)
    ),
}


@pytest.mark.parametrize("where", ["before", "after"])
@pytest.mark.parametrize("line", LINES)
def test_a_broken_line_of_the_journal_is_passed_over(
    line: str, where: str, written: dict[str, Any], out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole, journal = outputs(out), (out / "journal.jsonl").read_bytes()
    broken = LINES[line] if where == "after" else LINES[line].rstrip(b"\n") + b"\n"
    write(out / "journal.jsonl", broken + journal if where == "before" else journal + broken)
    require_held(do(written, out, capsys), 0)
    assert outputs(out) == whole
    require_held(do(written, out, capsys, "--retry-failed"), 0)


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00" * 100, b"[" * 9999, b"\xff\n", b'{"id": NaN}\n'],
    ids=["empty", "zeros", "brackets", "no UTF-8", "NaN"],
)
@pytest.mark.parametrize("name", ["briefs.jsonl", "failed.jsonl", "index.html", "names.jsonl"])
def test_a_damaged_list_stops_no_run_and_is_written_anew_with_the_next_change(
    name: str,
    data: bytes,
    written: dict[str, Any],
    out: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    whole = outputs(out)
    write(out / name, data)
    (out / "gale.json").unlink()
    require_held(do(written, out, capsys), 0)
    assert outputs(out) == whole


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("notes.json", b'{"my": "notes"}'),
        ("copy of gale.json", None),
        ("deep.json", b"[" * 50_000),
        ("x.json", b'{"id": "calm", "fingerprint": "0"}'),
        (".hidden.json", b"{"),
        ("torn.json", b'{"id": "torn"'),
    ],
)
def test_a_foreign_file_is_not_listed_and_stays(
    name: str,
    data: bytes | None,
    written: dict[str, Any],
    out: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    whole = outputs(out)
    data = whole["gale.json"] if data is None else data
    write(out / name, data)
    (out / "calm.md").unlink()  # so that the lists are written anew
    require_held(do(written, out, capsys), 0)
    assert outputs(out) == {**whole, name: data}


@pytest.mark.parametrize(
    "holder",
    [b"\xff\xfe\x1b[31m", b"x" * 100_000, b"", b"\x00"],
    ids=["no UTF-8", "long", "empty", "zero"],
)
def test_whatever_stands_in_the_lock_it_is_taken(
    holder: bytes, written: dict[str, Any], out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(out / ".lock", holder)
    require_held(do(written, out, capsys), 0)


def test_a_temporary_name_that_is_a_folder_stops_no_run(
    written: dict[str, Any], out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (out / ".gale.json.x.tmp").mkdir()
    require_held(do(written, out, capsys), 0)


@pytest.mark.parametrize("other", [as_folder, as_link_out, as_pipe], ids=lambda e: e.__name__)
def test_a_dry_run_looks_at_damage_and_leaves_it(
    other: Callable[[Path], None],
    written: dict[str, Any],
    out: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (out / "gale.json").unlink()
    other(out / "gale.json")
    write(out / "calm.json", b"[" * 5000)
    ended = do(written, out, capsys, "--dry-run")
    require_held(ended, 0)
    assert "storm\tup to date" in ended.out
    assert "calm\tchanged" in ended.out
    assert os.path.lexists(out / "gale.json")
