"""Feeds as sites really give them."""

from pathlib import Path

import pytest

from summarize.errors import ReadError
from summarize.reading import read_articles

from .builders import PARAGRAPHS, SHARED, read_text, reasons

MARKUP = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def rss(*items: str, channel: str = "<title>The Tarn Gazette</title>") -> str:
    entries = "".join(f"<item>{item}</item>" for item in items)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel>{channel}{entries}</channel></rss>"
    )


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_whole_text_goes_before_the_summary(tmp_path: Path) -> None:
    item = (
        "<title>Ferry aground</title><description>A teaser.</description>"
        f"<content:encoded><![CDATA[{MARKUP}]]></content:encoded>"
    )
    read = read_text(tmp_path, rss(item), "f.rss")

    assert read.articles[0].text == "\n\n".join(PARAGRAPHS)
    assert read.warnings == ()


def test_description_that_holds_the_whole_text_is_no_teaser(tmp_path: Path) -> None:
    item = f"<title>Ferry aground</title><description>{escaped(MARKUP * 3)}</description>"

    assert read_text(tmp_path, rss(item), "f.xml").warnings == ()


def test_feed_of_only_teasers_says_so_once(tmp_path: Path) -> None:
    items = [f"<title>N{n}</title><description>It rained in Tarn.</description>" for n in range(4)]
    read = read_text(tmp_path, rss(*items), "f.xml")

    assert len(read.articles) == 4
    (warning,) = read.warnings
    assert warning.endswith("f.xml: no whole text of any of the 4 articles, only a teaser")


def test_entry_without_text_is_skipped_and_the_others_are_read(tmp_path: Path) -> None:
    read = read_text(
        tmp_path,
        rss("<title>Only a title</title>", f"<description>{escaped(MARKUP)}</description>"),
        "f.xml",
    )

    assert len(read.articles) == 1
    assert "skipped entry 1 (Only a title): the feed gives only its title" in read.warnings[0]


def test_metadata_are_those_of_the_entry_before_those_of_the_feed(tmp_path: Path) -> None:
    item = (
        "<title>Ferry &amp;amp; tug aground</title><link>https://tarn.example/1</link>"
        "<dc:creator>Ines Roth</dc:creator><pubDate>Thu, 02 May 2024 23:30:00 -0500</pubDate>"
        '<source url="https://x.example/rss">Wire of the Coast</source>'
        f"<description>{escaped(MARKUP * 3)}</description>"
    )
    (article,) = read_text(tmp_path, rss(item), "f.xml").articles

    assert (article.title, article.source) == ("Ferry & tug aground", "Wire of the Coast")
    assert (article.url, article.published) == (
        "https://tarn.example/1",
        "2024-05-02T23:30:00-05:00",
    )
    assert article.authors == ("Ines Roth",)


def test_rdf_and_atom_of_xhtml_are_read(tmp_path: Path) -> None:
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>Tarn</title></channel>'
        f"<item rdf:about='y'><title>T</title><description>{escaped(MARKUP)}</description></item>"
        "</rdf:RDF>"
    )
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Tarn</title><entry>'
        '<title type="html">T</title><updated>2024-05-02T09:00:00Z</updated>'
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
        f"{MARKUP}</div></content></entry></feed>"
    )
    for name, feed in (("a.rdf", rdf), ("a.atom", atom), ("b", atom)):
        (article,) = read_text(tmp_path, feed, name).articles
        assert (article.source, article.text) == ("Tarn", "\n\n".join(PARAGRAPHS))


def test_cut_text_of_a_blog_is_an_opening(tmp_path: Path) -> None:
    text = "<p>The ferry ran aground at noon. Its captain said that he [&#8230;]</p>"
    item = f"<title>T</title><description><![CDATA[{text}]]></description>"
    read = read_text(tmp_path, rss(item), "f.xml")

    assert read.articles[0].text == "The ferry ran aground at noon."
    assert reasons(read) == {"Its captain said that he […]": "cut off"}


