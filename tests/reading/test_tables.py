"""Tables with an article a row."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from summarize.errors import ReadError

from .builders import BODY, PARAGRAPHS, read_text

TEXT = "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "header",
    [
        "Headline,Body,Publication,Date Published",
        "title,content,publisher,published_at",
        "Article Title,Article Text,Media Outlet,Publish Date",
        "TITLE,FULL_TEXT,SOURCE_NAME,DATE",
        "article_title,maintext,source_domain,date_publish",
    ],
)
def test_columns_go_by_their_names_in_any_writing(tmp_path: Path, header: str) -> None:
    row = f'Talks end,"{TEXT}",Harbour Post,2023-07-13'
    (article,) = read_text(tmp_path, f"\ufeff{header}\r\n{row}\r\n", "a.csv").articles

    assert (article.title, article.source) == ("Talks end", "Harbour Post")
    assert (article.text, article.published) == (TEXT, "2023-07-13")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_the_one_that_gives_known_columns(tmp_path: Path, delimiter: str) -> None:
    table = f'id{delimiter}title{delimiter}text\n1{delimiter}T{delimiter}"{BODY}; so, he said."\n'

    assert read_text(tmp_path, table, "a.csv").articles[0].text == f"{BODY}; so, he said."
    assert read_text(tmp_path, table, "b").articles[0].title == "T"


def test_row_without_text_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    table = f"title,text\nOne,{BODY}\nTwo,\n\nThree,{BODY}\nFour\n"
    read = read_text(tmp_path, table, "a.csv")

    assert [article.title for article in read.articles] == ["One", "Three"]
    assert [w.partition("a.csv: ")[2].partition(":")[0] for w in read.warnings] == [
        "skipped row 3 (Two)",
        "skipped row 6 (Four)",
    ]


def test_field_may_be_longer_than_the_library_allows_at_first(tmp_path: Path) -> None:
    text = "\n\n".join(f"{paragraph} In part {n}." for n in range(800) for paragraph in PARAGRAPHS)
    assert len(text) > 200_000

    (article,) = read_text(tmp_path, f'title,text\nT,"{text}"\n', "a.csv").articles
    assert article.text == text


def test_table_without_a_text_is_an_error_that_names_its_columns(tmp_path: Path) -> None:
    message = r'no column with a text \(columns: id, price\); name one "text"'
    with pytest.raises(ReadError, match=message):
        read_text(tmp_path, "id,price\n1,2\n", "a.csv")


def test_prose_with_commas_is_no_table(tmp_path: Path) -> None:
    text = "Text, title and author, all were there.\n\nThe second paragraph, he said, is here."

    assert read_text(tmp_path, text, "a").articles[0].text.endswith("he said, is here.")


def test_nested_columns_and_days_of_parquet_are_read(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [
        {"title": "T", "source": {"name": "Post"}, "text": TEXT, "date": date(2023, 7, 13), "x": 1},
        {"title": "U", "source": None, "text": None, "date": None, "x": 2},
    ]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), out, compression="zstd")
    read = read_text(tmp_path, out.getvalue(), "a.parquet")

    assert [(a.title, a.source, a.published) for a in read.articles] == [
        ("T", "Post", "2023-07-13")
    ]
    assert "skipped row 2 (U)" in read.warnings[0]


@pytest.mark.parametrize("data", [b"PAR1", b"PAR1" + b"\xff" * 64 + b"PAR1", b"It rained."])
def test_broken_parquet_is_an_error_of_one_line(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ReadError, match="it is no Parquet file that can be read") as caught:
        read_text(tmp_path, data, "a.parquet")
    assert "\n" not in str(caught.value)


def test_parquet_that_holds_too_much_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    monkeypatch.setattr("summarize.reading.tables.MOST_UNPACKED_BYTES", 1000)
    out = io.BytesIO()
    # No dictionary: the text stands there a thousand times, and packs well.
    table = pa.table({"text": [TEXT] * 1000})
    pq.write_table(table, out, use_dictionary=False, compression="zstd")

    with pytest.raises(ReadError, match="it unpacks to more than"):
        read_text(tmp_path, out.getvalue(), "a.parquet")
