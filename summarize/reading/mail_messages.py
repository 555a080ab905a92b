"""Mail (.eml): the text of a message, with the heads of what it answers or forwards set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from summarize.reading.decoding import decode_html
from summarize.reading.draft import Block, Draft, Metadata, UnreadableInputError
from summarize.reading.normalization import line_of
from summarize.reading.optional import broken_as_unreadable
from summarize.reading.plain_text import blocks_of
from summarize.reading.published import iso_date
from summarize.reading.record_fields import draft_of_text, words_in

_HEADERS = re.compile(rb"\A(?:[!-9;-~]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.MULTILINE)
_OF_MAIL = re.compile(
    rb"^(?:received|message-id|mime-version|return-path):|^from: [^\n]*@", re.I | re.M
)

_FORWARDED = re.compile(
    r"^\s*-{2,}\s?.{0,30}(?:message|nachricht|mensaje|messaggio|bericht|transféré|mensagem).{0,20}-{2,}\s*$"
    r"|^\s*Begin forwarded message:\s*$",
    re.IGNORECASE,
)
_HEAD_LINE = re.compile(
    r"^\s*\*?(?:From|Sent|To|Cc|Date|Subject|Reply-To|Von|An|Gesendet|Datum|Betreff|De|À|Envoyé|Objet|Para"
    r"|Enviado|Asunto|Da|Inviato|Oggetto|Van|Aan|Verzonden|Onderwerp|Assunto)\s?:\*?\s.*$"
)
_WROTE = re.compile(
    r"^(?:On|Am|Le|El|Il|Op|Em)\s.{6,120}(?:wrote|schrieb.*|écrit|escribió|scritto|schreef.*|escreveu)\s?:\s*$"
)
_HEAD_LINES = 2
"""So many lines "From: …", "Date: …" after each other are a message's head."""

_HEAD_BYTES = 20_000

_FEW = 0.5
"""A plain part with less than this share of the HTML one's words only says "see in browser"."""


def read_eml(data: bytes) -> list[Draft]:
    """Read one article from a message.

    Attachments are not read; a warning names them.

    Raises:
        UnreadableInputError: It has no text, or is no message.
    """
    with broken_as_unreadable("mail message"):
        if not is_message(data):
            raise UnreadableInputError("it has no header lines of a mail message (From:, Date:)")
        message = message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)
        name, address = parseaddr(str(message.get("From", "")))
        metadata = Metadata(
            title=_subject(str(message.get("Subject", ""))),
            source=line_of(name) or line_of(address.rpartition("@")[2]),
            published=iso_date(re.sub(r"\s*\(.*", "", str(message.get("Date", "")))),
        )
        draft = _draft(message, metadata)
        names = [part.get_filename() or part.get_content_type() for part in _attachments(message)]
    warnings = (f"attachments not read: {', '.join(names)}; save them as files",) if names else ()
    return [replace(draft, warnings=warnings)]


def is_message(data: bytes) -> bool:
    """Say whether the data begin as a mail message does."""
    head = _HEADERS.match(data[:_HEAD_BYTES].replace(b"\r\n", b"\n"))
    return head is not None and _OF_MAIL.search(head[0]) is not None


def _subject(subject: str) -> str | None:
    return line_of(re.sub(r"^(?:\s*(?:re|fwd?|aw|wg|tr|rv)\s*:)+\s*", "", subject, flags=re.I))


def _draft(message: EmailMessage, metadata: Metadata) -> Draft:
    plain = message.get_body(preferencelist=("plain",))
    page = message.get_body(preferencelist=("html",))
    drafts = []
    if isinstance(plain, EmailMessage) and plain.get_content_type() == "text/plain":
        text = _content(plain)
        if plain.get_param("format", "") == "flowed":
            text = re.sub(r"(?<! -) \n(?!>)", " ", text.replace("-- \n", "--\n"))
        drafts.append(Draft(tuple(_blocks(text)), metadata))
    if isinstance(page, EmailMessage) and page.get_content_type() == "text/html":
        drafts.append(draft_of_text(f"<div>{_content(page)}</div>", metadata))
    if not drafts:
        raise UnreadableInputError("the message has no text; save its attachments as files")
    if len(drafts) > 1 and words_in(drafts[0].blocks) >= _FEW * words_in(drafts[1].blocks):
        return drafts[0]
    return drafts[-1]


def _content(part: EmailMessage) -> str:
    data = part.get_payload(decode=True)
    charset = part.get_param("charset")
    content = data if isinstance(data, bytes) else b""
    return decode_html(content, str(charset) if charset else None).replace("\r\n", "\n")


def _attachments(message: EmailMessage) -> Iterator[EmailMessage]:
    for part in message.iter_attachments():
        # Pictures in a message of HTML are no attachments to its reader.
        if isinstance(part, EmailMessage) and not part.get("Content-ID"):
            yield part


def _blocks(text: str) -> Iterator[Block]:
    """Yield the text by what its lines are: the message's own, heads, quotations, a signature."""
    gathered: list[str] = []
    reason: str | None = None
    lines = text.split("\n")
    for number, line in enumerate(lines):
        why = _reason(line, lines[number - 1 : number], lines[number + 1 : number + 2], reason)
        if why != reason:
            yield from _gathered(gathered, reason)
            reason = why
        gathered.append(line)
    yield from _gathered(gathered, reason)


def _reason(line: str, before: list[str], after: list[str], current: str | None) -> str | None:
    if _FORWARDED.match(line) or _WROTE.match(line):
        return "head of a message"
    if _HEAD_LINE.match(line) and (
        current == "head of a message" or any(map(_HEAD_LINE.match, after))
    ):
        return "head of a message"
    if line.startswith(">"):
        return "quoted message"
    if line.rstrip() == "--" or (current == "signature" and line.strip()):
        return "signature"
    if not line.strip():
        return current if current == "signature" else None if current is None else current
    return None


def _gathered(lines: list[str], reason: str | None) -> Iterator[Block]:
    text = "\n".join(lines)
    lines.clear()
    for block in blocks_of(text):
        yield block if reason is None else Block(block.text, reason)
