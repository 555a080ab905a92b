"""What stands on page after page of a printed text: its heads, its feet, the page numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarize.reading.normalization import ends_sentence

_MOST_WORDS = 12
_FEWEST_LINES = 3
"""More than that of text is between two pages' numbers; lists have them closer."""
# No year, which alone in its line heads a part of a chronology.
_NUMBER = r"(?P<number>(?!(?:1[5-9]|20)\d\d)\d{1,4})"
_PAGE_NUMBER = re.compile(
    rf"\W*(?:[^\W\d]{{1,8}}\.? )?{_NUMBER}(?: ?(?:of|/|von|de|di|sur|van|z) ?\d{{1,4}})?\W*"
)
_AT_AN_END = (
    re.compile(rf"{_NUMBER}\W* (?P<words>\D.*)"),
    re.compile(rf"(?P<words>.*\D) \W*{_NUMBER}"),
)


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A line that may bear a page number; ``words`` is what stands beside it, or ""."""

    text: str
    place: int
    number: int
    words: str


def running_lines(lines: Sequence[str]) -> Mapping[str, str]:
    """Return the lines that belong to the pages and not to the text, each with its reason.

    A page's number is told by the next page's. What stands beside it must recur too: with other
    numbers, or as a line of its own (a title, the name of the paper). What stands over or under
    the numbers of several pages in the same words is a running head or foot.
    """
    written = [line for line in lines if line]
    numbered = list(_numbered(written))
    known = {line.casefold() for line in written} | _recurring(numbered)
    candidates = [each for each in numbered if not each.words or each.words.casefold() in known]
    pages = {
        each
        for one in candidates
        for other in candidates
        if _is_next_page(one, other)
        for each in (one, other)
    }
    found = {page.text: "running header" if page.words else "page number" for page in pages}
    return {**found, **dict.fromkeys(_beside(pages, written), "running header")}


def _numbered(lines: Sequence[str]) -> Iterator[_Numbered]:
    for place, line in enumerate(lines):
        if not _may_run(line):
            continue
        if match := _PAGE_NUMBER.fullmatch(line):
            yield _Numbered(line, place, int(match["number"]), "")
            continue
        for pattern in _AT_AN_END:
            if match := pattern.fullmatch(line):
                yield _Numbered(line, place, int(match["number"]), match["words"].strip())


def _may_run(line: str) -> bool:
    return line.count(" ") < _MOST_WORDS and not ends_sentence(line)


def _recurring(numbered: Sequence[_Numbered]) -> set[str]:
    """Return the words that stand beside more than one number."""
    numbers: defaultdict[str, set[int]] = defaultdict(set)
    for each in numbered:
        numbers[each.words.casefold()].add(each.number)
    return {words for words, beside in numbers.items() if len(beside) > 1}


def _is_next_page(one: _Numbered, other: _Numbered) -> bool:
    is_like = bool(one.words) == bool(other.words)
    return is_like and other.number == one.number + 1 and other.place - one.place > _FEWEST_LINES


def _beside(pages: set[_Numbered], lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines that stand next to the numbers of more than one page."""
    places = {page.place for page in pages}
    beside = {n for place in places for n in (place - 1, place + 1)} - places
    counts = Counter(lines[n] for n in beside if 0 <= n < len(lines) and _may_run(lines[n]))
    yield from (line for line, count in counts.items() if count > 1)
