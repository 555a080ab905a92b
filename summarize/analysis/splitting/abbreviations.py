"""The words of ``english.toml`` that tell where English sentences end."""

from __future__ import annotations

import re

from summarize.language.lexicon import MONTHS, SAYING_VERBS, WEEKDAYS, listed, verb_forms


class WordList(frozenset[str]):
    """Words met in any case if they stand in lower case, else as they stand or in capitals."""

    def __contains__(self, word: object) -> bool:
        """Say whether ``word`` is in the list; a curly apostrophe counts as a straight one."""
        plain = str(word).replace("’", "'")
        forms = {plain, plain.lower(), plain.capitalize() if plain.isupper() else plain}
        return not forms.isdisjoint(self)


_INITIALS = re.compile(r"(?:[A-Z]\. ?){2,3}[A-Z][a-z]")

# Abbreviations stand without their last period.
NEVER_FINAL = WordList(listed("abbreviations", "never_final"))
BEFORE_NUMBER = WordList(listed("abbreviations", "before_number"))
MAY_BE_FINAL = WordList(listed("abbreviations", "may_be_final"))
STATES = WordList(listed("abbreviations", "states"))
FINAL_BEFORE_CAPITAL = WordList(listed("abbreviations", "final_before_capital"))
MARKED_NAMES = WordList(listed("abbreviations", "marked_names"))
ABBREVIATIONS = WordList(NEVER_FINAL | BEFORE_NUMBER | MAY_BE_FINAL | STATES | FINAL_BEFORE_CAPITAL)

STARTERS = WordList(listed("splitting", "starters"))
DOMAINS = WordList(listed("splitting", "domains"))
AFTER_TIME = WordList(
    WEEKDAYS | MONTHS | {*listed("calendar", "short_weekdays"), *listed("splitting", "after_time")}
)
"""What may follow a clock time, or a state after its place, in mid-sentence."""
SPEAKING = SAYING_VERBS | verb_forms("uttering")
"""What the speaker of words in quotation marks does."""


def opens_sentence(word: str) -> bool:
    """Say whether ``word`` has a capital and seldom stands inside a name."""
    return word[:1].isupper() and word in STARTERS


def is_place_before_person(word: str, after: str) -> bool:
    """Say whether a place ends a sentence since a person opens the next: "in D.C. J.B. Lee is"."""
    return "." in word and word in MAY_BE_FINAL and _INITIALS.match(after) is not None
