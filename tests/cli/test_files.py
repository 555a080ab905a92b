import os
import re
from pathlib import Path

import pytest

from summarize.files import safe_name, write_whole


def test_text_is_written_as_utf8_with_its_newlines(tmp_path: Path) -> None:
    write_whole(tmp_path / "x", "“a”\nb\n")
    assert (tmp_path / "x").read_bytes() == "“a”\nb\n".encode()


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    write_whole(tmp_path / "x", "a")
    (tmp_path / "usual").touch()
    assert (tmp_path / "x").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_file_that_was_there_keeps_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "x").touch(0o600)
    write_whole(tmp_path / "x", "a")
    assert (tmp_path / "x").stat().st_mode & 0o777 == 0o600


def test_a_link_keeps_pointing_where_it_did(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "x")
    write_whole(tmp_path / "link", "a")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "x").read_text() == "a"


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x").write_text("old")

    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "x", "new")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("x", "old")]


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("lawine-verschüttet", "lawine-verschuttet-"),
        ("Lødz, Łódź & Straße", "lodz__lodz___strasse-"),
        ("u\u0308ber", "uber-"),
        ("東京", "__-"),
    ],
)
def test_letters_of_a_file_name_lose_their_marks(name: str, begins: str) -> None:
    assert re.fullmatch(rf"{begins}[0-9a-f]{{16}}", safe_name(name))


def test_names_that_differ_in_marks_alone_stay_different() -> None:
    assert len({safe_name(each) for each in ("uber", "über", "u\u0308ber", "Uber")}) == 4
