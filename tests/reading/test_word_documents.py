"""Word documents: what is text, and what stands beside it."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from summarize.errors import ReadError

from .builders import PARAGRAPHS, read_text, reasons


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def document() -> Any:
    from docx import Document

    return Document()


def test_headings_captions_tables_and_running_lines_are_set_apart(tmp_path: Path) -> None:
    made = document()
    made.sections[0].header.paragraphs[0].text = "Tarn Gazette, internal"
    made.sections[0].footer.paragraphs[0].text = "Page 1"
    made.add_heading("Talks end in Jakarta", level=0)
    made.add_paragraph(PARAGRAPHS[0])
    made.add_heading("What next", level=1)
    made.add_paragraph("Figure 1: The two in Bali", style="Caption")
    table = made.add_table(rows=1, cols=3)
    table.cell(0, 0).text, table.cell(0, 2).text = "Crew", "12"
    table.cell(0, 1).merge(table.cell(0, 2))
    made.add_paragraph("The first point is told here.", style="List Bullet")
    read = read_text(tmp_path, saved(made), "a.docx")

    assert read.articles[0].title == "Talks end in Jakarta"
    assert read.articles[0].text == f"{PARAGRAPHS[0]}\n\nThe first point is told here."
    assert reasons(read) == {
        "Tarn Gazette, internal": "running header",
        "Page 1": "running footer",
        "What next": "heading",
        "Figure 1: The two in Bali": "caption",
        "Crew 12": "table",
    }


def test_runs_links_and_line_breaks_keep_their_words(tmp_path: Path) -> None:
    made = document()
    paragraph = made.add_paragraph("The fer")
    paragraph.add_run("ry").bold = True
    paragraph.add_run(" ran aground.")
    paragraph.add_run().add_break()
    paragraph.add_run("Nobody was hurt.")

    (article,) = read_text(tmp_path, saved(made), "a.docx").articles
    assert article.text == "The ferry ran aground.\n\nNobody was hurt."


def test_properties_give_title_author_and_language(tmp_path: Path) -> None:
    made = document()
    about = made.core_properties
    about.title, about.author, about.language = "Fähre auf Grund", "Ines Roth; Bo Kim", "de-DE"
    made.add_paragraph("Die Fähre lief am Donnerstag vor dem Hafen auf Grund.")
    (article,) = read_text(tmp_path, saved(made), "a.docx").articles

    assert (article.title, article.language) == ("Fähre auf Grund", "de")
    assert article.authors == ("Ines Roth", "Bo Kim")


def test_first_lines_are_the_header_where_no_style_says_so(tmp_path: Path) -> None:
    made = document()
    made.core_properties.author = "Microsoft Office User"
    for text in ("Ferry runs aground", "The Tarn Gazette", "2 May 2024", *PARAGRAPHS):
        made.add_paragraph(text)
    (article,) = read_text(tmp_path, saved(made), "a.docx").articles

    assert (article.title, article.source) == ("Ferry runs aground", "The Tarn Gazette")
    assert (article.published, article.authors) == ("2024-05-02", ())
    assert article.text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0 an old one", "it is no Word document"),
        (b"It rained.", "it is no Word document"),
        (saved(document())[:2000], "another zip archive, that is damaged or cut off"),
        (saved(document()), "it holds no prose"),
    ],
)
def test_other_files_are_errors_of_one_line(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason) as caught:
        read_text(tmp_path, data, "a.docx")
    assert "\n" not in str(caught.value)


def test_zip_archive_of_something_else_is_named_as_such(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")

    with pytest.raises(ReadError, match="it is a zip archive without a Word document"):
        read_text(tmp_path, out.getvalue(), "a.docx")
    with pytest.raises(ReadError, match=r"it is a zip archive \(\.xlsx"):
        read_text(tmp_path, out.getvalue(), "a.bin")


def dated(created: str | None, modified: str | None, *, head: str = "") -> Any:
    made = document()
    about = made.core_properties
    if created:
        about.created = datetime.fromisoformat(created)
    if modified:
        about.modified = datetime.fromisoformat(modified)
    for text in (*head.split("\n"), *PARAGRAPHS):
        made.add_paragraph(text)
    return made


@pytest.mark.parametrize(
    ("created", "modified", "published"),
    [
        (None, None, None),  # both are those of the library's template
        (None, "2024-05-03T10:00:00", "2024-05-03"),
        ("2024-05-02T08:00:00", None, "2024-05-02"),
        ("2024-05-03T10:00:00", "2024-05-02T08:00:00", None),  # saved before it was begun
        ("2024-05-02T08:00:00", "2024-05-03T10:00:00", "2024-05-03"),
        ("2019-05-02T08:00:00", "2024-05-03T10:00:00", None),
        ("1601-01-01T00:00:00", "1970-01-01T00:00:00", None),
        ("1970-01-01T00:00:00", "2024-05-03T10:00:00", "2024-05-03"),
    ],
)
def test_day_of_saving_is_the_date_where_it_is_plausible(
    tmp_path: Path, created: str | None, modified: str | None, published: str | None
) -> None:
    read = read_text(tmp_path, saved(dated(created, modified)), "a.docx")
    (article,) = read.articles

    assert (article.published or "")[:10] == (published or "")
    assert [each.rpartition(": ")[2] for each in read.warnings] == [
        f"dated {published}, the day on which the document was saved" for _ in [0] if published
    ]


def test_day_in_the_text_goes_before_that_of_saving(tmp_path: Path) -> None:
    made = dated("2024-05-02T08:00:00", "2024-05-03T10:00:00", head="Ferry aground\n30 April 2024")
    read = read_text(tmp_path, saved(made), "a.docx")

    assert (read.articles[0].published, read.warnings) == ("2024-04-30", ())
