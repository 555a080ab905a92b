"""JSON as services and feed readers give it: the articles are found, whatever they stand in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summarize.errors import ReadError
from summarize.reading import read_articles
from summarize.types import Article, ReadArticles

from .builders import BODY, PARAGRAPHS, SHARED, reasons, write, write_json

TITLE = "Ferry runs aground off Tarn Point"
SOURCE = "The Tarn Gazette"
URL = "https://tarn-gazette.example/ferry"
DAY = "2024-05-02"
TEXT = "\n\n".join(PARAGRAPHS)
MARKUP = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
SECONDS = 1_714_640_400  # 2024-05-02T09:00:00Z
ABOUT: dict[str, Any] = {"title": TITLE, "url": URL}

EXPORTS: dict[str, Any] = {
    "a news service's articles": {
        "status": "ok",
        "totalResults": 1,
        "articles": [
            {
                **ABOUT,
                "source": {"id": None, "name": SOURCE},
                "author": "Ines Roth",
                "description": "A ferry ran aground.",
                "urlToImage": "https://x.example/i.jpg",
                "publishedAt": "2024-05-02T09:00:00Z",
                "content": TEXT,
            }
        ],
    },
    "a feed reader's starred items": {
        "id": "user/-/state/com.google/starred",
        "title": "Starred",
        "items": [
            {
                "id": "tag:x,2005:reader/item/1",
                "crawlTimeMsec": "1714641000000",
                "published": SECONDS,
                "title": TITLE,
                "canonical": [{"href": URL}],
                "alternate": [{"href": f"{URL}?utm=1", "type": "text/html"}],
                "summary": {"direction": "ltr", "content": MARKUP},
                "origin": {"streamId": "feed/1", "title": SOURCE},
                "author": "Ines Roth",
            }
        ],
    },
    "a reader's items in milliseconds": {
        "items": [
            {
                "title": TITLE,
                "published": SECONDS * 1000,
                "content": {"direction": "ltr", "content": MARKUP},
                "origin": {"title": SOURCE},
                "alternate": [{"href": URL}],
                "author": "Ines Roth",
            }
        ]
    },
    "entries, each with its feed": {
        "total": 1,
        "entries": [
            {
                "id": 8,
                **ABOUT,
                "published_at": "2024-05-02T09:00:00Z",
                "content": MARKUP,
                "author": "Ines Roth",
                "feed": {"id": 4, "title": SOURCE, "site_url": "https://tarn-gazette.example/"},
            }
        ],
    },
    "headlines under content": {
        "seq": 0,
        "status": 0,
        "content": [
            {
                "id": 3,
                "title": TITLE,
                "link": URL,
                "updated": SECONDS,
                "feed_title": SOURCE,
                "author": "Ines Roth",
                "content": MARKUP,
            }
        ],
    },
    "a JSON feed": {
        "version": "https://jsonfeed.org/version/1.1",
        "title": SOURCE,
        "home_page_url": "https://tarn-gazette.example/",
        "authors": [{"name": "Ines Roth"}],
        "items": [
            {
                **ABOUT,
                "date_published": "2024-05-02T11:00:00+02:00",
                "content_text": TEXT,
            }
        ],
    },
    "a paper's response with fields": {
        "response": {
            "status": "ok",
            "total": 1,
            "results": [
                {
                    "id": "world/ferry",
                    "type": "article",
                    "sectionName": "World news",
                    "webPublicationDate": "2024-05-02T09:00:00Z",
                    "webTitle": TITLE,
                    "webUrl": URL,
                    "fields": {
                        "headline": TITLE,
                        "trailText": "A <strong>ferry</strong> ran aground",
                        "byline": "Ines Roth",
                        "publication": SOURCE,
                        "bodyText": TEXT,
                    },
                }
            ],
        }
    },
    "a search's docs": {
        "status": "OK",
        "response": {
            "docs": [
                {
                    "web_url": URL,
                    "headline": {"main": TITLE, "kicker": None},
                    "byline": {"original": "By Ines Roth"},
                    "pub_date": "2024-05-02T09:00:00+0000",
                    "source": SOURCE,
                    "snippet": "A ferry ran aground.",
                    "lead_paragraph": TEXT * 3,
                }
            ],
            "meta": {"hits": 1},
        },
    },
    "hits of a search engine": {
        "took": 5,
        "hits": {
            "total": {"value": 1},
            "hits": [
                {
                    "_index": "news",
                    "_id": "1",
                    "_source": {
                        "title": TITLE,
                        "maintext": TEXT,
                        "date_publish": "2024-05-02 09:00:00",
                        "source_domain": SOURCE,
                        "url": URL,
                        "authors": ["Ines Roth"],
                    },
                }
            ],
        },
    },
    "articles with results in them": {
        "articles": {
            "results": [
                {
                    **ABOUT,
                    "lang": "eng",
                    "dateTimePub": "2024-05-02T09:00:00Z",
                    "body": TEXT,
                    "source": {"uri": "tarn-gazette.example", "title": SOURCE},
                    "authors": [{"uri": "x", "name": "Ines Roth", "type": "author"}],
                }
            ],
            "page": 1,
        }
    },
    "an edge of a graph": {
        "data": {
            "stories": {
                "edges": [
                    {
                        "node": {
                            "headline": TITLE,
                            "articleBody": TEXT,
                            "datePublished": DAY,
                            "publisher": {"@type": "Organization", "name": SOURCE},
                            "url": URL,
                            "author": {"name": "Ines Roth"},
                        }
                    }
                ]
            }
        }
    },
    "data with attributes": {
        "data": [
            {
                "type": "articles",
                "id": "1",
                "attributes": {
                    **ABOUT,
                    "body": MARKUP,
                    "published-at": DAY,
                    "publisher": SOURCE,
                    "byline": "By Ines Roth",
                },
            }
        ]
    },
    "posts of a content system": [
        {
            "id": 1,
            "date": "2024-05-02T09:00:00",
            "link": URL,
            "title": {"rendered": TITLE},
            "content": {"rendered": MARKUP, "protected": False},
            "excerpt": {"rendered": "<p>A ferry…</p>"},
            "author": "Ines Roth",
            "site_name": SOURCE,
        }
    ],
    "a body in elements": {
        "headlines": {"basic": "x"},
        "headline": TITLE,
        "canonical_url": URL,
        "display_date": "2024-05-02T09:00:00Z",
        "credits": {},
        "authors": [{"name": "Ines Roth"}],
        "source": {"name": SOURCE},
        "content_elements": [
            {"_id": "A", "type": "text", "content": paragraph} for paragraph in PARAGRAPHS
        ],
    },
    "a feed as it was XML": {
        "rss": {
            "@version": "2.0",
            "channel": {
                "title": SOURCE,
                "link": "https://tarn-gazette.example/",
                "item": [
                    {
                        "title": TITLE,
                        "link": URL,
                        "pubDate": "Thu, 02 May 2024 09:00:00 +0000",
                        "dc:creator": "Ines Roth",
                        "description": "A ferry ran aground.",
                        "content:encoded": MARKUP,
                    }
                ],
            },
        }
    },
    "a paper's response without whole texts": {
        "response": {
            "results": [
                {
                    "webPublicationDate": "2024-05-02T09:00:00Z",
                    "webTitle": TITLE,
                    "webUrl": URL,
                    "fields": {
                        "byline": "Ines Roth",
                        "publication": SOURCE,
                        "trailText": TEXT * 3,
                    },
                }
            ]
        }
    },
    "articles by their ids": {
        "meta": {"count": 1},
        "a-1": {
            **ABOUT,
            "text": TEXT,
            "date": DAY,
            "source": SOURCE,
            "author": "Ines Roth",
        },
    },
    "markup that was escaped": [
        {
            **ABOUT,
            "text": MARKUP.replace("<", "&lt;").replace(">", "&gt;"),
            "date": 20240502,
            "outlet": SOURCE,
            "author": ["Ines Roth"],
        }
    ],
}


def read_value(folder: Path, value: object) -> ReadArticles:
    return read_articles([write_json(folder, "export.json", value)])


@pytest.mark.parametrize("name", EXPORTS)
def test_article_is_found_with_all_that_is_said_of_it(tmp_path: Path, name: str) -> None:
    read = read_value(tmp_path, EXPORTS[name])
    (article,) = read.articles

    assert article.text.startswith(TEXT)
    assert (article.title, article.source, article.url) == (TITLE, SOURCE, URL)
    assert (article.published or "")[:10] == DAY
    assert article.authors == ("Ines Roth",)
    assert read.warnings == ()


@pytest.mark.parametrize("name", [n for n in EXPORTS if isinstance(EXPORTS[n], dict)])
def test_one_a_line_is_read_like_one_in_a_file(tmp_path: Path, name: str) -> None:
    line = json.dumps(EXPORTS[name])
    for suffix in ("jsonl", "json"):
        read = read_articles([write(tmp_path, f"a.{suffix}", f"{line}\n{line}\n")])
        assert [article.title for article in read.articles] == [TITLE, TITLE]


@pytest.mark.parametrize("empty", [None, "", "  ", [], {}])
def test_item_without_text_has_its_description_read(tmp_path: Path, empty: object) -> None:
    items = [
        {**ABOUT, "content": empty, "description": "Six people were hurt, the coastguard said."},
        {"title": "Tide delays the rescue", "content": TEXT},
    ]
    read = read_value(tmp_path, {"articles": items})

    assert [a.text[:10] for a in read.articles] == ["Six people", TEXT[:10]]
    (warning,) = read.warnings
    assert warning.endswith(
        f"export.json: no whole text of articles item 1 ({TITLE}), only a description"
    )


def test_item_with_nothing_to_read_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    items = [{**ABOUT, "content": None}, {"title": "Tide", "content": TEXT}, 7, "One more is here."]
    read = read_value(tmp_path, {"articles": items})

    assert [a.text[:8] for a in read.articles] == [TEXT[:8], "One more"]
    assert [w.partition("export.json: ")[2] for w in read.warnings] == [
        f"skipped articles item 1 ({TITLE}): an article has no text (keys: content, title, url); "
        'give it as "text"',
        "skipped articles item 3: 7 is no article; give an object with text",
    ]


@pytest.mark.parametrize(
    "value",
    [
        {"status": "error", "code": "apiKeyInvalid", "message": "Your key is invalid."},
        {"status": "ok", "articles": []},
        {"articles": [{"url": URL, "title": TITLE, "seendate": "20240502T090000Z"}]},
        {"entries": [{"id": 1}]},
        {},
    ],
)
def test_file_without_any_article_is_one_clear_error(tmp_path: Path, value: object) -> None:
    with pytest.raises(ReadError, match=r"export\.json: .*(?:has no text|is empty)"):
        read_value(tmp_path, value)


def test_line_that_is_no_json_loses_only_itself(tmp_path: Path) -> None:
    good = json.dumps({"text": BODY})
    read = read_articles([write(tmp_path, "a.jsonl", f'{good}\n{{"text": "cut o\n[[[\n{good}\n')])

    assert len(read.articles) == 2
    assert [w.partition("a.jsonl: ")[2].split(":")[0] for w in read.warnings] == [
        "skipped line 2",
        "skipped line 3",
    ]


@pytest.mark.parametrize(
    ("given", "published"),
    [
        (SECONDS, "2024-05-02T09:00:00+00:00"),
        (SECONDS + 0.25, "2024-05-02T09:00:00+00:00"),
        (SECONDS * 1000, "2024-05-02T09:00:00+00:00"),
        (SECONDS * 1_000_000, "2024-05-02T09:00:00+00:00"),
        (str(SECONDS), "2024-05-02T09:00:00+00:00"),
        (20240502, "2024-05-02"),
        ("20240502", "2024-05-02"),
        ("20240502T090000Z", "2024-05-02T09:00:00+00:00"),
        ("2024-05-02 09:00:00", "2024-05-02T09:00:00"),
        ("Thu, 02 May 2024 09:00:00 GMT", "2024-05-02T09:00:00+00:00"),
        (12, None),
        (True, None),
        (10**400, None),
        ("yesterday", None),
    ],
)
def test_dates_are_read_in_every_make(tmp_path: Path, given: object, published: str | None) -> None:
    (article,) = read_value(tmp_path, {"text": BODY, "publishedAt": given}).articles

    assert article.published == published


def test_dates_in_words_are_read_in_the_declared_language(tmp_path: Path) -> None:
    record = {"text": "Die Fähre lief auf Grund.", "lang": "de", "date": "2. Mai 2024"}

    assert read_value(tmp_path, record).articles[0].published == "2024-05-02"


def test_day_of_collecting_stands_in_for_a_date_and_says_so(tmp_path: Path) -> None:
    read = read_value(tmp_path, {"text": BODY, "seendate": "20240502T090000Z"})

    assert read.articles[0].published == "2024-05-02T09:00:00+00:00"
    assert read.warnings[0].endswith("dated 2024-05-02, the day on which it was collected")


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        (
            "It ran aground. It was on its way to T… [+2897 chars]",
            "It was on its way to T… [+2897 chars]",
        ),
        ("It ran aground. Nobody was hu... [1204 chars]", "Nobody was hu... [1204 chars]"),
        ("<p>It ran aground.</p><p>It was o…</p> [+12 chars]", "It was o… [+12 chars]"),
        ("<p>It ran aground. Mr. Lee, an [&#8230;]</p>", "Mr. Lee, an […]"),
        ("It ran aground.… [+99 chars]", "… [+99 chars]"),
        ("It ran aground. The U.S. Navy...", "The U.S. Navy..."),
        ("It ran aground. One of ... Continue reading", "One of ... Continue reading"),
    ],
)
def test_text_that_was_cut_off_is_an_opening(tmp_path: Path, text: str, cut: str) -> None:
    read = read_value(tmp_path, {"articles": [{"text": BODY}, {"content": text}]})

    assert read.articles[1].text == "It ran aground."
    assert reasons(read)[cut] == "cut off"
    assert "no whole text of articles item 2, only an opening" in read.warnings[0]


def test_description_goes_before_a_text_cut_in_its_first_sentence(tmp_path: Path) -> None:
    item = {"content": "The ferry ran agr… [+99 chars]", "description": "The ferry ran aground."}
    read = read_value(tmp_path, {"articles": [item]})

    assert read.articles[0].text == "The ferry ran aground."
    assert read.warnings[0].endswith("no whole text of articles item 1, only a description")


def test_whole_text_under_another_name_goes_before_one_that_was_cut_off(tmp_path: Path) -> None:
    read = read_value(tmp_path, {"content": "The ferry ran… [+99 chars]", "full_content": TEXT})

    assert read.articles[0].text == TEXT
    assert read.warnings == ()


def test_many_teasers_are_told_in_one_warning(tmp_path: Path) -> None:
    items = [{"title": f"News {n}", "description": "A short teaser is here."} for n in range(9)]
    read = read_value(tmp_path, {"articles": items})

    assert [w.partition("json: ")[2] for w in read.warnings] == [
        "no whole text of any of the 9 articles, only a description"
    ]


def test_markup_in_a_text_is_read_as_such(tmp_path: Path) -> None:
    text = (
        "The <b>ferry</b> ran aground &amp; listed.<br/><br/>Nobody was hurt.<br>"
        "It was on its way\nto Tarn.<figure><figcaption>The ferry in 2019</figcaption></figure>"
        "<h3>What next</h3><ul><li>The ship is to be towed.</li></ul><script>x()</script>"
        "<table><tr><td>Crew</td><td>12</td></tr></table>"
    )
    read = read_value(tmp_path, {"title": "A &amp; B: <i>the ferry</i>", "text": text})

    assert read.articles[0].title == "A & B: the ferry"
    assert read.articles[0].text.split("\n\n") == [
        "The ferry ran aground & listed.",
        "Nobody was hurt.",
        "It was on its way to Tarn.",
        "The ship is to be towed.",
    ]
    assert reasons(read) == {
        "The ferry in 2019": "caption",
        "What next": "heading",
        "Crew 12": "table",
    }


def test_comments_under_an_article_are_no_articles(tmp_path: Path) -> None:
    comments = [{"author": "x", "text": "I was on board and saw it."}]
    read = read_value(
        tmp_path, {"articles": [{**ABOUT, "content": None, "comments": comments}, {"text": BODY}]}
    )

    assert [article.text for article in read.articles] == [BODY]


def test_a_source_that_is_an_address_is_named_by_its_host(tmp_path: Path) -> None:
    (article,) = read_value(
        tmp_path, {"text": BODY, "source": "https://www.tarn.example/"}
    ).articles

    assert article.source == "tarn.example"


@pytest.mark.parametrize(
    ("declared", "text", "language"),
    [
        ("en-us", BODY, None),
        ("de", "Die Fähre lief am Donnerstag auf Grund.", "de"),
        ("de", f"{TEXT}\n\n{BODY}", None),
        ("pt-BR", "A balsa encalhou na quinta-feira.", "pt"),
        ("klingon", BODY, None),
    ],
)
def test_language_counts_where_it_tells_more_than_the_text(
    tmp_path: Path, declared: str, text: str, language: str | None
) -> None:
    (article,) = read_value(tmp_path, {"text": text, "language": declared}).articles

    assert article.language == language


@pytest.mark.parametrize(
    "value",
    [
        '{"text": "The ferry ran aground.", "n": ' + "9" * 5000 + "}",
        '{"text": "The ferry ran aground.", "n": 1e999}',
        '{"text": "The ferry ran aground.", "n": NaN}',
        '{"text": "The ferry ran aground.", "date": ' + "9" * 5000 + "}",
    ],
)
def test_numbers_without_end_are_no_matter(tmp_path: Path, value: str) -> None:
    assert len(read_articles([write(tmp_path, "a.json", value)]).articles) == 1


@pytest.mark.parametrize(
    "value",
    [
        "[" * 100_000,
        "[" * 900 + "]" * 900,
        '{"documents":[' * 400 + "1" + "]}" * 400,
        '{"text":' * 300 + '"x"' + "}" * 300,
        '{"title":[' * 300 + "]}" * 300,
        '{"a":{"articles":[' * 100 + '{"text":"It is far too deep here."}' + "]}}" * 100,
    ],
)
@pytest.mark.parametrize("suffix", ["json", "jsonl", ""])
def test_deep_nesting_is_an_error_of_one_line(tmp_path: Path, value: str, suffix: str) -> None:
    path = write(tmp_path, f"a.{suffix}" if suffix else "a", value)
    with pytest.raises(ReadError) as caught:
        read_articles([path])
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 600


@pytest.mark.skipif(not (SHARED / "cases").is_dir(), reason="the cases are not here")
def test_the_cases_are_read(tmp_path: Path) -> None:
    folder = SHARED / "cases"
    news = read_articles([folder / "06-json-from-a-news-service" / "response.json"])
    exports = folder / "14-feed-reader-exports"
    readers = {n: read_articles([exports / n]) for n in ("starred.json", "f.jsonl", "entries.json")}

    assert [a.published and a.published[:10] for a in news.articles] == ["2021-03-23"] * 3
    for read in readers.values():
        assert [known(article) for article in read.articles] == [
            ("The Valley Herald", "2024-03-07"),
            ("Coast News", "2024-03-07"),
        ]


def known(article: Article) -> tuple[str | None, str | None]:
    return article.source, article.published and article.published[:10]
