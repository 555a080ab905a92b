"""Where a sentence may begin: Punkt's breaks, and those that Punkt cannot see.

Each function returns cuts: offsets in one paragraph at which a sentence may begin.
They may propose too much; `vetoes` says which cuts are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from summarize.analysis.splitting.abbreviations import lexicon

CLOSERS = "\"'”’»)\\]}"
"""Characters, as in a regular expression's class, that close what a sentence ends in."""

_SPACE = re.compile(r"\s*")
_CLOSING_RUN = re.compile(rf"(?:[{CLOSERS}]|\[\d{{1,3}}\])+")
_STRAY_CLOSER = re.compile(r"[\"”»](?=[\s,;])")
_WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)?"
_AFTER_INITIAL = re.compile(
    rf"(?<![^\W\d_])(?<![^\W\d_]\.)(?:[^\W\d_]\.)+[{CLOSERS}]*\s+(?=[\"“‘(]?(?P<next>{_WORD}))"
)
_AFTER_ABBREVIATION = re.compile(
    rf"(?<![^\W\d_])(?P<last>{_WORD})\.[{CLOSERS}]*\s+(?=[\"“‘(]?(?P<next>{_WORD}))"
)
_AFTER_ELLIPSIS = re.compile(
    rf"(?<!\.)(?<!\.\s)(?P<dots>…\.?|\.{{3,}}|\.(?:\s\.){{2,}})"
    rf"(?P<closer>[{CLOSERS}]*)\s+(?=[\"“‘(]?(?P<next>{_WORD}))"
)
_GLUED = re.compile(
    rf"(?<![^\W_])(?P<last>[^\W_]{{2,}})[.!?](?=[{CLOSERS}“‘(]*(?P<next>[^\W\d_]+))"
)
_IDEOGRAPHIC_END = re.compile(r"[。！？｡]+[」』”’）》〉】\"]*\s*(?=[^\s、，,と])")
_FOREIGN_END = re.compile(rf"(?:[؟۔]+[{CLOSERS}]*\s+|[।॥]+[{CLOSERS}]*\s*)")
_GREEK_QUESTION = re.compile(rf"(?<=[\u0370-\u03ff\u1f00-\u1fff])[;\u037e][{CLOSERS}]*\s+")


def propose_cuts(paragraph: str) -> list[int]:
    """Return every offset at which a sentence may begin, sorted, without the first."""
    cuts = {
        *_punkt_cuts(paragraph),
        *_cuts_after_initials(paragraph),
        *_cuts_after_abbreviations(paragraph),
        *_cuts_after_ellipses(paragraph),
        *glued_cuts(paragraph),
        *foreign_cuts(paragraph),
    }
    inner = cuts - {0, len(paragraph)}
    return sorted({_past_closers(paragraph, cut) for cut in inner} - {len(paragraph)})


@cache
def _punkt() -> Any:
    # nltk takes over a second to import, so only a text that is split pays for it.
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = set(lexicon().punkt_abbreviations)
    parameters.sent_starters = set(lexicon().starters.folded)
    return PunktSentenceTokenizer(parameters)


def _punkt_cuts(paragraph: str) -> Iterator[int]:
    for _, end in _punkt().span_tokenize(paragraph):
        yield _skip_space(paragraph, end)


def _cuts_after_initials(paragraph: str) -> Iterator[int]:
    """Cut "vitamin C. The", "at 9 a.m. Police": to Punkt an initial before a capital is a name."""
    for match in _AFTER_INITIAL.finditer(paragraph):
        is_clock = match[0].lower().startswith(("a.m.", "p.m."))
        if match["next"][0].isupper() and (is_clock or match["next"] in lexicon().starters):
            yield match.end()


def _cuts_after_abbreviations(paragraph: str) -> Iterator[int]:
    """Cut ``by Apple Inc.” The`` and ``by Apple Inc. “The``: Punkt sees the quote only."""
    for match in _AFTER_ABBREVIATION.finditer(paragraph):
        if lexicon().opens_sentence(match["next"]) and match["last"] in lexicon().may_be_final:
            yield match.end()


def _cuts_after_ellipses(paragraph: str) -> Iterator[int]:
    """Cut after three dots before a word that opens sentences.

    After four dots, or dots that a quotation ends in, any capital will do.
    """
    for match in _AFTER_ELLIPSIS.finditer(paragraph):
        is_full = match["dots"].endswith("….") or match["dots"].count(".") > 3 or match["closer"]
        if lexicon().opens_sentence(match["next"]) or (is_full and match["next"][0].isupper()):
            yield match.end()


def glued_cuts(paragraph: str) -> Iterator[int]:
    """Cut "talks.The next", where the space after the sentence was lost."""
    for match in _GLUED.finditer(paragraph):
        if not (match["last"][-2:].islower() or match["last"].isdecimal()):
            continue
        if _reads_as_word(match["next"]) and not _in_address(paragraph, match.start("next")):
            yield match.end()


def _reads_as_word(word: str) -> bool:
    if word in lexicon().domains or not word[0].isupper():
        return False
    return word in {"A", "I"} or (len(word) > 1 and word[1:].islower())


def _in_address(paragraph: str, place: int) -> bool:
    """Say whether the run of characters around ``place`` is a URL, domain or e-mail address."""
    start = max(paragraph.rfind(space, 0, place) for space in " \n\t") + 1
    run = paragraph[start:place]
    rest = re.match(r"\S*", paragraph[place:])
    after = rest[0] if rest else ""
    return bool(re.match(r"https?:|www\.", run.lstrip('"“(')) or {"@", "/"} & {*run, *after[:40]})


def foreign_cuts(paragraph: str) -> Iterator[int]:
    """Cut after the full stops and question marks of other scripts."""
    if paragraph.isascii():
        return
    for match in _IDEOGRAPHIC_END.finditer(paragraph):
        yield match.end()
    for match in _FOREIGN_END.finditer(paragraph):
        yield match.end()
    for match in _GREEK_QUESTION.finditer(paragraph):
        if paragraph[match.end() : match.end() + 1].isupper():
            yield match.end()


def _past_closers(paragraph: str, cut: int) -> int:
    """Move a cut past the quotation marks and brackets that close what stands before it.

    They touch the sentence, or one of them stands between two spaces (``left. " She``).
    """
    touches = not paragraph[cut - 1].isspace()
    match = (_CLOSING_RUN if touches else _STRAY_CLOSER).match(paragraph, cut)
    if match is None:
        return cut
    end = match.end()
    while end > cut and not _closes(paragraph, end - 1):
        end -= 1
    return _skip_space(paragraph, end) if end > cut else cut


def _closes(paragraph: str, place: int) -> bool:
    """Say whether the mark at ``place`` closes: a straight quote does if one stands open."""
    mark = paragraph[place]
    return mark != '"' or paragraph.count(mark, 0, place) % 2 == 1


def _skip_space(text: str, start: int) -> int:
    match = _SPACE.match(text, start)
    return match.end() if match else start
