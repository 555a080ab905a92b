import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_pipeline import FakePipeline

from summarize.catalog import default_card
from summarize.cli.app import run
from summarize.errors import ModelError, ReadError
from summarize.settings import Settings


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakePipeline]:
    before = dict(os.environ)
    fake = FakePipeline()
    fake.install(monkeypatch)
    yield fake
    os.environ.clear()
    os.environ.update(before)


def test_the_brief_goes_to_stdout_alone(
    fake: FakePipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["brief", "a.txt", "folder"]) == 0
    assert fake.calls["paths"] == ["a.txt", "folder"]
    assert capsys.readouterr().out == "markdown: It rained. “quoted”\n"


def test_the_defaults_are_the_default_models_and_150_words(fake: FakePipeline) -> None:
    run(["brief", "-"])
    assert fake.calls["embedder"] == default_card("embedder").id
    assert fake.calls["parser"] == default_card("parser").id
    assert not {"writer", "reader"} & fake.calls.keys()
    assert fake.calls["brief"]["settings"] == Settings(words=150, seed=0)
    assert fake.calls["paths"] == ["-"]


@pytest.mark.parametrize("asked", [["--no-extractive"], ["--model", "smollm2-360m-instruct"]])
def test_where_it_is_asked_for_a_writer_and_a_reader_are_loaded(
    fake: FakePipeline, asked: list[str]
) -> None:
    run(["brief", "-", *asked])
    assert fake.calls["writer"] == (asked[1:] or [default_card("writer").id])[0]
    assert fake.calls["reader"] == default_card("reader").id


def test_a_reader_may_be_done_without(fake: FakePipeline) -> None:
    run(["brief", "-", "--no-extractive", "--reader", "none"])
    assert "reader" not in fake.calls


def test_a_reader_without_a_writer_is_said_to_have_no_effect(
    fake: FakePipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["brief", "-", "--reader", "none"])
    told = "warning: --reader has no effect without --model or --no-extractive\n"
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--reader", "--model"])
@pytest.mark.parametrize("asked", [["--extractive"], []])
def test_a_named_model_is_checked_though_it_is_not_wanted(
    fake: FakePipeline, capsys: pytest.CaptureFixture[str], option: str, asked: list[str]
) -> None:
    assert run(["brief", "a", *asked, option, "foo"]) == 2
    assert 'error: unknown model "foo"' in capsys.readouterr().err
    assert "paths" not in fake.calls


def test_a_named_model_that_is_not_wanted_need_not_be_here(fake: FakePipeline) -> None:
    assert run(["brief", "a", "--extractive", "--model", "nobody/has-this"]) == 0


def test_options_reach_the_pipeline(fake: FakePipeline) -> None:
    run(["brief", "a", "--words", "90", "--seed", "7", "--format", "json", "--with-sources"])
    assert fake.calls["brief"]["settings"] == Settings(words=90, seed=7)
    assert fake.calls["render"] == ("json", True)


def test_an_extractive_brief_loads_no_writer(fake: FakePipeline) -> None:
    assert run(["brief", "a", "--extractive"]) == 0
    assert "writer" not in fake.calls
    assert fake.calls["brief"]["models"].writer is None


def test_an_option_without_effect_is_said_to_have_none(
    fake: FakePipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["brief", "a", "--extractive", "--model", "smollm2-360m-instruct", "--with-sources"])
    errors = capsys.readouterr().err
    assert "warning: --model has no effect with --extractive\n" in errors
    assert "warning: --with-sources has no effect with --format markdown\n" in errors


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--no-extractive"], "warning: --batch-size has no effect on a chat model\n"),
        (["--extractive"], "warning: --batch-size has no effect with --extractive\n"),
        (["--model", "facebook/bart-large-cnn"], ""),
    ],
)
def test_a_batch_size_is_for_encoder_decoders(
    fake: FakePipeline, capsys: pytest.CaptureFixture[str], asked: list[str], told: str
) -> None:
    run(["brief", "a", *asked, "--batch-size", "4"])
    assert [line for line in capsys.readouterr().err.splitlines(True) if "--batch" in line] == (
        [told] * bool(told)
    )


