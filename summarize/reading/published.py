"""Dates as ISO 8601, without guessing: an incomplete or ambiguous one is no date."""

from __future__ import annotations

import re
from datetime import date, datetime

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"

MONTH_AND_DAY = rf"(?:{_MONTH}\s{_DAY}|{_DAY}\s{_MONTH})"
"""Pattern of a day without its year: "July 13", "13 July"."""

FULL_DATE = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}(?:[T ]\d{{2}}:\d{{2}}\S*)?"
    rf"|\d{{4}}/\d{{2}}/\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}"
    rf"|(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s)?"
    rf"(?:{_MONTH}\s{_DAY},?\s\d{{4}}|{_DAY}\s{_MONTH},?\s\d{{4}}))"
)
"""Pattern of a day with its year, in figures or with an English month."""

_YEAR = re.compile(r"\b(?:18|19|20)\d{2}")
_LONGEST_DATE = 60
# Two days that differ in year, month and day: what parsing leaves out shows as a difference.
_DEFAULTS = (datetime(2000, 1, 1), datetime(2003, 4, 5))


def iso_date(value: object) -> str | None:
    """Return the date as ``2023-07-13`` (or an ISO date-time as such), or None.

    None for what lacks a day, month or year ("May 2023"), and for figures that can
    be read as two dates ("07/08/2023"). A clock time outside ISO form is left out.
    """
    if isinstance(value, date):  # a datetime is a date too
        return value.isoformat()
    if not isinstance(value, str) or len(value) > _LONGEST_DATE:
        return None
    return _from_iso(value.strip()) or _from_words(value.strip())


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
    if len(readings) != 1 and not re.match(r"\d{4}\D", text):
        return None
    if len(readings) == 1:
        return readings.pop().isoformat()
    return _year_first(text)


def _year_first(text: str) -> str | None:
    figures = re.match(r"(\d{4})[/.](\d{2})[/.](\d{2})(?!\d)", text)
    return _from_iso("-".join(figures.groups())) if figures else None
