"""What a page says of its own article, not of its site, its sections or other articles."""

import json
from pathlib import Path

import pytest

from summarize.types import Article

from .builders import PARAGRAPHS, read_one

TITLE = "Ministers end their talks in Jakarta"
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
ARTICLE = f"<article><h1>{TITLE}</h1>{BODY}</article>"


def read(folder: Path, head: str = "", body: str = ARTICLE, language: str = "en") -> Article:
    start = f"<!DOCTYPE html><html lang='{language}'><head>{head}</head>"
    return read_one(folder, f"{start}<body>{body}</body></html>", "a.html")


def meta(**values: str) -> str:
    named = {name.replace("__", ":"): value for name, value in values.items()}
    return "".join(f'<meta property="{name}" content="{value}">' for name, value in named.items())


def data(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="application/ld+json">{text}</script>'


def news(**fields: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "headline": TITLE, **fields}


@pytest.mark.parametrize(
    "head",
    [
        f"<title>{TITLE}</title>",
        f"<title>{TITLE} | NW | 10.06.2013</title>",
        f"<title>{TITLE} | World</title>",
        f"<title>{TITLE} - World - The Gull</title>",
        f"<title>The Gull – {TITLE}</title>" + meta(og__site_name="The Gull"),
        meta(og__title=f"{TITLE} | The Gull", og__site_name="The Gull"),
        meta(og__title=f"{TITLE} - gull.example", og__url="https://gull.example/a/b"),
        meta(og__title="The Gull", og__site_name="The Gull"),
        data(news(headline=f"<b>{TITLE}</b>")),
        data(news(headline="A wholly different thing, from another box")),
        "",
    ],
)
def test_title_is_the_article_s_without_the_site(tmp_path: Path, head: str) -> None:
    assert read(tmp_path, head).title == TITLE


@pytest.mark.parametrize(
    "before",
    [
        "<h2>Take your next trip with us!</h2>",
        "<h2>Navigation und Service</h2><ul><li>Start</li></ul>",
        "<div class='promo'><h1>Win a car</h1></div>",
        "<div class='footerBanner'><h1>We would like you to like us</h1></div>",
        "<nav><h1>Menu</h1></nav>",
        "<h1 hidden>The Gull</h1>",
        "<div id='comments'><h1>Write a Reply or Comment</h1></div>",
    ],
)
def test_title_is_no_heading_of_a_promo_a_menu_or_the_comments(tmp_path: Path, before: str) -> None:
    assert read(tmp_path, body=before + ARTICLE).title == TITLE
    assert read(tmp_path, body=ARTICLE + before).title == TITLE
    assert read(tmp_path, f"<title>{TITLE} | Gull</title>", body=before + ARTICLE).title == TITLE


def test_title_that_only_the_article_s_heading_gives_is_read(tmp_path: Path) -> None:
    body = f"<div><h3>About us</h3></div><div><h2>{TITLE}</h2>{BODY}</div>"

    assert read(tmp_path, body=body).title == TITLE


def test_dash_and_bar_in_a_title_of_its_own_stay(tmp_path: Path) -> None:
    title = "Jakarta – the end of two hours of talks"

    assert read(tmp_path, meta(og__title=title), body=BODY).title == title


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (data(news(datePublished="2013-06-10T08:00:00+02:00")), ARTICLE),
        (data([news(datePublished="2013-06-10"), {"@type": "Organization"}]), ARTICLE),
        (data({"@graph": [{"@type": "WebPage"}, news(datePublished="2013-06-10")]}), ARTICLE),
        (meta(article__published_time="2013-06-10 09:53:00 -0400"), ARTICLE),
        ("<meta name='DC.date.issued' content='2013-06-10'>", ARTICLE),
        ("<meta name='date' content='10 June 2013'>", ARTICLE),
        (f"<title>{TITLE} | NW | 10.06.2013</title>", ARTICLE),
        ("<link rel='canonical' href='https://gull.example/2013/06/10/talks.html'>", ARTICLE),
        ("", f"<h1>{TITLE}</h1><time datetime='2013-06-10T08:00Z'>Monday</time>{BODY}"),
        ("", f"<h1>{TITLE}</h1><p class='date'>10.06.2013, 10:30</p>{BODY}"),
        ("", f"<h1>{TITLE}</h1><span itemprop='datePublished' content='2013-06-10'></span>{BODY}"),
        ("", f"<div>Published: June 10, 2013</div><h1>{TITLE}</h1>{BODY}"),
        ("", f"{ARTICLE}<ul><li><b>Date</b> 10.06.2013</li><li><b>Author</b> Jo</li></ul>"),
        ("", f"{ARTICLE}<p>Veröffentlicht am 10.06.2013</p>"),
        ("", f"<h1>{TITLE}</h1><p class='posted'>2. Juni 2013</p>{BODY}".replace("2.", "10.")),
        ("", f"<h1>{TITLE}</h1><a rel='bookmark'><time datetime='2013-06-10'>x</time></a>{BODY}"),
        ("", f"<article><footer class='meta'>by Jo on <time datetime='2013-06-10T06:15Z'>Mon</time>"
         f"</footer><h1>{TITLE}</h1>{BODY}</article>"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "other",
    [
        "<div class='linkList'><h3>Wine <span class='date'>01.08.2019</span></h3></div>",
        "<div class='related'><article><time datetime='2019-08-01'>1 Aug</time></article></div>",
        "<aside><p>Published: August 1, 2019</p></aside>",
        "<a href='/x'><time datetime='2019-08-01'>Other story</time></a>",
        data({"@type": "NewsArticle", "headline": "Zebra zoo", "datePublished": "2019-08-01"}),
        "<div class='comments'><p>Jo</p><time datetime='2019-08-01'>1 Aug</time></div>",
        "<div class='news teaser'><span class='date'>August 1, 2019</span><p>Wine.</p></div>",
    ],
)
def test_date_is_the_article_s_own(tmp_path: Path, head: str, body: str, other: str) -> None:
    assert read(tmp_path, head, body + other).published == "2013-06-10"


def test_date_of_another_article_is_no_date(tmp_path: Path) -> None:
    other = "<div class='linkList'><h3>Wine <span class='date'>01.08.2019</span></h3></div>"

    assert read(tmp_path, body=ARTICLE + other).published is None


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("es", "10 de junio de 2013"),
        ("pl-PL", "10 czerwca 2013"),
        ("fr", "10 juin 2013"),
        ("de", "Montag, 10. Juni 2013"),
        ("it", "10 giugno 2013"),
    ],
)
def test_date_over_the_article_is_read_in_the_page_s_language(
    tmp_path: Path, language: str, line: str
) -> None:
    body = f"<h1>{TITLE}</h1><p>{line}</p>{BODY}"

    assert read(tmp_path, body=body, language=language).published == "2013-06-10"


