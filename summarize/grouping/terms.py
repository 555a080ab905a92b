"""What an article tells, as weighted stems: those of its opening and of names weigh more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from math import log

from summarize.language.languages import ENGLISH
from summarize.language.lexicon import MONTHS, WEEKDAYS
from summarize.language.words import content_stems, fold, names, stem, words
from summarize.types import Article

_READ_WORDS = 400
"""News tells first what it is about; what follows is background, which other stories share."""
_OPENING_WORDS = 60
_IN_OPENING, _OF_NAME = 1.5, 1.5


@dataclass(frozen=True, slots=True)
class ArticleTerms:
    """What an article tells.

    Attributes:
        id: the article's.
        day: of its publishing, counted from the year 1; None if it has no date.
        weights: how much each stem counts in it, before it is known how rare the stem is.
        named: the stems among them that belong to names.
        opening: the text that they are of.
    """

    id: str
    day: int | None
    weights: Mapping[str, float]
    named: frozenset[str]
    opening: str


def terms_of(article: Article) -> ArticleTerms:
    """Return what an article tells; its language is English where it names none."""
    language = article.language or ENGLISH
    lines = _beginning([article.title or "", *article.text.splitlines()], _READ_WORDS)
    opening = _beginning(lines, _OPENING_WORDS)
    calendar = _calendar_stems(language)
    counts = Counter(
        each for line in lines for each in content_stems(line, language) if each not in calendar
    )
    early = {each for line in opening for each in content_stems(line, language)}
    # In a title all words may have capitals.
    written = " ".join(name for line in lines[1:] for name in sorted(names(line, language)))
    named = frozenset(content_stems(written, language)) & counts.keys()
    weights = {
        each: (1 + log(count))
        * (_IN_OPENING if each in early else 1.0)
        * (_OF_NAME if each in named else 1.0)
        for each, count in counts.items()
    }
    day = article.day
    read = "\n".join(lines[1:])
    return ArticleTerms(article.id, day.toordinal() if day else None, weights, named, read)


@cache
def _calendar_stems(language: str) -> frozenset[str]:
    """The stems of weekdays and months: when something was told, its article's day says better."""
    try:
        known = import_module(f"dateparser.data.date_translation_data.{language}").info
    except ModuleNotFoundError:
        return frozenset()
    return frozenset(
        each
        for name in (WEEKDAYS | MONTHS) & known.keys()
        for word in known[name]
        for each in content_stems(word, language)
    )


def _beginning(lines: list[str], most: int) -> list[str]:
    """Return the lines up to so many words, the last of them cut."""
    taken: list[str] = []
    for line in lines:
        of_line = line.split()
        taken.append(" ".join(of_line[:most]))
        most -= len(of_line)
        if most <= 0:
            break
    return taken


def as_written(stems: Collection[str], article: Article) -> dict[str, str]:
    """Return how an article first writes each stem that it has outside its title."""
    language = article.language or ENGLISH
    found: dict[str, str] = {}
    for word in words(article.text):
        own = stem(fold(word), language)
        if own in stems:
            found.setdefault(own, word)
    return found
