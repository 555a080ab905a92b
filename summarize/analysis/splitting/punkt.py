"""Where sentences begin in languages other than English.

Punkt learns from the articles themselves how their sentences open, and which words are
abbreviations; those that `languages` lists are added. The full stops of other scripts cut
by themselves. What remains is safe in any language: no cut before a small letter, after an
initial, an ordinal or an abbreviation, and none inside a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from summarize.analysis.splitting.proposals import foreign_cuts, glued_cuts
from summarize.analysis.splitting.vetoes import (
    LOOK_AHEAD,
    LOOK_BACK,
    has_no_words_left,
    has_no_words_yet,
    is_followed_by_punctuation,
)
from summarize.language.languages import Language, language_of
from summarize.language.scripts import BAR, CLOSERS, opens_quotation

_SPACE = re.compile(r"\s*")
_OTHER_MARKS = re.compile(rf"(?:[።፧։៕᠃᠉‼⁇⁈⁉]+|{BAR})[{CLOSERS}]*\s*")
_SURE_CLOSERS = re.compile(r"[»”’」』)\]]+")
_MAYBE_CLOSER = re.compile(r"[\"“]")
_OPENER = re.compile(r"[«„「『]\s*$")
_LAST_WORD = re.compile(r"([^\s\"“”„«»‘(\[—–/]+)\.$")
_ORDINAL = re.compile(r"\d{1,2}|[IVX]+")
_OPENING = re.compile(r"[\W_]*")
_BEFORE_SMALL = r"(?<![^\W_]){}\.\s+[^\W\d_]"
_QUOTED_ON = ("、", "，", "と", "って")
"""What a sentence goes on with after a quotation of Chinese or Japanese."""
_TAIL = 60
_CLAUSE_CHARACTERS = 100
"""Where no mark ends a sentence, a space does, once so many characters stand before it."""


@dataclass(frozen=True)
class Learned:
    """A Punkt tokenizer and the abbreviations that it knows, without their last period."""

    punkt: Any
    abbreviations: frozenset[str]


@lru_cache(maxsize=16)
def learn_punkt(texts: tuple[str, ...], code: str) -> Learned:
    """Return a Punkt tokenizer for the language of ``code``, trained on ``texts``.

    Of the abbreviations that it believes to have found only those are kept that stand
    before a small letter somewhere: short words that end sentences look like them.
    """
    from nltk.tokenize.punkt import PunktSentenceTokenizer, PunktTrainer

    trainer = PunktTrainer()
    whole = "\n\n".join(texts)
    trainer.train(whole, finalize=True)
    parameters = trainer.get_params()
    learned = {word for word in parameters.abbrev_types if _stands_inside(word, whole)}
    abbreviations = learned | language_of(code).abbreviations
    parameters.abbrev_types = set(abbreviations)
    return Learned(PunktSentenceTokenizer(parameters), frozenset(abbreviations))


def _stands_inside(abbreviation: str, text: str) -> bool:
    pattern = _BEFORE_SMALL.format(re.escape(abbreviation))
    return any(match[0][-1].islower() for match in re.finditer(pattern, text, re.I))


def sentence_cuts(paragraph: str, code: str, learned: Learned) -> list[int]:
    """Return every offset at which a sentence of ``paragraph`` begins, without the first."""
    language = language_of(code)
    cuts = {
        *(_before_opener(paragraph, end) for _, end in learned.punkt.span_tokenize(paragraph)),
        *foreign_cuts(paragraph),
        *glued_cuts(paragraph),
        *(match.end() for match in _OTHER_MARKS.finditer(paragraph)),
        *(_clause_cuts(paragraph) if language.unmarked else ()),
    }
    moved = sorted({_past_closers(paragraph, cut) for cut in cuts} - {0, len(paragraph)})
    kept: list[int] = []
    for cut in moved:
        before = paragraph[max(kept[-1] if kept else 0, cut - LOOK_BACK) : cut].rstrip()
        after = paragraph[cut : cut + LOOK_AHEAD]
        if not _goes_on(before, after, language, learned.abbreviations):
            kept.append(cut)
    return kept


def _goes_on(before: str, after: str, language: Language, abbreviations: frozenset[str]) -> bool:
    return (
        has_no_words_yet(before, after)
        or has_no_words_left(before, after)
        or is_followed_by_punctuation(before, after)
        or after.startswith(_QUOTED_ON)
        or _OPENING.sub("", after, count=1)[:1].islower()
        or _ends_in_no_full_stop(before, language, abbreviations)
    )


def _ends_in_no_full_stop(before: str, language: Language, abbreviations: frozenset[str]) -> bool:
    """Whether the last period belongs to an abbreviation, an initial or an ordinal."""
    match = _LAST_WORD.search(before[-_TAIL:])
    if match is None:
        return False
    word = match[1]
    if word.lower() in abbreviations or (len(word) == 1 and word.isupper()):
        return True
    return language.ordinal_period and _ORDINAL.fullmatch(word) is not None


def _clause_cuts(paragraph: str) -> Iterator[int]:
    start = 0
    for match in re.finditer(r"(?<!\d)\s+(?!\d)", paragraph):  # figures have spaces around
        long_enough = match.start() - start >= _CLAUSE_CHARACTERS
        if long_enough and len(paragraph) - match.end() >= _CLAUSE_CHARACTERS // 2:
            start = match.end()
            yield start


def _before_opener(paragraph: str, end: int) -> int:
    """Where the next sentence begins if Punkt has one end at ``end``: ``ouvre. « Nous``."""
    match = _OPENER.search(paragraph, max(end - 3, 0), end)
    if match is None or paragraph.count("»", 0, end) > paragraph.count("«", 0, match.start()):
        return _skip_space(paragraph, end)  # »…« has them the other way round
    return match.start()


def _past_closers(paragraph: str, cut: int) -> int:
    """Move a cut past the quotation marks and brackets that close what stands before it."""
    end = cut
    while match := _SURE_CLOSERS.match(paragraph, end) or _MAYBE_CLOSER.match(paragraph, end):
        is_sure = _MAYBE_CLOSER.match(paragraph, end) is None
        if not (is_sure or opens_quotation(paragraph[:end])):
            break
        end = match.end()
    return _skip_space(paragraph, end)


def _skip_space(text: str, start: int) -> int:
    match = _SPACE.match(text, start)
    return match.end() if match else start
