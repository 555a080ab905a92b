"""``summarize update`` from the outside, its models replaced."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarize.cli.app import run

OLD = (
    "At least 12 people were killed when the motorway bridge fell in Porto Alto. "
    "Rescuers with dogs searched the rubble for survivors all night.\n"
)
NEW = (
    "The death toll from the fall of the motorway bridge in Porto Alto rose to 19, doctors said. "
    "Engineers flew in from Lisbon with measuring instruments and drones.\n"
)


@pytest.fixture
def files(
    tmp_path: Path, fast_models: None, monkeypatch: pytest.MonkeyPatch
) -> tuple[str, str, Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    old, new, brief = tmp_path / "old.txt", tmp_path / "new.txt", tmp_path / "brief.json"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    assert run(["brief", str(old), "-o", str(brief), "--with-sources", "-q"]) == 0
    return str(brief), str(new), tmp_path


def test_what_is_new_and_what_changed_is_printed(
    files: tuple[str, str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["update", *files[:2], "-q"]) == 0
    printed = capsys.readouterr().out
    assert "## What is new\n\nEngineers flew in" in printed
    assert "“At least 12 people” [2] → “19” [1]" in printed


def test_a_brief_that_is_no_output_stays_as_it_is(files: tuple[str, str, Path]) -> None:
    before = Path(files[0]).read_bytes()
    assert run(["update", *files[:2], "-q"]) == 0
    assert Path(files[0]).read_bytes() == before


def test_the_help_tells_the_words_that_are_the_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["update", "--help"]) == 0
    shown = " ".join(capsys.readouterr().out.replace("│", " ").split())
    assert "default: half of the brief's, at least 30" in shown
    assert "default: 150" not in shown


def test_a_brief_is_updated_in_place_and_again(files: tuple[str, str, Path]) -> None:
    brief, new, _ = files
    for revision in (2, 3):
        assert run(["update", brief, new, "-o", brief, "-q"]) == 0
        data = json.loads(Path(brief).read_text(encoding="utf-8"))
        assert data["revision"] == revision
        assert all("text" in article for article in data["articles"])


def test_texts_can_be_left_out(files: tuple[str, str, Path]) -> None:
    brief, new, folder = files
    assert run(["update", brief, new, "-o", f"{folder}/out.json", "--no-with-sources", "-q"]) == 0
    data = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    assert not any("text" in article for article in data["articles"])


def test_a_second_update_of_one_file_waits_for_nobody_and_loses_nothing(
    files: tuple[str, str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    from summarize.cli.update import alone

    brief, new, _ = files
    before = Path(brief).read_bytes()
    with alone(Path(brief)):
        assert run(["update", brief, new, "-o", brief, "-q"]) == 1
    assert "another update is writing" in capsys.readouterr().err
    assert Path(brief).read_bytes() == before
    assert run(["update", brief, new, "-o", brief, "-q"]) == 0


@pytest.mark.parametrize("spoilt", ["", "{", '{"schema_version": 2}', "[1, 2]"])
def test_a_file_that_is_no_brief_stays_as_it_is(
    files: tuple[str, str, Path], spoilt: str, capsys: pytest.CaptureFixture[str]
) -> None:
    brief, new, _ = files
    Path(brief).write_text(spoilt, encoding="utf-8")
    assert run(["update", brief, new, "-o", brief, "-q"]) == 1
    error = capsys.readouterr().err
    assert error.startswith("error: ")
    assert error.count("\n") == 1
    assert Path(brief).read_text(encoding="utf-8") == spoilt


def test_new_articles_that_are_not_there_leave_the_brief(files: tuple[str, str, Path]) -> None:
    brief, _, folder = files
    before = Path(brief).read_bytes()
    assert run(["update", brief, str(folder / "gone.txt"), "-o", brief, "-q"]) == 1
    assert Path(brief).read_bytes() == before
