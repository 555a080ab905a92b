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

from summarize.analysis.splitting.proposals import foreign_cuts, glued_cuts, skip_space
from summarize.analysis.splitting.vetoes import (
    has_no_words_left,
    has_no_words_yet,
    is_followed_by_punctuation,
    last_word,
)
from summarize.language.languages import Language, language_of
from summarize.language.scripts import BAR, CLOSERS, opens_quotation

_OTHER_MARKS = re.compile(rf"(?:[።፧։៕᠃᠉‼⁇⁈⁉]+|{BAR})[{CLOSERS}]*\s*")
_SURE_CLOSERS = re.compile(r"[»”’」』)\]]+")
_MAYBE_CLOSER = re.compile(r"[\"“]")
_OPENER = re.compile(r"[«„「『]\s*$")
_ORDINAL = re.compile(r"\d{1,2}|[IVX]+")
_BEFORE_SMALL = r"(?<![^\W_]){}\.\s+[^\W\d_]"
_QUOTED_ON = ("、", "，", "と", "って")
"""What a sentence goes on with after a quotation of Chinese or Japanese."""
_CLAUSE_CHARACTERS = 100
"""Where no mark ends a sentence, a space does, once so many characters stand before it."""


@lru_cache(maxsize=16)
def learn_punkt(texts: tuple[str, ...], code: str) -> LearnedRules:
    """Return the rules of the language of ``code``, with what Punkt learns from ``texts``.

    Of the abbreviations that it believes to have found only those are kept that stand
    before a small letter somewhere: short words that end sentences look like them.
    """
    from nltk.tokenize.punkt import PunktSentenceTokenizer, PunktTrainer

    language = language_of(code)
    trainer = PunktTrainer()
    whole = "\n\n".join(texts)
    trainer.train(whole, finalize=True)
    parameters = trainer.get_params()
    learned = {word for word in parameters.abbrev_types if _stands_inside(word, whole)}
    parameters.abbrev_types = learned | language.abbreviations
    return LearnedRules(
        language, PunktSentenceTokenizer(parameters), frozenset(parameters.abbrev_types)
    )


def _stands_inside(abbreviation: str, text: str) -> bool:
    pattern = _BEFORE_SMALL.format(re.escape(abbreviation))
    return any(match[0][-1].islower() for match in re.finditer(pattern, text, re.I))


@dataclass(frozen=True)
class LearnedRules:
    """A language, a Punkt tokenizer and the abbreviations it knows, without their last period."""

    language: Language
    punkt: Any
    abbreviations: frozenset[str]

    def propose_cuts(self, paragraph: str) -> list[int]:
        """Return every offset at which a sentence may begin, sorted, without the first."""
        cuts = {
            *(_before_opener(paragraph, end) for _, end in self.punkt.span_tokenize(paragraph)),
            *foreign_cuts(paragraph),
            *glued_cuts(paragraph),
            *(match.end() for match in _OTHER_MARKS.finditer(paragraph)),
            *(_clause_cuts(paragraph) if self.language.unmarked else ()),
        }
        return sorted({_past_closers(paragraph, cut) for cut in cuts} - {0, len(paragraph)})

    def goes_on(self, before: str, after: str) -> bool:
        """Say whether the sentence that ``before`` belongs to goes on in ``after``."""
        return (
            has_no_words_yet(before, after)
            or has_no_words_left(before, after)
            or is_followed_by_punctuation(before, after)
            or after.startswith(_QUOTED_ON)
            or re.sub(r"^[\W_]+", "", after)[:1].islower()
            or (before[-1] == "." and self._ends_in_no_full_stop(last_word(before)))
        )

    def _ends_in_no_full_stop(self, word: str) -> bool:
        """Whether a period after ``word`` is that of an abbreviation, an initial or an ordinal."""
        return (
            word.lower() in self.abbreviations
            or (len(word) == 1 and word.isupper())
            or (self.language.ordinal_period and _ORDINAL.fullmatch(word) is not None)
        )


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
        return skip_space(paragraph, end)  # »…« has them the other way round
    return match.start()


def _past_closers(paragraph: str, cut: int) -> int:
    """Move a cut past the quotation marks and brackets that close what stands before it."""
    end = cut
    while (match := _SURE_CLOSERS.match(paragraph, end)) or (
        (match := _MAYBE_CLOSER.match(paragraph, end)) and opens_quotation(paragraph[:end])
    ):
        end = match.end()
    return skip_space(paragraph, end)
