"""What is known of each language: one place for all that is not a rule of every script.

English has rules of its own, in `lexicon` and the modules beside it; every other language
has a file of words in ``lists/``, and one without a file has its code for a name.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from summarize.language.lexicon import FIRST_PERSON, FUNCTION_WORDS, NEGATIONS

ENGLISH = "en"
_SAME_RULES = {"nb": "no", "nn": "no", "zh-hans": "zh", "zh-hant": "zh"}
_LISTS = (
    "function_words",
    "negations",
    "first_person",
    "abbreviations",
    "final_abbreviations",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What the stages ask of a language; ``docs/languages.md`` tells each field.

    Whether it has capitals, or spaces between words, is not asked here: the characters of
    a text tell, and a text can mix scripts.
    """

    code: str
    name: str
    function_words: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    leaning: tuple[str, ...] = ()
    first_person: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    final_abbreviations: frozenset[str] = frozenset()
    stemmer: str = ""
    stem_letters: int = 0
    ordinal_period: bool = False
    decimal_comma: bool = False
    question_marks: str = ""
    unmarked: bool = False
    right_to_left: bool = False


@cache
def language_of(code: str) -> Language:
    """Return what is known of the language of ``code`` (ISO 639-1, "fr")."""
    code = _SAME_RULES.get(code, code)
    if code == ENGLISH:
        return Language(
            code=code,
            name="English",
            function_words=FUNCTION_WORDS,
            negations=NEGATIONS,
            first_person=FIRST_PERSON,
        )
    entry = _entry(code)
    lists = {key: frozenset(entry[key].split()) for key in _LISTS if key in entry}
    leaning = tuple(entry["leaning"].split(", ")) if "leaning" in entry else ()
    told = {key: value for key, value in entry.items() if key != "page"}
    return Language(**{**told, **lists, "code": code, "leaning": leaning})


def known_languages() -> tuple[str, ...]:
    """Return the codes of the languages of which something is known, English among them."""
    return tuple(sorted(file.name.removesuffix(".toml") for file in _folder().iterdir()))


@cache
def page_phrases(name: str, language: str | None = None) -> tuple[str, ...]:
    """Return what pages say beside their articles: what a byline begins with, say.

    Args:
        name: of a list under ``[page]`` of the files in ``lists/``.
        language: the code of one language; None is all of them.
    """
    codes = known_languages() if language is None else (language,)
    told = [_entry(code).get("page", {}).get(name, "") for code in codes]
    return tuple(phrase for text in told for phrase in " ".join(text.split()).split(", ") if phrase)


@cache
def _entry(code: str) -> Mapping[str, Any]:
    file = _folder() / f"{code}.toml"
    if not file.is_file():
        return {"name": f'the language "{code}"'}
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _folder() -> Traversable:
    return files(__package__) / "lists"
