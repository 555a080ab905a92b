"""``summarize articles`` on real files: nothing of it takes a model."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from summarize.cli.app import run

JAKARTA = "examples/jakarta"
PAGE = """<html><head><title>Floods close the bridge</title>
<meta name=author content="Ann Lee"><meta property="og:site_name" content="Alna Post">
<meta property="article:published_time" content="2024-05-06"></head><body>
<nav>Home</nav><nav>World</nav><nav>Sport</nav><nav>Money</nav><article>
<h1>Floods close the bridge</h1>
<p>The bridge over the Alna was closed on Tuesday after the river rose by two metres.</p>
<p>Some twelve thousand cars cross it each day, the county said on Wednesday morning.</p>
<figcaption>%s</figcaption></article></body></html>""" % ("A long caption. " * 8)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_text(PAGE)
    return tmp_path / "page.html"


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["articles", *arguments]) == 0
    return capsys.readouterr().out


def test_each_article_is_shown_with_what_is_known_of_it(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = told(capsys, str(page)).splitlines()
    assert lines[0] == "a1  Floods close the bridge"
    assert "Alna Post, 6 May 2024" in lines[1]
    assert "English, 2 sentences, 30 words" in lines[2]
    assert lines[3].strip() == str(page)
    assert lines[-1] == "1 article, 2 sentences, 30 words"


def test_what_was_set_apart_is_counted_by_reason_and_shown_in_short(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = told(capsys, str(page))
    assert "      4 menus\n        “Home”\n        “World”\n        “Sport”\n" in shown
    assert "        and 1 more (-v)\n" in shown
    assert "      1 caption\n        “A long caption. A long" in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_verbose_shows_all_of_it(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = told(capsys, str(page), "-v")
    assert "“Money”" in shown
    assert f"“{('A long caption. ' * 8).strip()}”" in shown
    assert "(-v)" not in shown


def test_languages_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Die Brücke über die Alna wurde am Dienstag gesperrt, sagte der Bürgermeister. " * 3
    (tmp_path / "a.txt").write_text(text)
    assert "German, 3 sentences" in told(capsys, str(tmp_path))


def test_warnings_go_to_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("The river rose by two metres on Tuesday, the county said.")
    (tmp_path / "b.json").write_text("{}")
    assert run(["articles", str(tmp_path)]) == 0
    out, err = capsys.readouterr()
    assert err.startswith(f"warning: skipped {tmp_path / 'b.json'}: ")
    assert f"\nnot read:\n  {tmp_path / 'b.json'}: " in out


def test_json_has_the_texts_and_the_measures(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = json.loads(told(capsys, str(page), "--format", "json"))
    assert list(found) == [
        "format",
        "schema_version",
        "articles",
        "dropped",
        "warnings",
        "unread",
        "measures",
    ]
    assert found["articles"][0]["text"].startswith("The bridge over the Alna was closed")
    assert found["measures"] == [{"article": "a1", "language": "en", "sentences": 2, "words": 30}]
    assert {"article", "start", "end", "reason", "text"} == set(found["dropped"][0])


@pytest.mark.parametrize(("name", "begins"), [("x.json", "{"), ("x.txt", "a1  "), ("x", "a1  ")])
def test_the_suffix_of_the_output_chooses_the_format(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, begins: str
) -> None:
    assert told(capsys, str(page), "-o", str(tmp_path / name)) == ""
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize("format", ["markdown", "json"])
@pytest.mark.parametrize("source", [JAKARTA, "page"])
def test_a_brief_of_the_json_is_the_brief_of_the_files(
    page: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    format: str,  # noqa: A002
    source: str,
) -> None:
    path = str(page) if source == "page" else source
    brief = ["--extractive", "--format", format]
    assert run(["brief", path, *brief]) == 0
    wanted = capsys.readouterr()
    saved = told(capsys, path, "--format", "json")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(saved.encode())))
    assert run(["brief", "-", *brief]) == 0
    assert capsys.readouterr() == wanted


def test_so_it_is_with_what_it_prints_itself(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = told(capsys, JAKARTA, "--format", "json")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(saved.encode())))
    assert told(capsys, "-", "--format", "json") == saved


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["no-such-file"], 1, "no such file or folder: no-such-file"),
        ([JAKARTA, "-o", "no-such-folder/x"], 2, "there is no folder no-such-folder"),
        ([JAKARTA, "--format", "html"], 2, "--format"),
        ([], 2, "paths"),
    ],
)
def test_errors_are_one_line_with_the_usual_codes(
    capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, said: str
) -> None:
    assert run(["articles", *arguments]) == code
    error = capsys.readouterr().err
    assert said in error.lower()
    assert error.count("\n") == 1


def test_no_model_library_is_loaded() -> None:
    script = (
        "import sys\nfrom summarize.cli.app import run\n"
        f"run(['articles', '{JAKARTA}'])\nprint(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    assert loaded.isdisjoint({"torch", "transformers", "spacy", "httpx", "anyio"})


@pytest.mark.parametrize(
    "command", ["articles {page}", "articles {folder}", "verify {other} {page}"]
)
def test_article_that_was_given_is_never_written_over(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    other = tmp_path.parent / f"{tmp_path.name}-other.txt"
    other.write_text("The bridge over the Alna was closed on Tuesday.")
    asked = command.format(page=page, folder=tmp_path, other=other)
    assert run([*asked.split(), "-o", str(page)]) == 2
    assert f"--output {page} is an article that was given" in capsys.readouterr().err
    assert page.read_text() == PAGE


def test_brief_that_is_verified_is_never_written_over(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief = tmp_path / "brief.md"
    brief.write_text("The bridge over the Alna was closed on Tuesday.")
    assert run(["verify", str(brief), str(page), "-o", str(brief)]) == 2
    assert "is the brief that was given" in capsys.readouterr().err
