"""From bytes to text: which bytes are text at all, and in which encoding."""

from __future__ import annotations

import codecs
import re

from summarize.reading.draft import UnreadableInputError

_MAGIC = (
    (b"PK\x03\x04", "a zip archive (.xlsx, .epub and .odt are zip archives too)"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office document"),
    (b"{\\rtf", "an RTF document"),
)

_READABLE = "text, HTML, a PDF or Word document, a feed, JSON or another of the formats read"

# UTF-32-LE begins with the mark of UTF-16-LE, so it comes first.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# A page whose declaration can be read as bytes is not in them, whatever it declares.
_NO_BYTES = {"utf-16le", "utf-16be", "replacement", "x-user-defined"}

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I
)

_DECLARATION_BYTES = 4096

_LETTERS_PER_SLIP = 20

# Below this share of non-ASCII bytes a text is a Western one with some quotes and accents, and
# too thin for statistics: charset-normalizer then picks code pages in which “ is a letter.
_SPARSE = 0.04


def require_text(data: bytes) -> None:
    """Raise UnreadableInputError for an empty or a binary input."""
    if not data.strip():
        raise UnreadableInputError("the file is empty; give one with an article's text")
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise UnreadableInputError(f"it is {name}, which is not read; give {_READABLE}")
    if b"\x00" in data and _marked_encoding(data) is None:
        raise UnreadableInputError(f"it is a binary file, not text; give {_READABLE}")


def decode(data: bytes) -> str:
    """Decode by byte order mark, else as UTF-8, else as the likeliest legacy encoding."""
    encoding = _marked_encoding(data)
    if encoding is not None:
        return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data)


def decode_html(data: bytes, charset: str | None = None) -> str:
    """Decode a page by byte order mark, else by the charset that it declares, else as text.

    Args:
        data: The page.
        charset: What was said of it where it came from, such as by a server; it counts for more
            than what the page says of itself.
    """
    if _marked_encoding(data) is None:
        declared = _DECLARED.search(data[:_DECLARATION_BYTES])
        said = declared.group(1).decode("ascii") if declared else None
        if (charset or said) and (text := _as_utf8(data)) is not None:
            return text
        for label in filter(None, (charset, said)):
            if (text := _decode_as(data, label)) is not None:
                return text
    return decode(data)


def _decode_as(data: bytes, label: str) -> str | None:
    """Decode by a declared label; None where it is none, or the data are not in it."""
    import webencodings

    # The labels and meanings of browsers: "latin-1" is cp1252, which has quotes and dashes.
    encoding = webencodings.lookup(label)
    if encoding is None or encoding.name in _NO_BYTES:
        return None
    try:
        return data.decode(encoding.codec_info.name)
    except UnicodeDecodeError:
        return None  # pages do declare charsets that they are not in


def _as_utf8(data: bytes) -> str | None:
    """Decode what is UTF-8 whatever it declares: its letters beyond ASCII tell, a slip aside."""
    text = data.decode("utf-8", errors="replace")
    slips = text.count("\ufffd")
    beyond = sum(character > "\x7f" for character in text) - slips
    return text if beyond > _LETTERS_PER_SLIP * slips else None


def _marked_encoding(data: bytes) -> str | None:
    return next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), None)


def _decode_legacy(data: bytes) -> str:
    sparse = sum(byte > 0x7F for byte in data) < _SPARSE * len(data)
    if not sparse:
        from charset_normalizer import from_bytes

        best = from_bytes(data).best()
        if best is not None:
            return str(best)
    return data.decode("cp1252", errors="replace")
