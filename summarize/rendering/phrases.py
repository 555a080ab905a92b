"""The headings and fixed phrases of a printed brief, in its own language where they are known.

``phrases.toml`` holds them. What the program says of itself (warnings) stays English.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from summarize.language.languages import ENGLISH, language_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """What the readable formats say in one language; `phrases.toml` tells each field.

    ``language`` is the code of the language that they are in: English where the brief's is
    not known.
    """

    language: str
    differ: str
    only_in: str
    sources: str
    set_apart: str
    brief: str
    evidence: str
    untitled: str
    not_cited: str
    near_copy: str
    only_here: str
    unlisted: str
    not_used: str
    warning: str
    context: str
    extracted: str
    fused: str
    support: str
    date: str
    months: tuple[str, ...]
    first_day: str = "1"
    colon: str = ": "
    reasons: Mapping[str, str] = field(default_factory=dict)

    def dated(self, day: int, month: int, year: int) -> str:
        """Return a day in words: "13 July 2023"."""
        return self.date.format(
            day=self.first_day if day == 1 else day, month=self.months[month - 1], year=year
        )

    def counted(self, reason: str, count: int) -> str:
        """Return how often there was a reason: "2 captions".

        In English a reason that is no short name of a thing stays as it is; elsewhere nothing
        is put into the plural.
        """
        if self.language != ENGLISH:
            return f"{self.reasons.get(reason, reason)} ({count})"
        if count == 1 and len(reason.split()) < 3:
            return f"1 {reason}"
        if len(reason.split()) < 3 and reason[-1:].isalpha():
            return f"{count} {_plural(reason)}"
        return f"{reason} ({count})"

    def supported(self, support: float) -> str:
        """Return a probability in words: "support 0.81"."""
        value = f"{support:.2f}"
        if language_of(self.language).decimal_comma:
            value = value.replace(".", ",")
        return self.support.format(value=value)


@cache
def phrases_of(language: str) -> Phrases:
    """Return the phrases for a brief in ``language`` (ISO 639-1)."""
    code = language if language in _table() else ENGLISH
    entry = _table()[code]
    return Phrases(language=code, **{**entry, "months": tuple(entry["months"].split())})


def translated() -> tuple[str, ...]:
    """Return the codes of the languages that have phrases of their own, English among them."""
    return tuple(_table())


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("phrases.toml").read_text(encoding="utf-8"))
