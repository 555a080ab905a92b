"""Words, numbers and names of a text: what the stages compare.

Source of the conventions: a *word* is a run of letters and digits with inner
apostrophes, hyphens, periods, commas between digits, and a leading currency or
trailing percent sign, so that "U.S.", "$1.5" and "3.5%" are one word each. Signs that
are written above or below a letter belong to it. In scripts without spaces, words are
overlapping runs of so many letters as a word has on average.

Every function serves every language; those that compare words take its code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from summarize.language.languages import ENGLISH, language_of
from summarize.language.lean_nltk import nltk_module
from summarize.language.lexicon import FUNCTION_WORDS
from summarize.language.scripts import MARKS, count_unspaced, grams, is_unspaced

_RUN = rf"[^\W_]+(?:[{MARKS}]+[^\W_]*)*"
_WORD = re.compile(
    rf"[$£€]?\d+(?:[.,:٫٬]\d+)*[%٪]?(?:[-’']{_RUN})*"  # 3.5% $1,200 10:30 50-year-old
    r"|(?:[^\W\d_]\.){2,}"  # U.S. a.m.
    rf"|{_RUN}(?:(?:[-’'.&]|(?<=[א-ת])[\"״](?=[א-ת])){_RUN})*"  # don't example.com AT&T ארה"ב
)
_FIGURE = re.compile(r"\d+(?:[.,:٫٬]\d+)*")
_GROUPING_SPACE = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
_APOSTROPHE = re.compile("['’]")
_HIRAGANA = re.compile("[\u3041-\u309f]+")
"""Endings and particles of Japanese; its words that carry meaning have other characters."""
_SENTENCE_CHARACTERS = 1000
"""The words of texts up to here are remembered: each stage asks again for the same sentences."""
_SHOUTED_SPACES = 3
_SHOUTED_NAMES = ("US", "U.S.")
_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def words(text: str) -> list[str]:
    """Return the words of ``text`` as they are written, in order."""
    found: list[str] = _WORD.findall(text)
    return [gram for word in found for gram in grams(word)] if is_unspaced(text) else found


def word_spans(text: str, language: str = ENGLISH) -> Iterator[tuple[int, int]]:
    """Yield the character span of each word of ``text``, in order.

    Outside English an apostrophe stands between two words: "l'accord".
    """
    for match in _WORD.finditer(text):
        start, end = match.span()
        if language != ENGLISH:
            for apostrophe in _APOSTROPHE.finditer(text, start, end):
                yield start, apostrophe.start()
                start = apostrophe.end()
        yield start, end


def count_words(text: str) -> int:
    """Return the length of ``text`` in words as an editor counts: by white space.

    In scripts without spaces, so many letters count as a word as one has on average.
    """
    return count_unspaced(text) if is_unspaced(text) else len(text.split())


def plain_typography(text: str) -> str:
    """Return ``text`` with straight quotation marks and apostrophes, and with hyphens."""
    return text.translate(_TYPOGRAPHY)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Return ``word`` in the form in which words are compared.

    Lower case, straight apostrophes, no possessive, no period of an abbreviation. An
    acronym that is spelled like a function word keeps its capitals: "US", "WHO", "IT".
    """
    plain = plain_typography(word)
    if any(character.isdigit() for character in plain):
        return plain.lower()
    plain = plain.removesuffix("'s").replace(".", "")
    lower = plain.lower()
    is_acronym = len(plain) > 1 and plain.isupper() and lower in FUNCTION_WORDS
    return plain if is_acronym else lower


def folded_words(text: str) -> list[str]:
    """Return the words of ``text``, each folded."""
    fold_words = _folded if len(text) <= _SENTENCE_CHARACTERS else _folded.__wrapped__
    return [*fold_words(text)]


@lru_cache(maxsize=1 << 12)
def _folded(text: str) -> tuple[str, ...]:
    folding = fold_shouted if is_shouted(text) else fold
    return tuple(map(folding, words(text)))


def is_shouted(text: str) -> bool:
    """Return whether ``text`` is a sentence that is all in capitals, as wires once sent them."""
    return text.isupper() and text.count(" ") >= _SHOUTED_SPACES


def fold_shouted(word: str) -> str:
    """Return a word of a shouted sentence as `fold` does; there only "US" is an acronym."""
    return fold(word if word in _SHOUTED_NAMES else word.lower())


