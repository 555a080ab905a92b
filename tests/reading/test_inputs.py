"""Which files are opened at all, and how much is read of them."""

from __future__ import annotations

import gzip
import io
import os
import socket
import sys
import threading
import zipfile
from pathlib import Path
from typing import Any

import pytest

from summarize.batch.locations import Location
from summarize.batch.stories import list_stories
from summarize.errors import ReadError
from summarize.reading import inputs, read_articles
from summarize.reading.inputs import shown
from summarize.reading.unpacking import gunzip
from summarize.types import ReadArticles

from .builders import BODY, PARAGRAPHS, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes, links and devices")


def read_as_one(folder: Path) -> ReadArticles:
    return read_articles([folder])


def read_as_story(folder: Path) -> ReadArticles:
    (story,) = list_stories(Location(folder.parent.as_posix())).stories()
    return story.load().read()


READERS = pytest.mark.parametrize("read", [read_as_one, read_as_story])


@pytest.fixture
def story(tmp_path: Path) -> Path:
    write(tmp_path, "stories/one/ok.txt", BODY)
    return tmp_path / "stories" / "one"


@READERS
def test_pipes_sockets_and_devices_of_a_folder_are_never_opened(story: Path, read: object) -> None:
    assert callable(read)
    os.mkfifo(story / "a.txt")
    (story / "b.txt").symlink_to("/dev/zero")
    listening = socket.socket(socket.AF_UNIX)
    here = os.getcwd()
    os.chdir(story)  # the path of a socket may have 107 characters
    try:
        listening.bind("c.txt")
    finally:
        os.chdir(here)
        listening.close()
    found = read(story)

    assert [article.text for article in found.articles] == [BODY]
    assert [w.partition(".txt: ")[2].partition(";")[0] for w in found.warnings] == [
        "it is a named pipe, not a regular file",
        "it is a link that leads out of the folder",
        "it is a socket, not a regular file",
    ]


@READERS
def test_links_are_followed_only_within_the_folder(story: Path, read: object) -> None:
    assert callable(read)
    write(story.parent.parent, "secret.txt", "Secret words that nobody may read here.")
    write(story, "deep/two.txt", PARAGRAPHS[0])
    (story / "inside.txt").symlink_to("deep/two.txt")
    (story / "out.txt").symlink_to("../../secret.txt")
    (story / "far.txt").symlink_to(story.parent.parent / "secret.txt")
    (story / "gone.txt").symlink_to("nowhere.txt")
    (story / "loop.txt").symlink_to("loop.txt")
    (story / "folder.txt").symlink_to("deep")
    found = read(story)

    assert len(found.articles) == 3
    assert not any("Secret" in article.text for article in found.articles)
    assert {w.rpartition("/")[2].partition(";")[0] for w in found.warnings} == {
        "out.txt: it is a link that leads out of the folder",
        "far.txt: it is a link that leads out of the folder",
        "gone.txt: No such file or directory",
        "loop.txt: Too many levels of symbolic links",
        "folder.txt: it is a link to a folder, which is not followed",
    }


def test_file_that_becomes_a_pipe_while_it_is_looked_at_is_not_waited_for(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = story / "a.txt"
    os.mkfifo(pipe)
    regular = (story / "ok.txt").stat()
    monkeypatch.setattr(Path, "stat", lambda self, **_: regular)

    with pytest.raises(OSError, match="it is a named pipe"):
        inputs.read_found(pipe, story)


def test_named_link_and_named_pipe_are_read(tmp_path: Path) -> None:
    write(tmp_path, "ok.txt", BODY)
    (tmp_path / "link.txt").symlink_to("ok.txt")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=[PARAGRAPHS[0]])
    writer.start()
    read = read_articles([tmp_path / "link.txt", pipe])
    writer.join()

    assert [article.text for article in read.articles] == [BODY, PARAGRAPHS[0]]


def test_pipe_of_a_shell_is_read() -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "w") as file:
        file.write(BODY)
    try:
        (article,) = read_articles([f"/dev/fd/{reading}"]).articles
    finally:
        os.close(reading)

    assert article.text == BODY


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/urandom"])
def test_named_device_is_an_error_of_one_line(device: str) -> None:
    with pytest.raises(ReadError, match=f"cannot read {device}: it is a device, not a regular"):
        read_articles([device])


def test_name_that_is_too_long_is_an_error_of_one_line() -> None:
    with pytest.raises(ReadError, match="File name too long"):
        read_articles(["a" * 300])


@pytest.mark.parametrize("as_folder", [True, False])
def test_no_more_is_read_than_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_folder: bool
) -> None:
    monkeypatch.setattr(inputs.read_found, "__kwdefaults__", {"most": 1000})
    monkeypatch.setattr(inputs, "MOST_INPUT_BYTES", 1000)
    write(tmp_path, "ok.txt", BODY)
    large = write(tmp_path, "z.txt", BODY * 100)
    if as_folder:
        read = read_articles([tmp_path])
        assert len(read.articles) == 1
        assert "z.txt: it is larger than 0 MiB, the most that is read" in read.warnings[0]
    else:
        with pytest.raises(ReadError, match="it is larger than"):
            read_articles([large])