def test_date_that_agrees_with_the_address_is_believed(tmp_path: Path) -> None:
    head = meta(article__published_time="2019-08-01", date="2013-06-10")
    canonical = "<link rel='canonical' href='https://gull.example/2013/06/10/talks'>"

    assert read(tmp_path, head + canonical).published == "2013-06-10"


@pytest.mark.parametrize(
    ("language", "published"), [("de", "2013-06-10"), ("pt-BR", "2013-06-10"), ("en", None)]
)
def test_figures_with_slashes_begin_with_the_day_outside_english(
    tmp_path: Path, language: str, published: str | None
) -> None:
    body = f"<h1>{TITLE}</h1><p>10/06/2013</p>{BODY}"

    assert read(tmp_path, body=body, language=language).published == published


LAGO = "https://www.correiodolago.example/politica/2022/05/500-tregua.html"


@pytest.mark.parametrize(
    ("head", "source"),
    [
        (
            meta(og__site_name="Política", og__url=LAGO)
            + data(news(publisher={"name": "Correio do Lago"})),
            "Correio do Lago",
        ),
        (meta(og__site_name="Política", og__url=LAGO), "correiodolago.example"),
        (meta(og__site_name="Sport", article__section="Sport"), None),
        (meta(og__site_name="http://www.gull.example", og__url="http://www.gull.example/a"),
         "gull.example"),
        (meta(og__site_name="https://www.facebook.com/TheGull/"), None),
        (meta(og__site_name="Copyright © 2001-2009"), None),
        (meta(og__site_name="6. Jahrgang"), None),
        (meta(og__site_name="@thegull"), None),
        (data(news(publisher="The Gull")), "The Gull"),
        (data({"@graph": [news(publisher={"@id": "#o"}), {"@id": "#o", "name": "The Gull"}]}),
         "The Gull"),
        (meta(og__site_name="The Gull", og__url="https://thegull.example/a")
         + data(news(publisher={"name": "Feather Media Holding"})), "The Gull"),
        (f"<title>{TITLE} - The Gull</title>" + meta(og__url="https://thegull.example/a"),
         "The Gull"),
        ("<meta name='application-name' content='The Gull'>", "The Gull"),
        (f"<title>The Gull: {TITLE}</title>", "The Gull"),
        (f"<title>The Gull Online - {TITLE}</title>", "The Gull Online"),
        (f"<title>{TITLE} | Politics</title>", None),
    ],
)  # fmt: skip
def test_source_is_who_publishes_the_page(tmp_path: Path, head: str, source: str | None) -> None:
    assert read(tmp_path, head).source == source


