"""``summarize batch`` as it is typed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from batch_builders import fake_models, make_folders, outputs_of, rows

from summarize.catalog import ModelCard
from summarize.cli.app import run
from summarize.rendering import brief_schema
from summarize.types import Models


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    def load(cards: tuple[ModelCard, ...], **_: object) -> Models:
        return fake_models()

    monkeypatch.setattr("summarize.backends.load_models", load)
    return make_folders(tmp_path / "root", ["calm", "gale"])


def test_it_writes_json_and_markdown_and_ends_with_a_table(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["batch", str(root), "-o", str(tmp_path / "out")]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "done" in said.err
    assert "stories a minute" in said.err
    assert {"calm.json", "calm.md", "gale.json", "gale.md"} < set(outputs_of(tmp_path / "out"))


def test_the_table_counts_files_that_were_not_read(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "gale" / "d.pdf").write_bytes(b"%PDF-1.4 torn")
    assert run(["batch", str(root), "-o", str(tmp_path / "out")]) == 0
    told = f"1 file of 1 story; why: {tmp_path / 'out'}/index.html"
    assert re.search(rf"^not read +{re.escape(told)}$", capsys.readouterr().err, re.M)


def test_an_envelope_is_a_brief_by_the_schema(root: Path, tmp_path: Path) -> None:
    run(["batch", str(root), "-o", str(tmp_path / "out"), "--with-sources", "-q"])
    for envelope in rows(tmp_path / "out" / "briefs.jsonl"):
        jsonschema.validate(envelope, brief_schema())


def test_formats_stand_beside_the_json(root: Path, tmp_path: Path) -> None:
    run(["batch", str(root), "-o", str(tmp_path / "out"), "--format", "html", "--format", "text"])
    names = set(outputs_of(tmp_path / "out"))
    assert {"calm.json", "calm.html", "calm.txt"} < names
    assert "calm.md" not in names


def test_a_dry_run_tells_what_would_be_done_and_writes_nothing(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["batch", str(root), "-o", str(tmp_path / "out")]
    assert run([*command, "--dry-run"]) == 0
    assert capsys.readouterr().out == "calm\tnew\ngale\tnew\n"
    assert not (tmp_path / "out").exists()
    run(command)
    (root / "gale" / "0.txt").write_text("The gale of Tuesday took the roof of the hall.")
    capsys.readouterr()
    assert run([*command, "--dry-run"]) == 0
    assert capsys.readouterr().out == "calm\tup to date\ngale\tchanged\n"


def test_failures_are_counted_in_the_table_and_in_the_exit_code(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "hail").mkdir()
    assert run(["batch", str(root), "-o", str(tmp_path / "out")]) == 3
    table = capsys.readouterr().err
    assert "1  (ReadError)" in table
    assert json.loads((tmp_path / "out" / "failed.jsonl").read_text())["story"] == "hail"


@pytest.mark.parametrize("out", ["", "out"])
def test_briefs_are_not_written_among_the_stories(root: Path, out: str) -> None:
    assert run(["batch", str(root), "-o", str(root / out)]) == 2


def test_a_missing_root_is_an_error(tmp_path: Path) -> None:
    assert run(["batch", str(tmp_path / "none"), "-o", str(tmp_path / "out")]) == 1


def test_a_local_job_loads_no_client() -> None:
    code = "import sys, summarize.batch as b; b.open_location('x'); print('fsspec' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_a_web_address_is_no_place_of_stories(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for given in (["http://x.example/a"], ["https://x.example/a", "--group"]):
        assert run(["batch", *given, "-o", str(tmp_path / "out")]) == 2
        assert f"not read from web addresses such as {given[0]}" in capsys.readouterr().err


def test_a_folder_of_articles_is_told_of_group(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["batch", str(root / "calm"), "-o", str(tmp_path / "out")]) == 1
    assert "--group tells the articles of any folder apart" in capsys.readouterr().err


def test_a_mistyped_folder_is_told_of_the_nearest(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["batch", f"{tmp_path}/roott", "-o", str(tmp_path / "out")]) == 1
    assert f"did you mean {root}?" in capsys.readouterr().err


def test_an_article_is_no_file_of_stories(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Rain fell on Norwick.\n\nThe river rose by two metres.\n")
    assert run(["batch", str(article), "-o", str(tmp_path / "out")]) == 1
    assert "article.txt holds no story; give a folder" in capsys.readouterr().err
