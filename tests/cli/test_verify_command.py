"""``summarize verify`` from the outside, its models replaced."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from summarize.checking import Objection, SentenceVerdict, Verification
from summarize.cli.app import run
from summarize.types import Article, Citation, Models

ARTICLE = "It rained on Monday. The river rose."


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    brief, article = tmp_path / "brief.md", tmp_path / "wire.txt"
    brief.write_text("# Rain\n\nIt rained on Monday. [1] The river fell. [1]\n", encoding="utf-8")
    article.write_text(ARTICLE * 3, encoding="utf-8")
    return str(brief), str(article)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Remember what verification was asked; "rose" is all it objects to."""
    calls: dict[str, object] = {}

    def verify_text(
        text: str, articles: tuple[Article, ...], models: Models, **given: object
    ) -> Verification:
        calls.update(given, text=text, models=models)
        threshold = given["threshold"]
        assert isinstance(threshold, float)
        good = SentenceVerdict(
            "It rained on Monday.",
            True,
            0.99,
            {"words": 1.0},
            (Citation(articles[0].id, 0, 20),),
            (),
        )
        bad = Objection("negation", "fell", "The sources say that it rose.")
        poor = SentenceVerdict("The river fell.", threshold <= 0.2, 0.2, {"words": 0.5}, (), (bad,))
        return Verification((good, poor), tuple(articles), threshold, ("a limit",), "fr")

    monkeypatch.setattr("summarize.checking.verify_text", verify_text)
    monkeypatch.setattr(
        "summarize.backends.load_models",
        lambda cards, *, progress: SimpleNamespace(**{card.role: card.role for card in cards}),
    )
    return calls


def test_an_unsupported_sentence_is_told_and_exits_with_4(
    files: tuple[str, str], asked: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["verify", *files]) == 4
    shown = capsys.readouterr().out
    assert "✓ supported  0.99  It rained on Monday." in shown
    assert "✗ unsupported  0.20  The river fell." in shown
    assert "negation: The sources say that it rose." in shown
    assert "[0:20]" in shown
    assert shown.endswith("1 of 2 sentences supported.\n")


def test_the_json_of_a_brief_is_read_by_its_text(
    files: tuple[str, str], asked: dict[str, object], tmp_path: Path
) -> None:
    envelope = tmp_path / "brief.json"
    envelope.write_text('{"headline": "Rain", "text": "The river fell."}', encoding="utf-8")
    run(["verify", str(envelope), files[1]])
    assert asked["text"] == "The river fell."


def test_a_lower_threshold_may_pass_it(files: tuple[str, str], asked: dict[str, object]) -> None:
    assert run(["verify", *files, "--threshold", "0.2", "-q"]) == 0
    models = sorted(vars(asked["models"]))
    assert (asked["threshold"], models) == (0.2, ["embedder", "parser", "reader"])


def test_the_json_is_one_object(
    files: tuple[str, str], asked: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["verify", *files, "--format", "json"]) == 4
    data = json.loads(capsys.readouterr().out)
    assert data["schema_version"] == 1
    first, second = data["sentences"]
    assert first["citations"][0]["quote"] == "It rained on Monday."
    assert second["objections"] == [
        {"kind": "negation", "text": "fell", "message": "The sources say that it rose."}
    ]
    assert (second["supported"], second["support_detail"]) == (False, {"words": 0.5})
    assert data["articles"][0]["path"] == files[1]
    assert (data["language"], data["warnings"]) == ("fr", ["a limit"])


def test_the_output_goes_into_a_file(
    files: tuple[str, str], asked: dict[str, object], tmp_path: Path
) -> None:
    assert run(["verify", *files, "-o", str(tmp_path / "out.txt")]) == 4
    assert "unsupported" in (tmp_path / "out.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["missing.md", "{article}"], 1, "cannot read the brief missing.md"),
        (["{article}", "missing.txt"], 1, "missing.txt"),
        (["{empty}", "{article}"], 1, "holds no sentence"),
        (["{binary}", "{article}"], 1, "is not UTF-8 text"),
        (["-", "-"], 2, "only one of BRIEF and ARTICLES"),
        (["{page}", "{article}"], 1, "is HTML"),
        (["{record}", "{article}"], 1, 'is JSON without a "text"'),
        (["{article}"], 2, "missing argument ARTICLES"),
        (
            ["{article}", "{article}", "--threshold", "2"],
            2,
            "--threshold is 2; verify wants a number from 0 to 1",
        ),
        (["{article}", "{article}", "--threshold", "nan"], 2, "--threshold"),
        (["{article}", "{article}", "-o", "nowhere/out.txt"], 2, "there is no folder nowhere"),
    ],
)
def test_bad_input_is_one_line_of_error(
    arguments: list[str],
    code: int,
    message: str,
    files: tuple[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    empty, binary = tmp_path / "empty.md", tmp_path / "binary.md"
    empty.write_text("# Only a title\n", encoding="utf-8")
    binary.write_bytes(b"\xff\xfe\xfa")
    page, record = tmp_path / "page.html", tmp_path / "record.json"
    page.write_text("<!doctype html><p>It rained.</p>", encoding="utf-8")
    record.write_text('{"headline": "Rain"}', encoding="utf-8")
    made = {"empty": empty, "binary": binary, "page": page, "record": record}
    known = {"article": files[1], **{name: str(path) for name, path in made.items()}}
    assert run(["verify", *(each.format(**known) for each in arguments)]) == code
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1
