"""Mail: newsletters, press releases, what was forwarded."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from summarize.errors import ReadError

from .builders import PARAGRAPHS, read_text, reasons

TEXT = "\n\n".join(PARAGRAPHS)
MARKUP = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def message(
    subject: str = "Talks end in Jakarta", sender: str = "Harbour Post <n@h.example>"
) -> EmailMessage:
    made = EmailMessage()
    made["From"] = sender
    made["To"] = "me@x.example"
    made["Subject"] = subject
    made["Date"] = "Thu, 13 Jul 2023 23:30:00 -0500 (CDT)"
    return made


def test_subject_sender_and_day_are_metadata(tmp_path: Path) -> None:
    mail = message("Fwd: RE: Talks end in Jakarta")
    mail.set_content(TEXT)
    (article,) = read_text(tmp_path, mail.as_bytes(), "m.eml").articles

    assert (article.title, article.source) == ("Talks end in Jakarta", "Harbour Post")
    assert article.published == "2023-07-13T23:30:00-05:00"


def test_sender_without_a_name_is_known_by_the_domain(tmp_path: Path) -> None:
    mail = message(sender="news@harbour.example")
    mail.set_content(TEXT)

    assert read_text(tmp_path, mail.as_bytes(), "m.eml").articles[0].source == "harbour.example"


def test_signature_quotations_and_heads_are_set_apart(tmp_path: Path) -> None:
    mail = message()
    mail.set_content(
        "They have written again, and it is new.\n\n---------- Forwarded message ---------\n"
        "From: Ada Lund <ada@h.example>\nDate: Thu, Jul 13, 2023\nSubject: Talks\n"
        "To: <me@x.example>\n\n"
        f"{TEXT}\n\nOn Wed, 12 Jul 2023 at 09:00, Bo Kim wrote:\n> Will you be there?\n> Bo\n"
        "-- \nAda Lund\nHarbour Post, 12 Quay Street\n"
    )
    read = read_text(tmp_path, mail.as_bytes(), "m.eml")

    assert read.articles[0].text == f"They have written again, and it is new.\n\n{TEXT}"
    kinds = reasons(read)
    assert kinds["From: Ada Lund <ada@h.example>"] == "head of a message"
    assert (
        kinds["Will you be there?" if "Will you be there?" in kinds else "> Will you be there?"]
        == "quoted message"
    )
    assert kinds["Harbour Post, 12 Quay Street"] == "signature"


def test_wrapped_and_flowed_lines_are_joined(tmp_path: Path) -> None:
    flowed = (
        b"From: a@x.example\nSubject: T\nMIME-Version: 1.0\n"
        b"Content-Type: text/plain; charset=utf-8; format=flowed\n\n"
        b"The ministers met in Jakarta \non Thursday for \ntalks.\n\nThey agreed to \nmeet again.\n"
    )

    (article,) = read_text(tmp_path, flowed, "m.eml").articles
    assert (
        article.text
        == "The ministers met in Jakarta on Thursday for talks.\n\nThey agreed to meet again."
    )


def test_plain_part_that_only_points_to_the_page_gives_way(tmp_path: Path) -> None:
    mail = message()
    mail.set_content("View this mail in your browser: https://h.example/v")
    mail.add_alternative(f"<html><body>{MARKUP}</body></html>", subtype="html")

    assert read_text(tmp_path, mail.as_bytes(), "m.eml").articles[0].text == TEXT


def test_attachments_are_named_in_a_warning(tmp_path: Path) -> None:
    mail = message()
    mail.set_content(TEXT)
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="talks.pdf")
    read = read_text(tmp_path, mail.as_bytes(), "m.eml")

    assert read.articles[0].text == TEXT
    assert read.warnings[0].endswith("attachments not read: talks.pdf; save them as files")


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-8", "koi8-r", "undefined"])
def test_text_is_decoded_by_its_charset(tmp_path: Path, encoding: str) -> None:
    words = "Москва приняла министров." if encoding == "koi8-r" else "Die Übergabe gefällt Köln."
    body = words.encode("utf-8" if encoding == "undefined" else encoding)
    head = (
        "From: a@x.example\r\nSubject: =?utf-8?b?VMO8cg==?=\r\n"
        f"Content-Type: text/plain; charset={encoding}\r\n\r\n"
    )
    (article,) = read_text(tmp_path, head.encode() + body, "m").articles

    assert (article.title, article.text) == ("Tür", words)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"It rained all day long in Tarn.", "no header lines of a mail"),
        (b"From: a@x.example\nSubject: T\n\n", "no prose"),
        (
            b"From: a@x.example\nSubject: T\nContent-Type: image/png\n\nxx",
            "the message has no text",
        ),
    ],
)
def test_what_is_no_message_is_an_error(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read_text(tmp_path, data, "m.eml")


@pytest.mark.parametrize(
    "head",
    [
        "From: The Quay <a@quay.example>\nSubject: Talks end\nDate: Thu, 13 Jul 2023 07:00\n",
        "Subject: Talks end\nDate: 13 Jul 2023 07:00\nFrom: The Quay <a@quay.example>\n",
        'Date: 13 Jul 2023 07:00\r\nFrom: "The Quay" <a@q.example>\r\nSubject: Talks end\r\n',
    ],
)
def test_text_that_begins_as_a_message_is_read_as_one(tmp_path: Path, head: str) -> None:
    (article,) = read_text(tmp_path, f"{head}\n{TEXT}", "letter.txt").articles

    assert (article.title, article.source, article.text) == ("Talks end", "The Quay", TEXT)
    assert (article.published or "")[:10] == "2023-07-13"


def test_labelled_lines_of_an_article_are_no_message(tmp_path: Path) -> None:
    head = "Title: Talks end\nFrom: Harbour Post\nDate: 2023-07-13\n"
    (article,) = read_text(tmp_path, f"{head}\n{TEXT}", "story.txt").articles

    assert article.title == "Talks end"
