import json
from pathlib import Path

import pytest

from .builders import PARAGRAPHS, article_page, page, read_one, read_text, reasons


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


LEAD = "The talks in Jakarta ended without an agreement after two hours."
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>Talks end</h1>{LEAD}{BODY}",
        f"<div><h1>Talks end</h1>{LEAD}<br><br>{BODY}</div>",
        f"<article><h1>Talks end</h1><div>{LEAD}</div>{BODY}</article>",
        f"<article><h1>Talks end</h1><p class='intro'><b>{LEAD}</b></p><div>{BODY}</div></article>",
        f"<article><header><h1>Talks end</h1><h2>{LEAD}</h2></header>{BODY}</article>",
        f"<div><h1>Talks end</h1><div class='share-bar'>Share</div>{LEAD}<p></p>{BODY}</div>",
        f"<main><h1>Talks end</h1><section>{LEAD}</section><section>{BODY}</section></main>",
        f"<div><h1>Talks end</h1><figure><figcaption>A</figcaption></figure>{LEAD}{BODY}</div>",
    ],
)
def test_lead_over_the_paragraphs_is_read(tmp_path: Path, body: str) -> None:
    assert read_one(tmp_path, page(body), "a.html").text == "\n\n".join([LEAD, *PARAGRAPHS])


@pytest.mark.parametrize(
    "markup",
    [
        "{0}<br><br>{1}<br><br>{2}",
        "{0}<br />{1}<br />{2}",
        "<p>{0}</p>{1}<p>{2}</p>",
        "<p>{0}</p><p>{1}</p>{2}",
        "<div>{0}</div><div>{1}</div><div>{2}</div>",
        "<section>{0}</section><section><p>{1}</p></section><section>{2}</section>",
        "<div><span>{0}</span></div><div><div>{1}</div></div><div>{2}</div>",
        "<x-p>{0}</x-p><x-p>{1}</x-p><x-p>{2}</x-p>",
        "<ul><li>{0}</li><li>{1}</li><li>{2}</li></ul>",
        "<table><tr><td><a href='/'>Home</a></td><td>{0}<br><br>{1}<br><br>{2}</td></tr></table>",
        "<pre>{0}\n\n{1}\n\n{2}</pre>",
        "<font size=2>{0}<p>{1}<p>{2}</font>",
        "<h4>{0}</h4><h4>{1}</h4><h4>{2}</h4>",
    ],
)
def test_paragraphs_are_read_however_they_are_marked(tmp_path: Path, markup: str) -> None:
    body = f"<h1>Talks end</h1><div class='text'>{markup.format(*PARAGRAPHS)}</div>"

    assert read_one(tmp_path, page(body), "a.html").text == "\n\n".join(PARAGRAPHS)


def test_boxes_among_the_paragraphs_are_not_read(tmp_path: Path) -> None:
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    teaser = "A walnut tree in the garden of the embassy is two hundred years old."
    for box in (
        f"<div class='related'><h3>More</h3><p>{teaser}</p></div>",
        f"<div class='linkList'><p>{teaser}</p></div>",
        f"<aside><p>{teaser}</p></aside>",
        f"<figure><div class='text'>{teaser}</div></figure>",
        f"<p><a href='/walnut'>{teaser}</a></p>",
    ):
        body = f"<article><h1>Talks end</h1>{first}{box}{''.join(rest)}</article>"
        read = read_text(tmp_path, page(body), "a.html")

        assert read.articles[0].text == "\n\n".join(PARAGRAPHS)
        assert any(teaser in dropped.text for dropped in read.dropped)


def test_sentence_that_something_interrupts_goes_on(tmp_path: Path) -> None:
    first, second, third = PARAGRAPHS
    start, end = first.split(" for ")
    notice = "<div class='advert'>Advertisement</div>"
    body = f"<div><p>{second}</p><p>{third}</p>{start} {notice} for {end}</div>"

    assert first in read_one(tmp_path, page(body), "a.html").text.split("\n\n")


