"""Bad files: what is broken, endless or a trap is told of, and the articles beside it are read."""

from __future__ import annotations

import gzip
import json
import os
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from attacking import GALE, STORM, attempt, require_held, write

pytestmark = pytest.mark.usefixtures("fast_models")

LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "haha">'
    + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">'
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
FILE = '<!DOCTYPE a [<!ENTITY i SYSTEM "file:///etc/passwd">]>'
NET = (
    '<!DOCTYPE a [<!ENTITY i SYSTEM "http://127.0.0.1:9/x">'
    '<!ENTITY % p SYSTEM "http://127.0.0.1:9/y"> %p;]>'
)


def rss(doctype: str) -> str:
    item = f"<item><title>A gale &i;</title><description>{STORM} &i;</description></item>"
    return f"<?xml version='1.0'?>{doctype}<rss version='2.0'><channel>{item}</channel></rss>"


def nitf(doctype: str) -> str:
    return f"{doctype}<nitf><body><body.content><p>{STORM} &i;</p></body.content></body></nitf>"


def page(charset: str) -> bytes:
    return (
        f'<html><head><meta charset="{charset}"></head><body><p>{STORM}</p></body></html>'.encode()
    )


def zipped(**members: bytes) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name.replace("__", "/"), data)
    return held.getvalue()


