"""A brief that the program wrote is no article, wherever it lies."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarize.errors import ReadError
from summarize.pipeline import make_brief
from summarize.reading import read_articles, read_records
from summarize.reading.own_briefs import is_brief_text
from summarize.rendering import FORMATS, brief_as_json, render, render_together
from summarize.settings import Settings
from summarize.testing import WordEmbedder
from summarize.types import Brief, Models

from .builders import BODY, PARAGRAPHS, write

SUFFIXES = {"markdown": ".md", "text": ".txt", "json": ".json", "html": ".html"}
STORY = "Rain closes the bridge\n\n" + "\n\n".join(PARAGRAPHS)


@pytest.fixture(scope="module")
def brief() -> Brief:
    read = read_articles(["examples/jakarta"])
    models = Models(embedder=WordEmbedder())
    return make_brief(read.articles, models, Settings(words=120), dropped=read.dropped)


@pytest.mark.parametrize("form", FORMATS)
def test_brief_in_a_folder_is_skipped_with_a_line(tmp_path: Path, brief: Brief, form: str) -> None:
    write(tmp_path, "a.txt", STORY)
    write(tmp_path, f"brief{SUFFIXES[form]}", render(brief, form))
    read = read_articles([tmp_path])

    assert [article.title for article in read.articles] == ["Rain closes the bridge"]
    (warning,) = read.warnings
    assert f"brief{SUFFIXES[form]}: it is a brief that summarize wrote" in warning
    assert not read.unread  # so that a brief made again beside the first is the same


@pytest.mark.parametrize("form", FORMATS)
def test_brief_that_is_named_is_an_error_that_says_what_to_do(
    tmp_path: Path, brief: Brief, form: str
) -> None:
    path = write(tmp_path, f"brief{SUFFIXES[form]}", render(brief, form, with_sources=True))

    for paths in ([path], [write(tmp_path, "a.txt", BODY), path]):  # it is to be updated, perhaps
        with pytest.raises(ReadError, match=r"it is a brief that summarize wrote.*update"):
            read_articles(paths)


def test_briefs_of_several_stories_are_told_too(brief: Brief) -> None:
    assert is_brief_text(render_together([brief, brief], "markdown"))


def test_briefs_of_a_job_among_records_are_told_each(brief: Brief) -> None:
    given = [{"id": "s1", **brief_as_json(brief)}, {"title": "Rain", "text": STORY}]
    read = read_records(json.loads(json.dumps(given)))

    assert len(read.articles) == 1
    assert "item 1: it is a brief that summarize wrote" in read.warnings[0]


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"# Rain\n\n{PARAGRAPHS[0]} [1]\n\n{PARAGRAPHS[1]}\n\n## Notes\n\n1. The Gull, 1 May",
        f"# Rain\n\n{PARAGRAPHS[0]} [1]\n\n{PARAGRAPHS[1]} [2]\n\n## Notes\n\n1. The Gull",
        f"{PARAGRAPHS[0]} {PARAGRAPHS[1]} {PARAGRAPHS[2]} [1]\n\nNotes\n[1] The Gull",
        f"{PARAGRAPHS[0]} [1]",
    ],
)
def test_articles_with_notes_are_no_briefs(text: str) -> None:
    assert not is_brief_text(text)
