"""One shape for all text: NFC, plain spaces, nothing invisible."""

from __future__ import annotations

import re
import unicodedata

from summarize.language.scripts import ENDING

_LINE_ENDS = re.compile(r"\r\n?|\x85|\u2028")
_PARAGRAPH_ENDS = re.compile(r"[\x0b\x0c\u2029]")
# Zero-width space, word joiner, BOM, soft hyphen, direction marks, other controls, lone surrogates.
_INVISIBLE = re.compile(
    "[\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]"
    # Zero-width (non-)joiners spell words in scripts from Hebrew to Myanmar, and none elsewhere.
    "|(?<![\u0590-\u109f])[\u200c\u200d]|[\u200c\u200d](?![\u0590-\u109f])"
)
# All that misread UTF-8 can be told by: two letters that are none of ASCII's side by side (of a
# no-break space the second became a plain one), or the controls that stand for cp1252's quotes.
_PERHAPS_MISREAD = re.compile("[^\x00-\x7f]{2}|[ÂÃ] |[\x80-\x9f]")
_LOST = "\ufffd"


def normalize(text: str) -> str:
    r"""Return NFC text with "\n" line ends, plain single spaces and nothing invisible.

    UTF-8 that somebody read as another encoding and wrote as UTF-8 again is read right, also
    where that shows only after the rest.
    """
    once = _once(text)
    while _PERHAPS_MISREAD.search(once) and (again := _once(once)) != once:
        once = again
    return once


def _once(text: str) -> str:
    if _PERHAPS_MISREAD.search(text):
        text = "\n".join(map(_read_right, text.split("\n")))
    text = _INVISIBLE.sub("", _PARAGRAPH_ENDS.sub("\n\n", _LINE_ENDS.sub("\n", text)))
    return "\n".join(
        " ".join(line.split()) for line in unicodedata.normalize("NFC", text).split("\n")
    )


def _read_right(line: str) -> str:
    # Where characters are lost already, what is left tells too little.
    if _PERHAPS_MISREAD.search(line) is None or _LOST in line:
        return line
    from ftfy import fix_encoding

    return fix_encoding(line, replace_lossy_sequences=False)


def one_line(text: str) -> str:
    """Return normalized text with every run of white space as one space."""
    return " ".join(normalize(text).split())


def line_of(value: object) -> str | None:
    """Return ``value`` as one line, or None if it is no text or an empty one."""
    return (one_line(value) or None) if isinstance(value, str) else None


def ends_sentence(text: str) -> bool:
    """Say whether the text ends as a sentence does, closing quotes aside."""
    return ENDING.search(text) is not None
