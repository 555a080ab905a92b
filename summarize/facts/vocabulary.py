"""The words that the rules of facts know, from ``vocabulary.toml``, as tables."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

_TABLES = tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8"))


def _by_word(table: str) -> dict[str, str]:
    """A table the other way round: for each word the name of its line."""
    return {word: name for name, line in _TABLES[table].items() for word in line.split()}


OPPOSITES = {word: frozenset(line.split()) for word, line in _TABLES["opposites"].items()}
"""For a preposition those that say otherwise of the same: "before" and "after" the vote."""
DEEDS, MOODS, PLACE_ROLES = _by_word("deeds"), _by_word("moods"), _by_word("places_told")
NUMERALS: dict[str, dict[str, float]] = _TABLES["numerals"]
KINDS: dict[str, str] = {m["unit"]: m["kind"] for m in _TABLES["measures"] if "kind" in m}
"""What is measured, by unit; all else is counted."""
CONVERSIONS: dict[str, tuple[str, float]] = {
    other: (measure["unit"], float(times))
    for measure in _TABLES["measures"]
    for other, times in measure["others"].items()
}
"""For a unit the one in which it is compared, and how many of that it is."""
TOLLS: dict[str, Any] = _TABLES["tolls"]
PLACES: dict[str, frozenset[str]] = {
    level: frozenset(" ".join(name.split()) for name in names.split(","))
    for level, names in _TABLES["places"].items()
}
"""Names of countries and states, and words that tell nothing of a place's level."""
KNOWN_THINGS = frozenset(_TABLES["known"]["things"].split())
"""Nouns that with "the" point at nothing that must have been told."""
AHEAD = frozenset(lemma for line in _TABLES["ahead"].values() for lemma in line.split())
"""Verbs, adjectives and nouns after which an infinitive tells what is yet to be done."""
PHASES = _by_word("phases")
"""Verbs and nouns of what happens after something began, by lemma: its end, and who comes."""
PERSONS = frozenset(_TABLES["persons"]["nouns"].split())
"""Nouns of people, by lemma."""
REACTIONS = frozenset(_TABLES["reactions"]["lemmas"].split())
"""Verbs of who answers to something."""
