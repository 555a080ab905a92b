from pathlib import Path

import pytest

from summarize.reading.decoding import decode, decode_html

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


@pytest.mark.parametrize(
    "label", ["utf-16", "UTF-16LE", "punycode", "undefined", "idna", "x", "rot13"]
)
def test_charset_that_a_readable_declaration_cannot_be_in_is_not_believed(label: str) -> None:
    page = f'<html><head><meta charset="{label}"></head><body>“Ärger”</body></html>'

    assert decode_html(page.encode()) == page


def test_utf_8_is_told_whatever_the_page_declares() -> None:
    page = '<meta charset="iso-8859-1"><p>“So schön winterlich”, sagte die Bürgermeisterin.</p>'

    assert decode_html(page.encode()) == page


def test_slip_in_utf_8_costs_one_letter() -> None:
    text = "Zażółć gęślą jaźń, powiedział burmistrz miasta Łódź. " * 9
    page = f'<meta charset="utf-8"><p>{text}'.encode() + b"\xff</p>"

    assert decode_html(page) == f'<meta charset="utf-8"><p>{text}\ufffd</p>'
