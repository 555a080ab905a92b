"""What is escaped in Markdown (CommonMark), so that prose stays readable as it stands."""

from __future__ import annotations

import re

_RISKY = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])"  # a backslash that would escape what follows
    r"|`"
    r"|(?<!\s)\*|\*(?!\s|$)"  # an asterisk that could open or close emphasis
    r"|(?<![^\W_])_|_(?![^\W_])"  # an underscore, unless between letters or digits
    r"|<(?=[A-Za-z/!?])"  # a tag or an autolink
    r"|&(?=#?\w+;)"  # an entity
    r"|(?<!\s)~|~(?!\s|$)"  # a tilde that could strike out
    r"|\](?=[(\[:])"  # the end of a link's text
)
_BLOCK_START = re.compile(r"(?=#{1,6}(?:\s|$)|[-+*](?:\s|$)|>|={1,}\s*$|-{2,}\s*$|~{3})")
_NUMBERED_START = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))")
URL_ESCAPES = str.maketrans({"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\\": "%5C"})
"""What would end the address of a link, or escape in it."""


def escape(text: str) -> str:
    """Escape in one line only what Markdown would read as markup, so that prose stays prose."""
    return _RISKY.sub(r"\\\g<0>", text)


def escape_start(block: str) -> str:
    """Escape what would make a heading, a list or a quotation of an escaped paragraph."""
    if _BLOCK_START.match(block):
        return f"\\{block}"
    return _NUMBERED_START.sub(r"\1\\", block, count=1) if block[:1].isdigit() else block


def escape_brackets(text: str) -> str:
    """Escape what would end the text of a link in an escaped one."""
    return re.sub(r"(?<!\\)[\[\]]", r"\\\g<0>", text)
