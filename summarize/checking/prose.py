"""The sentences of a brief: its prose without what is set around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.analysis.splitting import split_text
from summarize.language.languages import ENGLISH

_LISTS = frozenset(
    (
        "sources|where sources differ|only in one source|set apart|evidence"
        "|references|notes|further reading"
        "|quellen|worin die quellen voneinander abweichen|nur in einer quelle|ausgesondert"
        "|fuentes|en qué difieren las fuentes|solo en una fuente|descartado"
        "|où les sources divergent|dans une seule source|mis à l’écart"
        "|fonti|dove le fonti divergono|solo in una fonte|messo da parte"
        "|bronnen|waarin de bronnen verschillen|slechts in één bron|terzijde gelegd"
        "|fontes|em que divergem as fontes|só numa fonte|posto de parte"
    ).split("|")
)
"""Headings of what is no prose, those of our own briefs in all their languages among them."""
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


def unchecked_parts(text: str) -> tuple[str, ...]:
    """Return what of ``text`` is no prose, for a reader to know: headings, and lists of sources."""
    headings: list[str] = []
    lines: dict[str, int] = {}
    section: str | None = None
    for line in text.replace("\r\n", "\n").split("\n"):
        title = _title_of(line)
        if title.casefold() in _LISTS:
            section = title
            lines[section] = 0
        elif _HEADING.match(line):
            section = None
            headings.append(f"the heading “{title}”")
        elif section and line.strip() and not _RULE.fullmatch(line):
            lines[section] += 1
    return (
        *headings,
        *(
            f"{count} line{'s' if count > 1 else ''} under “{title}”"
            for title, count in lines.items()
            if count
        ),
    )


def _blocks(text: str) -> Iterator[str]:
    """Yield each paragraph and each bullet of the prose, as plain text on one line."""
    lines: list[str] = []
    skipping = False
    for line in [*text.replace("\r\n", "\n").split("\n"), ""]:
        heading = _HEADING.match(line)
        bullet = _BULLET.match(line)
        is_list = _title_of(line).casefold() in _LISTS
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


def _title_of(line: str) -> str:
    """What a line says if it is a heading, with or without a heading's marks."""
    heading = _HEADING.match(line)
    return (heading[2] if heading else line).strip().strip("*_:")


def _plain(block: str) -> str:
    """``block`` without markers, links' targets, emphasis and escapes."""
    without = _LINK.sub(r"\1", _MARKER.sub("", block))
    return _ESCAPED.sub(r"\1", _EMPHASIS.sub("", without))
