from pathlib import Path

import pytest

from .builders import PARAGRAPHS, page, read_text, reasons

TEXT = "\n\n".join(PARAGRAPHS)
ARTICLE = "<h1>Talks end</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
SAID = (
    "My grandfather dug that plot when he came back from the war, and my father after him.",
    "Two minutes is the difference between a kitchen and a house.",
)
MAKES = {
    "divs without a word": "<div class=e><b>joe</b><div>{}</div><a>Reply</a> <a>Report</a></div>",
    "a list": "<li>joe, 2 May<p>{}</p><span><a href=#>Quote</a></span></li>",
    "a button": "<section><em>joe</em><p>{}</p><button>Reply</button></section>",
    "counted": "<div><i>joe</i><p>{}</p><a>Reply (3)</a></div>",
    "German": "<div class=x><b>joe</b><p>{}</p><a>Antworten</a></div>",
    "French": "<div class=x><b>joe</b><p>{}</p><a>Répondre</a></div>",
    "Polish": "<div class=x><b>joe</b><p>{}</p><a>Odpowiedz</a></div>",
}


@pytest.mark.parametrize("make", MAKES)
def test_entries_that_can_be_answered_are_comments(tmp_path: Path, make: str) -> None:
    entries = "".join(MAKES[make].format(said) for said in SAID)
    read = read_text(tmp_path, page(f"<div>{ARTICLE}<div>{entries}</div></div>"), "a.html")

    assert read.articles[0].text == TEXT
    assert sum(reason == "comment" for reason in reasons(read).values()) >= 1


def test_of_a_thread_without_an_article_the_first_post_is_it(tmp_path: Path) -> None:
    first = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    posts = "".join(
        f"<div class=msg><b>ed</b><div>{said}</div><a>Quote</a></div>" for said in (first, *SAID)
    )
    read = read_text(tmp_path, page(f"<h1>Talks end</h1>{posts}"), "a.html")

    assert read.articles[0].text == TEXT


def test_entries_that_can_only_be_shared_are_an_article(tmp_path: Path) -> None:
    entries = "".join(f"<div class=e><p>{p}</p><a>Share</a></div>" for p in PARAGRAPHS)
    read = read_text(tmp_path, page(f"<main><h1>Talks, live</h1>{entries}</main>"), "a.html")

    assert read.articles[0].text == TEXT
