"""Briefs that the program wrote itself and that lie among articles: they are none.

Each output is told by its shape: the fields of the JSON, what the script of the report needs, and
prose in which every sentence has the numbers of its sources, which are listed below it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

PROBLEM = (
    "it is a brief that summarize wrote, not an article; give the articles, "
    "or bring its JSON up to date with summarize update"
)
_FIELDS = {"schema_version", "headline", "sentences", "coverage", "provenance"}
_PAGES = (
    (b'<details class="evidence">', b'<span class="said ', b' data-k="'),
    (b"<title>Briefs</title>", b'<form class="needs-script" role="search">'),
)
"""What stands in the report of a brief, and in the page of all briefs of a job."""
_MARK = re.compile(r"\[(\d+)(?:: [^\[\]]+)?\]")
_MARKED = re.compile(rf"(?:{_MARK.pattern})+(?=\s|$)")
_LAST_MARK = re.compile(rf"{_MARK.pattern}$")
_SENTENCE_END = re.compile(r"[.!?…。؟।]\W*?(?=\s|$)")
_SOURCE = re.compile(r"(?:\[(?P<bracketed>\d+)\]|(?P<listed>\d+)\.) \S")
_MARKED_SHARE = 0.5
"""Of the sentences of a brief; full stops of abbreviations count as ends too."""


def is_brief_object(record: Mapping[str, object]) -> bool:
    """Say whether an object of JSON is a brief."""
    return record.keys() >= _FIELDS


def is_brief_page(data: bytes) -> bool:
    """Say whether a page is the report of a brief, or of all briefs of a job."""
    return any(all(mark in data for mark in marks) for marks in _PAGES)


def is_brief_text(text: str) -> bool:
    """Say whether a text is a brief as Markdown or plain text, or several of them."""
    if _MARK.search(text) is None:
        return False
    prose: list[str] = []
    sources, opens = 0, True
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = [line.rstrip() for line in block.strip().split("\n")]
        items = lines if len(lines) == 1 or _is_item(lines[0]) else lines[1:]
        is_list = all(map(_is_item, items))
        if len(lines) == 1 and not is_list:
            if _LAST_MARK.search(lines[0]):
                prose += lines
            elif not (opens or lines[0].startswith(("#", "---"))):
                return False
        elif not is_list:
            return False
        sources = max(sources, _sources(items))
        opens = is_list
    return sources > 0 and _is_marked(" ".join(prose), sources)


def _is_item(line: str) -> bool:
    return line.startswith("- ") or _SOURCE.match(line) is not None


def _sources(lines: list[str]) -> int:
    """Return how many sources the lines list, numbered from 1; 0 if they are anything else."""
    found = [_SOURCE.match(line) for line in lines]
    numbers = [int(each["bracketed"] or each["listed"]) for each in found if each]
    return len(numbers) if numbers == list(range(1, len(lines) + 1)) else 0


def _is_marked(prose: str, sources: int) -> bool:
    """Say whether most sentences end in the numbers of sources, of which there are so many."""
    marked = len(_MARKED.findall(prose))
    highest = max(map(int, _MARK.findall(prose)), default=0)
    return 0 < highest <= sources and marked >= _MARKED_SHARE * len(_SENTENCE_END.findall(prose))