@pytest.mark.parametrize(
    "body",
    [
        "<br /><br />".join(PARAGRAPHS),
        "<br>".join(PARAGRAPHS),
        BODY,
        BODY.replace("</p>", ""),
        "&lt;p&gt;" + "&lt;/p&gt;&lt;p&gt;".join(PARAGRAPHS) + "&lt;/p&gt;",
        "&lt;br&gt;".join(PARAGRAPHS),
        "\n\n".join(PARAGRAPHS),
        "\n".join(PARAGRAPHS),
        f"<div><ul><li>{'</li><li>'.join(PARAGRAPHS)}</li></ul><p hidden>Say no more.</p></div>",
    ],
)
def test_article_that_only_json_ld_tells_is_read_without_tags(tmp_path: Path, body: str) -> None:
    told = json.dumps({"@type": "NewsArticle", "headline": "Talks end", "articleBody": body})
    head = f'<script type="application/ld+json">{told}</script>'
    wall = f"<html><head>{head}</head><body><h1>Talks end</h1><p>For subscribers.</p></body></html>"
    read = read_text(tmp_path, wall, "a.html")

    assert read.articles[0].text == "\n\n".join(PARAGRAPHS)
    assert reasons(read) == {"For subscribers.": "outside the article"}
    assert "does not show its article" in read.warnings[0]


def test_article_that_is_shown_is_not_read_from_json_ld(tmp_path: Path) -> None:
    told = {"@type": "NewsArticle", "headline": "Talks end", "articleBody": "Other text. " * 200}
    head = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    read = read_text(tmp_path, page(f"{head}<h1>Talks end</h1>{BODY}"), "a.html")

    assert read.articles[0].text == "\n\n".join(PARAGRAPHS)
    assert read.warnings == ()


def test_menu_of_a_page_in_a_table_and_rows_of_figures_are_set_apart(tmp_path: Path) -> None:
    rows = "<table><tr><th>Year<th>Ships</tr><tr><td>2021<td>14</tr></table>"
    read = read_text(tmp_path, page(f"<h1>Talks end</h1>{BODY}{rows}{BODY}"), "a.html")

    assert reasons(read)["Year Ships"] == reasons(read)["2021 14"] == "table"


def test_repeated_title_is_listed_once_it_stands_in_the_metadata(tmp_path: Path) -> None:
    body = f"<h1>Talks end</h1><div>Talks end</div>{BODY}"
    read = read_text(tmp_path, page(body, {"og:title": "Talks end"}), "a.html")

    assert [dropped.text for dropped in read.dropped] == ["Talks end"]


def test_article_for_readers_without_scripts_is_read(tmp_path: Path) -> None:
    script = f"<script type='text/template'>{BODY}</script><noscript>{BODY}</noscript>"
    read = read_text(tmp_path, page(f"<h1>Talks end</h1><div>Loading</div>{script}"), "a.html")

    assert read.articles[0].text == "\n\n".join(PARAGRAPHS)


def test_controls_and_icons_are_no_text(tmp_path: Path) -> None:
    first, *rest = PARAGRAPHS
    body = f"<h1>Talks end</h1><p>\x02&#11;{first[:9]}&#x1F;{first[9:]}<i>\ue012</i></p>"
    body += "".join(f"<p>{paragraph}</p>" for paragraph in rest) + "<div>\ue013</div>"
    read = read_text(tmp_path, page(body), "a.html")

    assert read.articles[0].text == "\n\n".join(PARAGRAPHS)
    assert read.dropped == ()


def test_a_byline_and_a_day_beside_the_article_are_called_so(tmp_path: Path) -> None:
    said = {"@type": "NewsArticle", "headline": "Talks end", "author": {"name": "Mara Velt"}}
    head = f'<script type="application/ld+json">{json.dumps(said)}</script>'
    beside = "<div>Mara Velt Harbour correspondent</div>"
    beside += "<div>By Ivo Lund</div><div>5 March 2026</div><div>Harbour</div>"
    text = page(f"{head}{beside}<article><h1>Talks end</h1>{BODY}</article>")
    assert reasons(read_text(tmp_path, text, "a.html")) == {
        "Mara Velt Harbour correspondent": "byline",
        "By Ivo Lund": "byline",
        "5 March 2026": "date line",
        "Harbour": "outside the article",
    }
