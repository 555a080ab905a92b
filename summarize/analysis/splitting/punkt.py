"""Where sentences begin in languages other than English.

Punkt learns from the articles themselves how their sentences open, and which words are
abbreviations; those that `languages` lists are added. The full stops of other scripts cut
by themselves. What remains holds in any language: no cut before a small letter and none
inside a word. After an initial, an ordinal, three dots or an abbreviation that can end a
sentence one ends only before a function word with a capital: "w 1998 r. Polska" goes on,
"w 1998 r. W Polsce" does not. An abbreviation before a number never ends one.
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
from summarize.language.lean_nltk import nltk_module
from summarize.language.lexicon import PARTICLES
from summarize.language.scripts import BAR, CLOSERS, has_no_capitals, opens_quotation

_OTHER_MARKS = re.compile(rf"(?:[።፧։៕᠃᠉‼⁇⁈⁉]+|{BAR})[{CLOSERS}]*\s*")
_SURE_CLOSERS = re.compile(r"[»”’」』)\]]+")
_MAYBE_CLOSER = re.compile(r"[\"“]")
_OPENER = re.compile(r"[«„「『]\s*$")
_ORDINAL = re.compile(r"\d{1,2}|[IVX]+")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_NUMBER = re.compile(r"[(\[]?[§#№]?\s?\d")
_LONGEST_ABBREVIATION = 4
"""Letters up to which a word that the articles never have without a period is one."""
_OPENING = r"[\W_]{0,20}(?P<word>[^\W\d_]+)(?=[\s'’])"
_AFTER_PERIOD = re.compile(rf"[.…][{CLOSERS}]*\s+(?={_OPENING})")
_ELIDED = re.compile(r"^.*['’]")
_VOWEL = re.compile("[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýąęóœıаеёиоуыэюяієїαεηιουωάέήίόύώ]")
_FIRST_WORD = re.compile(_OPENING)
_BEFORE_WORD = re.compile(r"(?<![^\W_])(?=(?P<word>\S{1,30})\.\s{1,9}(?P<next>[^\W\d_]))")
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
    nltk = nltk_module("nltk.tokenize.punkt")
    language = language_of(code)
    trainer = nltk.PunktTrainer()
    whole = "\n\n".join(texts)
    trainer.train(whole, finalize=True)
    parameters = trainer.get_params()
    inside = {m["word"].lower() for m in _BEFORE_WORD.finditer(whole) if m["next"].islower()}
    learned = parameters.abbrev_types & inside
    known = language.abbreviations | language.final_abbreviations
    parameters.abbrev_types = learned | known
    plain = frozenset(word.lower() for word in re.findall(r"[^\W\d_]+(?![\w.])", whole))
    return LearnedRules(
        language,
        nltk.PunktSentenceTokenizer(parameters),
        frozenset(learned - known | language.final_abbreviations),
        plain,
    )


@dataclass(frozen=True)
class LearnedRules:
    """A language, a Punkt tokenizer, and what the articles teach beside it.

    Attributes:
        language: whose lists hold.
        punkt: has learned from the articles.
        final_abbreviations: abbreviations that can end a sentence, without their last
            period: those listed as such, and those that were learned.
        plain: words that stand somewhere without a period, folded.
    """

    language: Language
    punkt: Any
    final_abbreviations: frozenset[str]
    plain: frozenset[str]

    def propose_cuts(self, paragraph: str) -> list[int]:
        """Return every offset at which a sentence may begin, sorted, without the first."""
        cuts = {
            *(_before_opener(paragraph, end) for _, end in self.punkt.span_tokenize(paragraph)),
            *foreign_cuts(paragraph),
            *glued_cuts(paragraph),
            *(match.end() for match in _OTHER_MARKS.finditer(paragraph)),
            *(m.end() for m in _AFTER_PERIOD.finditer(paragraph) if self._opens(m["word"])),
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
            or self._goes_on_in_small_letters(before, after)
            or (before[-1] == "." and self._ends_in_no_full_stop(last_word(before), after))
        )

    def _goes_on_in_small_letters(self, before: str, after: str) -> bool:
        """Whether a small letter says so; in a text without capitals it says nothing."""
        if not re.sub(r"^[\W_]+", "", after)[:1].islower():
            return False
        return before[-1] != "." or not has_no_capitals(before + after)

    def _ends_in_no_full_stop(self, word: str, after: str) -> bool:
        """Whether a period after ``word`` is that of an abbreviation, an initial or an ordinal."""
        opening = _FIRST_WORD.match(after)
        following = opening["word"] if opening else ""
        plain = _ELIDED.sub("", word.lower())
        if _NUMBER.match(after):
            return self._is_abbreviation(plain) and word.upper() != word  # no HQ, no Hebrew
        if plain in self.final_abbreviations:
            return not self._opens(following)
        if plain in self.language.abbreviations:
            return True
        is_initial = word[:1].isupper() and _DOTTED.fullmatch(word) is not None
        is_ordinal = self.language.ordinal_period and _ORDINAL.fullmatch(word) is not None
        is_name = is_initial and following.lower() in PARTICLES  # "D. Van Dijk"
        return (is_initial or is_ordinal) and (is_name or not self._opens(following))

    def _is_abbreviation(self, word: str) -> bool:
        """Whether ``word`` is one before a number, listed or short and never seen without a period.

        A word without a vowel counts as one, however long it is.
        """
        if word in self.final_abbreviations | self.language.abbreviations:
            return True
        is_word = word in self.plain or word in self.language.function_words
        is_short = len(word) <= _LONGEST_ABBREVIATION and not is_word
        return word.isalpha() and (is_short or _VOWEL.search(word) is None)

    def _opens(self, word: str) -> bool:
        """Whether ``word`` is a function word with a capital: it opens a sentence."""
        return word[:1].isupper() and word.lower() in self.language.function_words


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
