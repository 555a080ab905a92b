"""The headings and fixed phrases of a printed brief, in its own language where they are known.

``phrases.toml`` holds them. What the program says of itself (warnings) stays English.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

from summarize.counts import plural
from summarize.language.languages import ENGLISH, language_of

_DEFAULTS = {"first_day": "1", "colon": ": ", "reasons": {}}


@dataclass(frozen=True, slots=True)
class Phrases:
    """What the readable formats say in one language, by the names of ``phrases.toml``.

    ``language`` is the code of the language that they are in: English where the brief's is
    not known.
    """

    language: str
    known: Mapping[str, Any]

    def __call__(self, name: str, **values: object) -> str:
        """Return the phrase of that name, with ``values`` where it has braces."""
        return str(self.known[name]).format(**values)

    def dated(self, published: str) -> str:
        """Write an ISO date or date-time as "13 July 2023"; leave anything else as it is.

        The machine's locale plays no part: the same brief reads the same everywhere.
        """
        try:
            moment = datetime.fromisoformat(published)
        except ValueError:
            return one_line(published)
        month = self.known["months"].split()[moment.month - 1]
        day = self.known["first_day"] if moment.day == 1 else moment.day
        return self("date", day=day, month=month, year=moment.year)

    def reason(self, reason: str) -> str:
        """Return why something was set apart; what has no words here stays as it is."""
        return self._named(reason)[0]

    def counted(self, reason: str, count: int) -> str:
        """Return how often there was a reason: "2 captions".

        In English a reason that is no short name of a thing, and has none, stays as it is;
        elsewhere nothing is put into the plural.
        """
        one, many = self._named(reason)
        if count == 1 and many:
            return f"1 {one}"
        return f"{count:,} {many}" if many else f"{one} ({count})"

    def _named(self, reason: str) -> tuple[str, str]:
        """Return what a reason is called, of one passage and of many; empty if it is no name."""
        one, _, many = str(self.known["reasons"].get(reason, reason)).partition(" | ")
        is_name = self.language == ENGLISH and len(one.split()) < 3 and one[-1:].isalpha()
        return one, many or (plural(one) if is_name else "")

    def supported(self, support: float) -> str:
        """Return a probability in words: "support 0.81"."""
        return self("support", value=self.decimal(support))

    def decimal(self, value: float) -> str:
        """Return a number in [0, 1] as this language writes it: "0.81"."""
        text = f"{value:.2f}"
        return text.replace(".", ",") if language_of(self.language).decimal_comma else text


@cache
def phrases_of(language: str) -> Phrases:
    """Return the phrases for a brief in ``language`` (ISO 639-1)."""
    code = language if language in _table() else ENGLISH
    return Phrases(code, _DEFAULTS | _table()[code])


def one_line(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return " ".join(text.split())


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("phrases.toml").read_text(encoding="utf-8"))
