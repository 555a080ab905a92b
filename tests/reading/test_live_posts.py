"""Live blogs are read in whole, whatever their markup, and nothing else is taken for one."""

import json
from pathlib import Path

import pytest

from .builders import PARAGRAPHS, read_text, reasons

POSTS = [
    ("14:20", "The dam above Tarnwick has held through the night, the water board said."),
    ("11:05", "Some 400 people were taken to a school on the hill, and all of them are well."),
    ("09:40", "The river rose by two metres in three hours. It has not done so since 1954."),
    ("08:12", "Soldiers have begun to fill sacks with sand. They need ten thousand by noon."),
]
MORE = [
    f"The mayor said that street number {n} would stay closed until the evening." for n in "1234"
]
TEXTS = [text for (_, first), more in zip(POSTS, MORE, strict=True) for text in (first, more)]
NAMES = ["Ada Lund", "Bo Kim", "Ada Lund", "Eve Orr"]
LIVE_TITLE = "Dam at Tarnwick live: water falls at last"

MARKUPS = {
    "divs": (
        "<div class=post><div class=ts><time datetime='2026-05-18T{t}Z'>{t}</time> BST</div>"
        "<h3>Post at {n}</h3><div class=auth>{who}</div><p>{a}</p><p>{b}</p>"
        "<div class=shr><a>Share</a><a>Copy</a></div></div>"
    ),
    "articles": (
        "<article class='block key'><header><time>{t}</time><h2>Post at {n}</h2></header>"
        "<p>{a}</p><p>{b}</p><footer><span>Updated at {t}</span></footer></article>"
    ),
    "sections": "<section><time>{n}m ago</time><p>{a}</p><p>{b}</p></section>",
    "list": "<li class=entry><p class=when>{t}</p><h4>Post</h4><p>{a}</p><p>{b}</p></li>",
    "clocks in headings": "<div><h2>{t}</h2><p>{a}</p><p>{b}</p></div>",
    "clocks with Uhr": "<div class=e><span>{t} Uhr</span><p>{a}</p><p>{b}</p></div>",
    "a name beside the clock": (
        "<div class=e><div class=h><span>{t}</span><span class=byline>{who}</span></div>"
        "<p>{a}</p><p>{b}</p></div>"
    ),
    "microdata": ("<div itemprop=liveBlogUpdate itemscope><b>Post</b><p>{a}</p><p>{b}</p></div>"),
}


def page(entries: str, *, title: str = LIVE_TITLE, head: str = "") -> str:
    return (
        f"<html lang=en><head><title>{title}</title>{head}</head><body>"
        "<div class=topnav><a href=/a>World</a><a href=/b>Sport</a></div>"
        f"<h1>{title}</h1><div class=bar>Live feed <span>Auto-update on</span></div>"
        f"<div class=wrap>{entries}</div><div class=more>Show more posts</div>"
        "<div class=rail><h4>More news</h4><a href=/c>Storm Odile leaves the coast</a></div>"
        "</body></html>"
    )


def entries(markup: str) -> str:
    rows = zip(POSTS, MORE, NAMES, strict=True)
    return "".join(
        markup.format(t=t, n=n, a=a, b=b, who=who) for n, ((t, a), b, who) in enumerate(rows, 2)
    )


@pytest.mark.parametrize("name", MARKUPS)
def test_posts_are_read_in_whole_without_times_and_names(tmp_path: Path, name: str) -> None:
    read = read_text(tmp_path, page(entries(MARKUPS[name])), "a.html")

    assert read.articles[0].text.split("\n\n") == TEXTS
    assert read.articles[0].title == LIVE_TITLE


def test_times_and_names_of_posts_are_set_apart_as_such(tmp_path: Path) -> None:
    found = reasons(read_text(tmp_path, page(entries(MARKUPS["divs"])), "a.html"))

    assert {found[f"{clock} BST"] for clock, _ in POSTS} == {"time"}
    assert {found[name] for name in NAMES} == {"byline"}
    assert found["Live feed Auto-update on"] == "outside the article"


def test_points_of_a_post_are_read(tmp_path: Path) -> None:
    points = ["The dam has held", "Some 400 people are in a school", "The mayor has not slept"]
    listed = "".join(f"<li>{point}</li>" for point in points)
    post = (
        "<div class=post><div class=ts><time>07:00</time></div><h3>What we know</h3>"
        f"<p>This is what the water board has told us so far:</p><ul>{listed}</ul></div>"
    )
    read = read_text(tmp_path, page(entries(MARKUPS["divs"]) + post), "a.html")

    assert read.articles[0].text.split("\n\n")[-3:] == points


def data(*bodies: str) -> str:
    updates = [{"@type": "BlogPosting", "headline": "Post", "articleBody": each} for each in bodies]
    blog = {"@type": "LiveBlogPosting", "headline": LIVE_TITLE, "liveBlogUpdate": updates}
    return f"<script type='application/ld+json'>{json.dumps(blog)}</script>"


def test_posts_that_only_the_data_have_are_read_too(tmp_path: Path) -> None:
    more = "The first train since Sunday has reached Tarnwick. It was empty."
    made = page(entries(MARKUPS["divs"]), head=data(TEXTS[0], f"<p>{more}</p>"))
    read = read_text(tmp_path, made, "a.html")

    assert read.articles[0].text.split("\n\n") == [*TEXTS, more]
    assert "does not show all posts of its live blog" in read.warnings[0]


def test_posts_of_a_page_that_shows_none_are_those_of_the_data(tmp_path: Path) -> None:
    read = read_text(tmp_path, page("", head=data(*TEXTS)), "a.html")

    assert read.articles[0].text.split("\n\n") == TEXTS


@pytest.mark.parametrize(
    ("title", "markup"),
    [
        ("Dam holds", "<div class=c><b>Sam</b><span>{t}</span><p>{a} {b}</p></div>"),
        ("Dam holds", "<div class='c live-c'><b>Sam</b><time>{t}</time><p>{a} {b}</p></div>"),
        ("How we live with water", "<div class=c><h3><a href=/{n}>{a}</a></h3><i>{t}</i>{b}</div>"),
    ],
)
def test_what_follows_an_article_is_no_live_blog(tmp_path: Path, title: str, markup: str) -> None:
    article = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    beside = f"<div class=comments><p>Comments (4)</p>{entries(markup)}</div>"
    made = f"<html><body><article><h1>{title}</h1>{article}</article>{beside}</body></html>"

    assert read_text(tmp_path, made, "a.html").articles[0].text == "\n\n".join(PARAGRAPHS)
