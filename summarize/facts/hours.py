"""The hours of the clock that a sentence tells: "at 3.20 a.m.", "just after nine in the evening".

Only those are read of which it is sure whether they are of the morning or of the afternoon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.facts.quantities import Quantity
from summarize.facts.vocabulary import NUMERALS
from summarize.language.lexicon import any_of

CLOCK = "o'clock"
"""The unit of hours: minutes from midnight."""
_HALF_DAY, _MOST_HOURS, _LAST_OF_NIGHT = 720, 12, 5
_NAMED = {"noon": 720, "midday": 720, "midnight": 1440}
_ZONE = r"GMT|UTC|BST|CES?T|IST|JST|[ECMP][SD]?T"
_HOURS = re.compile(
    r"\b(?P<hour>\d{1,2}(?:[.:](?P<minute>[0-5]\d))?|(?:half past )?(?P<word>"
    rf"{any_of(list(NUMERALS['words'])[1:13])}))"
    r"(?:\s?(?P<half>[ap])(?:m\b|\.m\b\.?)|(?P<clock> o['’]clock)?"
    r"(?: (?:in the|on \w+) (?P<part>morning|afternoon|evening)| at (?P<night>night))?)"
    rf"(?P<zone>\s\(?(?:{_ZONE})\b)?"
    rf"|\b(?P<named>{any_of(_NAMED)})\b",
    re.I,
)
_PART = re.compile(r"\b(?:(morning|dawn|a\.?m)|(afternoon|evening|p\.?m))\b", re.I)
_BEFORE = re.compile(
    r"\b(?:(?P<later>(?:shortly|just|soon) after)|"
    r"(?P<earlier>(?:shortly|just) before|nearly|almost)"
    r"|(?P<about>about|around|roughly|approximately|some)"
    r"|(?P<open>by|until|till|to|from|since|before|after|between|and|or|than))(?: at)? $",
    re.I,
)
_AT = re.compile(
    r"\b(?:at|was|after|before|nearly|almost|about|around|roughly|approximately) $", re.I
)
_AFTER = re.compile(r"\s?(?:-|–|to |until |and \d)")
_REACH, _FAR = 40, 300
"""Characters in which words that qualify an hour are looked for, and the part of the day."""
_SOON, _ABOUT = 20, 15
"""Minutes that "shortly after" and "about" allow."""


def find_hours(text: str, *, either: bool = False) -> Iterator[Quantity]:
    """Yield the hours of ``text`` in minutes from midnight, as exact as they are told.

    No limits ("until 5 p.m.") and no ends of a span.

    Args:
        text: a sentence.
        either: an hour of which the text does not tell whether it is before noon, "at half past
            ten", is yielded twice, as that of the morning first; without this it is left out.
    """
    for found in _HOURS.finditer(text):
        told = _BEFORE.search(text, max(found.start() - _REACH, 0), found.start())
        if (told and told["open"]) or _AFTER.match(text, found.end()):
            continue
        minutes = _minutes(found, text)
        early = _early_minutes(found, text) if minutes is None and either else None
        for each in (minutes, early, None if early is None else early + _HALF_DAY):
            if each is not None:
                yield _hour(found, told, each)


def _hour(found: re.Match[str], told: re.Match[str] | None, minutes: int) -> Quantity:
    low, high = _bounds(minutes, told)
    start = told.start() if told else found.start()
    zone = (found["zone"] or "").strip(" (").upper()
    return Quantity(
        low,
        high,
        CLOCK,
        found.string[start : found.end()],
        found.group(),
        found.start(),
        found.end(),
        frozenset(),
        frozenset([zone] if zone else []),
    )


def _minutes(found: re.Match[str], text: str) -> int | None:
    """The minutes from midnight; None of what is no hour, or of an unknown half of the day."""
    if named := found["named"]:
        return _NAMED[named.lower()]
    is_at = _AT.search(text, max(found.start() - _REACH, 0), found.start()) is not None
    if not (found["half"] or found["part"] or found["night"] or found["clock"]):
        return _of_whole_day(found) if is_at or found["zone"] else None
    hour, minute = _on_the_dial(found)
    is_late = _is_late(found, hour, text)
    if is_late is None or hour > _MOST_HOURS or not (is_at or found["half"] or found["clock"]):
        return None
    return hour % 12 * 60 + minute + (_HALF_DAY if is_late else 0)


def _early_minutes(found: re.Match[str], text: str) -> int | None:
    """The minutes of an hour of the morning or the evening: "half past ten", "ten o'clock"."""
    is_at = _AT.search(text, max(found.start() - _REACH, 0), found.start()) is not None
    is_half = found.group().lower().startswith("half")
    if found["named"] or not (found["clock"] or (is_half and is_at)):
        return None
    hour, minute = _on_the_dial(found)
    return hour % 12 * 60 + minute if hour <= _MOST_HOURS else None


def _on_the_dial(found: re.Match[str]) -> tuple[int, int]:
    """The hour and the minute as a clock shows them."""
    number, _, minute = (found["word"] or found["hour"]).lower().replace(":", ".").partition(".")
    half_past = 30 if found.group().lower().startswith("half") else 0
    return int(NUMERALS["words"].get(number) or number), int(minute or half_past)


def _is_late(found: re.Match[str], hour: int, text: str) -> bool | None:
    """Whether an hour is after noon, as it says or the one part of the day that the text names."""
    if half := found["half"]:
        return half in "pP"
    if part := found["part"]:
        return part.lower() != "morning"
    if found["night"]:
        return hour > _LAST_OF_NIGHT
    parts = {
        bool(late)
        for _, late in _PART.findall(text, max(found.start() - _FAR, 0), found.end() + _FAR)
    }
    return parts.pop() if len(parts) == 1 else None


def _of_whole_day(found: re.Match[str]) -> int | None:
    """The minutes of "21:58" and "07:15", which count the hours of a whole day."""
    hour, _, minute = (found["hour"] or "").partition(":")
    is_whole = bool(minute) and (hour[0] == "0" or 12 < int(hour) < 24)
    return int(hour) * 60 + int(minute) if is_whole else None


def _bounds(minutes: int, told: re.Match[str] | None) -> tuple[float, float]:
    """The first and the last minute: "6 p.m." is less exact than "6.10 p.m."."""
    exact = 10 if minutes % 60 == 0 else 5 if minutes % 15 == 0 else 2
    if told and told["later"]:
        return minutes, minutes + _SOON
    if told and told["earlier"]:
        return minutes - _SOON, minutes
    give = max(exact, _ABOUT) if told else exact
    return minutes - give, minutes + give
