"""The sentences of a brief: its prose without what is set around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.language.languages import ENGLISH
from summarize.splitting import split_text

_LISTS = frozenset(
    {
        "sources",
        "where sources differ",
        "only in one source",
        "set apart",
        "references",
        "notes",
        "further reading",
    }
)
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}$")
_BULLET = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+")
_QUOTED = re.compile(r"\s*>\s?")
_MARKER = re.compile(r"\s*(?<!\\)\[(?:\d{1,3}(?:\s*[,–-]\s*\d{1,3})*|\^\w+)\](?!\()")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"(?<!\\)(\*\*|__|\*|(?<!\w)_|_(?!\w))")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_WORD = re.compile(r"\w")


def sentences_of_brief(text: str, language: str = ENGLISH) -> tuple[str, ...]:
    """Return the sentences of ``text``, plain text or Markdown, in order.

    Headings, lists of sources, rules and citation markers are left out; a bullet's text
    is prose like any other.
    """
    return tuple(
        sentence
        for block in _blocks(text)
        for start, end in split_text(block, language)
        if _WORD.search(sentence := " ".join(block[start:end].split()))
    )


def _blocks(text: str) -> Iterator[str]:
    """Yield each paragraph and each bullet of the prose, as plain text on one line."""
    lines: list[str] = []
    skipping = False
    for line in [*text.replace("\r\n", "\n").split("\n"), ""]:
        heading = _HEADING.match(line)
        bullet = _BULLET.match(line)
        title = (heading[2] if heading else line).strip().strip("*_:").casefold()
        is_list = title in _LISTS
        if heading or bullet or is_list or not line.strip() or _RULE.fullmatch(line):
            if lines and not (
                _RULE.fullmatch(line) and set(line.strip()) <= set("-=") and line.strip()
            ):
                yield _plain(" ".join(lines))
            lines = []  # a line under which "===" or "---" stands is a heading
        if heading or is_list:
            skipping = is_list
            continue
        if skipping or not line.strip() or _RULE.fullmatch(line):
            continue
        lines.append(_BULLET.sub("", line, count=1) if bullet else _QUOTED.sub("", line, count=1))


def _plain(block: str) -> str:
    """``block`` without markers, links' targets, emphasis and escapes."""
    without = _LINK.sub(r"\1", _MARKER.sub("", block))
    return _ESCAPED.sub(r"\1", _EMPHASIS.sub("", without))