def separate_words(text: str, language: str = ENGLISH) -> list[str]:
    """Return the folded words of ``text``, outside English without what is elided before them.

    "l'accord" is two words in French, "don't" is one in English.
    """
    if language == ENGLISH:
        return folded_words(text)
    plain = (plain_typography(word).removesuffix("'s") for word in words(text))
    return [fold(part) for word in plain for part in word.split("'") if part]


def content_words(text: str, language: str = ENGLISH) -> list[str]:
    """Return the folded words of ``text`` that are not function words."""
    function_words = language_of(language).function_words
    return [
        word
        for word in separate_words(text, language)
        if word not in function_words and (language == ENGLISH or not _HIRAGANA.fullmatch(word))
    ]


@lru_cache(maxsize=1 << 16)
def stem(word: str, language: str = ENGLISH) -> str:
    """Return the stem of a folded word: of English, Porter's; else Snowball's or its beginning."""
    if language == ENGLISH:
        return _stemmer().stem(word)  # type: ignore[no-any-return]
    known = language_of(language)
    if any(map(str.isdigit, word)):
        return word
    if known.stemmer:
        return str(_snowball(known.stemmer).stem(word))
    return word[: known.stem_letters or None]


def content_stems(text: str, language: str = ENGLISH) -> list[str]:
    """Return the stems of the content words of ``text``, in order."""
    return [stem(word, language) for word in content_words(text, language)]


def numbers(text: str, language: str = ENGLISH) -> set[str]:
    """Return the figures of ``text``, without currency, percent and thousands signs.

    Digits of any script are the same, and a decimal comma is a decimal point.
    """
    decimal_comma = language_of(language).decimal_comma
    if decimal_comma:
        text = _GROUPING_SPACE.sub("", text)
    # What stands before a figure can be written together with it: "و٣٫٥" is "and 3.5".
    found = words(text) if language == ENGLISH else _FIGURE.findall(text)
    return {
        plain_number(word, decimal_comma=decimal_comma)
        for word in found
        if word[-1:].isdigit() or word[:1].isdigit() or word[:1] in "$£€"
    }


def plain_number(word: str, *, decimal_comma: bool = False) -> str:
    """Return the digits of a figure: "$1,200", "1200" and "١٬٢٠٠" are the same number."""
    if decimal_comma:
        word = word.replace(".", "").replace(",", ".")
    plain = re.sub(r"[^\d.]", "", word.replace("٫", ".")).strip(".")
    return plain if plain.isascii() else "".join(c if c == "." else str(int(c)) for c in plain)


def is_denied(text: str, language: str = ENGLISH) -> bool:
    """Return whether ``text`` has a word that denies."""
    negations = language_of(language).negations
    if language != ENGLISH and is_unspaced(text):
        return any(negation in text for negation in negations)
    return not negations.isdisjoint(separate_words(text, language))


def names(text: str, language: str = ENGLISH) -> set[str]:
    """Return the folded words of ``text`` that are capitalised as names are.

    At the start of a sentence every word is capitalised: there a word counts only
    before another capitalised one, as in "Ann Lee". Scripts without capitals show none,
    and neither does a sentence that is all in capitals.
    """
    if is_shouted(text):
        return set()
    spans = [*word_spans(text)]
    found = set()
    for i, (start, end) in enumerate(spans):
        before = text[:start].rstrip(" \"'“‘([")
        opens = not before or before[-1] in ".!?:"
        follows = text[end : end + 2] if i + 1 < len(spans) else ""
        if text[start].isupper() and (not opens or (follows[:1] == " " and follows[1:].isupper())):
            found.add(fold(text[start:end]))
    return found - language_of(language).function_words


def shingles(text: str, size: int) -> set[tuple[str, ...]]:
    """Return the runs of ``size`` folded words of ``text``."""
    folded = folded_words(text)
    return set(zip(*(folded[i:] for i in range(size)), strict=False))


@cache
def _stemmer() -> Any:
    return nltk_module("nltk.stem.porter").PorterStemmer()  # only who stems pays for the import


@cache
def _snowball(name: str) -> Any:
    return nltk_module("nltk.stem.snowball").SnowballStemmer(name)
