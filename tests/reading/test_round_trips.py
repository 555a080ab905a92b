"""Every format gives back the paragraphs that an independent library wrote in it."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from summarize.reading import read_articles
from summarize.reading.formats import READERS

from .builders import PARAGRAPHS, write

TITLE = "Ministers end talks in Jakarta without a deal"
SOURCE = "The Harbour Post"
URL = "https://harbour-post.example/talks"
DAY = "2023-07-13"
MOMENT = datetime(2023, 7, 13, 9, 30, tzinfo=UTC)

ACCENTED = [
    "“Wir haben lange gesprochen”, sagte die Ministerin am Donnerstag in Jakarta – mehr nicht.",
    "Der Außenminister aus Łódź sprach von „kleinen Schritten“ und reiste noch am Abend ab.",
]
MARKUP = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
RECORD = {
    "title": TITLE,
    "source": {"name": SOURCE},
    "publishedAt": "2023-07-13T09:30:00Z",
    "url": URL,
    "author": "Ada Lund",
}
ROW = {**RECORD, "source": SOURCE}


def pdf(paragraphs: Sequence[str]) -> bytes:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    styles = getSampleStyleSheet()
    out = io.BytesIO()
    flow = [Paragraph(TITLE, styles["Title"])]
    flow += [Paragraph(text, styles["BodyText"]) for text in paragraphs]
    SimpleDocTemplate(out, author="Ada Lund", invariant=1).build(flow)
    return out.getvalue()


def docx(paragraphs: Sequence[str]) -> bytes:
    from docx import Document

    document = Document()
    document.core_properties.author = "Ada Lund"
    document.core_properties.created = MOMENT
    document.add_heading(TITLE, level=0)
    for text in paragraphs:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def eml(paragraphs: Sequence[str]) -> bytes:
    message = EmailMessage()
    message["From"] = f"{SOURCE} <news@harbour-post.example>"
    message["Subject"] = TITLE
    message["Date"] = MOMENT
    message.set_content("\n\n".join(paragraphs))
    return message.as_bytes()


def feed(kind: str) -> Callable[[Sequence[str]], bytes]:
    def write_feed(paragraphs: Sequence[str]) -> bytes:
        from feedgen.feed import FeedGenerator

        generator = FeedGenerator()
        generator.id("https://harbour-post.example/")
        generator.title(SOURCE)
        generator.link(href="https://harbour-post.example/")
        generator.description("News")
        entry = generator.add_entry()
        entry.id(URL)
        entry.title(TITLE)
        entry.link(href=URL)
        entry.author(name="Ada Lund", email="ada@harbour-post.example")
        entry.published(MOMENT)
        entry.updated(MOMENT)
        entry.summary("A short teaser.")
        entry.content("".join(f"<p>{text}</p>" for text in paragraphs), type="CDATA")
        return bytes(generator.rss_str() if kind == "rss" else generator.atom_str())

    return write_feed


def warc(paragraphs: Sequence[str]) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    page = (
        f"<html><head><title>{TITLE}</title><meta property='og:title' content='{TITLE}'>"
        f"<meta property='og:site_name' content='{SOURCE}'></head>"
        f"<body><article><h1>{TITLE}</h1>{body}</article></body></html>"
    )
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], "HTTP/1.1")
    record = writer.create_warc_record(
        URL,
        "response",
        payload=io.BytesIO(page.encode()),
        http_headers=headers,
        warc_headers_dict={"WARC-Date": "2023-07-13T09:30:00Z"},
    )
    writer.write_record(record)
    record.raw_stream.close()
    return out.getvalue()


def table(delimiter: str) -> Callable[[Sequence[str]], bytes]:
    def write_table(paragraphs: Sequence[str]) -> bytes:
        out = io.StringIO()
        writer = csv.DictWriter(out, [*ROW, "content"], delimiter=delimiter)
        writer.writeheader()
        writer.writerow({**ROW, "content": "\n\n".join(paragraphs)})
        return out.getvalue().encode()

    return write_table


def parquet(paragraphs: Sequence[str]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    row = {**RECORD, "publishedAt": MOMENT, "content": "\n\n".join(paragraphs)}
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([row]), out)
    return out.getvalue()


def json_of(paragraphs: Sequence[str]) -> bytes:
    return json.dumps({"articles": [{**RECORD, "content": "\n\n".join(paragraphs)}]}).encode()


def json_feed(paragraphs: Sequence[str]) -> bytes:
    item = {
        "id": "1",
        "url": URL,
        "title": TITLE,
        "date_published": "2023-07-13T09:30:00Z",
        "content_html": "".join(f"<p>{text}</p>" for text in paragraphs),
    }
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": SOURCE, "items": [item]}
    return json.dumps({**feed, "authors": [{"name": "Ada Lund"}]}).encode()


def nitf(paragraphs: Sequence[str]) -> bytes:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><nitf><head><title>{TITLE}</title><docdata>'
        f'<date.issue norm="20230713T093000Z"/><doc.copyright holder="{SOURCE}"/></docdata></head>'
        f"<body><body.head><hedline><hl1>{TITLE}</hl1></hedline><byline>By Ada Lund, Harbour Post"
        f"</byline></body.head><body.content>{body}</body.content></body></nitf>"
    ).encode()


def newsml_g2(paragraphs: Sequence[str]) -> bytes:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" xml:lang="en">'
        f"<itemMeta><provider literal='x'><name>{SOURCE}</name></provider>"
        "<versionCreated>2023-07-13T09:30:00Z</versionCreated></itemMeta>"
        f"<contentMeta><by>By Ada Lund</by><headline>{TITLE}</headline></contentMeta>"
        '<contentSet><inlineXML contenttype="application/xhtml+xml">'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'
        "</inlineXML></contentSet></newsItem>"
    ).encode()


def newsml_1(paragraphs: Sequence[str]) -> bytes:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><NewsML><NewsItem><NewsManagement>'
        "<FirstCreated>20230713T093000Z</FirstCreated></NewsManagement><NewsComponent>"
        f"<NewsLines><HeadLine>{TITLE}</HeadLine><ByLine>By Ada Lund</ByLine></NewsLines>"
        f'<AdministrativeMetadata><Provider><Party FormalName="{SOURCE}"/></Provider>'
        "</AdministrativeMetadata><ContentItem><DataContent>"
        f"<body.content>{body}</body.content></DataContent></ContentItem>"
        "</NewsComponent></NewsItem></NewsML>"
    ).encode()


WRITERS: dict[str, Callable[[Sequence[str]], bytes]] = {
    "a.pdf": pdf,
    "a.docx": docx,
    "a.eml": eml,
    "a.rss": feed("rss"),
    "a.atom": feed("atom"),
    "a.warc.gz": warc,
    "a.csv": table(","),
    "a.tsv": table("\t"),
    "semicolons.csv": table(";"),
    "a.parquet": parquet,
    "a.json": json_of,
    "feed.json": json_feed,
    "a.nitf": nitf,
    "g2.xml": newsml_g2,
    "newsml.xml": newsml_1,
}


@pytest.mark.parametrize("name", WRITERS)
def test_paragraphs_come_back_as_they_were(tmp_path: Path, name: str) -> None:
    (article,) = read_articles([write(tmp_path, name, WRITERS[name](PARAGRAPHS))]).articles

    assert article.text == "\n\n".join(PARAGRAPHS)
    assert article.title == TITLE


@pytest.mark.parametrize("name", [name for name in WRITERS if name != "a.pdf"])
def test_letters_beyond_ascii_come_back_too(tmp_path: Path, name: str) -> None:
    (article,) = read_articles([write(tmp_path, name, WRITERS[name](ACCENTED))]).articles

    assert article.text == "\n\n".join(ACCENTED)


@pytest.mark.parametrize("name", sorted({*WRITERS} - {"a.pdf", "a.docx"}))
def test_source_and_day_are_the_formats_own(tmp_path: Path, name: str) -> None:
    (article,) = read_articles([write(tmp_path, name, WRITERS[name](PARAGRAPHS))]).articles

    assert (article.source, (article.published or "")[:10]) == (SOURCE, DAY)


@pytest.mark.parametrize("name", sorted({*WRITERS} - {"a.eml", "a.warc.gz"}))
def test_authors_are_the_formats_own(tmp_path: Path, name: str) -> None:
    (article,) = read_articles([write(tmp_path, name, WRITERS[name](PARAGRAPHS))]).articles

    assert article.authors == ("Ada Lund",)


@pytest.mark.parametrize(
    "name",
    [
        n
        for n in WRITERS
        if n.split(".")[0] == "a" and n not in ("a.pdf", "a.docx", "a.eml", "a.nitf")
    ],
)
def test_address_is_the_formats_own(tmp_path: Path, name: str) -> None:
    (article,) = read_articles([write(tmp_path, name, WRITERS[name](PARAGRAPHS))]).articles

    assert article.url == URL


@pytest.mark.parametrize("name", WRITERS)
def test_each_is_told_by_its_content_without_a_name(name: str) -> None:
    stream = io.BytesIO(WRITERS[name](PARAGRAPHS))
    (article,) = read_articles(["-"], stdin=stream).articles

    assert article.text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize("name", WRITERS)
def test_each_may_be_packed(tmp_path: Path, name: str) -> None:
    data = WRITERS[name](PARAGRAPHS)
    packed = data if name.endswith(".gz") else gzip.compress(data)
    write(tmp_path, f"{name.removesuffix('.gz')}.gz", packed)
    (article,) = read_articles([tmp_path]).articles

    assert article.text == "\n\n".join(PARAGRAPHS)


def test_every_suffix_but_those_of_text_and_pages_is_tried_here() -> None:
    tried = {"." + name.removesuffix(".gz").rpartition(".")[2] for name in WRITERS}
    by_hand = {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson"}
    readers = {READERS[suffix] for suffix in READERS if suffix not in by_hand}

    assert readers == {READERS[suffix] for suffix in tried}
