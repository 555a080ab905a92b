"""What is made of what an address brings: articles, or one line that says why there is none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from loopback_site import STORY, Page, Site, serving

from summarize.cli.app import run
from summarize.errors import ReadError, UsageError
from summarize.fetching import Fetching, visits
from summarize.reading import read_articles
from summarize.types import ReadArticles

HERE = Fetching(private=True)
LONG = (
    "The county closed the bridge on Tuesday after the river rose by two metres in a night. " * 15
)
BEGINNING = "The county closed the bridge on Tuesday after the river rose by two metres."


@pytest.fixture
def site() -> Iterator[Site]:
    with serving({"/story": Page()}) as served:
        yield served


def typed(body: str | bytes, content_type: str = "text/html", **headers: str) -> Page:
    data = body.encode() if isinstance(body, str) else body
    return Page(data, headers={"content-type": content_type, **headers})


def read(site: Site, *paths: str) -> ReadArticles:
    return read_articles([f"{site.url}{each}" for each in paths], fetching=HERE)


def refusal(site: Site, page: Page) -> str:
    site.pages["/a"] = page
    with pytest.raises(ReadError) as refused:
        read(site, "/a")
    assert "\n" not in str(refused.value)
    return str(refused.value)


def html(*paragraphs: str, head: str = "", body: str = "") -> str:
    text = "".join(f"<p>{each}</p>" for each in paragraphs)
    return (
        f"<!doctype html><html><head><title>Bridge closed</title>{head}</head>"
        f"<body>{body}<article><h1>Bridge closed</h1>{text}</article></body></html>"
    )


def test_a_page_is_read_as_a_file_of_it_is(site: Site, tmp_path: Path) -> None:
    (tmp_path / "story.html").write_bytes(STORY)
    (here,) = read_articles([tmp_path / "story.html"]).articles
    (there,) = read(site, "/story").articles
    assert (there.text, there.title) == (here.text, here.title)


def test_an_article_names_where_it_was_found_and_by_what_address(site: Site) -> None:
    site.pages["/short"] = Page(b"", 301, {"location": "/story#top"})
    (article,) = read(site, "/short").articles
    assert article.path == f"{site.url}/short"
    assert article.url == f"{site.url}/story"
    assert article.source == "127.0.0.1"  # the page names no other


def test_files_and_addresses_are_read_in_the_order_given(site: Site, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Town news\n\n{LONG}")
    found = read_articles([str(tmp_path / "a.txt"), f"{site.url}/story"], fetching=HERE)
    assert [(each.id, each.path) for each in found.articles] == [
        ("a1", str(tmp_path / "a.txt")),
        ("a2", f"{site.url}/story"),
    ]


def test_an_address_that_is_named_twice_is_fetched_once(site: Site) -> None:
    found = read(site, "/story", "/story")
    assert site.asked.count("/story") == 1
    assert found.warnings == (f"{site.url}/story is named twice; read once",)


def test_an_address_that_fails_is_a_warning_where_others_are_read(site: Site) -> None:
    found = read(site, "/gone", "/story")
    assert [each.id for each in found.articles] == ["a1"]
    assert found.warnings == (
        f"skipped {site.url}/gone: the site has no such page (status 404); check the address",
    )


def test_it_is_an_error_if_all_fail(site: Site) -> None:
    with pytest.raises(ReadError) as refused:
        read(site, "/a", "/b", "/c", "/d")
    told = str(refused.value)
    assert told.startswith(f"cannot read {site.url}/a: the site has no such page (status 404)")
    assert told.endswith("; and 1 more")


def test_the_password_of_an_address_is_shown_nowhere(site: Site) -> None:
    secret = site.url.replace("http://", "http://ann:s3cret@")
    with pytest.raises(ReadError) as refused:
        read_articles([f"{secret}/story"], fetching=HERE)
    found = read_articles([f"{secret}/story", f"{site.url}/story"], fetching=HERE)
    assert "s3cret" not in f"{refused.value}{found}"


def test_nothing_is_fetched_offline(site: Site) -> None:
    with pytest.raises(UsageError, match="is a web address, and --offline forbids to fetch any"):
        read_articles([f"{site.url}/story"], fetching=Fetching(offline=True))
    assert site.asked == []


def test_nothing_is_asked_of_any_host_for_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def never(*_: Any, **__: Any) -> None:
        raise AssertionError("it fetches")

    monkeypatch.setattr(visits, "fetch_pages", never)
    (tmp_path / "a.txt").write_text(LONG)
    assert len(read_articles([tmp_path / "a.txt"], fetching=Fetching(offline=True)).articles) == 1


@pytest.mark.parametrize(
    ("content_type", "body", "text"),
    [
        ("text/html", html(LONG), LONG.strip()),
        ("application/xhtml+xml; charset=utf-8", html(LONG), LONG.strip()),
        ("text/plain", html(LONG), LONG.strip()),
        ("application/octet-stream", html(LONG), LONG.strip()),
        ("", html(LONG), LONG.strip()),
        ("text/plain; charset=utf-8", LONG, LONG.strip()),
        ("application/json", json.dumps({"text": LONG}), LONG.strip()),
        ("text/plain", json.dumps([{"text": LONG}]), LONG.strip()),
        ("application/x-ndjson", json.dumps({"text": LONG}) + "\n", LONG.strip()),
        ("text/markdown", f"# Bridge closed\n\n{LONG}", LONG.strip()),
    ],
)
def test_the_format_is_told_by_content_type_and_then_by_content(
    site: Site, content_type: str, body: str, text: str
) -> None:
    site.pages["/a"] = typed(body, content_type)
    (article,) = read(site, "/a").articles
    assert article.text == text


def test_records_keep_the_addresses_that_they_name(site: Site) -> None:
    records = [{"text": LONG, "url": "https://paper.example/1"}, {"text": LONG + "Rain fell."}]
    site.pages["/feed"] = typed(json.dumps(records), "application/json")
    first, second = read(site, "/feed").articles
    assert first.url == "https://paper.example/1"
    assert second.url == f"{site.url}/feed"


ACCENTED = (
    "Die Brücke über den Fluß wurde “heute” gesperrt, sagte der Bürgermeister von Köln. " * 12
)


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [
        ("utf-8", "utf-8"),
        ("cp1252", "windows-1252"),
        ("cp1252", "iso-8859-1"),  # as browsers take it
        ("utf-8", "iso-8859-1"),  # what a server says of all its pages
        ("utf-16-le", "utf-16le"),
        ("utf-8", "unicode_escape"),
        ("utf-8", "no-such-thing"),
    ],
)
def test_where_the_page_says_none_the_encoding_is_the_one_that_the_site_says(
    site: Site, encoding: str, charset: str
) -> None:
    page = f"<html><body><article><p>{ACCENTED}</p></article></body></html>"
    site.pages["/a"] = typed(page.encode(encoding), f"text/html; charset={charset}")
    assert read(site, "/a").articles[0].text == ACCENTED.strip()


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("Мост через реку закрыт, сообщила администрация города во вторник. " * 12, "koi8-r"),
        (
            "橋は火曜日に閉鎖されたと郡が発表した。川の水位が二メートル上がったためである。" * 12,
            "shift_jis",
        ),
        (
            "橋は火曜日に閉鎖されたと郡が発表した。川の水位が二メートル上がったためである。" * 12,
            "iso-2022-jp",
        ),
    ],
)
def test_so_it_is_in_other_scripts(site: Site, text: str, charset: str) -> None:
    page = f"<html><body><article><p>{text}</p></article></body></html>"
    site.pages["/a"] = typed(page.encode(charset), f"text/html; charset={charset}")
    assert read(site, "/a").articles[0].text == text.strip()


def test_what_the_page_says_of_its_encoding_counts_for_more(site: Site) -> None:
    page = f"<html><head><meta charset=cp1252></head><body><p>{ACCENTED}</p></body></html>"
    site.pages["/a"] = typed(page.encode("cp1252"), "text/html; charset=koi8-r")
    assert read(site, "/a").articles[0].text == ACCENTED.strip()


NOT_FREE = """<script type="application/ld+json">
{"@type": "NewsArticle", "isAccessibleForFree": %s}</script>"""


@pytest.mark.parametrize(
    "head",
    [
        NOT_FREE % "false",
        NOT_FREE % '"False"',
        NOT_FREE % '"http://schema.org/False"',
        NOT_FREE.replace('": %s', '" :%s') % "false",
        '<meta itemprop="isAccessibleForFree" content="false">',
    ],
)
def test_of_an_article_for_subscribers_the_beginning_is_none(site: Site, head: str) -> None:
    assert "the article is for subscribers, and only its beginning is there" in refusal(
        site, typed(html(BEGINNING, head=head))
    )


def test_an_article_for_subscribers_that_is_all_there_is_read_with_a_warning(site: Site) -> None:
    site.pages["/a"] = typed(html(LONG, head=NOT_FREE % "false"))
    found = read(site, "/a")
    assert found.articles[0].text == LONG.strip()
    assert found.warnings == (
        f"{site.url}/a: the page says that it is for subscribers; its text may be cut off",
    )


@pytest.mark.parametrize("said", ["true", '"True"'])
def test_an_article_that_is_free_is_read_without_a_warning(site: Site, said: str) -> None:
    site.pages["/a"] = typed(html(LONG, head=NOT_FREE % said))
    assert read(site, "/a").warnings == ()


@pytest.mark.parametrize(
    "asked",
    [
        "Subscribe to continue.",
        "To continue reading, choose a plan.",
        "Already a subscriber? Sign in.",
        "Jetzt weiterlesen: Sie sind bereits Abonnent?",
        "Cet article est réservé aux abonnés.",
        "Contenido solo para suscriptores",
        "Sei già abbonato? Accedi.",
        "Alleen voor abonnees",
        "Conteúdo exclusivo para assinantes",
    ],
)
def test_so_it_is_where_the_page_only_says_so_in_words(site: Site, asked: str) -> None:
    assert "is for subscribers" in refusal(site, typed(html(BEGINNING, asked)))


def test_a_long_article_may_speak_of_subscribers(site: Site) -> None:
    site.pages["/a"] = typed(html(LONG, "Already a subscriber? Sign in to leave a comment."))
    assert read(site, "/a").articles[0].text.startswith(LONG.strip())


def test_so_may_a_short_one_that_does_not_send_for_more(site: Site) -> None:
    site.pages["/a"] = typed(html("The paper has two million subscribers, it said.", BEGINNING))
    assert "two million subscribers" in read(site, "/a").articles[0].text


@pytest.mark.parametrize(
    "words",
    [
        "Before you continue: we use cookies to show you what you like. Accept all. Reject all.",
        "We and our partners store and/or access information on a device. Manage preferences.",
        "Bevor Sie fortfahren: Unsere Partner und wir brauchen Ihre Einwilligung. Alle akzeptieren",
        "Avant de continuer, nous et nos partenaires utilisons des cookies. Tout accepter",
        "Prima di continuare: noi e i nostri partner utilizziamo i cookie. Accetta tutto",
        "Antes de continuar: nosotros y nuestros socios utilizamos cookies. Aceptar todo",
    ],
)
def test_a_page_that_asks_for_consent_is_no_article(site: Site, words: str) -> None:
    page = (
        f"<html><head><title>Consent</title></head><body><main><p>{words}</p></main></body></html>"
    )
    assert "asks for consent to cookies" in refusal(site, typed(page))


def test_a_banner_beside_an_article_is_none_of_its_business(site: Site) -> None:
    banner = (
        "<div class=banner>We use cookies. We value your privacy. Accept all. Reject all.</div>"
    )
    site.pages["/a"] = typed(html(LONG, body=banner))
    assert LONG.strip() in read(site, "/a").articles[0].text


@pytest.mark.parametrize(
    "body",
    [
        "<div id=root></div><script src=/app.js></script>",
        '<div id="__next"></div><noscript>Enable JavaScript.</noscript><script>1</script>',
        "<app-root>Loading…</app-root><script src=main.js></script>",
        "<script>document.write('<p>Rain fell.</p>')</script>",
        "<header>The Alna Post</header><div class=spinner></div><script src=x.js></script>",
    ],
)
def test_a_page_that_only_scripts_fill_is_told(site: Site, body: str) -> None:
    page = f"<!doctype html><html><head><title>News</title></head><body>{body}</body></html>"
    assert "empty until a browser runs its scripts" in refusal(site, typed(page))


def test_a_page_that_asks_whether_a_person_reads_is_told(site: Site) -> None:
    page = "<html><body><h1>Just a moment</h1><p>Verify you are human to go on.</p></body></html>"
    assert "asks whether a person reads it" in refusal(site, typed(page))


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (typed(b"", "text/html"), "the file is empty"),
        (typed(b"PK\x03\x04" + bytes(99), "application/zip"), "it is a zip archive"),
        (typed(b"\xff\xd8\xff" + bytes(99), "image/jpeg"), "it is an image (image/jpeg)"),
        (typed(b'{"title": "x"}', "application/json"), "an article has no text"),
    ],
)
def test_what_is_no_article_is_told_as_of_a_file(site: Site, page: Page, told: str) -> None:
    assert told in refusal(site, page)


def test_the_commands_take_addresses(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    brief = ["brief", f"{site.url}/story", f"{site.url}/gone", "--extractive"]
    assert run([*brief, "--private-addresses"]) == 0
    out, err = capsys.readouterr()
    assert f"]({site.url}/story)" in out
    assert f"warning: skipped {site.url}/gone" in err
    assert run(brief) == 1
    assert "allow it with --private-addresses" in capsys.readouterr().err
    assert run([*brief, "--offline"]) == 2
    assert "--offline forbids" in capsys.readouterr().err


def test_a_configuration_may_forbid_to_fetch(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SUMMARIZE_OFFLINE", "true")
    assert run(["brief", f"{site.url}/story", "--private-addresses"]) == 2
    assert "--offline forbids" in capsys.readouterr().err
    assert site.asked == []
