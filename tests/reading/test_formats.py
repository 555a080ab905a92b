import io

import pytest

from summarize.reading import read_articles

from .builders import BODY, article_page


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
