"""Marks of other texts' sources: "[1]", "[2, 3]", "(see [4])", "work.¹", "[^5]", "[6](http://…)".

A brief has such marks of its own, for which those of an article could be taken: they are taken
out of it. "[the mayor]" is its editor's word and stays. Where the number is a word of the sentence,
"according to [2]" and "we lost [10] men", it stays in round brackets, which no mark of a brief has.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from itertools import pairwise

from summarize.language.lexicon import PREPOSITIONS, any_of, listed
from summarize.language.scripts import quotation_spans

_OPEN, _CLOSE = r"\\?[\[［【〔〖⟦❲〚﹝⦋]", r"\\?[\]］】〕〗⟧❳〛﹞⦌]"
_NAMED = rf"(?i:{any_of(listed('page', 'references'))}\.?\s?|[\^#@*])?"
_NUMBERS = r"\d{1,3}(?:\s?[,;:–—-]\s?\d{1,3}){0,30}"
"""Of four digits it is a year, put in by an editor."""
_SAID_BY = r"(?::\s[^\[\]\n]{1,300})?"
"""Whose it is, as our own mark says it where copies of one text alone say something."""
_BRACKETED = rf"(?:{_OPEN}){{1,3}}\s?{_NAMED}{_NUMBERS}{_SAID_BY}\s?(?:{_CLOSE}){{1,3}}"
_TARGET = r"\([^()\s]*[/#.:@][^()\s]*(?:\s\"[^\"()]*\")?\)"
"""What a link of Markdown leads to."""
_TAGGED = r"(?i:<sup>\s?[^<>]{0,40}\s?</sup>)"
# After a short word a raised figure is an exponent, as in km².
_RAISED = (
    r"(?:(?<=[^\W\d_]{4})|(?<=[.,;:!?)\]”\"’»]\s)|(?<=[.,;:!?)\]”\"’»¹²³⁰⁴-⁹]))"
    r"[¹²³⁰⁴-⁹]+(?:\s?[,⁻˒–]?\s?[¹²³⁰⁴-⁹]+){0,30}"
)
_MARK = rf"(?:{_BRACKETED}(?:{_TARGET}|(?<=\]):(?=\shttps?://))?|{_TAGGED}|{_RAISED})"
_MARKS = rf"{_MARK}(?:\s?(?:[,;&]|and)?\s?{_MARK})*"
_FOUND = re.compile(
    rf"(?P<aside>\((?:[^\W\d_]{{1,12}}[.:]?\s){{0,2}}{_MARKS}\))|(?P<marks>{_MARKS})"
    rf"|(?P<image>!\[[^\[\]]{{0,300}}\]{_TARGET})|\[(?P<label>[^\[\]]{{1,300}})\]{_TARGET}"
)
_QUICK = re.compile(r"[\[［【〔〖⟦❲〚﹝⦋¹²³⁰⁴-⁹]|<sup>", re.I)
_LAST_WORD = re.compile(r"([^\W\d_]+)\s$")
_MARKED_ENDS = tuple('.!?;:,)]”"’…')
_WORD_FOLLOWS = re.compile(r"\s[^\W\d_]")


def source_marks(text: str) -> list[tuple[int, int]]:
    """Return the spans of ``text`` that are marks of sources or parts of links, ascending.

    The space before a mark is part of it, unless none is left between two words.
    """
    return [(start, end) for start, end, instead in _found(text) if not instead]


def without_source_marks(text: str) -> str:
    """Return ``text`` without marks of sources, and links as their words."""
    pieces, done = [], 0
    for start, end, instead in _found(text):
        pieces += [text[done:start], instead]
        done = end
    if not done:
        return text
    pieces.append(text[done:])
    kept = [*filter(None, pieces), ""]
    return "".join(before + joint(before, after) for before, after in pairwise(kept)).strip()


def joint(before: str, after: str) -> str:
    """Return what has to stand between two parts of a text from between which a mark went."""
    is_joined = before.endswith(_MARKED_ENDS) and after[:1].isalnum()
    return " " if is_joined else ""


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the start and end of what is no word of the text, and what stands in its place."""
    if not _QUICK.search(text):
        return
    quoted = [*quotation_spans(text)]
    for match in _FOUND.finditer(text):
        if label := match["label"]:
            start = match.start("label")
            yield match.start(), start, ""
            yield start + len(label), match.end(), ""
        elif match["marks"] and _is_a_word(text, *match.span(), quoted):
            yield *match.span(), f"({', '.join(re.findall(r'[0-9]+', match.group()))})"
        else:
            start, end = match.span()
            spaced = text[start - 1 : start].isspace()
            yield start - spaced, end, ""


def _is_a_word(text: str, start: int, end: int, quoted: list[tuple[int, int]]) -> bool:
    """Whether the sentence lacks something without the number."""
    before = _LAST_WORD.search(text[max(start - 20, 0) : start])
    if before and before[1].casefold() in PREPOSITIONS | {"see", "as"}:
        return True
    follows = _WORD_FOLLOWS.match(text, end) is not None
    if before is None or not follows:
        return False
    place = bisect(quoted, (start, end)) - 1
    return place >= 0 and end < quoted[place][1]
