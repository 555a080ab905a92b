"""News as agencies send it, and XML that is none."""

from pathlib import Path

import pytest

from summarize.errors import ReadError

from .builders import PARAGRAPHS, read_text, reasons
from .test_round_trips import TITLE, newsml_g2, nitf


def test_news_message_holds_many_items(tmp_path: Path) -> None:
    item = newsml_g2(PARAGRAPHS).decode().partition("?>")[2]
    picture = "<newsItem><contentMeta><headline>A picture</headline></contentMeta></newsItem>"
    message = f"<newsMessage><itemSet>{item}{picture}{item}</itemSet></newsMessage>"
    read = read_text(tmp_path, message, "n.xml")

    assert [article.title for article in read.articles] == [TITLE, TITLE]
    assert "skipped item 2 (A picture): it holds no text" in read.warnings[0]


def test_captions_subheads_and_tables_are_set_apart(tmp_path: Path) -> None:
    more = (
        "<hl2>What next</hl2><media><media-caption>The two in Bali</media-caption></media>"
        "<table><tr><td>1</td></tr></table><p>It ended at noon.</p></body.content>"
    )
    text = nitf(PARAGRAPHS).decode().replace("</body.content>", more)
    read = read_text(tmp_path, text, "n.nitf")

    assert read.articles[0].text.endswith("It ended at noon.")
    assert reasons(read) == {"What next": "heading", "The two in Bali": "caption", "1": "table"}


def test_markup_in_a_paragraph_leaves_its_words_alone(tmp_path: Path) -> None:
    text = nitf(["It was <em>the</em> third <org>Tarn Corp.</org> deal in a year, he said."])

    (article,) = read_text(tmp_path, text, "n.xml").articles
    assert article.text == "It was the third Tarn Corp. deal in a year, he said."


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("Secret words that nobody may read here.")
    doctype = (
        '<!DOCTYPE nitf [<!ENTITY e "ha ha"><!ENTITY % g SYSTEM "http://127.0.0.1:9/x.dtd">'
        f'<!ENTITY f SYSTEM "file://{tmp_path}/secret">]>'
    )
    text = nitf(["It rained &e;&f;all day long. <!-- not so --> It stopped."]).decode()

    (article,) = read_text(tmp_path, text.replace("?>", f"?>{doctype}", 1), "n.xml").articles
    assert article.text == "It rained all day long. It stopped."


def test_entities_in_entities_are_an_error_at_most(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'?><!DOCTYPE nitf [<!ENTITY e0 "ha">{levels}]>'
    text = nitf(["It rained all day long. &e11;"]).decode().replace("?>", bomb, 1)

    with pytest.raises(ReadError, match="its XML is broken: Maximum entity amplification"):
        read_text(tmp_path, text, "n.xml")


def test_page_in_xml_is_a_page(tmp_path: Path) -> None:
    page = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    text = (
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title>'
        f"</head><body><article>{page}</article></body></html>"
    )

    assert read_text(tmp_path, text, "n.xml").articles[0].text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<?xml version='1.0'?><invoice><p>It rained.</p></invoice>", "not read \\(<invoice>\\)"),
        ("<nitf><body>", "its XML is broken: "),
        ("<urlset><url><loc>x</loc></url></urlset>", "not read \\(<urlset>\\)"),
        ("<nitf><body><body.content/></body></nitf>", "it holds no text"),
    ],
)
def test_other_xml_is_an_error_that_names_it(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ReadError, match=message) as caught:
        read_text(tmp_path, text, "n.xml")
    assert "\n" not in str(caught.value)
