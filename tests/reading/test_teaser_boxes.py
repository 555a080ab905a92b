from pathlib import Path

import pytest

from .builders import PARAGRAPHS, page, read_text

TEXT = "\n\n".join(PARAGRAPHS)
TEASERS = (
    ("River to be measured by drone", "Students will fly along the Ells for a month."),
    ("Choir finds its lost cup", "It stood in the window of a shop for bathtubs."),
)
MAKES = (
    "<div class=b><a href=/x><b>{}</b></a><p>{}</p></div>",
    "<div><h4><a href=/x>{}</a></h4><p>{}</p></div>",
    "<section class=q><p><a href=/x>{}</a></p><div>{}</div></section>",
    "<li class=z><a href=/x>{}</a><br>{}</li>",
    "<div class=c><a href=/x><img src=i.jpg></a><h3><a href=/x>{}</a></h3><p>{}</p></div>",
)


@pytest.mark.parametrize("make", MAKES)
def test_boxes_alike_that_begin_with_a_link_are_teasers(tmp_path: Path, make: str) -> None:
    one, other = (make.format(*teaser) for teaser in TEASERS)
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    body = f"<div><h1>Talks end</h1>{first}{one}{''.join(rest)}{other}</div>"

    assert read_text(tmp_path, page(body), "a.html").articles[0].text == TEXT


def test_a_paragraph_that_begins_with_a_link_is_none(tmp_path: Path) -> None:
    paragraphs = [f"<div><a href=/x>{p[:20]}</a>{p[20:]}</div>" for p in PARAGRAPHS]
    read = read_text(tmp_path, page(f"<main><h1>T</h1>{''.join(paragraphs)}</main>"), "a.html")

    assert read.articles[0].text == TEXT
