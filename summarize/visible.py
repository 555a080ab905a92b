r"""Text as it can be shown: what steers a terminal, or hides, stands in it as an escape.

An article, a file's name, a server's answer or an option can hold signs that nobody sees and a
terminal obeys: ESC begins its commands, U+202E turns round what follows. Whatever is printed, and
whatever is written as Markdown, text, HTML or JSON, goes through here and shows them: ``\x1b``.
"""

from __future__ import annotations

import json
import re

_HIDDEN = (
    "\xad\u061c\u180e\u200b\u200e\u200f"  # soft hyphen, marks of direction, no width
    "\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # ends of lines, turns of direction
    "\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff"
)
# Joiners spell words in scripts from Hebrew to Myanmar, make one emoji of several, and hide
# everywhere else.
_JOINED = "\u0590-\u109f\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
_JOINERS = f"(?<![{_JOINED}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINED}])"
_UNSEEN = re.compile(f"[\x00-\x1f\x7f-\x9f{_HIDDEN}]|{_JOINERS}")
_UNSEEN_IN_LINES = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_HIDDEN}]|{_JOINERS}")
_IN_JSON = re.compile(f"[\x7f-\x9f{_HIDDEN}]|{_JOINERS}")


def visible(text: str, *, lines: bool = False) -> str:
    r"""Return ``text`` with every sign that nobody sees as an escape: ``\x1b``, ``\u202e``.

    A byte of a file's name that is not UTF-8 is shown as ``\xff``.

    Args:
        text: anything.
        lines: whether it is laid out in lines, whose ends and tabs stay.
    """
    return (_UNSEEN_IN_LINES if lines else _UNSEEN).sub(_escape, text)


def is_visible(text: str) -> bool:
    """Tell whether a line has no sign that nobody sees."""
    return _UNSEEN.search(text) is None


def json_text(value: object, *, indent: int | None = None) -> str:
    r"""Return a value as JSON in the letters that it has; what nobody sees is ``\u202e`` there.

    Raises:
        ValueError: It holds a number that JSON has not: NaN, or an infinite one.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return _IN_JSON.sub(lambda sign: json.dumps(sign[0])[1:-1], text)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if 0xDC80 <= code <= 0xDCFF:  # how Python has a byte that is no UTF-8
        return f"\\x{code - 0xDC00:02x}"
    return found[0].encode("unicode_escape").decode("ascii") if code < 0xD800 else _named(code)


def _named(code: int) -> str:
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
