"""PDF: paragraphs out of lines, and what stands around them."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from summarize.errors import ReadError
from summarize.reading.hyphens import Hyphens

from .builders import PARAGRAPHS, read_text, reasons

Line = tuple[float, float, str]
"""From the left, from below, and the words; in points."""

LONG = [
    "The harbour of Tarn was closed on Thursday after a ferry had run aground at its mouth, and "
    "the coastguard said that nobody had been hurt although some forty people were on board.",
    "The ferry is to be towed at high tide on Friday. Its captain, Ines Roth, said that a current "
    "had pushed it on the sand within seconds, and that she had not been able to turn it.",
    "The company that runs it intends to look into what happened, and a spokesman said that the "
    "next ferry would leave on Saturday morning at the earliest, if the weather allowed it.",
]


def pages(*each: Sequence[Line], size: float = 11, **options: object) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1, **options)
    for lines in each:
        canvas.setFont("Times-Roman", size)
        for x, y, text in lines:
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def set_in(width: int, paragraphs: Sequence[str], *, x: float = 72, top: float = 760) -> list[Line]:
    """Return lines of so many characters, paragraphs one after another with an indent."""
    from textwrap import wrap

    lines: list[Line] = []
    for paragraph in paragraphs:
        for number, text in enumerate(wrap(paragraph, width)):
            lines.append((x + 14 * (number == 0), top - 14.0 * len(lines), text))
    return lines


def flowing(
    paragraphs: Sequence[str], columns: int, running: Callable[..., None] | None = None
) -> bytes:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    out = io.BytesIO()
    width = 475 / columns
    frames = [Frame(60 + n * width, 80, width - 20, 660) for n in range(columns)]
    kept = {} if running is None else {"onPage": running}
    document = BaseDocTemplate(out, pagesize=(595, 842), invariant=1)
    document.addPageTemplates([PageTemplate(frames=frames, **kept)])
    styles = getSampleStyleSheet()
    document.build([Paragraph(text, styles["BodyText"]) for text in paragraphs])
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 60, 90])
def test_paragraphs_that_only_an_indent_marks_are_told_apart(tmp_path: Path, width: int) -> None:
    read = read_text(tmp_path, pages(set_in(width, LONG)), "a.pdf")

    assert read.articles[0].text.split("\n\n") == LONG


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_columns_are_read_one_after_another(tmp_path: Path, columns: int) -> None:
    numbered = [f"{paragraph} So it was told in part {n}." for n in range(12) for paragraph in LONG]
    read = read_text(tmp_path, flowing(numbered, columns), "a.pdf")

    assert read.articles[0].text.replace("\n\n", " ") == " ".join(numbered)


def test_what_recurs_at_the_edges_is_set_apart_and_the_sentence_goes_on(tmp_path: Path) -> None:
    def running(canvas: object, document: object) -> None:
        canvas.drawString(60, 800, "The Tarn Gazette, 2 May 2024")  # type: ignore[attr-defined]
        canvas.drawString(60, 40, f"Harbour news | {document.page} of 9")  # type: ignore[attr-defined]
        canvas.drawString(290, 25, f"– {document.page} –")  # type: ignore[attr-defined]

    witnesses = "Ada Bo Cem Dora Emil Finn Gro Hal Ida Jo Kit Lars Mo Nils Ole Pia Rut Siv Tor Ulf"
    numbered = [f"{text} So {name} told it." for name in witnesses.split() for text in LONG]
    read = read_text(tmp_path, flowing(numbered, 1, running), "a.pdf")
    kinds = reasons(read)

    assert read.articles[0].text.replace("\n\n", " ") == " ".join(numbered)
    assert kinds["The Tarn Gazette, 2 May 2024"] == "running header"
    assert kinds["Harbour news | 2 of 9"] == "running footer"
    assert kinds["– 1 –"] == "page number"


def test_larger_type_is_the_title_and_headings(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for size, y, text in [
        (22, 780.0, "Ferry runs aground"),
        (22, 755.0, "at the mouth of Tarn harbour"),
        (14, 600.0, "What is to happen next"),
    ]:
        canvas.setFont("Helvetica-Bold", size)
        canvas.drawString(72, y, text)
    canvas.setFont("Times-Roman", 11)
    for x, y, text in [*set_in(70, LONG[:1], top=720), *set_in(70, LONG[1:], top=580)]:
        canvas.drawString(x, y, text)
    canvas.save()
    read = read_text(tmp_path, out.getvalue(), "a.pdf")

    assert read.articles[0].title == "Ferry runs aground at the mouth of Tarn harbour"
    assert read.articles[0].text.split("\n\n") == LONG
    assert reasons(read) == {"What is to happen next": "heading"}


def test_words_parted_at_line_ends_are_joined(tmp_path: Path) -> None:
    lines = [
        (72.0, 700.0, "The well-known ferry of the inter-"),
        (72.0, 686.0, "national line ran aground at the har-"),
        (72.0, 672.0, "bour, said the captain of the well-"),
        (72.0, 658.0, "known ship, an Anglo-"),
        (72.0, 644.0, "American with two- and"),
        (72.0, 630.0, "three-year contracts."),
    ]

    assert read_text(tmp_path, pages(lines), "a.pdf").articles[0].text == (
        "The well-known ferry of the international line ran aground at the harbour, said the "
        "captain of the well-known ship, an Anglo-American with two- and three-year contracts."
    )


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["the govern-", "ment met"], "the government met"),
        (
            ["die Regie-", "rung und die Sport- ", "und Kulturvereine"],
            "die Regierung und die Sport-  und Kulturvereine",
        ),
        (["a ten-", "year-old boy", "a ten-year plan"], "a ten-year-old boy a ten-year plan"),
        (["their engage-", "ments", "to engage"], "their engagements to engage"),
        (["cost 3-", "day tickets"], "cost 3-day tickets"),
        (["a state-of-the-", "art ship"], "a state-of-the-art ship"),
        (["the school-", "based work: school, based"], "the school-based work: school, based"),
        (["soft\u00ad", "ware"], "software"),
        (["two words –", "and a dash"], "two words – and a dash"),
        (["short-", "and long-term aims"], "short- and long-term aims"),
    ],
)
def test_hyphens_stay_where_they_are_the_words_own(lines: list[str], joined: str) -> None:
    assert Hyphens(lines).joined(lines) == joined


def test_properties_name_author_and_language_and_no_file_as_title(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, lang="de-AT")
    canvas.setTitle("Microsoft Word - final2.docx")
    canvas.setAuthor("Ines Roth")
    canvas.drawString(72, 700, "Die Fähre lief am Donnerstag vor dem Hafen auf Grund.")
    canvas.save()
    (article,) = read_text(tmp_path, out.getvalue(), "a.pdf").articles

    assert (article.title, article.authors, article.language) == (None, ("Ines Roth",), "de")


def test_day_of_making_counts_only_if_the_text_has_no_date(tmp_path: Path) -> None:
    dated = [
        (72.0, 760.0, "Ferry aground"),
        (72.0, 740.0, "2 May 2024"),
        *set_in(60, LONG, top=700),
    ]
    with_date = read_text(tmp_path, pages(dated), "a.pdf")
    without = read_text(tmp_path, pages(set_in(60, LONG)), "b.pdf")

    assert with_date.articles[0].published == "2024-05-02"
    assert with_date.warnings == ()
    assert without.warnings[0].endswith("dated 2000-01-01, the day on which the document was made")


def test_document_without_text_is_an_error_of_one_line(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"it has no text, only pictures, as scanned pages do"):
        read_text(tmp_path, pages([], []), "a.pdf")


def test_page_without_text_is_warned_of(tmp_path: Path) -> None:
    read = read_text(tmp_path, pages(set_in(60, LONG), []), "a.pdf")

    assert any(warning.endswith("no text on page 2") for warning in read.warnings)


@pytest.mark.parametrize(("password", "is_read"), [("", True), ("secret", False)])
def test_encrypted_document_is_read_if_it_opens_without_a_password(
    tmp_path: Path, password: str, is_read: bool
) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pages(set_in(60, LONG)))))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    if is_read:
        assert read_text(tmp_path, out.getvalue(), "a.pdf").articles[0].text.split("\n\n") == LONG
    else:
        with pytest.raises(ReadError, match="it is encrypted; save it without its password"):
            read_text(tmp_path, out.getvalue(), "a.pdf")


def test_broken_document_is_an_error_of_one_line_and_nothing_is_printed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    data = pages(set_in(60, LONG))
    for broken in (data[:300], b"%PDF-1.7\n" + b"\xff" * 500, data[: len(data) // 2]):
        with pytest.raises(ReadError) as caught:
            read_text(tmp_path, broken, "a.pdf")
        assert "\n" not in str(caught.value)
        assert "or only a part of one; open it in its own program, or get it anew" in str(
            caught.value
        )
    assert capfd.readouterr() == ("", "")


def test_paragraphs_of_one_line_are_told_apart(tmp_path: Path) -> None:
    lines = [(72.0, 700.0 - 20 * n, text) for n, text in enumerate(PARAGRAPHS)]

    assert read_text(tmp_path, pages(lines), "a.pdf").articles[0].text.split("\n\n") == PARAGRAPHS


def test_what_stands_above_the_title_is_no_text(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.setFont("Times-Bold", 20)
    canvas.drawString(72, 740, "Ferry runs aground")
    canvas.setFont("Times-Roman", 10)
    canvas.drawString(72, 800, "Tarn Weekly, number 12")
    left, right = set_in(40, LONG[:2], top=700), set_in(40, LONG[2:], x=320, top=765)
    for x, y, text in [*left, *right]:
        canvas.drawString(x, y, text)
    canvas.save()
    read = read_text(tmp_path, out.getvalue(), "a.pdf")

    assert read.articles[0].text.split("\n\n") == LONG
    assert reasons(read) == {"Tarn Weekly, number 12": "running header"}
