"""Where an English sentence may begin: Punkt's breaks, and those that Punkt cannot see.

Each function returns cuts: offsets in one paragraph at which a sentence may begin.
They may propose too much; `vetoes` says which cuts are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from summarize.analysis.splitting.abbreviations import (
    BEFORE_NUMBER,
    DOMAINS,
    MAY_BE_FINAL,
    NEVER_FINAL,
    STARTERS,
    is_place_before_person,
    opens_sentence,
)
from summarize.language.lean_nltk import nltk_module
from summarize.language.scripts import CAPITALS

CLOSERS = "\"'”’»)\\]}"
"""Characters, as in a regular expression's class, that close what a sentence ends in."""

_CLOSING_RUN = re.compile(rf"(?:[{CLOSERS}]|\[\d{{1,3}}\])+")
_STRAY_CLOSER = re.compile(r"[\"”»](?=[\s,;])")
_LETTER = r"[^\W\d_]"
_WORD = rf"{_LETTER}+(?:['’]{_LETTER}+)?"
_BEFORE_NEXT = rf"[{CLOSERS}]*\s+(?=[\"“‘(]?(?P<next>{_WORD}))"
_AFTER_ABBREVIATION = re.compile(
    rf"(?<!{_LETTER})(?:(?<!{_LETTER}\.)(?P<initials>(?:{_LETTER}\.)+)|(?P<word>{_WORD})\.)"
    rf"{_BEFORE_NEXT}"
)
_AFTER_ELLIPSIS = re.compile(
    rf"(?<!\.)(?<!\.\s)(?P<dots>…\.?|\.{{3,}}|\.(?:\s\.){{2,}})(?P<closer>[{CLOSERS}]*){_BEFORE_NEXT}"
)
_GLUED = re.compile(
    rf"(?<![^\W_])(?P<last>[^\W_]{{2,}})[{CLOSERS}“]?[.!?](?=[{CLOSERS}“‘(]*(?P<next>{_LETTER}+))"
)
_FOREIGN_END = re.compile(
    r"[。！？｡]+[」』”’）》〉】\"]*\s*(?=[^\s、，,と])"
    rf"|[؟۔]+[{CLOSERS}]*\s+|[।॥]+[{CLOSERS}]*\s*"
    rf"|(?<=[\u0370-\u03ff\u1f00-\u1fff])[;\u037e][{CLOSERS}]*\s+(?=[{CAPITALS}])"
)


def propose_cuts(paragraph: str) -> list[int]:
    """Return every offset at which a sentence may begin, sorted, without the first."""
    cuts = {
        *(skip_space(paragraph, end) for _, end in _punkt().span_tokenize(paragraph)),
        *_cuts_after_abbreviations(paragraph),
        *_cuts_after_ellipses(paragraph),
        *glued_cuts(paragraph),
        *foreign_cuts(paragraph),
    }
    inner = cuts - {0, len(paragraph)}
    return sorted({_past_closers(paragraph, cut) for cut in inner} - {len(paragraph)})


@cache
def _punkt() -> Any:
    nltk = nltk_module("nltk.tokenize.punkt")  # only a text that is split pays for the import
    parameters = nltk.PunktParameters()
    abbreviations = NEVER_FINAL | BEFORE_NUMBER | MAY_BE_FINAL
    parameters.abbrev_types = {word for word in abbreviations if word.islower()}
    parameters.sent_starters = set(STARTERS)
    return nltk.PunktSentenceTokenizer(parameters)


def _cuts_after_abbreviations(paragraph: str) -> Iterator[int]:
    """Cut "vitamin C. The", "at 9 a.m. Police", ``by Apple Inc. “The``.

    To Punkt an initial before a capital is a name, and a quotation mark is all it sees.
    """
    for match in _AFTER_ABBREVIATION.finditer(paragraph):
        initials, opens = match["initials"], opens_sentence(match["next"])
        if initials and initials.lower() in ("a.m.", "p.m."):
            opens = match["next"][0].isupper()
        if initials and is_place_before_person(initials.rstrip("."), paragraph[match.end() :]):
            opens = True
        if opens and (initials or match["word"] in MAY_BE_FINAL):
            yield match.end()


def _cuts_after_ellipses(paragraph: str) -> Iterator[int]:
    """Cut after three dots before a word that opens sentences.

    After four dots, or dots that a quotation ends in, any capital will do.
    """
    for match in _AFTER_ELLIPSIS.finditer(paragraph):
        is_full = match["dots"].endswith("….") or match["dots"].count(".") > 3 or match["closer"]
        if match["next"][0].isupper() if is_full else opens_sentence(match["next"]):
            yield match.end()


def glued_cuts(paragraph: str) -> Iterator[int]:
    """Cut "talks.The next", where the space after the sentence was lost."""
    for match in _GLUED.finditer(paragraph):
        if not (match["last"][-2:].islower() or match["last"].isdecimal()):
            continue
        if _reads_as_word(match["next"]) and not _in_address(paragraph, match.start("next")):
            yield match.end()


def _reads_as_word(word: str) -> bool:
    return word in {"A", "I"} or (len(word) > 1 and word.istitle() and word not in DOMAINS)


def _in_address(paragraph: str, place: int) -> bool:
    """Say whether the run of characters around ``place`` is a URL, domain or e-mail address."""
    before = paragraph[:place].rsplit(None, 1)[-1]
    after = paragraph[place : place + 40].split(None, 1)[0]
    return bool(re.match(r"https?:|www\.", before.lstrip('"“(')) or {"@", "/"} & {*before, *after})


def foreign_cuts(paragraph: str) -> Iterator[int]:
    """Cut after the full stops and question marks of other scripts."""
    if not paragraph.isascii():
        yield from (match.end() for match in _FOREIGN_END.finditer(paragraph))


def _past_closers(paragraph: str, cut: int) -> int:
    """Move a cut past the quotation marks and brackets that close what stands before it.

    They touch the sentence, or one of them stands between two spaces (``left. " She``).
    """
    touches = not paragraph[cut - 1].isspace()
    match = (_CLOSING_RUN if touches else _STRAY_CLOSER).match(paragraph, cut)
    end = match.end() if match else cut
    while end > cut and paragraph[end - 1] == '"' and paragraph.count('"', 0, end - 1) % 2 == 0:
        end -= 1  # a straight quote closes if one stands open
    return skip_space(paragraph, end) if end > cut else cut


def skip_space(text: str, start: int) -> int:
    """Return where the white space that begins at ``start`` ends."""
    return len(text) - len(text[start:].lstrip())