def test_feed_is_neither_fetched_nor_opened_by_its_text(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text(rss(f"<description>{escaped(MARKUP)}</description>"))

    with pytest.raises(ReadError):
        read_text(tmp_path, secret.as_posix(), "f.rss")


def test_entities_of_a_feed_are_not_blown_up(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE rss [<!ENTITY e0 "ha">{levels}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    feed = rss("<title>T</title><description>It rained. &e11; &f;</description>")
    try:
        texts = [
            a.text for a in read_text(tmp_path, feed.replace("?>", f"?>{bomb}"), "f.xml").articles
        ]
    except ReadError:
        texts = []

    assert all(len(text) < 1000 and "root:" not in text for text in texts)


def test_empty_feed_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="a feed without entries"):
        read_text(tmp_path, rss(), "f.xml")


@pytest.mark.skipif(not (SHARED / "cases").is_dir(), reason="the cases are not here")
def test_the_case_is_read() -> None:
    (article,) = read_articles([SHARED / "cases" / "14-feed-reader-exports" / "feed.xml"]).articles

    assert (article.source, article.published) == ("Coast News", "2024-03-07T11:30:00+00:00")


@pytest.mark.parametrize(
    "note",
    [
        "The post Ferry aground appeared first on The Tarn Gazette.",
        "The post “Ferry aground” first appeared on Tarn Gazette",
        "Der Beitrag Fähre auf Grund erschien zuerst auf Tarner Bote.",
        "L’article Un bac échoué est apparu en premier sur La Gazette.",
        "La entrada Un ferri encalla apareció primero en La Gaceta.",
        "La entrada Un ferri encalla se publicó primero en La Gaceta.",
        "L'articolo Traghetto arenato proviene da La Gazzetta.",
        "L’articolo Traghetto arenato è stato pubblicato per la prima volta su La Gazzetta.",
        "Het bericht Veerboot gestrand verscheen eerst op De Courant.",
        "O post Barca encalhada apareceu primeiro em Gazeta do Tarn.",
        "Artykuł Prom na mieliźnie pochodzi z serwisu Gazeta.",
    ],
)
@pytest.mark.parametrize("form", ["<p>{}</p>", " {}"])
def test_what_a_feed_puts_under_its_entries_is_set_apart(
    tmp_path: Path, note: str, form: str
) -> None:
    body = f"{MARKUP[:-4]}{form.format(note)}</p>" if form[0] == " " else MARKUP + form.format(note)
    item = f"<title>Ferry</title><content:encoded><![CDATA[{body}]]></content:encoded>"
    read = read_text(tmp_path, rss(item), "f.rss")

    assert read.articles[0].text == "\n\n".join(PARAGRAPHS)
    assert reasons(read) == {note: "feed note"}


def test_cut_sentence_is_found_before_what_a_feed_puts_under_it(tmp_path: Path) -> None:
    note = "<p>The post Ferry aground appeared first on Tarn Gazette.</p>"
    body = f"{MARKUP}<p>The captain said that […]</p>{note}"
    read = read_text(tmp_path, rss(f"<description>{escaped(body)}</description>"), "f.rss")

    assert read.articles[0].text == "\n\n".join(PARAGRAPHS)
    assert [each.reason for each in read.dropped] == ["cut off", "feed note"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The post, which has been deleted, appeared first on a channel of the militia.",
        "The post by the mayor appeared first on Monday.",
        "A film of the ferry appeared first on the captain's own channel.",
    ],
)
def test_news_of_a_post_is_kept(tmp_path: Path, sentence: str) -> None:
    body = f"{MARKUP}<p>{sentence}</p>"
    read = read_text(tmp_path, rss(f"<description>{escaped(body)}</description>"), "f.rss")

    assert read.articles[0].text.endswith(sentence)


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Evening Post – Top stories", "Evening Post"),
        ("World news | The Evening Post", "The Evening Post"),
        ("EP > World > Europe", "EP"),
        ("Evening Post: Latest news", "Evening Post"),
        ("Der Abendbote - Schlagzeilen", "Der Abendbote"),
        ("Le Soir du Tarn - À la une", "Le Soir du Tarn"),
        ("Sky News - Home", "Sky News"),
        ("Evening Post", "Evening Post"),
        ("Evening Post – Letters from the valley", "Evening Post – Letters from the valley"),
        ("Evening Post – Tarnwick", "Evening Post – Tarnwick"),
        ("Top stories – World", "Top stories – World"),
        ("World News", "World News"),
    ],
)
def test_section_beside_the_name_of_a_paper_is_not_its_name(
    tmp_path: Path, title: str, source: str
) -> None:
    item = f"<title>Ferry</title><description>{escaped(MARKUP)}</description>"
    channel = f"<title>{escaped(title)}</title>"

    assert read_text(tmp_path, rss(item, channel=channel), "f.rss").articles[0].source == source