def test_endless_standard_input_is_read_to_the_limit_only(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        taken = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            view = memoryview(buffer)
            view[:] = b"a" * len(view)
            self.taken += len(view)
            return len(view)

    monkeypatch.setattr(inputs, "MOST_INPUT_BYTES", 100_000)
    endless = Endless()
    with pytest.raises(ReadError, match="cannot read standard input: it is larger than"):
        read_articles(["-"], stdin=io.BufferedReader(endless))
    assert endless.taken < 300_000


def test_closed_standard_input_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    with pytest.raises(ReadError, match="cannot read standard input: it is closed"):
        read_articles(["-"])


@READERS
def test_name_that_is_not_utf_8_is_read_and_shown(story: Path, read: object) -> None:
    assert callable(read)
    with open(os.fsencode(story) + b"/bad\xff\x1b[31m.txt", "wb") as file:
        file.write(PARAGRAPHS[0].encode())
    found = read(story)

    assert (found.articles[0].path or "").endswith(r"/bad\xff\x1b[31m.txt")
    for article in found.articles:
        (article.path or "").encode("utf-8")


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("ferry.txt", "ferry.txt"),
        ("Fähre – тест.txt", "Fähre – тест.txt"),
        ("a\nb.txt", r"a\nb.txt"),
        ("a\u202etxt.exe", r"a\u202etxt.exe"),
        (os.fsdecode(b"\xe9t\xe9.txt"), r"\xe9t\xe9.txt"),
    ],
)
def test_names_are_shown_without_what_steers_a_terminal(name: str, printed: str) -> None:
    assert shown(name) == printed


def bomb(size: int) -> bytes:
    return gzip.compress(b"It rained a lot in Tarn. " * (size // 25))


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.warc.gz", "a"])
def test_gzip_that_unpacks_to_too_much_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("summarize.reading.unpacking.MOST_UNPACKED_BYTES", 100_000)
    path = write(tmp_path, name, bomb(90_000) + bomb(90_000))

    with pytest.raises(ReadError, match="it unpacks to more than"):
        read_articles([path])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bomb(9000)[:40], "its gzip is cut off"),
        (b"\x1f\x8b" + b"\x00" * 20, "its gzip is broken"),
        (bomb(1000)[:12] + b"\xff" * 40, "its gzip is"),
    ],
)
def test_bad_gzip_is_skipped_with_its_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    write(tmp_path, "ok.txt", BODY)
    write(tmp_path, "z.json.gz", data)
    read = read_articles([tmp_path])

    assert len(read.articles) == 1
    assert f"z.json.gz: {reason}" in read.warnings[0]


def test_gzip_of_many_members_is_read_whole() -> None:
    assert gunzip(gzip.compress(b"one ") + gzip.compress(b"two") + b"\x00\x00") == b"one two"


def test_zip_bomb_in_a_word_document_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarize.reading.unpacking.MOST_UNPACKED_BYTES", 100_000)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 200_000)

    with pytest.raises(ReadError, match="it unpacks to more than"):
        read_articles([write(tmp_path, "a.docx", out.getvalue())])


@pytest.mark.parametrize(
    "charset",
    [
        "punycode",
        "undefined",
        "idna",
        "unicode_escape",
        "hex",
        "utf-7",
        "utf-16",
        "x" * 200,
        "rot13",
    ],
)
def test_charset_that_is_none_is_no_matter(tmp_path: Path, charset: str) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page = f'<html><head><meta charset="{charset}"></head><body><article>{text}</article></body>'

    (article,) = read_articles([write(tmp_path, "a.html", page)]).articles
    assert article.text == "\n\n".join(PARAGRAPHS)


@READERS
def test_one_bad_file_never_loses_its_folder(story: Path, read: object) -> None:
    assert callable(read)
    for name, data in {
        "a.json": b'{"n":' + b"9" * 5000 + b"}",
        "b.jsonl": b"[" * 100_000,
        "c.html": b"<meta charset=undefined><p>x</p>",
        "d.docx": b"PK\x03\x04" + b"\xff" * 99,
        "e.pdf": b"%PDF-1.7\n%%EOF",
        "f.parquet": b"PAR1" * 9,
        "g.warc": b"WARC/9",
        "h.eml": b"\xff" * 99,
        "i.xml": b"<a>" * 999,
        "j.csv": b"a,b\n" * 9,
        "k.rss": b"<rss",
        "l.txt.gz": b"\x1f\x8b\x08",
    }.items():
        write(story, name, data)
    found = read(story)

    assert [article.text for article in found.articles] == [BODY]
    assert len(found.warnings) == 12
