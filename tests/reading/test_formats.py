import io
from pathlib import Path

import pytest

from summarize.errors import ReadError
from summarize.reading import read_articles, read_records

from .builders import BODY, page, read_one, read_text, reasons, write, write_json

PARAGRAPHS = [
    "The ministers met in Jakarta on Thursday for talks that lasted two hours, officials said.",
    "They agreed to meet again in the autumn, a spokesman said, and to keep lines open.",
    "Both sides said that the meeting had been useful, although no agreement was signed.",
]
MARKDOWN = """---
title: Talks end
source: The Review
date: 2023-07-13
url: https://review.example/talks
---

# Talks end

The ministers [met](https://x.example) on
**Thursday**.

## What next

![Two ministers in Bali](bali.jpg)

- They meet again in autumn.

```
x = 1
```
"""


def article_page() -> str:
    first, *rest = [f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS]
    return page(
        "<nav><ul><li>Home</li><li>World</li></ul></nav><article><h1>Talks end</h1>"
        "<figure><img src='b.jpg'><figcaption>The two in Bali in 2022.</figcaption></figure>"
        f"<div class='share-bar'>Share <a>Facebook</a></div>{first}<h2>What next</h2>"
        f"{''.join(rest)}</article><footer>© 2023 Channel Nine</footer>",
        {
            "og:title": "Talks end",
            "og:site_name": "Channel Nine",
            "article:published_time": "2023-07-13T08:00:00+07:00",
            "og:url": "https://nine.example/talks",
        },
    )


def test_front_matter_gives_the_metadata(tmp_path: Path) -> None:
    article = read_one(tmp_path, MARKDOWN, "story.md")

    assert (article.title, article.source) == ("Talks end", "The Review")
    assert (article.published, article.url) == ("2023-07-13", "https://review.example/talks")


def test_markdown_body_is_plain_paragraphs(tmp_path: Path) -> None:
    article = read_one(tmp_path, MARKDOWN, "story.md")

    assert article.text == "The ministers met on Thursday.\n\nThey meet again in autumn."


def test_markdown_headings_captions_and_code_are_listed(tmp_path: Path) -> None:
    assert reasons(read_text(tmp_path, MARKDOWN, "story.md")) == {
        "What next": "heading",
        "Two ministers in Bali": "caption",
        "``` x = 1 ```": "code",
    }


def test_first_heading_is_the_title_without_front_matter(tmp_path: Path) -> None:
    article = read_one(tmp_path, f"# Talks end\n\n{BODY}", "story.markdown")

    assert (article.title, article.text) == ("Talks end", BODY)


def test_page_gives_article_and_metadata(tmp_path: Path) -> None:
    article = read_one(tmp_path, article_page(), "story.html")

    assert article.text == "\n\n".join(PARAGRAPHS)
    assert (article.title, article.source) == ("Talks end", "Channel Nine")
    assert (article.published, article.url) == ("2023-07-13", "https://nine.example/talks")


def test_page_furniture_is_listed_where_it_stood(tmp_path: Path) -> None:
    read = read_text(tmp_path, article_page(), "story.html")
    text = read.articles[0].text

    assert [(d.text, d.reason, d.start) for d in read.dropped] == [
        ("Home World", "menu", 0),
        ("The two in Bali in 2022.", "caption", 0),
        ("Share Facebook", "share bar", 0),
        ("What next", "heading", text.index(PARAGRAPHS[1])),
        ("© 2023 Channel Nine", "footer", len(text)),
    ]


def test_class_that_names_a_topic_does_not_make_an_article_a_share_bar(tmp_path: Path) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS * 2)
    article = read_one(tmp_path, page(f"<div class='tag-social-media'>{body}</div>"), "a.html")

    assert article.text.startswith(PARAGRAPHS[0])


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


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ('{"title": "Talks end", "text": "The ministers met on Thursday."}', "Talks end"),
        ('{"text": "The ministers met on Thursday."}\n{"text": "They left early."}', None),
        (article_page(), "Talks end"),
        (f"# Talks end\n\n{BODY}", "Talks end"),
        (f"Talks end\n\n{BODY}", "Talks end"),
    ],
)
def test_standard_input_is_told_by_its_content(content: str, title: str | None) -> None:
    article = read_articles(["-"], stdin=io.BytesIO(content.encode())).articles[0]

    assert (article.title, article.path) == (title, "-")
    assert not article.text.startswith(("{", "<", "#"))


def test_standard_input_may_be_text() -> None:
    assert read_articles(["-"], stdin=io.StringIO(BODY)).articles[0].text == BODY


def test_records_are_read_like_a_json_file() -> None:
    read = read_records(
        [{"text": BODY, "source": "Post"}, {"text": "They left early."}], name="story-1"
    )

    assert [article.id for article in read.articles] == ["a1", "a2"]
    assert read.articles[0].path == "story-1"


def test_record_without_text_is_an_error_that_names_it() -> None:
    with pytest.raises(ReadError, match=r"cannot read story-1: item 2: an article has no text"):
        read_records([{"text": BODY}, {"title": "x"}], name="story-1")
