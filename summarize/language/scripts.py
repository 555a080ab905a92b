"""Scripts: which signs belong to letters, end sentences and enclose quotations.

Nothing here is of one language: the characters of a text say which of it applies.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

MARKS = (
    "".join(
        re.escape(chr(code))
        for first, end in ((0x300, 0x1D00), (0x1DC0, 0x1E00), (0x20D0, 0x2100), (0xA800, 0xAC00))
        for code in range(first, end)
        if unicodedata.category(chr(code)) in ("Mn", "Mc")
    )
    + "\u200c\u200d"
)
"""Vowel signs, accents and joiners, for a regular expression's class: no letters, but in words."""

CAPITALS = "".join(chr(code) for code in range(0x587) if unicodedata.category(chr(code)) == "Lu")
"""Capital letters of Latin, Greek, Cyrillic and Armenian, for a regular expression's class."""
SMALL = "".join(chr(code) for code in range(0x588) if unicodedata.category(chr(code)) == "Ll")
"""Their small letters."""

_FIRST_LETTER = re.compile(r"[^\W\d_]")
_CAPITALISED = re.compile(rf"[{CAPITALS}][^\W\d_{CAPITALS}]")

_IDEOGRAPHIC = "\u3005-\u3007\u3041-\u3096\u30a1-\u30fc\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_SYLLABIC = "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u1000-\u109f\u1780-\u17d3"
UNSPACED = re.compile(f"[{_IDEOGRAPHIC}{_SYLLABIC}]")
"""A character of a script that puts no spaces between words."""
_RUNS = re.compile(f"(?P<ideographic>[{_IDEOGRAPHIC}]+)|(?P<syllabic>[{_SYLLABIC}]+)")
_LETTERS_A_WORD = {"ideographic": 2, "syllabic": 5}

SENTENCE_MARKS = ".!?…؟۔।॥။።፧։՞។៕᠃᠉。｡！？．‼⁇⁈⁉"
"""What ends a sentence, in any script; "." also ends abbreviations."""
QUESTION_MARKS = "?？؟՞፧⁇⁈"
CLOSERS = r"\"'”’“»«›)\]}」』》〉）】"
"""What may stand after a sentence's last mark, for a regular expression's class."""
BAR = r"(?<=[\u0900-\u097f])\s?\|"
"""The bar that is typed for a danda in Devanagari."""
ENDING = re.compile(rf"(?:[{SENTENCE_MARKS}]|{BAR})\s?[{CLOSERS}]*$")

_QUOTING = {"„": '“”"', "“": "”", "«": "»", "»": "«", "「": "」", "『": "』", '"': '"'}
_QUOTES = re.compile(f"[{''.join(_QUOTING)}]")
_UNQUOTES = {opener: re.compile(f"[{closers}]") for opener, closers in _QUOTING.items()}
"""What opens a quotation and what closes it, whatever its style."""
OPENERS = {"„": '“”"', "“": '”"', "«": "»", "「": "」", "『": "』", '"': '"”'}
"""What opens a quotation, and what may close it; some texts mix curly and straight marks."""
_WITHIN_HEBREW = re.compile(
    r"(?<![א-ת])(?P<prefix>[והבכלמש]{1,3}\")(?=[א-ת]{2})|(?<=[א-ת])\"(?=[א-ת])"
)
"""A mark between Hebrew letters: it opens a quotation in ב"טעות", but not in צה"ל or ארה"ב."""


def plain_quotes(text: str) -> str:
    """Return ``text``, as long as before, with no quotation mark inside Hebrew acronyms."""
    return _WITHIN_HEBREW.sub(lambda match: match["prefix"] or "״", text)


def without_quotations(text: str, stand_in: str = " ") -> str:
    """Return ``text`` with a space, or another stand-in, for each of its quotations."""
    text = plain_quotes(text)
    pieces, done = [], 0
    for start, end in quotation_spans(text):
        pieces.append(text[done:start])
        done = end
    return stand_in.join([*pieces, text[done:]]) if done else text


def quotation_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each quotation with its marks; what is never closed is none.

    Not by one regular expression: of many marks that are never closed it would look for the
    end anew at each.
    """
    at, unclosed = 0, set[str]()
    while opener := _QUOTES.search(text, at):
        at = opener.end()
        if opener[0] in unclosed:
            continue
        closer = _UNQUOTES[opener[0]].search(text, at)
        if closer is None:
            unclosed.add(opener[0])
            continue
        at = closer.end()
        yield opener.start(), at


def opens_quotation(text: str) -> bool:
    """Return whether a quotation in ``text`` is opened and not closed."""
    return bool(awaited_closers(text))


def awaited_closers(text: str, closers: str = "") -> str:
    """Return what may close the quotation that is open at the end of ``text``, or "".

    ``closers`` are those that were awaited before it.
    """
    for character in plain_quotes(text):
        if closers:
            closers = "" if character in closers else closers
        else:
            closers = OPENERS.get(character, "")
    return closers


def has_no_capitals(text: str) -> bool:
    """Return whether ``text`` begins with a small letter and no word of it is like "Name".

    False of letters that have no capitals.
    """
    if text.islower():
        return True
    opening = _FIRST_LETTER.search(text)
    return opening is not None and opening[0].islower() and _CAPITALISED.search(text) is None


def is_unspaced(text: str) -> bool:
    """Return whether most letters of ``text`` are of scripts without spaces."""
    if text.isascii() or not UNSPACED.search(text):
        return False
    return 2 * len(UNSPACED.findall(text)) > sum(map(str.isalpha, text))


def grams(word: str) -> Iterator[str]:
    """Yield ``word``, what is of a script without spaces in overlapping runs of a word's length."""
    done = 0
    for match in _RUNS.finditer(word):
        if match.start() > done:
            yield word[done : match.start()]
        size = _LETTERS_A_WORD[match.lastgroup or ""]
        run = match.group()
        yield from (run[i : i + size] for i in range(max(len(run) - size, 0) + 1))
        done = match.end()
    if done < len(word):
        yield word[done:]


def count_unspaced(text: str) -> int:
    """Return the number of words of ``text``, so many letters of such a script being one."""
    letters = dict.fromkeys(_LETTERS_A_WORD, 0)

    def counted(match: re.Match[str]) -> str:
        letters[match.lastgroup or ""] += len(match.group())
        return " "

    rest = _RUNS.sub(counted, text)
    others = sum(any(map(str.isalnum, part)) for part in rest.split())
    return others + sum(-(-count // _LETTERS_A_WORD[kind]) for kind, count in letters.items())
