"""What ``summarize brief`` shows on a terminal, and what it does not where there is none."""

from __future__ import annotations

import json
import os
import re
import sys
import webbrowser
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from terminals import shown_on_a_terminal

from summarize.cli.app import run
from summarize.cli.screen import Screen
from summarize.types import Candidate, Models, WriterProfile
from summarize.writing import DraftedSentence

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal"),
    pytest.mark.usefixtures("fast_models"),
]

ARTICLE = (
    "The harbour of Ostby reopened on Monday after a storm that closed it for nine days. "
    "Three hundred boats were kept in port, the harbour master said. "
    "Repairs to the eastern breakwater cost 4.2 million crowns and took a week of work."
)
SEQUENCES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = dict(os.environ)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "harbour.txt"
    path.write_text(f"Harbour reopens\n\n{ARTICLE}\n", encoding="utf-8")
    return str(path)


def on_stdout(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    return shown_on_a_terminal(monkeypatch, lambda: run(["brief", *arguments, "-q"]), "stdout")


def test_a_terminal_has_the_brief_laid_out(monkeypatch: pytest.MonkeyPatch, article: str) -> None:
    shown = on_stdout(monkeypatch, article)
    assert "\x1b[1mThe harbour" in shown  # bold
    assert "\x1b[2m[1]" in shown  # a marker is dim
    plain = SEQUENCES.sub("", shown)
    assert "# " not in plain
    assert "\nSources\n" in plain


@pytest.mark.parametrize("wanted", ["markdown", "text", "json"])
def test_a_format_that_is_named_is_printed_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    article: str,
    wanted: str,
) -> None:
    run(["brief", article, "-q", "--format", wanted])
    assert on_stdout(monkeypatch, article, "--format", wanted) == capsys.readouterr().out


def test_without_a_terminal_it_is_markdown(
    capsys: pytest.CaptureFixture[str], article: str
) -> None:
    run(["brief", article, "-q"])
    given = capsys.readouterr().out
    run(["brief", article, "-q", "--format", "markdown"])
    assert given == capsys.readouterr().out
    assert given.startswith("# The harbour")


@pytest.mark.parametrize("columns", ["20", "40", "72", "200"])
def test_no_line_is_wider_than_the_terminal(
    monkeypatch: pytest.MonkeyPatch, article: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    plain = SEQUENCES.sub("", on_stdout(monkeypatch, article))
    longest = max(map(len, plain.splitlines()))
    assert longest <= int(columns)
    assert "".join(ARTICLE.split()) in re.sub(r"\[1\]|\s", "", plain)  # and no word is lost


@pytest.mark.parametrize(
    ("variable", "value", "wanted"),
    [
        ("NO_COLOR", "1", {"\x1b[1m"}),  # bold is no colour
        ("TERM", "dumb", set()),
        ("TERM", "unknown", set()),
    ],
)
def test_the_environment_can_forbid_colours(
    monkeypatch: pytest.MonkeyPatch, article: str, variable: str, value: str, wanted: set[str]
) -> None:
    monkeypatch.setenv(variable, value)
    found = set(SEQUENCES.findall(on_stdout(monkeypatch, article)))
    assert not [each for each in found if re.search(r"[\[;][34]\d", each)]
    assert wanted <= found
    assert found or not wanted


HOSTILE = [
    "\x1b]0;owned\x07",
    "\x1b[2J",
    "\x9b31m",
    "\x08\x08\x08",
    "\u202egnihton",
    "\x1b]8;;http://evil.example\x1b\\",
]


@pytest.mark.parametrize("sign", HOSTILE)
def test_what_steers_a_terminal_is_shown_and_not_obeyed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sign: str
) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"title": f"Storm {sign} over", "text": f"{ARTICLE} {sign} ends."}))
    shown = SEQUENCES.sub("", on_stdout(monkeypatch, str(path)))
    assert not set(shown) & set("\x1b\x9b\x07\x08\u202e")


