"""What follows the end of an article: notes after an end mark or a heading, and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from summarize.language.languages import page_phrases
from summarize.language.lexicon import MONTH
from summarize.language.scripts import CAPITALS
from summarize.language.words import count_words
from summarize.reading.draft import Block
from summarize.reading.normalization import ends_sentence

REASON = "after the end"
COMMENT = "comment"
# In capitals, or between dashes: "ENDS", "- Ends -", "###", "-30-". Stars part sections.
_END = re.compile(
    r"\W*(?:ENDS?|ENDE|FIN)\W*|[-–—]+ ?(?:[Ee]nds?|Ende|[Ff]in|30) ?[-–—]+|#(?: ?#){2,}"
)
_FEWEST_BEFORE = 25
"""Words of an article before its comments; with fewer the heading is a link above it."""
_FEWEST_SIGNS = 2
_SURE_WORDS = 3
"""Of a heading such as "Leave a reply", which can be no label of a button."""
_TAIL_WORDS = 8
_TAIL_SHARE = 1.0
_HEADING_WORDS = 20
# "2 hours ago", "12.07.2022, 09:14 Uhr", "June 2, 2020 at 9:12 am".
_MOMENT = re.compile(
    r"\b\d+ ?\w{1,8} ago\b"
    rf"|\b(?:\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}}|{MONTH} \d{{1,2}})\b.*\d{{1,2}}[:.h]\d{{2}}"
)
_MOMENT_WORDS = 14


def set_what_follows_the_end_apart(blocks: Sequence[Block], language: str) -> tuple[Block, ...]:
    """Set apart what stands after an end mark, or after a heading such as "About the author".

    So it is if less stands there than before it.

    Comments are told by the heading over them, and can be longer than the article if they look
    like a thread: under names stand moments, or links to reply.
    """
    end = next((n for n, block in enumerate(blocks) if _END.fullmatch(block.text)), None)
    if end is not None and _words(blocks[end:]) <= _words(blocks[:end]):
        blocks = _apart(blocks, end, REASON)
    tail = next(_tails(blocks, language), None)
    if tail is not None:
        blocks = _apart(blocks, tail, REASON)
    for n, block in enumerate(blocks):
        if _heads_comments(block.text) and _are_comments(blocks, n):
            return _apart(blocks, n, COMMENT)
    return tuple(blocks)


def _tails(blocks: Sequence[Block], language: str) -> Iterator[int]:
    """Yield where a heading begins what is not of the article any more."""
    heading = _tail_heading(language)
    for n, block in enumerate(blocks):
        match = heading.fullmatch(block.text) if count_words(block.text) <= _TAIL_WORDS else None
        if match is None or _words(blocks[n:]) > _TAIL_SHARE * _words(blocks[:n]):
            continue
        before = " ".join(each.text for each in blocks[:n] if each.reason is None)
        if match["name"] is None or match["name"] in before:
            yield n


@cache
def _tail_heading(language: str) -> re.Pattern[str]:
    """Return the pattern of "Media contact:", "Most read" and "About Oberg Cranes"."""
    headings, about = (_any_of(page_phrases(name, language)) for name in ("tails", "about"))
    return re.compile(
        rf"\W*(?:(?i:{headings})"
        rf"|(?:{about}|{about.upper()}) (?P<name>[{CAPITALS}]\S*(?: \S+){{0,5}}?))\W*"
    )


def _any_of(phrases: Sequence[str]) -> str:
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(each).replace("'", "['’]") for each in longest_first) or "(?!)"


def _apart(blocks: Sequence[Block], start: int, reason: str) -> tuple[Block, ...]:
    rest = (replace(each, reason=each.reason or reason) for each in blocks[start:])
    return (*blocks[:start], *rest)


def _words(blocks: Sequence[Block]) -> int:
    return sum(count_words(block.text) for block in blocks if block.reason is None)


def _heads_comments(line: str) -> bool:
    return count_words(line) <= _HEADING_WORDS and _comment_heading().fullmatch(line) is not None


@cache
def _comment_heading() -> re.Pattern[str]:
    """Return the pattern of "Comments (12)", "3 Kommentare", "2 Responses to The bells"."""
    words = _any_of(page_phrases("comments"))
    return re.compile(
        rf"\W*(?:{words})\W*(?:\d+\W*)?|\W*\d+\W*(?:{words})\W*|(?:\d+|one) (?:{words}) \W*\w.*",
        re.IGNORECASE,
    )


def _are_comments(blocks: Sequence[Block], heading: int) -> bool:
    before, after = blocks[:heading], blocks[heading + 1 :]
    if _words(before) < _FEWEST_BEFORE or not any(
        block.reason is None and ends_sentence(block.text) for block in before
    ):
        return False
    signs = sum(_is_sign(block.text) for block in after)
    title = blocks[heading].text
    is_sure = any(map(str.isdigit, title)) or count_words(title) >= _SURE_WORDS
    return signs >= _FEWEST_SIGNS or (is_sure and _words(after) <= _words(before))


def _is_sign(line: str) -> bool:
    return count_words(line) <= _MOMENT_WORDS and (
        _MOMENT.search(line) is not None or _answer_links().search(line) is not None
    )


@cache
def _answer_links() -> re.Pattern[str]:
    words = _any_of(page_phrases("answer_links"))
    return re.compile(rf"(?<!\w)(?:{words})\W*(?:\d+\W*)?$|(?<!\w)says:$", re.IGNORECASE)
