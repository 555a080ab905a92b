"""In which language an article is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from summarize.language.languages import ENGLISH, language_of
from summarize.language.lexicon import FUNCTION_WORDS
from summarize.language.words import folded_words
from summarize.types import Article

_READ_CHARACTERS = 5000
_PLAINLY_ENGLISH = 0.25
"""Share of function words from which a text is English; other languages have under 0.15."""
_SURE = 0.8
"""Probability from which a text in Latin letters is taken to be in another language."""
_NO_LANGUAGE = "zxx"
_MOST_SHOWN = 3
_FEWEST_WORDS = 6
_FEWEST_LETTERS = 6
"""Of a sentence in Latin letters, and of one in others, from which it tells its language."""
_WORDS_OF_PROSE = 8
"""Every sentence of so many words has a function word: one in a thousand that has none is prose."""


def identify_articles(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Return the articles, each with its language; what they have already is kept."""
    return tuple(
        article if article.language else replace(article, language=identify_language(article.text))
        for article in articles
    )


def identify_language(text: str) -> str:
    """Return the code of the language of ``text``: ISO 639-1, or 639-3 where that has none.

    A text in Latin letters that is too short or too strange to tell counts as English.
    """
    text = text[:_READ_CHARACTERS]
    letters = sum(map(str.isalpha, text))
    is_latin = _is_latin(text, letters)
    words = folded_words(text) if is_latin else []
    if not letters or sum(w in FUNCTION_WORDS for w in words) > _PLAINLY_ENGLISH * len(words):
        return ENGLISH
    code, probability = _identifier().classify(text)
    if code == _NO_LANGUAGE or (is_latin and probability < _SURE):
        return ENGLISH
    return str(code)


def why_not_english(text: str) -> str | None:
    """Return why a sentence of an English article is none of its own, or None.

    One of few words tells nothing. Of 16,000 sentences of news in English four were found to
    be in another language, and were.
    """
    words, letters = folded_words(text), sum(map(str.isalpha, text))
    is_short = len(words) < _FEWEST_WORDS if _is_latin(text, letters) else letters < _FEWEST_LETTERS
    if is_short:
        return None
    if identify_language(text) != ENGLISH:
        return "in another language"
    is_bare = len(words) >= _WORDS_OF_PROSE and not any(word in FUNCTION_WORDS for word in words)
    return "not in words" if is_bare and _identifier().classify(text)[0] != ENGLISH else None


def main_language(articles: Sequence[Article]) -> str:
    """Return the language in which most of the text is; English if there is none."""
    return next(iter(languages_of(articles)), ENGLISH)


def languages_of(articles: Sequence[Article]) -> tuple[str, ...]:
    """Return the codes of the languages of ``articles``, that of most of the text first."""
    characters: Counter[str] = Counter()
    for article in articles:
        characters[article.language or ENGLISH] += len(article.text)
    return tuple(code for code, _ in characters.most_common())


def _is_latin(text: str, letters: int) -> bool:
    return text.isascii() or 2 * sum(c < "\u0250" for c in text if c.isalpha()) >= letters


def are_english(articles: Sequence[Article]) -> bool:
    """Return whether all of ``articles`` are in English, for which alone there is a grammar."""
    return all(article.language in (None, ENGLISH) for article in articles)


def language_warnings(articles: Sequence[Article], *, writes: bool) -> tuple[str, ...]:
    """Return what a reader should know of the articles' languages, at most two lines.

    Args:
        articles: the story's, with their languages.
        writes: whether a writer was asked for, which only English has an effect of.
    """
    codes = languages_of(articles)
    names = [language_of(code).name for code in codes]
    listed = _listed(names)
    others = _listed(
        [
            f"{name} ({_shown([each for each in articles if each.language == code])})"
            for code, name in zip(codes[1:], names[1:], strict=True)
        ]
    )
    mixed = (
        (
            f"the articles are in {len(codes)} languages: {listed}; they are told one after"
            " another, and what is said in two of them is not known to be the same; for a brief in"
            f" {names[0]} alone leave out what is in {others}",
        )
        if len(codes) > 1
        else ()
    )
    plain = (
        (
            f"the articles are in {listed}: sentences are printed as they stand; the writer"
            " (--model) has no effect",
        )
        if writes and not are_english(articles)
        else ()
    )
    return (*mixed, *plain)


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _shown(articles: Sequence[Article]) -> str:
    """Tell which articles are meant, by their files or titles, the first of them if many."""
    more = [f"{len(articles) - _MOST_SHOWN} more"] if len(articles) > _MOST_SHOWN else []
    told = (each.path or each.title or each.id for each in articles[:_MOST_SHOWN])
    return ", ".join([*told, *more])


@cache
def _identifier() -> Any:
    # Its model takes a second to unpack: only a text that is not plainly English pays for it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
