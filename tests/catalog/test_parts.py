import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from card_builders import card_of

from summarize.catalog import ModelCard, Package, check_presence, locate, verify
from summarize.catalog.card_files import read_card
from summarize.catalog.cards import models_folder
from summarize.errors import ModelCorruptError, ModelError, ModelMissingError

WHOLE = b"the first part, the second, and the third"
PIECES = (WHOLE[:16], WHOLE[16:28], WHOLE[28:])


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "summarize" / "joined"


@pytest.fixture
def card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: Path) -> ModelCard:
    """A card of one file in three packages, which are installed and must not be imported."""
    for number, piece in enumerate(PIECES, start=1):
        place = tmp_path / f"tiny_part{number}"
        (place / "data").mkdir(parents=True)
        (place / "__init__.py").write_text('raise RuntimeError("only the files are wanted")\n')
        (place / "data" / f"part{number:02}.bin").write_bytes(piece)
    monkeypatch.syspath_prepend(tmp_path)
    package = Package("tiny-part{part}", "1", "tiny_part{part}", "data/part{part:02}.bin", parts=3)
    return replace(card_of({"tiny.gguf": WHOLE}), package=package)


def test_parts_are_joined_in_order_and_the_whole_is_hashed(card: ModelCard) -> None:
    verify(card)
    assert (locate(card) / "tiny.gguf").read_bytes() == WHOLE


def test_what_was_joined_is_kept_and_needs_its_parts_no_more(
    card: ModelCard, tmp_path: Path
) -> None:
    folder = locate(card)
    for number in (1, 2, 3):
        shutil.rmtree(tmp_path / f"tiny_part{number}")
    assert locate(card) == folder


def test_whether_it_is_here_is_told_without_putting_it_together(
    card: ModelCard, tmp_path: Path, cache: Path
) -> None:
    assert locate(card, join=False) == tmp_path / "tiny_part1" / "data"
    assert not cache.exists()
    whole = locate(card)
    assert locate(card, join=False) == whole
    shutil.rmtree(cache)
    (tmp_path / "tiny_part2" / "data" / "part02.bin").unlink()
    with pytest.raises(ModelMissingError, match="pip install"):
        locate(card, join=False)


def test_a_missing_part_is_a_missing_model_with_the_command_that_gets_it(
    card: ModelCard, tmp_path: Path, cache: Path
) -> None:
    (tmp_path / "tiny_part2" / "data" / "part02.bin").unlink()
    with pytest.raises(ModelMissingError, match="pip install"):
        check_presence(card)
    assert not cache.exists()


def test_a_part_that_is_cut_off_is_not_joined(card: ModelCard, tmp_path: Path) -> None:
    (tmp_path / "tiny_part3" / "data" / "part03.bin").write_bytes(b"and")
    with pytest.raises(ModelMissingError):
        locate(card)


def test_one_hash_of_the_whole_decides(card: ModelCard, tmp_path: Path) -> None:
    (tmp_path / "tiny_part3" / "data" / "part03.bin").write_bytes(PIECES[2][::-1])
    with pytest.raises(ModelCorruptError, match=hashlib.sha256(WHOLE).hexdigest()):
        verify(card)


def test_a_join_that_fails_leaves_nothing_behind(
    card: ModelCard, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfileobj", full)
    with pytest.raises(ModelError, match=r"No space left on device.*XDG_CACHE_HOME"):
        locate(card)
    assert not [path for path in cache.iterdir() if path.is_dir()]


def test_two_that_join_at_once_both_find_the_whole(card: ModelCard, cache: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        folders = list(pool.map(lambda _: locate(card), range(8)))
    assert len(set(folders)) == 1
    assert [path for path in cache.iterdir() if path.is_dir()] == folders[:1]
    assert (folders[0] / "tiny.gguf").read_bytes() == WHOLE


def test_parts_make_one_file_so_the_card_names_one(tmp_path: Path) -> None:
    shipped = models_folder() / "cards" / "qwen2.5-coder-1.5b-instruct.toml"
    text = shipped.read_text(encoding="utf-8")
    other = '[[files]]\npath = "config.json"\nsha256 = "0"\nbytes = 2\n'
    (tmp_path / "two.toml").write_text(text + other, encoding="utf-8")
    with pytest.raises(ModelError, match="2 are named"):
        read_card(tmp_path / "two.toml", (models_folder() / "prompts",))
