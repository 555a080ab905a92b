import json

import pytest

from summarize.catalog import ModelCard, load_cards, weights
from summarize.cli.app import run

IDS = [card.id for card in load_cards()]


def test_list_has_a_line_a_model(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == IDS
    assert all(line.endswith(" installed") for line in lines)


def test_list_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "list", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in rows] == IDS
    assert {row["role"] for row in rows if row["default"]} == {"embedder", "parser", "writer"}


@pytest.mark.parametrize("card", load_cards(), ids=IDS)
def test_show_prints_all_of_a_card(capsys: pytest.CaptureFixture[str], card: ModelCard) -> None:
    assert run(["models", "show", card.id]) == 0
    shown = capsys.readouterr().out
    assert all(f"    sha256: {file.sha256}\n" in shown for file in card.files)
    assert f"licence: {card.licence}\n" in shown
    assert all(prompt.text in shown for prompt in card.prompts)
    assert run(["models", "show", card.id, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["files"][0]["sha256"] == card.files[0].sha256


def test_check_hashes_every_model(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "check"]) == 0
    assert capsys.readouterr().out.splitlines() == [f"{model_id}: ok" for model_id in IDS]


def test_check_of_a_damaged_model_is_one_line_and_exit_code_1(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "sha256_of", lambda path: "f" * 64)
    assert run(["models", "check", IDS[0]]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f'error: model "{IDS[0]}": ')
    assert f"got {'f' * 64}" in printed.err
    assert printed.err.count("\n") == 1


def test_check_as_json_names_the_problem(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "sha256_of", lambda path: "f" * 64)
    assert run(["models", "check", "--json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert [(row["id"], row["ok"]) for row in rows] == [(model_id, False) for model_id in IDS]
    assert "is damaged" in rows[0]["problem"]


@pytest.mark.parametrize("command", ["show", "check"])
def test_an_unknown_model_is_one_line_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert run(["models", command, "minilm"]) == 2
    said = capsys.readouterr().err
    assert said.startswith('error: unknown model "minilm"; did you mean all-minilm-l6-v2')
    assert said.endswith('see "summarize models list"\n')
    assert said.count("\n") == 1
