"""Articles that `summarize articles --format json` wrote are read back as they were."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from summarize.errors import ReadError
from summarize.reading import read_articles
from summarize.reading.read_before import as_read, read_before
from summarize.types import Article, Dropped, ReadArticles, Unread

JAKARTA = "examples/jakarta"
# Cleaning would take away much of it: lines to be joined, a byline, a caption.
AS_IT_IS = ReadArticles(
    (
        Article(
            "a1",
            "By Ann Lee\n\nPhoto: Someone\nAdvertisement\n\n– “Ünïcode”, 𝒜 and \u2028 all.",
            "Title | Paper",
            "Paper",
            "2023-07-13T10:00:00+02:00",
            "https://paper.example/1?a=b#c",
            "a folder/ä.html",
            "de",
            ("Ann Lee", "Bo Jin"),
        ),
        Article("a2", "Rain fell."),
    ),
    (Dropped("a1", 10, 10, "caption", "A caption"), Dropped("a2", 0, 4, "heading", "Rain")),
    ("a folder/ä.html: date '31/31' not used",),
    (Unread("a folder/b.pdf", "it is empty"), Unread("c.json", "it has no text", "item 3")),
)


def written(read: ReadArticles) -> bytes:
    return json.dumps(as_read(read), ensure_ascii=False, indent=2).encode()


@pytest.mark.parametrize("read", [AS_IT_IS, read_articles([JAKARTA])], ids=["odd", "jakarta"])
def test_nothing_is_changed(read: ReadArticles) -> None:
    assert read_before(written(read)) == read


def test_so_it_is_by_whatever_way_they_come(tmp_path: Path) -> None:
    (tmp_path / "saved.json").write_bytes(written(AS_IT_IS))
    assert read_articles([tmp_path / "saved.json"]) == AS_IT_IS
    assert read_articles([tmp_path]) == AS_IT_IS
    assert read_articles(["-"], stdin=io.BytesIO(written(AS_IT_IS))) == AS_IT_IS


def test_beside_others_they_are_numbered_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Floods\n\nThe river rose by two metres on Tuesday.")
    (tmp_path / "b.json").write_bytes(written(AS_IT_IS))
    read = read_articles([tmp_path])
    assert [each.id for each in read.articles] == ["a1", "a2", "a3"]
    assert [each.article_id for each in read.dropped] == ["a2", "a3"]


def test_what_a_later_version_adds_is_left_alone() -> None:
    given = json.loads(written(AS_IT_IS))
    given["articles"][0]["mood"] = "grave"
    given["measures"] = []
    assert read_before(json.dumps(given).encode()) == AS_IT_IS


@pytest.mark.parametrize(
    "other",
    [
        b'{"articles": [{"text": "It rained."}]}',
        b'{"text": "Ask for \\"summarize articles\\" by name."}',
        b'["summarize articles"]',
        b"summarize articles",
        b"",
    ],
)
def test_anything_else_is_none_of_these(other: bytes) -> None:
    assert read_before(other) is None


def changed(**parts: Any) -> bytes:
    return json.dumps(json.loads(written(AS_IT_IS)) | parts).encode()


ONE = {"id": "a1", "text": "Rain fell."}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (changed(articles=[]), "it holds no articles"),
        (changed(articles=[{"id": "a1"}]), "wrong: articles.0.text"),
        (changed(articles=[{"id": "a1", "text": 5}]), "wrong: articles.0.text"),
        (changed(articles=[ONE, ONE], dropped=[]), "two articles have one id"),
        (changed(articles="text"), "a part is missing or wrong"),
        (changed(articles=[None]), "a part is missing or wrong"),
        (changed(dropped=[{"article": "a1"}]), "wrong: dropped.0.start"),
        (
            changed(dropped=[{"article": "a9", "start": 0, "end": 1, "reason": "", "text": ""}]),
            'no place 0:1 in "a9"',
        ),
        (
            changed(dropped=[{"article": "a2", "start": -1, "end": 1, "reason": "", "text": ""}]),
            'no place -1:1 in "a2"',
        ),
        (written(AS_IT_IS)[:-30], "a part is missing or wrong"),
        (b'{"format": "summarize articles"}', "a part is missing or wrong"),
        (b'{"format": "summarize articles", "articles": ' + b"[" * 100_000, "missing or wrong"),
    ],
)
def test_what_was_changed_so_that_it_cannot_be_used_is_told(
    tmp_path: Path, data: bytes, told: str
) -> None:
    (tmp_path / "saved.json").write_bytes(data)
    with pytest.raises(ReadError) as refused:
        read_articles([tmp_path / "saved.json"])
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)
