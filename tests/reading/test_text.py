from pathlib import Path

import pytest

from summarize.reading.decoding import decode, decode_html
from summarize.reading.normalization import normalize, paragraphs_of
from summarize.reading.published import iso_date

from .builders import read_one

QUOTED = "“We’re here,” the café owner said – twice."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_curly_quotes_survive_every_common_encoding(tmp_path: Path, encoding: str) -> None:
    assert read_one(tmp_path, QUOTED.encode(encoding)).text == QUOTED


def test_dense_legacy_encoding_is_detected() -> None:
    text = (
        "Министры встретились в столице в четверг. Они договорились встретиться снова осенью. " * 4
    )

    assert decode(text.encode("cp1251")) == text


def test_declared_charset_of_a_page_is_honoured() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body>Łódź</body></html>'

    assert decode_html(page.encode("iso-8859-2")) == page


def test_latin_1_label_of_a_page_is_read_as_browsers_do() -> None:
    page = '<html><head><meta charset="ISO-8859-1"></head><body>“Yes”</body></html>'

    assert decode_html(page.encode("cp1252")) == page


def test_invisible_characters_go_and_spaces_become_plain() -> None:
    assert normalize("co\u00adoperate\u200b\u00a0now\r\nnext") == "cooperate now\nnext"


def test_letters_are_composed() -> None:
    assert normalize("cafe\u0301") == "caf\u00e9"


def test_joiners_stay_where_they_spell_words() -> None:
    persian = "می\u200cروم"

    assert normalize(persian) == persian


def test_hard_wrapped_lines_become_paragraphs() -> None:
    first = ["The ministers met in the capital on Thursday for the second time in two", "months."]
    second = [
        "Both of them said afterwards that the talks had been useful, although no",
        "deal came.",
    ]
    text = "\n".join(first) + "\n\n" + "\n".join(second)

    assert paragraphs_of(text) == [" ".join(first), " ".join(second)]


def test_long_lines_are_paragraphs_of_their_own() -> None:
    lines = ["A first long paragraph of a web page. " * 5, "A second long one of that page. " * 5]

    assert paragraphs_of("\n".join(lines)) == lines


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2023-07-13", "2023-07-13"),
        ("July 13, 2023", "2023-07-13"),
        ("13th July 2023", "2023-07-13"),
        ("Thu, 13 Jul 2023 10:00:00 GMT", "2023-07-13"),
        ("13/07/2023", "2023-07-13"),
        ("2023/07/08", "2023-07-08"),
        ("2023-07-13T10:00:00+07:00", "2023-07-13T10:00:00+07:00"),
        ("07/08/2023", None),
        ("May 2023", None),
        ("May", None),
        ("July 13", None),
        ("2023", None),
        ("2023-13-45", None),
        (20230713, None),
        (None, None),
    ],
)
def test_dates_are_complete_and_unambiguous_or_none(given: object, expected: str | None) -> None:
    assert iso_date(given) == expected
