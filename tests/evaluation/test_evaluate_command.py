import contextlib
import json
import os
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from evaluation_builders import story_row, write_rows

from summarize.cli.app import run
from summarize.language.words import folded_words
from summarize.likeness import REFERENCE_SCALE
from summarize.testing import default_parser
from summarize.types import Embeddings, Models

HEAVY = ("torch", "transformers", "nltk", "numpy", "rouge_score", "sumy", "rich")
FLOOD = "The river Elbe rose by two metres on Monday. Two bridges in Dresden were closed to cars."
STORM = "A storm brought heavy rain to Saxony on Monday. Trains to Prague were cancelled at noon."


class WordEmbedder:
    """Gives each word a place of its own, so that shared words are similarity."""

    scale = REFERENCE_SCALE
    languages = ("en",)

    def embed(self, texts: Sequence[str]) -> Embeddings:
        rows = np.full((len(texts), 64), 1e-3, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in folded_words(text):
                row[zlib.crc32(word.encode()) % 64] += 1
        unit: Embeddings = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit


@pytest.fixture(autouse=True)
def small_models(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Stand in for the module that loads torch, and put the environment back."""
    before = dict(os.environ)

    def load_models(cards: object, *, progress: Callable[[str], None]) -> Models:
        return models

    def load_embedder(card: object, *, progress: Callable[[str], None]) -> WordEmbedder:
        return WordEmbedder()

    models = Models(embedder=WordEmbedder(), parser=default_parser())
    backends = ModuleType("summarize.backends")
    backends.check_models = lambda cards: None  # type: ignore[attr-defined]
    backends.load_models = load_models  # type: ignore[attr-defined]
    backends.load_embedder = load_embedder  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "summarize.backends", backends)
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture
def data(tmp_path: Path) -> str:
    rows = [story_row(i, FLOOD, STORM, summary="Two bridges were closed.") for i in ("s1", "s2")]
    return str(write_rows(tmp_path / "data.jsonl", *rows))


def evaluate(*arguments: str) -> int:
    return run(["evaluate", *arguments])


def test_a_plain_table_goes_to_stdout(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate(data, "--words", "30", "--system", "extractive", "--system", "lexrank") == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    lines = printed.out.splitlines()
    assert lines[0] == "2 stories, at most 30 words"
    assert [line.split()[0] for line in lines if line.startswith(("ext", "lex"))] == [
        "extractive",
        "lexrank",
        "extractive",
        "extractive",
    ]
    assert "Difference to lexrank [95% interval]" in lines
    assert lines[-1].startswith("extractive vs lexrank: ")


def test_json_is_one_object(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--system", "lead", "--system", "oracle", "--versus", "lead", "--format", "json"]
    assert evaluate(data, "--limit", "1", *arguments) == 0
    value = json.loads(capsys.readouterr().out)
    assert (value["stories"], value["words"], value["versus"]) == (1, 220, "lead")
    assert [row["system"] for row in value["systems"]] == ["lead", "oracle"]
    assert [row["system"] for row in value["differences"]] == ["oracle"]


def test_predictions_alone_are_scored_alone(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [{"id": i, "text": "Two bridges were closed."} for i in ("s1", "s2")]
    path = write_rows(tmp_path / "p.jsonl", *rows)
    assert evaluate(data, "--predictions", str(path), "--format", "json") == 0
    (row,) = json.loads(capsys.readouterr().out)["systems"]
    assert (row["system"], row["seconds"]) == ("predictions", None)
    assert row["rouge"]["rouge1"] == pytest.approx(100.0)


def test_a_missing_prediction_is_one_line_that_names_it(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_rows(tmp_path / "p.jsonl", {"id": "s1", "text": "T."})
    assert evaluate(data, "--predictions", str(path)) == 1
    error = capsys.readouterr().err
    assert error == f'error: {path} lacks a text for story "s2"; one row a story is wanted\n'


def test_a_second_run_says_what_it_found(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [data, "--system", "lead", "--format", "json", "--save", str(tmp_path / "out")]
    assert evaluate(*arguments) == 0
    first = json.loads(capsys.readouterr().out)
    assert evaluate(*arguments) == 0
    printed = capsys.readouterr()
    assert printed.err == (
        f"warning: 2 briefs were found in {tmp_path / 'out'} and not made again\n"
    )
    assert json.loads(printed.out)["systems"] == first["systems"]
    assert (tmp_path / "out" / "lead" / "s1.json").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--system", "lexrnak"], 'unknown system "lexrnak"; known: fused, '),
        (["--system", "lead", "--versus", "lexrank"], '--versus "lexrank" is not among what runs'),
        (["--words", "5"], "--words is 5; evaluate wants"),
        (["--limit", "0"], "--limit is 0; evaluate wants a whole number from 1"),
        (["--task", "speed"], '--task is "speed"; evaluate wants one of brief, support'),
    ],
)
def test_a_wrong_option_is_one_line_and_exit_code_2(
    data: str, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert evaluate(data, *arguments) == 2
    printed = capsys.readouterr()
    assert message in printed.err
    assert (printed.err.count("\n"), printed.out) == (1, "")


def test_references_in_another_language_than_the_articles_are_warned_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [story_row(id_, FLOOD, summary="Дождь шёл весь день.") for id_ in "ab"]
    assert evaluate(str(write_rows(tmp_path / "d.jsonl", *rows)), "--system", "lead") == 0
    warned = capsys.readouterr().err
    assert 'articles of story "a" are in English and its references in Russian' in warned
    assert warned.count("\n") == 1


def test_a_story_in_another_language_is_measured_by_its_rules(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "बंदरगाह सोमवार को फिर खुल गया। पुल शुक्रवार तक बंद रहेगा।"
    path = write_rows(tmp_path / "d.jsonl", story_row("a", text, text, summary=text))
    systems = ("lead", "random", "lexrank", "textrank", "oracle")
    options = [word for name in systems for word in ("--system", name)]
    assert evaluate(str(path), *options, "--words", "30", "--format", "json") == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    means = {row["system"]: row for row in json.loads(printed.out)["systems"]}
    assert means["oracle"]["rouge"]["rouge1"] == pytest.approx(100.0)
    assert all(row["rouge"]["rouge1"] > 0 for row in means.values())
    assert all(row["complete_endings"] == 100 for row in means.values())
    assert all(row["novel_bigrams"] == 0 for row in means.values())


def test_support_scores_stand_beside_word_overlap(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = "Two bridges in Dresden were closed.", "Ten ferries to Malmo were sunk."
    rows = [
        {"text": text, "documents": [FLOOD], "consistent": text is good}
        for text in (good, bad, good, bad)
    ]
    path = str(write_rows(tmp_path / "s.jsonl", *rows))
    assert evaluate(path, "--task", "support", "--words", "99") == 0
    printed = capsys.readouterr()
    assert printed.err == "warning: --words has no effect with --task support\n"
    assert printed.out.startswith("4 texts, 2 of them consistent\n")
    figures = {line[:15].strip(): line[15:].split()[:2] for line in printed.out.splitlines()[-3:]}
    assert figures["ours"] == figures["bigram overlap"] == ["1.000", "100.0"]
    assert evaluate(path, "--task", "support", "--format", "json", "-q") == 0
    assert json.loads(capsys.readouterr().out)["scores"][0]["auc"] == 1.0


def read_to_the_end(terminal: int) -> str:
    """Read what was written to a closed pseudo-terminal, which comes in pieces."""
    pieces = []
    with contextlib.suppress(OSError):  # EIO, the end
        while piece := os.read(terminal, 65536):
            pieces.append(piece)
    os.close(terminal)
    return b"".join(pieces).decode()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_terminal_shows_a_drawn_table(data: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.openpty()
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setenv("TERM", "xterm")
    with os.fdopen(writer, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stdout", terminal)
        assert evaluate(data, "--system", "lead", "-q") == 0
    shown = read_to_the_end(reader)
    assert "─" in shown
    assert "lead" in shown


def test_the_command_is_known_before_anything_heavy_is_imported() -> None:
    script = (
        "import sys; from summarize.cli.app import run\n"
        "code = run(['evaluate', '--help'])\n"
        f"print(sorted(set({HEAVY}) & sys.modules.keys()), code, file=sys.stderr)"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    heavy, code = told.stderr.split("] ")
    assert set(heavy.strip("[").replace("'", "").split(", ")) <= {"", "rich"}  # help is drawn
    assert code == "0\n"


def test_a_model_that_was_trained_on_the_data_is_flagged(
    data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--words", "30", "--system", "extractive", "--system", "lead")
    assert evaluate(data, *options, "--dataset", "MS MARCO") == 0
    said = "all-minilm-l6-v2 was trained on ms_marco: its figures here mean little"
    assert capsys.readouterr().out.splitlines()[-1] == said
    assert evaluate(data, *options, "--dataset", "MS MARCO", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["trained_on_this"] == [
        {"model": "all-minilm-l6-v2", "dataset": "ms_marco"}
    ]


def test_the_files_name_tells_the_data_set(
    tmp_path: Path, data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    named = tmp_path / "gooaq-test.jsonl"
    named.write_bytes(Path(data).read_bytes())
    assert evaluate(str(named), "--words", "30", "--system", "extractive") == 0
    assert "was trained on gooaq" in capsys.readouterr().out


def test_a_model_that_no_system_uses_is_not_flagged(
    data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(data, "--words", "30", "--system", "lead", "--dataset", "ms_marco") == 0
    assert "was trained on" not in capsys.readouterr().out


def test_briefs_of_another_embedder_are_not_taken_for_ones_own(tmp_path: Path) -> None:
    from summarize.evaluation.datasets import read_stories
    from summarize.evaluation.saved import MadeBrief, SavedBriefs
    from summarize.evaluation.systems import Prediction

    path = write_rows(tmp_path / "d.jsonl", story_row("s", FLOOD, summary="Two bridges closed."))
    (story,) = read_stories(path)
    one, other = (
        SavedBriefs(tmp_path / "kept", 30, 0, {"extractive": name}) for name in ("one", "other")
    )
    one.keep("extractive", story, MadeBrief(Prediction.of(["Two bridges closed."]), 1.0))
    assert one.find("extractive", story)
    assert other.find("extractive", story) is None
