"""Web archives: the pages are articles, all else is passed by."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from summarize.errors import ReadError

from .builders import PARAGRAPHS, article_page, page, read_text

BODY = f"<article>{''.join(f'<p>{text}</p>' for text in PARAGRAPHS)}</article>"
Record = tuple[str, str, str, bytes]
"""Kind of record, status line, content type, payload."""


def archive(*records: Record, gzip: bool = False) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "test"}))
    for number, (kind, status, content_type, payload) in enumerate(records, start=1):
        headers = StatusAndHeaders(status, [("Content-Type", content_type)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://tarn.example/{number}",
            kind,
            payload=io.BytesIO(payload),
            http_headers=headers if kind == "response" else None,
            warc_content_type=content_type if kind == "resource" else "",
            warc_headers_dict={"WARC-Date": "2024-05-03T10:00:00Z"},
        )
        writer.write_record(record)
        record.raw_stream.close()
    return out.getvalue()


@pytest.mark.parametrize("gzip", [False, True])
def test_only_pages_that_were_found_are_read(tmp_path: Path, gzip: bool) -> None:
    data = archive(
        ("response", "200 OK", "text/html", page(BODY).encode()),
        ("response", "404 Not Found", "text/html", page(BODY).encode()),
        ("response", "200 OK", "image/png", b"\x89PNG"),
        ("response", "200 OK", "text/html", page("<p>Home</p>").encode()),
        ("resource", "", "text/html", article_page().encode()),
        gzip=gzip,
    )
    read = read_text(tmp_path, data, "a.warc.gz" if gzip else "a.warc")

    assert [a.url for a in read.articles] == ["https://tarn.example/1", "https://tarn.example/5"]
    assert [a.text for a in read.articles] == ["\n\n".join(PARAGRAPHS)] * 2
    assert any("skipped page https://tarn.example/4: " in warning for warning in read.warnings)


def test_day_of_archiving_counts_only_for_a_page_without_a_date(tmp_path: Path) -> None:
    data = archive(
        ("response", "200 OK", "text/html", page(BODY).encode()),
        ("response", "200 OK", "text/html", article_page().encode()),
    )
    read = read_text(tmp_path, data, "a.warc")

    assert [(a.published or "")[:10] for a in read.articles] == ["2024-05-03", "2023-07-13"]
    assert [w.partition("a.warc: ")[2] for w in read.warnings] == [
        "page https://tarn.example/1: dated 2024-05-03, the day on which the page was archived"
    ]


def test_page_is_decoded_as_its_server_said(tmp_path: Path) -> None:
    text = "Москва приняла министров в четверг, и переговоры шли два часа."
    body = page(f"<article><p>{text}</p><p>{text}</p></article>").encode("koi8-r")
    data = archive(("response", "200 OK", "text/html; charset=KOI8-R", body))

    assert read_text(tmp_path, data, "a.warc").articles[0].text.startswith(text)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"WARC/1.0\r\nbroken", "web archive"),
        (archive(("response", "200 OK", "image/png", b"x")), "a web archive without pages"),
        (b"It rained.", "web archive"),
    ],
)
def test_archive_without_pages_is_an_error(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason) as caught:
        read_text(tmp_path, data, "a.warc")
    assert "\n" not in str(caught.value)