@pytest.mark.parametrize("start", [TITLE, f"Analysis: {TITLE}"])
def test_name_behind_the_title_that_the_page_shows_is_the_source(
    tmp_path: Path, start: str
) -> None:
    site = "<div><a href='/'>Mountain Lamp</a> <span>From the high valleys</span></div>"
    article = read(tmp_path, f"<title>{start} — Mountain Lamp</title>", body=site + ARTICLE)
    assert (article.title, article.source) == (TITLE, "Mountain Lamp")


@pytest.mark.parametrize(
    "slip",
    [
        '{"@type":"NewsArticle","headline":"%s","description":"two\nlines\tof it",%s}',
        '{"@type":"NewsArticle","headline":"%s",%s,}',
        '{"@type":["NewsArticle","Thing"], /* ours */ "headline":"%s", // a title\n %s}',
        '<!--\n{"@type":"NewsArticle","headline":"%s",%s}\n-->',
        '//<![CDATA[\n{"@type":"NewsArticle","headline":"%s",%s}\n//]]>',
        '[[{"@type":"ReportageNewsArticle","headline":"%s",%s}]];',
        '{"@type":"BreadcrumbList"}\n{"@type":"NewsArticle","headline":"%s",%s}',
        '{"@graph":[{"@type":"WebPage","mainEntity":{"@type":"BlogPosting","headline":"%s",%s}}]}',
        '{"@type":"https://schema.org/NewsArticle","headline":"%s",%s}',
    ],
)
def test_json_ld_is_read_with_the_slips_that_pages_have(tmp_path: Path, slip: str) -> None:
    fields = (
        '"datePublished":"2022-05-04T06:00:00Z","publisher":{"name":"Correio do Lago"},'
        '"author":[{"@type":"Person","name":"Ana Reis"},{"name":"Jo Tamm"}]'
    )
    article = read(tmp_path, data(slip % (TITLE, fields)))

    assert (article.source, article.published) == ("Correio do Lago", "2022-05-04")
    assert article.authors == ("Ana Reis", "Jo Tamm")


@pytest.mark.parametrize("text", ["", "{", "[" * 50_000, "null", '{"@graph": 1}', '{"@type": 3}'])
def test_json_ld_that_cannot_be_read_says_nothing(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, data(text)).title == TITLE


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        ("<meta name='author' content='By Jane Roe and Max Poe'>", ARTICLE,
         ("Jane Roe", "Max Poe")),
        ("<meta name='author' content='Jane Roe, Max Poe'>", ARTICLE, ("Jane Roe", "Max Poe")),
        ("<meta name='author' content='Jane Roe, Jakarta'>", ARTICLE, ("Jane Roe",)),
        (meta(article__author="https://www.facebook.com/janeroe"), ARTICLE, ()),
        (meta(og__site_name="The Gull") + "<meta name='author' content='The Gull'>", ARTICLE, ()),
        ("", f"<h1>{TITLE}</h1><p>By <a rel='author' href='/j'>Jane Roe</a></p>{BODY}",
         ("Jane Roe",)),
        (data(news(author="Jane Roe")), ARTICLE, ("Jane Roe",)),
    ],
)  # fmt: skip
def test_authors_are_people_who_are_named_as_such(
    tmp_path: Path, head: str, body: str, authors: tuple[str, ...]
) -> None:
    assert read(tmp_path, head, body).authors == authors