@pytest.mark.parametrize(
    "markup",
    ["[red]", "[bold]x[/bold]", "[/]", "[link=http://evil.example]", ":warning:", "[@click=app]"],
)
def test_rich_markup_in_an_article_is_text(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, markup: str
) -> None:
    path = tmp_path / "a.txt"
    monkeypatch.setenv("COLUMNS", "300")
    path.write_text(f"Storm {markup} over\n\nThe {markup} harbour {ARTICLE[12:]}\n")
    assert markup in SEQUENCES.sub("", on_stdout(monkeypatch, str(path)))


def test_a_bar_and_the_stage_are_shown_while_it_works(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], article: str
) -> None:
    shown = shown_on_a_terminal(monkeypatch, lambda: run(["brief", article]), "stderr")
    assert shown.startswith("Reading the articles…")
    assert "━" in shown
    assert shown.rstrip().endswith("\x1b[2K")  # the line is taken away
    assert "\x1b" not in capsys.readouterr().out


def test_a_dumb_terminal_gets_no_bar(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], article: str
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert shown_on_a_terminal(monkeypatch, lambda: run(["brief", article]), "stderr") == ""
    capsys.readouterr()


def test_verbose_tells_what_was_set_apart_and_what_took_time(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "a.html"
    page = f"<nav>Home | Sport</nav><article><h1>Harbour reopens</h1><p>{ARTICLE}</p></article>"
    path.write_text(f"<html><body>{page}</body></html>")
    assert run(["brief", str(path), "-v"]) == 0
    told = capsys.readouterr().err
    assert f"set apart: menu, in {path}: Home | Sport" in told
    assert re.search(r"^took \d+\.\d s: \w", told, re.M)


class OneShortAndOneWrong:
    """Writes a sentence that its source bears out, and one with a number that it does not."""

    profile = WriterProfile()

    def generate(self, requests: Sequence[Any]) -> list[Any]:
        answers = {
            "The harbour": "The harbour of Ostby reopened on Monday after a storm.",
            "Repairs to": "Repairs to the [red]eastern breakwater cost 9.9 million crowns.",
        }
        return [
            (Candidate(answers[opening], 0.0),) if opening in answers else ()
            for request in requests
            for opening in [" ".join(request.sources[0].split()[:2])]
        ]


@pytest.fixture
def _writer(fast_models: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from summarize.testing import WordEmbedder, default_parser

    def load(cards: object, **_: object) -> Models:
        return Models(
            embedder=WordEmbedder(), parser=default_parser(), writer=OneShortAndOneWrong()
        )

    monkeypatch.setattr("summarize.backends.load_models", load)


@pytest.mark.usefixtures("_writer")
def test_a_draft_is_seen_as_it_is_written_and_what_is_rejected_is_replaced(
    capsys: pytest.CaptureFixture[str], article: str
) -> None:
    asked = ["brief", article, "--no-extractive", "--reader", "none"]
    assert run(asked) == 0
    unseen = capsys.readouterr()
    assert run([*asked, "--stream"]) == 0
    seen = capsys.readouterr()
    assert seen.out == unseen.out  # watching changes nothing
    assert "written: The harbour of Ostby reopened on Monday after a storm.\n" in seen.err
    assert (
        "replaced: Repairs to the [red]eastern breakwater cost 9.9 million crowns. "
        "(The sources do not give the number 9.9 million."
    ) in seen.err
    assert (
        "      by: Repairs to the eastern breakwater cost 4.2 million crowns "
        "and took a week of work.\n"
    ) in seen.err
    assert "replaced: The harbour" not in seen.err
    assert "second try: Repairs to the [red]eastern breakwater" in seen.err


@pytest.mark.usefixtures("_writer")
def test_on_a_terminal_a_rejected_sentence_is_struck_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], article: str
) -> None:
    asked = ["brief", article, "--no-extractive", "--reader", "none", "--stream"]
    shown = shown_on_a_terminal(monkeypatch, lambda: run(asked), "stderr")
    struck = re.search(r"\x1b\[2;9mRepairs to the \[red\]eastern", shown)
    assert struck, shown
    assert "↳" in shown[struck.start() :]
    capsys.readouterr()


