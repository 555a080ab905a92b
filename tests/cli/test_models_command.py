import json
from pathlib import Path

import pytest

from summarize.catalog import ModelCard, load_cards, weights
from summarize.catalog.cards import models_folder
from summarize.cli.app import run

IDS = [card.id for card in load_cards()]
SHIPPED = [card.id for card in load_cards() if card.package or card.loader == "probe"]


def test_list_has_a_line_a_model(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "list"]) == 0
    heads, *lines = capsys.readouterr().out.splitlines()
    assert heads.split() == ["ID", "ROLE", "DEFAULT", "LANGUAGES", "LICENCE", "HASHES", "HERE"]
    assert [line.split()[0] for line in lines] == IDS
    installed = [line.split()[0] for line in lines if line[heads.index("HERE") :] == "installed"]
    assert installed == SHIPPED
    assert {line[heads.index("HERE") :] for line in lines} == {"installed", "not installed"}


def test_list_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "list", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert run(["models", "list", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == rows
    assert [row["id"] for row in rows] == IDS
    assert {row["role"] for row in rows if row["default"]} == {
        "embedder",
        "parser",
        "reader",
        "writer",
    }


@pytest.fixture(autouse=True)
def nothing_was_pulled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


@pytest.mark.parametrize("card", load_cards(), ids=IDS)
def test_show_prints_all_of_a_card(capsys: pytest.CaptureFixture[str], card: ModelCard) -> None:
    assert run(["models", "show", card.id]) == 0
    shown = capsys.readouterr().out
    assert all(f"    sha256: {file.sha256}\n" in shown for file in card.files)
    assert f"licence: {card.licence}\n" in shown
    assert all(prompt.text in shown for prompt in card.prompts)
    assert run(["models", "show", card.id, "--json"]) == 0
    files = json.loads(capsys.readouterr().out)["files"]
    assert [file["sha256"] for file in files] == [file.sha256 for file in card.files]


def test_check_hashes_every_model_that_is_here(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "check"]) == 0
    assert capsys.readouterr().out.splitlines() == [f"{model_id}: ok" for model_id in SHIPPED]


def test_check_of_a_damaged_model_is_one_line_and_exit_code_1(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "sha256_of", lambda path: "f" * 64)
    assert run(["models", "check", SHIPPED[0]]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f'error: model "{SHIPPED[0]}": ')
    assert f"got {'f' * 64}" in printed.err
    assert printed.err.count("\n") == 1


def test_check_as_json_names_the_problem(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "sha256_of", lambda path: "f" * 64)
    assert run(["models", "check", "--json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert [(row["id"], row["ok"]) for row in rows] == [(model_id, False) for model_id in SHIPPED]
    assert "is damaged" in rows[0]["problem"]


@pytest.mark.parametrize("command", ["show", "check"])
def test_an_unknown_model_is_one_line_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert run(["models", command, "minilm"]) == 2
    said = capsys.readouterr().err
    assert said.startswith('error: unknown model "minilm"; did you mean all-minilm-l6-v2')
    assert said.endswith('? see "summarize models list"\n')
    assert said.count("\n") == 1


def test_check_of_a_model_that_is_not_here_is_one_line_with_the_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["models", "check", "primera"]) == 1
    assert capsys.readouterr().err == (
        'error: model "primera" is not on this machine; to get it: summarize models pull primera\n'
    )


def test_cards_of_a_folder_are_listed_beside_those_that_ship(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card = (models_folder() / "cards" / "primera.toml").read_text(encoding="utf-8")
    (tmp_path / "mine.toml").write_text(card.replace('id = "primera"', 'id = "mine"'))
    assert run(["models", "list", "--models-dir", str(tmp_path)]) == 0
    assert "mine" in [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert run(["models", "show", "mine", "--models-dir", str(tmp_path)]) == 0
    assert "separator: <doc-sep>" in capsys.readouterr().out


def test_a_folder_is_shown_and_checked_as_far_as_that_goes(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "config.json").write_text('{"architectures": ["BertModel"], "hidden_size": 8}')
    (folder / "tokenizer.json").write_text("{}")
    (folder / "model.safetensors").write_bytes(b"\x02\0\0\0\0\0\0\0{}")  # no tensors
    assert run(["models", "show", str(folder)]) == 0
    assert "role: embedder\n" in capsys.readouterr().out
    assert run(["models", "check", str(folder)]) == 0
    assert capsys.readouterr().out == "mine: ok; no card names its hashes\n"


def test_a_server_has_nothing_to_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "check", "http://127.0.0.1:9/v1"]) == 1
    assert "is on a server, which has its files" in capsys.readouterr().err
