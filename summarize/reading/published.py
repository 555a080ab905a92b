"""Dates as ISO 8601, without guessing: an incomplete or ambiguous one is no date."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from summarize.language.languages import ENGLISH
from summarize.language.lexicon import MONTH, WEEKDAY

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"

MONTH_AND_DAY = rf"(?:{MONTH}\s{_DAY}|{_DAY}\s{MONTH})"
"""Pattern of a day without its year: "July 13", "13 July"."""

FULL_DATE = (
    r"(?:\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}\S*)?"
    r"|\d{4}/\d{2}/\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}"
    rf"|(?:{WEEKDAY}\.?,?\s)?(?:{MONTH}\s{_DAY},?\s\d{{4}}|{_DAY}\s{MONTH},?\s\d{{4}}))"
)
"""Pattern of a day with its year, in figures or with an English month."""

_WEEKDAY = re.compile(rf"{WEEKDAY}\.?,?\s")
_YEAR = re.compile(r"\b(?:18|19|20)\d{2}")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{2})[/.](\d{2})(?!\d).*", re.S)
_WHOLE_DATES: Any = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"]}
_LONGEST_DATE = 60
# Two days that differ in year, month and day: what parsing leaves out shows as a difference.
_DEFAULTS = (datetime(2000, 1, 1), datetime(2003, 4, 5))


def iso_date(value: object, language: str = ENGLISH) -> str | None:
    """Return the date as ``2023-07-13`` (or an ISO date-time as such), or None.

    None for what lacks a day, month or year ("May 2023"), and in English for figures that
    can be read as two dates ("07/08/2023"); other languages have one order for them. A
    clock time outside ISO form is left out.

    Args:
        value: text, or a date.
        language: the code of the language of the text around it.
    """
    if isinstance(value, date):  # a datetime is a date too
        return value.isoformat()
    if not isinstance(value, str) or len(value) > _LONGEST_DATE:
        return None
    text = _WEEKDAY.sub("", value.strip(), count=1)
    whole = _from_iso(_YEAR_FIRST.sub(r"\1-\2-\3", text)) or _from_words(text)
    return whole or (_from_language(text, language) if language != ENGLISH else None)


def _from_language(text: str, language: str) -> str | None:
    """Read "3 mai 2024" or "12 września 2023" with the words of its language."""
    if not _YEAR.search(text):
        return None
    import dateparser

    try:
        moment = dateparser.parse(text, languages=[language], settings=_WHOLE_DATES)
    except ValueError:  # it does not know the language
        return None
    return moment.date().isoformat() if moment else None


def _from_iso(text: str) -> str | None:
    if not re.match(r"\d{4}-\d{2}-\d{2}", text):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.date().isoformat() if len(text) == len("2023-07-13") else moment.isoformat()


def _from_words(text: str) -> str | None:
    if not _YEAR.search(text):
        return None
    from dateutil import parser

    try:
        readings = {
            parser.parse(text, default=default, dayfirst=day_first, ignoretz=True).date()
            for default in _DEFAULTS
            for day_first in (False, True)
        }
    except (ValueError, OverflowError):
        return None
    return readings.pop().isoformat() if len(readings) == 1 else None
