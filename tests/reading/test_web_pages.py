from pathlib import Path

from .builders import PARAGRAPHS, article_page, page, read_one, read_text


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