def test_warnings_of_reading_and_of_the_brief_go_to_stderr(
    fake: FakePipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.warnings = ("b.txt is\nempty",)
    run(["brief", "a"])
    assert capsys.readouterr().err == "warning: b.txt is empty\nwarning: few sources\n"


def test_the_same_warning_is_said_once(
    fake: FakePipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.warnings = ("few\nsources",)  # which the brief says too
    run(["brief", "a"])
    assert capsys.readouterr().err == "warning: few sources\n"


def test_quiet_leaves_stderr_empty(fake: FakePipeline, capsys: pytest.CaptureFixture[str]) -> None:
    fake.warnings = ("b.txt is empty",)
    run(["brief", "a", "-q"])
    assert capsys.readouterr().err == ""


def test_verbose_prints_each_step_with_its_time(
    fake: FakePipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["brief", "a", "-v"])
    steps = [line.split("s  ")[1] for line in capsys.readouterr().err.splitlines() if "s  " in line]
    assert steps == [
        "Reading the articles",
        "Loading the models",
        "Preparing the writer",
        "Clustering the sentences",
    ]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("x.json", "json"),
        ("x.HTML", "html"),
        ("x.txt", "text"),
        ("x.md", "markdown"),
        ("x", "markdown"),
    ],
)
def test_the_suffix_of_the_output_chooses_the_format(
    fake: FakePipeline, tmp_path: Path, name: str, wanted: str
) -> None:
    assert run(["brief", "a", "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / name).read_text(encoding="utf-8") == f"{wanted}: It rained. “quoted”\n"


def test_a_format_that_is_given_beats_the_suffix(fake: FakePipeline, tmp_path: Path) -> None:
    run(["brief", "a", "-o", str(tmp_path / "x.json"), "--format", "text"])
    assert fake.calls["render"] == ("text", False)


def test_an_output_keeps_stdout_empty(
    fake: FakePipeline, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["brief", "a", "-o", str(tmp_path / "x.md")])
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--words", "5"], "--words is 5; brief wants a whole number from 30 to 2000; see "),
        (["--words", "many"], '--words is "many"; brief wants a whole number from 30 to 2000'),
        (["--seed", "-1"], "--seed is -1; brief wants a whole number from 0 to 4294967295"),
        (["--format", "pdf"], '--format is "pdf"; brief wants one of markdown, json, text, html'),
        (["--strategy", "fast"], '--strategy is "fast"; brief wants one of fuse, draft'),
        (["--batch-size", "0"], "--batch-size is 0; brief wants a whole number from 1 or auto"),
        (["--device", "cpux"], '--device is "cpux"; auto, cpu, cuda, cuda:1 or mps is wanted'),
        (["--model", "qwen3-0.6"], 'unknown model "qwen3-0.6"; did you mean qwen3-0.6b? see '),
        (["--model", "minilm"], 'unknown model "minilm"; see "summarize models list"'),
        (["--model", "all-minilm-l6-v2"], "is an embedder, not a writer; see "),
        (["-o", "no/such/folder/x.md"], "there is no folder no/such/folder; make it first"),
        (["-o", "."], "is a folder; a file is wanted"),
        (["--bogus"], 'unknown option --bogus; see "summarize brief --help"'),
        (["--wrods", "90"], "unknown option --wrods; did you mean --words? see "),
        (["--words"], "option --words requires an argument; see "),
    ],
)
def test_a_wrong_option_is_one_line_and_exit_code_2_before_any_work(
    fake: FakePipeline,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    message: str,
) -> None:
    assert run(["brief", "a", *arguments]) == 2
    printed = capsys.readouterr()
    assert message in printed.err
    assert printed.err.startswith("error: ")
    assert printed.err.count("\n") == 1
    assert printed.out == ""
    assert fake.calls == {}


def test_an_input_that_cannot_be_read_is_one_line_and_exit_code_1(
    fake: FakePipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.error = ReadError("no such file\nor folder: a")
    assert run(["brief", "a"]) == 1
    assert capsys.readouterr().err == "error: no such file or folder: a\n"


def test_a_model_that_is_not_there_is_told_before_anything_is_read(
    fake: FakePipeline, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.model_error = ModelError('model "x" is not on this machine')
    assert run(["brief", "a"]) == 1
    assert capsys.readouterr().err == 'error: model "x" is not on this machine\n'
    assert set(fake.calls) == {"checked"}


def test_an_interrupted_brief_exits_with_130(fake: FakePipeline) -> None:
    fake.error = KeyboardInterrupt()
    assert run(["brief", "a"]) == 130


def test_a_failed_write_is_one_line_and_exit_code_1(
    fake: FakePipeline,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(path: Path, text: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("summarize.files.write_whole", full)
    assert run(["brief", "a", "-q", "-o", str(tmp_path / "x.md")]) == 1
    assert capsys.readouterr().err == (
        f"error: cannot write {tmp_path / 'x.md'}: No space left on device\n"
    )


def test_the_libraries_are_offline_and_what_the_user_set_stays(
    fake: FakePipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    monkeypatch.setenv("TRANSFORMERS_VERBOSITY", "debug")
    run(["brief", "a"])
    assert os.environ["HF_HUB_OFFLINE"] == "1"
    assert os.environ["TRANSFORMERS_VERBOSITY"] == "debug"


def read_to_the_end(terminal: int) -> str:
    """Read what was written to a closed pseudo-terminal, which comes in pieces."""
    pieces = []
    with contextlib.suppress(OSError):  # EIO, the end
        while piece := os.read(terminal, 65536):
            pieces.append(piece)
    os.close(terminal)
    return b"".join(pieces).decode()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_a_terminal_shows_a_status_line_and_honours_no_color(
    fake: FakePipeline, monkeypatch: pytest.MonkeyPatch, no_color: str, coloured: bool
) -> None:
    reader, writer = os.openpty()
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setenv("TERM", "xterm")
    with os.fdopen(writer, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        assert run(["brief", "a"]) == 0
    shown = read_to_the_end(reader)
    assert shown.startswith("Reading the articles…")
    assert "warning: few sources" in shown
    assert ("\x1b[32m" in shown) == coloured