def test_quiet_shows_no_draft(capsys: pytest.CaptureFixture[str]) -> None:
    Screen(quiet=True, verbose=False).draft(DraftedSentence("It rained."))
    assert capsys.readouterr().err == ""


def test_stream_without_a_writer_is_said_to_have_no_effect(
    capsys: pytest.CaptureFixture[str], article: str
) -> None:
    run(["brief", article, "--stream"])
    told = "warning: --stream has no effect without --model or --no-extractive\n"
    assert told in capsys.readouterr().err


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """The files that the browser was asked to show."""
    found: list[Path] = []
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def show(address: str) -> bool:
        assert urlsplit(address).scheme == "file"
        found.append(Path(unquote(urlsplit(address).path)))
        return True

    monkeypatch.setattr(webbrowser, "open", show)
    return found


def test_open_shows_the_report_beside_the_brief(
    opened: list[Path], capsys: pytest.CaptureFixture[str], article: str
) -> None:
    assert run(["brief", article, "-q", "--open"]) == 0
    assert capsys.readouterr().out.startswith("# The harbour")
    [report] = opened
    assert report.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert report.parent.stat().st_mode & 0o077 == 0  # nobody else reads it


def test_where_a_temporary_report_is_is_told(
    opened: list[Path], capsys: pytest.CaptureFixture[str], article: str, tmp_path: Path
) -> None:
    assert run(["brief", article, "--open"]) == 0
    told = capsys.readouterr().err
    assert f"the report is {opened[0]}; -o FILE.html keeps it elsewhere\n" in told
    assert run(["brief", article, "--open", "-o", str(tmp_path / "own.html")]) == 0
    assert "the report is" not in capsys.readouterr().err


def test_open_shows_the_output_where_that_is_the_report(
    opened: list[Path], capsys: pytest.CaptureFixture[str], article: str, tmp_path: Path
) -> None:
    output = tmp_path / "a brief.html"
    assert run(["brief", article, "-q", "--open", "-o", str(output)]) == 0
    assert opened == [output]
    assert capsys.readouterr().out == ""


def test_a_report_that_is_only_to_be_opened_is_not_printed(
    opened: list[Path], capsys: pytest.CaptureFixture[str], article: str
) -> None:
    assert run(["brief", article, "-q", "--open", "--format", "html"]) == 0
    assert len(opened) == 1
    assert capsys.readouterr().out == ""


def test_another_output_is_written_all_the_same(
    opened: list[Path], article: str, tmp_path: Path
) -> None:
    output = tmp_path / "brief.json"
    assert run(["brief", article, "-q", "--open", "-o", str(output)]) == 0
    assert output.read_text().startswith("{")
    assert opened[0].suffix == ".html"


@pytest.mark.parametrize("fails", [lambda address: False, lambda address: 1 / 0])
def test_where_there_is_no_browser_a_line_says_where_the_report_is(
    opened: list[Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    article: str,
    tmp_path: Path,
    fails: Any,
) -> None:
    def show(address: str) -> bool:
        try:
            return bool(fails(address))
        except ZeroDivisionError as error:
            raise webbrowser.Error("could not locate runnable browser") from error

    monkeypatch.setattr(webbrowser, "open", show)
    output = tmp_path / "brief.html"
    assert run(["brief", article, "--open", "-o", str(output)]) == 0
    assert f"warning: --open found no browser; the report is {output}\n" in capsys.readouterr().err


def test_the_line_keeps_its_time_where_there_is_little_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "60")

    def show() -> None:
        screen = Screen(quiet=False, verbose=False)
        screen.show("1,000 done, 0 up to date, 0 failed, 9,000 left; 30.0 stories a minute", 1, 9)
        screen.close()

    shown = shown_on_a_terminal(monkeypatch, show, "stderr")
    assert "0:00:00" in shown
    assert "1,000 done" in shown


