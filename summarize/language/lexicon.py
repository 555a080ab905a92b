"""The words of English that the stages reason with, as ``english.toml`` lists them.

Verbs and nouns stand there by lemma; their other forms are made here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files


def word_set(text: str) -> frozenset[str]:
    """Return the words of ``text``, split by white space."""
    return frozenset(text.split())


def listed(section: str, name: str) -> tuple[str, ...]:
    """Return the words of a list, in order."""
    return tuple(_sections()[section][name].split())


def phrases(section: str, name: str) -> tuple[str, ...]:
    """Return the phrases of a list, in order."""
    return tuple(" ".join(listed(section, name)).split(", "))


def with_and_without_s(section: str, name: str) -> frozenset[str]:
    """Return the nouns of a list with their plurals, or its verbs in the present."""
    return frozenset(form for lemma in listed(section, name) for form in (lemma, with_s(lemma)))


def verb_forms(name: str) -> frozenset[str]:
    """Return the verbs of a list in the present and past: "say", "says", "said"."""
    lemmas = listed("verbs", name)
    return frozenset(form for lemma in lemmas for form in (lemma, with_s(lemma), past(lemma)))


def any_of(words: Iterable[str]) -> str:
    """Return a regular expression for any of ``words``, the longest that fits."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))})"


def with_s(lemma: str) -> str:
    """Return a noun's plural, or a verb's present with "he": "stories", "says"."""
    if re.search("[^aeiou]y$", lemma):
        return f"{lemma[:-1]}ies"
    if lemma in listed("inflection", "o_with_s"):
        return f"{lemma}s"
    return f"{lemma}es" if re.search("(?:s|x|z|ch|sh|[^aeiou]o)$", lemma) else f"{lemma}s"


def past(lemma: str) -> str:
    """Return a verb's past: "said", "denied", "admitted"."""
    if irregular := _irregular_pasts().get(lemma):
        return irregular
    if re.search("[^aeiou]y$", lemma):
        return f"{lemma[:-1]}ied"
    doubled = lemma[-1] if lemma in listed("inflection", "doubling") else ""
    return f"{lemma}{doubled}{'d' if lemma.endswith('e') else 'ed'}"


@cache
def _sections() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files(__package__).joinpath("english.toml").read_text(encoding="utf-8"))


@cache
def _irregular_pasts() -> Mapping[str, str]:
    return dict(pair.split(":") for pair in listed("inflection", "pasts"))


def _words(*names: str) -> frozenset[str]:
    return frozenset(word for name in names for word in listed("closed", name))


ARTICLES = _words("articles")
PREPOSITIONS = _words("prepositions")
SUBORDINATORS = _words("subordinators")
PRONOUNS = _words("pronouns")
FIRST_PERSON = _words("first_person")
DEMONSTRATIVES = _words("demonstratives")
DETERMINERS = _words("determiners")
PRESENT_AUXILIARIES = _words("present_auxiliaries", "modals")
PAST_AUXILIARIES = _words("past_auxiliaries")
BE_HAVE_DO = _words("present_auxiliaries", "past_auxiliaries", "other_auxiliaries")
FUNCTION_WORDS = (
    ARTICLES
    | PREPOSITIONS
    | SUBORDINATORS
    | PRONOUNS
    | DEMONSTRATIVES
    | DETERMINERS
    | PRESENT_AUXILIARIES
    | BE_HAVE_DO
    | _words("conjunctions", "adverbs")
)
DENYING_VERBS = verb_forms("denying") | {"denying"}
NEGATIONS = _words("negations") | DENYING_VERBS
HEDGES = _words("hedges") | verb_forms("hedging")
"""Words that make a statement less than a fact: dropping one changes what is said."""
CONDITIONS = _words("conditions")
"""Openings of what limits the statement they belong to."""

UNLIKE = _words("unlike")
"""Adjectives with which a thing is not, or not wholly, what its noun says."""

SAYING = frozenset(listed("verbs", "saying"))
"""The lemmas of the verbs of saying."""
SAYING_VERBS = verb_forms("saying") - {*listed("verbs", "not_saying")}
"""Their forms, but for those that are more often something else."""
ATTRIBUTION_VERBS = SAYING_VERBS | {*listed("verbs", "saying_besides")}
"""Words that tell whose word something is."""
PRESENT_VERBS = with_and_without_s("verbs", "present")
"""Present forms of common verbs that are no nouns too ("leads" and "visits" may be)."""
IRREGULAR_PASTS = frozenset(_irregular_pasts().values()) | PAST_AUXILIARIES

ORDINALS = word_set("first second third fourth fifth sixth seventh eighth ninth tenth last next")
"""They tell things of one kind apart: "the second bus"."""
PARTICLES = frozenset(listed("names", "particles"))
"""What stands in small letters inside a name: "de" of "de Blasio"."""
TITLES = frozenset(listed("names", "titles"))
WEEKDAYS = frozenset(listed("calendar", "weekdays"))
MONTHS = frozenset((*listed("calendar", "months"), *listed("calendar", "short_months")))
WEEKDAY = any_of(word.capitalize() for word in WEEKDAYS | {*listed("calendar", "short_weekdays")})
MONTH = rf"{any_of(word.capitalize() for word in MONTHS)}\.?"
"""Pattern of a month as it is written: "January", "Jan."."""
COUNTS = frozenset(
    (*listed("numbers", "small")[2:], *listed("numbers", "tens"), *listed("numbers", "large"))
)
"""Words for two and more."""
NUMBER_WORDS = COUNTS | {*listed("numbers", "multiples")}
