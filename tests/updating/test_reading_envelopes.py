"""A brief's JSON is read back as it was written, or it is said in a line why not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarize.errors import ReadError
from summarize.pipeline import make_brief
from summarize.reading import read_articles
from summarize.rendering import render
from summarize.testing import WordEmbedder
from summarize.types import Brief, Models
from summarize.updating import brief_from_json, read_envelope

TEXT = "It rained on Monday in Port Vale. The river rose by two metres in an hour.\n\nPeople left."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "wire.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "other.txt").write_text(
        "The mayor of Port Vale closed the bridge.", encoding="utf-8"
    )
    return tmp_path


@pytest.fixture
def brief(folder: Path) -> Brief:
    read = read_articles([folder / "wire.txt", folder / "other.txt"])
    return make_brief(read.articles, Models(embedder=WordEmbedder()), dropped=read.dropped)


def envelope(brief: Brief, *, with_sources: bool = True) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(render(brief, "json", with_sources=with_sources))
    return data


@pytest.mark.parametrize("with_sources", [True, False])
def test_a_brief_is_read_back_as_it_was(brief: Brief, with_sources: bool) -> None:
    assert brief_from_json(render(brief, "json", with_sources=with_sources)) == brief


def test_an_envelope_from_before_there_were_revisions_is_the_first(brief: Brief) -> None:
    data = envelope(brief)
    for name in ("revision", "previous", "new", "changes"):
        del data[name]
    assert brief_from_json(data) == brief


def test_the_envelope_of_a_batch_is_read_too(brief: Brief) -> None:
    named = {"id": "rain", "fingerprint": "0" * 64} | envelope(brief) | {"sha256": "0" * 64}
    assert brief_from_json(named) == brief


def _quote(data: dict[str, Any]) -> None:
    data["sentences"][0]["citations"][0]["quote"] += " Or not."


def _span(data: dict[str, Any]) -> None:
    data["sentences"][0]["citations"][0]["start"] += 1


def _article_text(data: dict[str, Any]) -> None:
    data["articles"][0]["text"] = "It never rained."


def _sentence(data: dict[str, Any]) -> None:
    data["sentences"][0]["text"] = "Nobody was hurt by the landslide."
    data["text"] = " ".join(each["text"] for each in data["sentences"])


def _whole_text(data: dict[str, Any]) -> None:
    data["text"] += " And more."


def _unknown_article(data: dict[str, Any]) -> None:
    data["sentences"][0]["citations"][0]["article"] = "a9"


def _twins(data: dict[str, Any]) -> None:
    data["articles"].append(data["articles"][0])


def _uncited(data: dict[str, Any]) -> None:
    data["sentences"][0]["citations"] = []


def _place(data: dict[str, Any]) -> None:
    data["new"] = [99]


@pytest.mark.parametrize(
    "edit",
    [
        _quote,
        _span,
        _article_text,
        _sentence,
        _whole_text,
        _unknown_article,
        _twins,
        _uncited,
        _place,
    ],
)
def test_what_was_edited_by_hand_is_refused(
    brief: Brief, edit: Callable[[dict[str, Any]], None]
) -> None:
    data = envelope(brief)
    edit(data)
    with pytest.raises(ReadError, match=r"was edited since it was written .*make the brief again"):
        brief_from_json(data)


@pytest.mark.parametrize("version", [0, 2, "1", True, 1.5])
def test_another_version_is_refused(brief: Brief, version: object) -> None:
    with pytest.raises(ReadError, match="this program reads 1"):
        brief_from_json(envelope(brief) | {"schema_version": version})


@pytest.mark.parametrize("data", ["# A brief", "", b"\xff"])
def test_file_that_is_no_json_is_told_in_plain_words(data: str | bytes) -> None:
    with pytest.raises(
        ReadError, match=r"^x\.md is no JSON of a brief; make .* --format json"
    ) as caught:
        brief_from_json(data, name="x.md")
    assert "char" not in str(caught.value)


@pytest.mark.parametrize("data", ["", "{", "[]", "3", "{}", '{"schema_version": 1}', "It rained."])
def test_what_is_no_brief_is_refused_in_a_line(data: str) -> None:
    with pytest.raises(ReadError) as caught:
        brief_from_json(data)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["sentences", "articles", "provenance", "coverage", "headline"])
@pytest.mark.parametrize("wrong", [None, 7, "text", [1]])
def test_a_part_of_another_kind_is_refused(brief: Brief, name: str, wrong: object) -> None:
    if name == "headline" and wrong == "text":
        return
    with pytest.raises(ReadError) as caught:
        brief_from_json(envelope(brief) | {name: wrong})
    assert "\n" not in str(caught.value)


def test_texts_that_are_gone_are_told_with_what_to_do(brief: Brief, folder: Path) -> None:
    (folder / "wire.txt").unlink()
    with pytest.raises(ReadError, match=r"a1 .*cannot be read again: .*--with-sources"):
        brief_from_json(envelope(brief, with_sources=False))


def test_texts_that_changed_are_told(brief: Brief, folder: Path) -> None:
    (folder / "wire.txt").write_text("It snowed on Friday in Port Vale, and the lake froze.")
    with pytest.raises(ReadError, match="is not what it was"):
        brief_from_json(envelope(brief, with_sources=False))


def test_articles_of_one_file_are_told_apart(tmp_path: Path) -> None:
    given = [
        {"text": f"The ship number {n} left the harbour at dawn. {'It was late. ' * n}"}
        for n in range(3)
    ]
    (tmp_path / "wire.json").write_text(json.dumps(given), encoding="utf-8")
    read = read_articles([tmp_path / "wire.json"])
    brief = make_brief(read.articles, Models(embedder=WordEmbedder()))
    assert brief_from_json(render(brief, "json")).articles == brief.articles


def test_what_was_read_from_stdin_cannot_be_read_again(brief: Brief) -> None:
    data = envelope(brief, with_sources=False)
    data["articles"][0]["path"] = "-"
    with pytest.raises(ReadError, match="it does not say where they were"):
        brief_from_json(data)


def test_the_hash_is_that_of_the_bytes(brief: Brief, tmp_path: Path) -> None:
    import hashlib

    path = tmp_path / "brief.json"
    path.write_text(render(brief, "json", with_sources=True), encoding="utf-8")
    assert read_envelope(path).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", ["missing.json", ".", "a\x00b"])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadError, match="cannot read the brief"):
        read_envelope(tmp_path / name)
