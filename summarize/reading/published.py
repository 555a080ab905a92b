"""Dates as ISO 8601, without guessing: an incomplete or ambiguous one is no date.

Nor is a clock time in a zone whose name has several meanings ("IST") one, or is not known.
"""

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

_ZONES = dict(
    zip("EDT EST CDT CST MDT MST PDT PST".split(), (-4, -5, -5, -6, -6, -7, -7, -8), strict=True)
)
"""Hours from UTC of the names of zones that RFC 822 gives a meaning, beside its own."""
_ZONE = r"(?P<zone>[+-]\d{2}:?\d{2}|\b(?-i:[A-Z]{1,5})(?P<offset>[+-]\d{2}:?\d{2})?\b)"
_CLOCK = re.compile(
    r"(?<![\d.:/-])(?P<hour>[01]?\d|2[0-3])"
    r"(?:[:h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d+)?)?"
    r"|\.(?P<dotted>[0-5]\d)(?=\s?(?:[ap]\.?m|uhr|h\b|(?-i:[A-Z]{2,4})\b)))?"
    rf"(?!\d)(?:\s?(?P<half>[ap])\.?m\b\.?)?(?:\s?{_ZONE})?",
    re.IGNORECASE,
)
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
    clock time beside it makes it a date-time.

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
    if whole is None and language != ENGLISH:
        whole = _from_language(text, language)
    return at_clock(whole, text)


def at_clock(published: str | None, text: str) -> str | None:
    """Return a day at the hour that ``text`` tells; the later hour, where it has one already."""
    clock = clock_of(text) if published else None
    return (
        later_that_day(published, f"{published[:10]}T{clock}") if published and clock else published
    )


def later_that_day(published: str | None, other: str | None) -> str | None:
    """Return the later of two moments of a day: that is when what is read was written.

    Of different days it is the first of them.
    """
    if published and other and published[:10] == other[:10]:
        return max(published, other)
    return published or other


def clock_of(text: str) -> str | None:
    """Return the first clock time of a text: "14:32:00", or "10:05:00+00:00" for "10:05 GMT"."""
    for found in _CLOCK.finditer(text):
        minute, half = found["minute"] or found["dotted"], found["half"]
        if minute is None and half is None:
            continue
        zone = _zone(found["offset"] or found["zone"] or "")
        hour = int(found["hour"])
        if half:
            hour = hour % 12 + 12 * (half in "pP")
        clock = f"{hour:02}:{minute or '00'}:{found['second'] or '00'}"
        return None if zone is None else f"{clock}{zone}"
    return None


def _zone(name: str) -> str | None:
    """Return a zone as ISO 8601 has it, "" of none; None if it is not known."""
    if not name or name[0] in "+-":
        return name if ":" in name or not name else f"{name[:3]}:{name[3:]}"
    if name in ("Z", "GMT", "UT", "UTC"):
        return "+00:00"
    return f"{_ZONES[name]:+03}:00" if name in _ZONES else None


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
