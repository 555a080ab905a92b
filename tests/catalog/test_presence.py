"""What is known of models before any is loaded."""

from __future__ import annotations

import logging
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from card_builders import card_of, install

from summarize.backends import check_models, load_models
from summarize.catalog import resolve_model
from summarize.errors import ModelCorruptError, ModelMissingError

FILES = {"tiny.gguf": b"weights"}
NOBODY_THERE = "http://127.0.0.1:9/v1"


def test_files_at_their_size_pass_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, {"tiny.gguf": b"WEIGHTS"})
    check_models([card_of(FILES)])


def test_a_package_that_is_not_installed_is_told() -> None:
    with pytest.raises(ModelMissingError, match=r"to get it: .*pip install"):
        check_models([card_of(FILES, module="no_such_package")])


def test_a_file_of_another_size_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, {"tiny.gguf": b"weigh"})
    with pytest.raises(ModelCorruptError, match="expected 7 bytes, got 5 bytes"):
        check_models([card_of(FILES)])


def test_a_server_that_is_down_is_warned_of_and_no_error(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING):
        check_models([resolve_model(NOBODY_THERE, "writer")])
    assert caplog.messages == [
        f"{NOBODY_THERE}: no connection (Connection refused); source sentences stand in"
    ]


def test_a_writer_that_is_missing_is_told_before_the_embedder_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch, FILES)
    embedder = replace(card_of(FILES), role="embedder", loader="encoder")
    steps: list[str] = []
    with pytest.raises(ModelMissingError):
        load_models([embedder, card_of(FILES, module="no_such_package")], progress=steps.append)
    assert steps == []
    assert "tiny_model" not in sys.modules