FILES: dict[str, bytes | str] = {
    "laughs.rss": rss(LAUGHS),
    "laughs.xml": nitf(LAUGHS),
    "laughs.html": f"{LAUGHS}<html><body><p>&i;</p></body></html>",
    "file.rss": rss(FILE),
    "file.xml": nitf(FILE),
    "file.html": f"{FILE}<html><body><p>{STORM}&i;</p></body></html>",
    "net.rss": rss(NET),
    "net.xml": nitf(NET),
    "quadratic.xml": nitf(f'<!DOCTYPE a [<!ENTITY i "{"x" * 50_000}">]>'),
    "deep.xml": "<nitf>" + "<p>" * 10_000,
    "deep.html": "<div>" * 900 + f"<p>{STORM}</p>",
    "deeper.html": "<div>" * 20_000 + "x",
    "deep.json": "[" * 100_000,
    "deep objects.json": '{"text":' * 5000 + "1" + "}" * 5000,
    "deep.jsonl": "[" * 100_000 + "\n",
    "digits.json": '{"text": ' + "9" * 5000 + "}",
    "digits beside.json": json.dumps({"text": STORM})[:-1] + ', "id": ' + "9" * 5000 + "}",
    "nan.json": '{"text": NaN, "title": -Infinity}',
    "surrogate.json": '{"text": "\\ud800", "title": "\\udfff"}',
    "torn.json": '{"text": "The harb',
    "null.json": "null",
    "zeros.txt": bytes(10_000),
    "binary.txt": bytes(range(256)) * 40,
    "utf-7.txt": "+/v8 The harbour reopened.",
    "utf-16 torn.txt": STORM.encode("utf-16")[:-1],
    "utf-32.txt": STORM.encode("utf-32"),
    "nothing.txt": "",
    "blank.txt": " \n\t" * 1000,
    "punycode.html": page("punycode"),
    "undefined.html": page("undefined"),
    "idna.html": page("idna"),
    "rot13.html": page("rot13"),
    "zlib.html": page("zlib"),
    "base64.html": page("base64"),
    "oem.html": page("oem"),
    "path.html": page("../../../etc/passwd"),
    "zero charset.html": page("a\x00b"),
    "long charset.html": page("x" * 10_000),
    "bomb.txt.gz": gzip.compress(bytes(300 << 20), 9),
    "bomb in bomb.txt.gz": gzip.compress(gzip.compress(bytes(50 << 20), 9)),
    "torn.txt.gz": gzip.compress(STORM.encode())[:-9],
    "no.txt.gz": b"no gzip at all",
    "flipped.txt.gz": gzip.compress(STORM.encode())[:20] + b"\xff" * 30,
    "no.docx": b"PK\x03\x04 nothing",
    "bomb.docx": zipped(word__document_xml=bytes(20 << 20)),
    "entities.docx": zipped(word__document_xml=nitf(LAUGHS).encode()),
    "leads out.docx": zipped(**{"../../../evil": b"x"}),
    "no.pdf": b"%PDF-1.7\nnothing",
    "circle.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>",
    "no.parquet": b"PAR1" + b"\xff" * 100 + b"PAR1",
    "no.warc": b"WARC/1.0\r\nContent-Length: 999999999999\r\n\r\n",
    "below zero.warc": b"WARC/1.0\r\nContent-Length: -5\r\n\r\nx",
    "no.eml": b"\xff\xfe" * 500,
    "nested.eml": b'Content-Type: multipart/mixed; boundary="a"\n\n--a\n' * 300,
    "wide.csv": "text," * 20_000 + "\n" + "x," * 20_000,
    "a cell.csv": "text\n" + '"' + "x" * 200_000,
    "formula.csv": "text,title\n=cmd|' /C calc'!A0,+1\n",
    "front matter.md": "---\na: &a [x]\nb: &b [*a,*a]\n!!python/object/apply:os.abort []\n---\nIt.",
    "no end of front matter.md": "---\n" + "a: b\n" * 5000,
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_the_articles_beside_a_bad_file_are_read(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "d" / "ok.txt", GALE)
    write(tmp_path / "d" / name, FILES[name])
    ended = attempt(["brief", "--extractive", str(tmp_path / "d"), "--words", "300"], capsys)
    require_held(ended, 0)
    assert "gale closed the harbour" in ended.out
    assert "root:" not in ended.out
    assert "haha" * 5 not in ended.out
    assert name in ended.err or name in ended.out or "reopened" in ended.out  # told of, or read
    assert [path.name for path in tmp_path.iterdir()] == ["d"]


def as_pipe(path: Path) -> None:
    os.mkfifo(path)


def as_endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def as_link_out(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def as_folder_out(path: Path) -> None:
    path.symlink_to("/etc")


def as_circle(path: Path) -> None:
    path.symlink_to(path)


def as_nowhere(path: Path) -> None:
    path.symlink_to("nowhere")


def as_parent(path: Path) -> None:
    path.symlink_to("..")


def as_kernel(path: Path) -> None:
    path.symlink_to("/proc/self/environ")


def as_sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(20 << 30)


OTHERS = (
    as_pipe, as_endless, as_link_out, as_folder_out, as_circle, as_nowhere, as_parent, as_kernel,
    as_sparse,
)  # fmt: skip


@pytest.mark.parametrize("other", OTHERS, ids=lambda each: each.__name__)
@pytest.mark.parametrize("command", ["brief", "batch"])
def test_what_is_no_file_of_the_folder_is_not_read(
    command: str,
    other: Callable[[Path], None],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(tmp_path / "in" / "gale" / "ok.txt", GALE)
    other(tmp_path / "in" / "gale" / "z.txt")
    out = tmp_path / "out"
    arguments = [str(tmp_path / "in" / "gale")]
    if command == "batch":
        arguments = [str(tmp_path / "in"), "-o", str(out)]
    ended = attempt([command, "--extractive", *arguments], capsys)
    require_held(ended, 0)
    printed = ended.out
    if command == "batch":
        printed = (out / "gale.md").read_text(encoding="utf-8")
        told = (out / "journal.jsonl").read_text(encoding="utf-8")
    else:
        told = ended.err
    assert "gale closed the harbour" in printed
    assert "root:" not in printed
    assert "z.txt" in told


@pytest.mark.parametrize("name", ["deep.json", "digits.json", "punycode.html", "torn.txt.gz"])
def test_a_story_of_a_bad_file_alone_fails_and_the_others_are_done(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "in" / "bad" / name, b"" if name == "punycode.html" else FILES[name])
    write(tmp_path / "in" / "good" / "a.txt", GALE)
    ended = attempt(
        ["batch", "--extractive", str(tmp_path / "in"), "-o", str(tmp_path / "out")], capsys
    )
    require_held(ended, 3)
    assert (tmp_path / "out" / "good.md").exists()
    failed = json.loads((tmp_path / "out" / "failed.jsonl").read_text(encoding="utf-8"))
    assert failed["story"] == "bad"
    assert name in failed["reason"]
