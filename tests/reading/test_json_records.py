from pathlib import Path

import pytest

from summarize.errors import ReadError
from summarize.reading import read_articles, read_records

from .builders import BODY, write, write_json


@pytest.mark.parametrize("wrap", [lambda a: a, lambda a: [a], lambda a: {"documents": [a]}])
def test_json_article_is_read_alone_in_a_list_and_in_a_story(tmp_path: Path, wrap: object) -> None:
    assert callable(wrap)
    article = {"headline": "Talks end", "publisher": "Post", "published_at": "2023-07-13"}
    path = write_json(tmp_path, "a.json", wrap({**article, "body": [BODY, "It rained later."]}))
    (read,) = read_articles([path]).articles

    assert (read.title, read.source, read.published) == ("Talks end", "Post", "2023-07-13")
    assert read.text == f"{BODY}\n\nIt rained later."


def test_json_date_that_is_incomplete_is_not_used_and_warned_of(tmp_path: Path) -> None:
    path = write_json(tmp_path, "a.json", {"date": "May 2023", "text": BODY})
    read = read_articles([path])

    assert read.articles[0].published is None
    assert "'May 2023' not used" in read.warnings[0]


def test_json_lines_hold_articles_and_stories(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "a.jsonl",
        '{"text": "One minister left early."}\n\n'
        '{"id": "s", "documents": [{"text": "Two stayed on."}]}\n',
    )

    texts = [article.text for article in read_articles([path]).articles]
    assert texts == ["One minister left early.", "Two stayed on."]


def test_records_are_read_like_a_json_file() -> None:
    read = read_records(
        [{"text": BODY, "source": "Post"}, {"text": "They left early."}], name="story-1"
    )

    assert [article.id for article in read.articles] == ["a1", "a2"]
    assert read.articles[0].path == "story-1"


def test_record_without_text_is_skipped_with_a_warning_that_names_it() -> None:
    read = read_records([{"text": BODY}, {"title": "x"}], name="story-1")

    assert len(read.articles) == 1
    assert read.warnings == (
        'story-1: skipped item 2 (x): an article has no text (keys: title); give it as "text"',
    )


def test_records_without_any_article_are_an_error_that_names_the_first() -> None:
    message = r"cannot read story-1: none of its 2 articles can be read: item 1 \(x\): an article"
    with pytest.raises(ReadError, match=message):
        read_records([{"title": "x"}, {}], name="story-1")
