"""Words, numbers and names of a text: what the stages compare.

Source of the conventions: a *word* is a run of letters and digits with inner
apostrophes, hyphens, periods, commas between digits, and a leading currency or
trailing percent sign, so that "U.S.", "$1.5" and "3.5%" are one word each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from summarize.language.lexicon import FUNCTION_WORDS

_WORD = re.compile(
    r"[$£€]?\d+(?:[.,:]\d+)*%?(?:[-’'][^\W_]+)*"  # 3.5% $1,200 10:30 50-year-old
    r"|(?:[^\W\d_]\.){2,}"  # U.S. a.m.
    r"|[^\W_]+(?:[-’'.&][^\W_]+)*"  # well-known don't example.com AT&T
)
_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def words(text: str) -> list[str]:
    """Return the words of ``text`` as they are written, in order."""
    return _WORD.findall(text)


def word_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the character span of each word of ``text``, in order."""
    for match in _WORD.finditer(text):
        yield match.span()


def count_words(text: str) -> int:
    """Return the length of ``text`` in words as an editor counts: by white space."""
    return len(text.split())


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
    return [fold(word) for word in words(text)]


def content_words(text: str) -> list[str]:
    """Return the folded words of ``text`` that are not function words."""
    return [word for word in folded_words(text) if word not in FUNCTION_WORDS]


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the Porter stem of a folded word."""
    return _stemmer().stem(word)  # type: ignore[no-any-return]


def content_stems(text: str) -> list[str]:
    """Return the stems of the content words of ``text``, in order."""
    return [stem(word) for word in content_words(text)]


def numbers(text: str) -> set[str]:
    """Return the figures of ``text``, without currency, percent and thousands signs."""
    return {
        plain_number(word)
        for word in words(text)
        if word[-1:].isdigit() or word[:1].isdigit() or word[:1] in "$£€"
    }


def plain_number(word: str) -> str:
    """Return the digits of a figure: "$1,200" and "1200" are the same number."""
    return re.sub(r"[^\d.]", "", word).strip(".")


def names(text: str) -> set[str]:
    """Return the folded words of ``text`` that are capitalised as names are.

    At the start of a sentence every word is capitalised: there a word counts only
    before another capitalised one, as in "Ann Lee".
    """
    spans = [*word_spans(text)]
    found = set()
    for i, (start, end) in enumerate(spans):
        before = text[:start].rstrip(" \"'“‘([")
        opens = not before or before[-1] in ".!?:"
        follows = text[end : end + 2] if i + 1 < len(spans) else ""
        if text[start].isupper() and (not opens or (follows[:1] == " " and follows[1:].isupper())):
            found.add(fold(text[start:end]))
    return found - FUNCTION_WORDS


def shingles(text: str, size: int) -> set[tuple[str, ...]]:
    """Return the runs of ``size`` folded words of ``text``."""
    folded = folded_words(text)
    return set(zip(*(folded[i:] for i in range(size)), strict=False))


@cache
def _stemmer():  # type: ignore[no-untyped-def]
    # nltk takes over a second to import: only who stems pays for it.
    from nltk.stem.porter import PorterStemmer

    return PorterStemmer()
