"""``summarize stories``, ``--group`` and ``watch`` on real files."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from summarize.cli.app import run

FERRY = (
    "The ferry Halcyon ran aground off Skerrow Island on Tuesday night with 240 people on board. "
    "The coastguard said all passengers were taken to Port Lennick by two lifeboats.",
    "All passengers of the ferry Halcyon are safe after it hit rocks near Skerrow Island. "
    "Lifeboats brought them to Port Lennick before dawn, the coastguard said.",
)
MAYOR = (
    "Mayor Ilse Brandt won a third term in Oberhain on Sunday with 54 percent of the vote. Her "
    "rival, Tomas Keller, conceded an hour after polling stations closed."
)


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    for name, text in zip("abc", (*FERRY, MAYOR), strict=True):
        (folder / f"{name}.txt").write_text(text)
    return folder


def rows(out: Path, name: str = "stories") -> list[dict[str, object]]:
    return [json.loads(line) for line in (out / f"{name}.jsonl").read_text().splitlines()]


def test_a_folder_is_told_apart_into_stories(
    pile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run(["stories", str(pile), "-o", str(out)]) == 0
    (story,) = rows(out)
    assert story["articles"] == [str(pile / "a.txt"), str(pile / "b.txt")]
    assert [row["articles"] for row in rows(out, "singles")] == [[str(pile / "c.txt")]]
    told = capsys.readouterr()
    assert told.out.startswith("   2  ")
    assert "1 story and 1 single article (3 new, 0 changed, 0 there before)" in told.err


def test_a_second_run_adds_to_what_is_there(pile: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(["stories", str(pile / "a.txt"), str(pile / "c.txt"), "-o", str(out)]) == 0
    assert rows(out) == []
    ids = {row["id"] for row in rows(out, "singles")}
    assert run(["stories", str(pile / "b.txt"), "-o", str(out)]) == 0
    (story,) = rows(out)
    assert story["id"] in ids


def test_json_lines_are_called_by_their_ids(tmp_path: Path) -> None:
    lines = [{"id": n, "title": f"T{n}", "text": text} for n, text in enumerate((*FERRY, MAYOR))]
    (tmp_path / "all.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert run(["stories", str(tmp_path / "all.jsonl"), "-o", str(tmp_path / "out")]) == 0
    assert sorted(rows(tmp_path / "out")[0]["articles"]) == ["0", "1"]  # type: ignore[call-overload]


def test_what_cannot_be_used_is_told_in_a_line(
    pile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "stories.jsonl").write_text("[1]\n")
    assert run(["stories", str(pile), "-o", str(out)]) == 1
    assert "stories.jsonl line 1 is no story" in capsys.readouterr().err
    assert (out / "stories.jsonl").read_text() == "[1]\n"
    assert run(["stories", str(tmp_path / "none"), "-o", str(out)]) == 1
    assert "no such file or folder" in capsys.readouterr().err


def test_two_at_once_are_kept_apart(
    pile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from summarize.batch import open_location

    with open_location(str(tmp_path / "out")).locked():
        assert run(["stories", str(pile), "-o", str(tmp_path / "out")]) == 1
    assert "is being written by another job" in capsys.readouterr().err


def test_brief_with_group_makes_one_of_each_story(
    pile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["brief", str(pile), "--group", "--extractive", "--format", "json"]) == 0
    briefs = json.loads(capsys.readouterr().out)["briefs"]
    assert [len(each["articles"]) for each in briefs] == [2, 1]
    assert run(["brief", str(pile), "--group", "--extractive"]) == 0
    assert "\n---\n\n# " in capsys.readouterr().out


def test_brief_with_group_has_no_page_of_several(
    pile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["brief", str(pile), "--group", "--format", "html"]) == 2
    assert "summarize batch --group --format html" in capsys.readouterr().err


def test_without_it_the_warning_names_the_option(
    pile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (pile / "d.txt").write_text(MAYOR.replace("won a third term", "will stay in office"))
    assert run(["brief", str(pile), "--extractive"]) == 0
    assert "--group makes a brief of each story" in capsys.readouterr().err


def test_batch_with_group_makes_a_brief_of_each_story(
    pile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run(["batch", str(pile), "--group", "-o", str(out), "--extractive"]) == 0
    told = {each["id"]: len(each["articles"]) for each in rows(out, "briefs")}  # type: ignore[arg-type]
    assert told == {rows(out)[0]["id"]: 2, rows(out, "singles")[0]["id"]: 1}
    capsys.readouterr()
    assert run(["batch", str(pile), "--group", "-o", str(out), "--extractive"]) == 0
    assert "up to date  2" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["batch", "stories", "watch"])
def test_that_nothing_can_be_written_is_found_out_before_the_work(
    command: str,
    pile: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("summarize.files.check_writable", refuse)
    out = tmp_path / "out" / "deeper"
    assert run([command, str(pile), "-o", str(out)]) == 2
    told = f"error: --output {out} cannot be written: Permission denied\n"
    assert capsys.readouterr().err.endswith(told)


def test_a_folder_below_a_file_cannot_be_written(
    pile: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    assert run(["stories", str(pile), "-o", str(tmp_path / "file" / "out")]) == 2
    assert capsys.readouterr().err.endswith("cannot be written: Not a directory\n")


def test_watch_takes_in_what_comes_and_goes_on_when_started_again(
    pile: Path, tmp_path: Path
) -> None:
    out, coming = tmp_path / "out", tmp_path / "coming"
    coming.mkdir()
    command = [sys.executable, "-m", "summarize", "watch", str(coming), "-o", str(out)]
    said = tmp_path / "said"
    with said.open("w") as stderr:
        process = subprocess.Popen([*command, "--extractive"], stderr=stderr, env=at_home())
    try:
        time.sleep(3)
        for name in ("a.txt", "b.txt"):
            os.link(pile / name, coming / name)
        until(lambda: "2 new articles; 1 brief made; 1 story, 0 single" in said.read_text())
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
    assert process.returncode == 143
    assert len(rows(out, "briefs")) == 1
    again = subprocess.run(
        [*command, "--extractive", "--stop-after", "0.5"],
        capture_output=True,
        text=True,
        env=at_home(),
    )
    assert again.returncode == 0, again.stderr
    assert "0 new articles; 0 briefs made; 1 story" in again.stderr


THIRD = (
    "The ferry Halcyon, which ran aground off Skerrow Island with 240 people on board, will be "
    "towed to Port Lennick by two tugs. Divers found a hole in the hull of the ferry Halcyon."
)


def test_watch_brings_a_brief_up_to_date_and_batch_leaves_it_alone(
    pile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "summarize", "watch", str(pile), "-o", str(out)]
    command += ["--extractive", "--stop-after", "0.5"]
    subprocess.run(command, check=True, capture_output=True, env=at_home())
    (first,) = rows(out, "briefs")
    (pile / "d.txt").write_text(THIRD)
    told = subprocess.run(command, check=True, capture_output=True, text=True, env=at_home()).stderr
    assert "1 new article; 0 briefs made; 1 brought up to date; 1 story, 1 single article" in told
    (second,) = rows(out, "briefs")
    assert (first["revision"], second["revision"]) == (1, 2)
    assert str(second["text"]).startswith(str(first["text"]))
    assert "hole in the hull" in str(second["text"])
    assert run(["batch", f"{out}/stories.jsonl", "-o", str(out), "--extractive"]) == 0
    assert "up to date  1" in capsys.readouterr().err
    assert rows(out, "briefs") == [second]
    command += ["--words", "90"]
    told = subprocess.run(command, check=True, capture_output=True, text=True, env=at_home()).stderr
    assert "made anew: it was made with other settings or models" in told


def until(done: object, seconds: float = 40.0) -> None:
    assert callable(done)
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end
        time.sleep(0.2)


def test_watch_wants_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["watch", str(tmp_path / "none"), "-o", str(tmp_path / "out")]) == 1
    assert "no such folder" in capsys.readouterr().err


def test_what_is_written_may_not_lie_in_what_is_read(
    pile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["stories", str(pile), "-o", str(pile / "out")]) == 2
    assert "give a folder outside of it" in capsys.readouterr().err
    (tmp_path / "file").write_text("x")
    assert run(["stories", str(pile), "-o", str(tmp_path / "file")]) == 2
    assert "is a file; a folder is wanted" in capsys.readouterr().err


def test_batch_with_group_tells_of_files_that_are_no_articles(
    pile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (pile / "broken.json").write_text("{")
    command = ["batch", str(pile), "--group", "-o", str(tmp_path / "out"), "--extractive"]
    assert run(command) == 0
    assert "broken.json" in capsys.readouterr().err


@pytest.mark.parametrize("relative", [True, False])
def test_a_bad_file_or_a_link_that_leads_out_loses_none_that_comes_with_it(
    pile: Path, tmp_path: Path, relative: bool
) -> None:
    out, coming, elsewhere = tmp_path / "out", tmp_path / "coming", tmp_path / "elsewhere.txt"
    coming.mkdir()
    elsewhere.write_text(MAYOR)
    command = [sys.executable, "-m", "summarize", "watch", "-o", str(out), "--extractive"]
    folder = "coming" if relative else str(coming)
    said = tmp_path / "said"
    with said.open("w") as stderr:
        process = subprocess.Popen([*command, folder], stderr=stderr, cwd=tmp_path, env=at_home())
    try:
        time.sleep(3)
        (coming / "broken.json").write_text("{")
        (coming / "picture.png").write_bytes(b"\x89PNG")
        (coming / "linked.txt").symlink_to(elsewhere)
        for name in ("a.txt", "b.txt"):
            os.link(pile / name, coming / name)
        until(
            lambda: "2 new articles; 1 brief made; 1 story, 0 single articles" in said.read_text()
        )
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
    told = said.read_text()
    assert "linked.txt: it is a link that leads out of the folder" in told
    assert "broken.json" in told


def at_home() -> dict[str, str]:
    """The environment in which this package is the one imported, wherever the work is done."""
    return {**os.environ, "PYTHONPATH": os.getcwd()}
