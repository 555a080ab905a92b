"""What is read of pages in other languages: a table for each, which a speaker can extend.

``tests/language/tables/<code>.toml`` has sentences, datelines, dates, lines that are set apart
with the reason, and lines that are not.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from summarize.analysis.splitting import split_text
from summarize.language.languages import known_languages, page_phrases
from summarize.reading.reader import read_records
from summarize.types import ReadArticles

TABLES = Path(__file__).parent.parent / "language" / "tables"
CODES = sorted(path.stem for path in TABLES.glob("*.toml"))


def table(code: str) -> dict[str, Any]:
    return tomllib.loads((TABLES / f"{code}.toml").read_text("utf-8"))


def rows(name: str) -> list[Any]:
    return [
        pytest.param(code, row, id=f"{code}-{row}"[:50])
        for code in CODES
        for row in (table(code)[name].items() if name in ("dates", "apart") else table(code)[name])
    ]


def read(*paragraphs: str) -> ReadArticles:
    return read_records([{"title": "T", "text": "\n\n".join(paragraphs)}])


@pytest.mark.parametrize(("code", "sentences"), rows("sentences"))
def test_sentences_end_where_a_reader_ends_them(code: str, sentences: list[str]) -> None:
    text = " ".join(sentences)
    found = [text[start:end] for start, end in split_text(text, code)]
    assert found == sentences


@pytest.mark.parametrize(("code", "dateline"), rows("datelines"))
def test_datelines_are_set_apart(code: str, dateline: str) -> None:
    found = read(f"{dateline} {table(code)['body']}")
    assert [(each.text, each.reason) for each in found.dropped] == [(dateline, "dateline")]
    assert found.articles[0].text == table(code)["body"]


@pytest.mark.parametrize(("code", "date"), rows("dates"))
def test_a_date_over_the_article_is_its_day(code: str, date: tuple[str, str]) -> None:
    line, published = date
    found = read(line, table(code)["body"]).articles[0]
    assert (found.published, found.text) == (published, table(code)["body"])


@pytest.mark.parametrize(("code", "line"), rows("apart"))
def test_what_stands_beside_the_news_is_set_apart(code: str, line: tuple[str, str]) -> None:
    text, reason = line
    found = read(text, table(code)["body"])
    assert [(each.text, each.reason) for each in found.dropped] == [(text, reason)]


@pytest.mark.parametrize(("code", "line"), rows("news"))
def test_what_only_looks_like_it_stays(code: str, line: str) -> None:
    assert read(line, table(code)["body"]).dropped == ()


def test_every_language_with_words_of_pages_has_a_table() -> None:
    with_words = {code for code in known_languages() if page_phrases("byline", code)}
    assert with_words == {*CODES, "en"}