def test_what_is_prepared_once_is_said_where_there_is_no_terminal_too(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for quiet in (False, True):
        screen = Screen(quiet=quiet, verbose=False)
        screen.progress("Preparing the model (once, a minute or two)")
        screen.progress("Checking 3 sentences")
    assert capsys.readouterr().err == "Preparing the model (once, a minute or two) …\n"


LATER = (
    "Repairs to the eastern breakwater cost 6.1 million crowns, up from 4.2 million crowns. "
    "Divers found the wreck of a trawler under the lighthouse."
)


@pytest.fixture
def growing(tmp_path: Path, article: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """A brief that can be updated, and a new article."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    kept, new = tmp_path / "kept.json", tmp_path / "new.txt"
    assert run(["brief", article, "-q", "-o", str(kept), "--with-sources"]) == 0
    new.write_text(f"Repairs cost more\n\n{LATER}\n", encoding="utf-8")
    return str(kept), str(new)


def updated_on_stdout(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    return shown_on_a_terminal(monkeypatch, lambda: run(["update", *arguments, "-q"]), "stdout")


def test_an_update_tells_first_what_is_new_and_what_changed_then_what_stands(
    monkeypatch: pytest.MonkeyPatch, growing: tuple[str, str]
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    shown = updated_on_stdout(monkeypatch, *growing)
    assert "\x1b[1;36mWhat is new" in shown
    assert "\x1b[2m“4.2 million crowns”" in shown  # what holds no more is dim
    plain = SEQUENCES.sub("", shown)
    places = [
        plain.index(each)
        for each in (
            "What is new\nDivers found the wreck of a trawler under the lighthouse. [2]",
            "What changed\n  ",
            "→ “6.1 million crowns” [2]",
            "What stands, brought up to date (underlined: changed)\nThe harbour",
            "\nSources\n",
        )
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("columns", ["20", "40", "200"])
def test_no_line_of_an_update_is_wider_than_the_terminal(
    monkeypatch: pytest.MonkeyPatch, growing: tuple[str, str], columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    plain = SEQUENCES.sub("", updated_on_stdout(monkeypatch, *growing))
    assert max(map(len, plain.splitlines())) <= int(columns)


def test_an_update_has_no_colours_where_they_are_not_wanted(
    monkeypatch: pytest.MonkeyPatch, growing: tuple[str, str]
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    found = SEQUENCES.findall(updated_on_stdout(monkeypatch, *growing))
    assert found
    assert not [each for each in found if re.search(r"[\[;][34]\d", each)]


def test_an_update_in_a_pipe_or_a_format_is_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    growing: tuple[str, str],
) -> None:
    assert run(["update", *growing, "-q"]) == 0
    piped = capsys.readouterr().out
    assert piped.startswith("# ")
    assert "## What is new" in piped
    assert "What stands" not in piped
    assert updated_on_stdout(monkeypatch, *growing, "--format", "markdown") == piped


def test_an_update_that_tells_nothing_new_needs_no_headings(
    monkeypatch: pytest.MonkeyPatch, growing: tuple[str, str], article: str
) -> None:
    plain = SEQUENCES.sub("", updated_on_stdout(monkeypatch, growing[0], article))
    assert "What" not in plain


def test_an_update_shows_its_stages_and_tells_of_no_warning_twice(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    growing: tuple[str, str],
) -> None:
    once = [*growing, "-o", growing[0]]
    shown = shown_on_a_terminal(monkeypatch, lambda: run(["update", *once]), "stderr")
    assert shown.startswith("Reading the brief and the articles…")
    assert "━" in shown
    assert " has no date: it counts as later" in shown
    assert run(["update", *once, "-v"]) == 0
    told = capsys.readouterr().err
    assert "is in the brief already" in told
    assert " has no date: it counts as later" not in told
    assert re.search(r"^took \d+\.\d s: Writing what is new", told, re.M)


def test_open_shows_the_report_of_an_update(
    opened: list[Path], capsys: pytest.CaptureFixture[str], growing: tuple[str, str]
) -> None:
    assert run(["update", *growing, "-q", "--open"]) == 0
    assert "## What is new" in capsys.readouterr().out
    [report] = opened
    page = report.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "What is new" in page
