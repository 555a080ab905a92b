"""``summarize doctor``: what is there, where settings come from, and what is wrong."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from email import message_from_string
from pathlib import Path
from typing import Any

import pytest

from summarize.catalog import default_card, load_cards
from summarize.cli import diagnosis
from summarize.cli.app import run


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    before = dict(os.environ)
    monkeypatch.chdir(tmp_path)
    # What is installed here is not what the program needs elsewhere.
    monkeypatch.setattr(
        diagnosis, "requires", lambda name: ["typer>=0.1", "nothing>=1; extra == 'x'"]
    )
    monkeypatch.setattr(
        diagnosis, "metadata", lambda name: message_from_string("Provides-Extra: x")
    )
    yield tmp_path
    os.environ.clear()
    os.environ.update(before)


def doctor(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    code = run(["doctor", "--format", "json", *arguments])
    return code, json.loads(capsys.readouterr().out)


def test_a_sound_installation_has_no_problem(capsys: pytest.CaptureFixture[str]) -> None:
    code, found = doctor(capsys)
    assert (code, found["ok"], found["problems"]) == (0, True, [])
    assert {"summarize", "python", "torch", "transformers", "nltk", "spacy"} <= set(
        found["versions"]
    )
    assert found["devices"][0]["device"] == "cpu"
    writer = default_card("writer").id
    (row,) = [row for row in found["models"] if row["id"] == writer]
    assert row["default"]
    assert row["state"] in ("hash ok", "hash not checked", "put together at first use")


def test_looking_puts_no_model_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    in_parts = [c.id for c in load_cards() if c.package and c.package.parts > 1 and c.default]
    found = {row["id"]: row["state"] for row in doctor(capsys)[1]["models"]}
    assert in_parts
    assert {found[name] for name in in_parts} == {"put together at first use"}
    assert run(["models", "list"]) == run(["models", "show", in_parts[0]]) == 0
    assert not (tmp_path / "cache" / "summarize" / "joined").exists()


def test_every_setting_has_its_origin(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "summarize.toml").write_text("words = 90\n")
    monkeypatch.setenv("SUMMARIZE_SEED", "3")
    settings = doctor(capsys)[1]["settings"]
    assert settings["batch"]["words"] == {
        "value": 90,
        "origin": f"project config {place / 'summarize.toml'}",
    }
    assert settings["brief"]["seed"] == {"value": 3, "origin": "environment SUMMARIZE_SEED"}
    assert settings["evaluate"]["limit"] == {"value": None, "origin": "default"}


def test_the_batches_of_the_configured_models_are_told(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "summarize.toml").write_text(
        f'device = "cpu"\nmodel = "{default_card("writer").id}"\nreader = "none"\n'
    )
    (batch,) = doctor(capsys)[1]["batches"]  # a chat model has none
    assert (batch["id"], batch["device"]) == (default_card("embedder").id, "cpu")
    assert 1 <= batch["longest"] <= batch["most"]


def test_a_configured_device_that_is_not_here_is_a_problem(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "summarize.toml").write_text('device = "tpu"\n')
    code, found = doctor(capsys)
    assert code == 1
    assert '"tpu" is not on this machine' in found["problems"][0]["problem"]


def test_an_absent_extra_is_no_problem_and_has_its_pip_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, found = doctor(capsys)
    (extra,) = found["extras"]
    assert code == 0
    assert (extra["name"], extra["present"], extra["missing"]) == ("x", False, ["nothing"])
    assert extra["install"].endswith("-m pip install 'summarize[x]'")


def test_a_package_of_the_wrong_version_is_a_problem_with_its_pip_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diagnosis, "requires", lambda name: ["typer>=999"])
    code, found = doctor(capsys)
    (problem,) = found["problems"]
    assert code == 1
    assert "typer>=999 is wanted" in problem["problem"]
    assert problem["remedy"].endswith("-m pip install 'typer>=999'")


def test_a_wrong_configuration_is_a_problem_and_the_rest_is_told(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "summarize.toml").write_text("wrods = 90\n")
    code, found = doctor(capsys)
    assert code == 1
    assert "did you mean words?" in found["problems"][0]["problem"]
    assert found["models"]
    assert found["devices"]


@pytest.mark.parametrize("name", ["nobody/such-model", "smollm3-3b"])
def test_a_configured_model_that_is_not_here_is_a_problem_with_the_command(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(place / "nothing-was-pulled"))
    (place / "summarize.toml").write_text(f'model = "{name}"\n')
    code, found = doctor(capsys)
    (problem,) = found["problems"]
    assert code == 1
    assert problem["problem"] == f'model "{name}" is not on this machine'
    assert problem["remedy"] == f"summarize models pull {name}"


def test_a_configured_model_of_another_role_is_a_problem(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "summarize.toml").write_text('embedder = "smollm3-3b"\n')
    code, found = doctor(capsys)
    assert code == 1
    assert "is a writer, not an embedder" in found["problems"][0]["problem"]


def test_a_missing_default_model_is_a_problem_with_the_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("summarize.catalog.packages.find_spec", lambda module: None)
    code, found = doctor(capsys)
    assert code == 1
    assert len(found["problems"]) == 3
    assert all("-m pip install" in each["remedy"] for each in found["problems"])


def test_a_card_with_a_typo_is_a_problem_and_the_others_are_told(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "cards").mkdir()
    (place / "cards" / "mine.toml").write_text('id = "mine"\nrloe = "writer"\n')
    code, found = doctor(capsys, "--models-dir", str(place))
    assert code == 1
    assert 'key "rloe" is unknown; did you mean role?' in found["problems"][0]["problem"]
    assert len(found["models"]) >= 3


def test_the_text_has_a_part_for_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor"]) == 0
    printed = capsys.readouterr().out
    for part in ("Versions", "Settings", "Models", "Devices", "Extras", "Nothing is wrong."):
        assert part in printed
    (row,) = [line.split() for line in printed.splitlines() if line.startswith("  words  ")][:1]
    assert row == ["words", "150", "default", "brief,", "update,", "batch,", "watch"]
