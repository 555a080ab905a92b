"""Datelines: a place, perhaps a day and an agency in brackets, before the news itself.

One structure serves every language and script: "WASHINGTON (AP) —", "Jakarta, July 13 –",
"San Rafael, 21 Abr (Elfaro.cr).-", "لينتو، فيستا (TRN) --". Two names and a dash can open a
sentence too, so how much of it must be there depends on where it stands. "NAGPUR: …" and
"Oberlenau. …" are told by the rest of the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.language.languages import ENGLISH, language_of
from summarize.language.lexicon import PARTICLES, any_of, listed, phrases
from summarize.language.scripts import (
    CAPITALS,
    MARKS,
    SMALL,
    has_no_capitals,
    without_quotations,
)
from summarize.reading.published import FULL_DATE, MONTH_AND_DAY, iso_date

_KNOWN_AGENCY = any_of((*phrases("names", "wires"), *phrases("names", "broadcasters")))
AGENCY_NAME = re.compile(_KNOWN_AGENCY, re.IGNORECASE)
"""A news agency or broadcaster by its name."""

_WORD = rf"(?![{SMALL}])[^\W\d_][\w{MARKS}.'’]*(?:-[^\W\d_]+)*"
_SMALL_WORD = rf"(?:{any_of(PARTICLES)}|sur|am|an|the|of|y|and)"
_NAME = rf"{_WORD}(?: (?:{_SMALL_WORD} )*{_WORD}){{0,3}}"
_PLACE = rf"(?P<place>{_NAME}(?:/{_NAME}){{0,2}}(?P<region>(?:[,،]\s?{_NAME}){{0,2}}))"
_LETTERS = rf"(?:[^\W\d_]|[{MARKS}])"
_WORDED_DAY = (  # "le 3 mai", "21 abr", "Freitag, 3. Mai 2024", "3 de maio", "may. 3"
    rf"(?:{_LETTERS}{{1,12}}\.?,? )?\d{{1,2}}(?:\.|er|º)?(?: de)? {_LETTERS}{{2,12}}\.?"
    rf"(?:,?(?: del?)? \d{{4}})?"
    rf"|{_LETTERS}{{3,10}}\.? \d{{1,2}}(?:,? \d{{4}})?"
)
_DAY = rf"(?i:[,،]?\s?(?<!\w)(?P<day>{FULL_DATE}|{MONTH_AND_DAY}|{_WORDED_DAY})[.,]?)"
_AGENCY = r"\((?P<agency>[^()]{2,30})\)"
_DASH = r"(?:\s?(?:--|—|–|―|-(?=\s))\s?)"
_DATELINE = re.compile(
    rf"(?:{_PLACE}{_DAY}?)?(?:(?:{_DASH}|\s?){_AGENCY})?(?:(?P<dash>\.?{_DASH})|(?<=\)))\s*"
)
_LABEL = re.compile(rf"{_PLACE}(?P<end>[:.])\s+(?=[{CAPITALS}])")
_PREPOSITIONS = {"de": r"(?:aus|bei|in|nach|um|von)"}
"""What stands before places, where local papers begin with the place and a full stop."""
_NO_PLACE = re.compile(
    r"(?:FILE|UPDATED?|PUBLISHED|POSTED|BREAKING|EXCLUSIVE|WATCH|VIDEO|PHOTOS?|LIVE|OPINION|ANALYSIS|CORRECTION)\b"
)
_OPENS = re.compile(rf"[^\w\s]*(?:(?![{SMALL}])[^\W_])")
_IN_CAPITALS = re.compile(rf"[{CAPITALS}][{CAPITALS} .'’/-]{{2,40}}")
_KNOWN = re.compile(rf"{_KNOWN_AGENCY}(?:/\w+)?")
_SECOND_DASH = re.compile(r"\s(?:--|—|–|-)\s|[—–]")
_FIRST_SENTENCE = re.compile(r"(?P<text>[^?]*?)[.!](?=\s|$)")
_WORD_AHEAD = re.compile(r"[^\w\s]*([A-Z][\w'’]*)")
_STARTERS = frozenset(listed("splitting", "starters"))
_LEAST_SPACES = 4
_SPEAKER = re.compile(r"[^\W\d_]|(?:[^\W\d_]\.)+")
"""Letters that stand for who asks and answers in an interview: "R. —"."""
_SURE_AGENCY = re.compile(r"[^a-z]{3,}|.*\..*|.* .*")
_TOP = 5
"""Paragraphs at the top of an article, where a name tells more."""
_AGENCY_WORDS = 3
_PLACE_WORDS = 3
_REGION_WORDS = 2


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the news of a paragraph: characters up to ``end``."""

    end: int
    agency: str | None
    day: str | None


def find_dateline(text: str, language: str, *, paragraph: int | None = None) -> Dateline | None:
    """Return the dateline that ``text`` begins with, or None.

    A day or an agency tells one anywhere; a name in capitals, or with its region, near the
    top of an article; any name at the very top.

    Args:
        text: a paragraph.
        language: the code of its language.
        paragraph: which one of its article, counted from 0; None where it can be any.
    """
    # Where nothing has a capital, nothing can be asked of one.
    shown = text.upper() if has_no_capitals(text) else text
    match = _DATELINE.match(shown)
    if match is None or len(shown) != len(text) or not _OPENS.match(shown, match.end()):
        return None
    place, day, agency = match.group("place", "day", "agency")
    if _NO_PLACE.match(place or agency or ""):
        return None
    if agency:
        is_one = _is_credit(agency, is_opening=paragraph == 0 and not place, dash=match["dash"])
    elif day or not place or paragraph is None or paragraph >= _TOP or shown is not text:
        is_one = bool(day) and _is_day(day, language)
    else:
        # A standfirst can stand before it; what English has there is a heading more often.
        first = 0 if language == ENGLISH else 1
        is_one = _is_place(match, language, is_first=paragraph <= first)
    if not is_one:
        return None
    # "Campo Grande (MS) –", "Dar es Salaam (Tanzania) –": a name there can be the region's.
    names_it = agency and (not place or _KNOWN.fullmatch(agency) or _SURE_AGENCY.fullmatch(agency))
    return Dateline(match.end(), text[slice(*match.span("agency"))] if names_it else None, day)


def find_label(
    text: str, language: str, *, paragraph: int, others: Sequence[str]
) -> Dateline | None:
    """Return the place before a colon or a full stop that an article begins with, or None.

    A colon ends one in capitals, or with its region where it is told of again; a full stop where
    papers write so, and where it is told elsewhere that it is a place. Who speaks has a colon
    more than once.

    Args:
        text: one of the first paragraphs.
        language: the code of its language.
        paragraph: which one, counted from 0.
        others: the other paragraphs and the title.
    """
    match = _LABEL.match(text)
    if match is None or _NO_PLACE.match(text):
        return None
    place, rest = match["place"].removesuffix(match["region"]), text[match.end() :]
    if not _stands_alone(place, rest):
        return None
    if match["end"] == ":":
        in_capitals = _IN_CAPITALS.fullmatch(place) is not None
        with_region = paragraph == 0 and match["region"] and any(place in each for each in others)
        is_one = (in_capitals or bool(with_region)) and not any(map(_is_label, others))
    else:
        before = _PREPOSITIONS.get(language)
        told = re.compile(rf"\b{before}\s{re.escape(place)}\b")
        is_one = before is not None and not match["region"] and any(map(told.search, others))
    return Dateline(match.end(), None, None) if is_one else None


def _is_label(text: str) -> bool:
    match = _LABEL.match(text)
    return match is not None and match["end"] == ":"


def _is_place(match: re.Match[str], language: str, *, is_first: bool) -> bool:
    """Whether what stands before a dash is a place, where nothing but the place does."""
    name, rest = match["place"].removesuffix(match["region"]), match.string[match.end() :]
    opening = name.split()[0].lower()
    if _SPEAKER.fullmatch(name) or opening in language_of(language).function_words - PARTICLES:
        return False
    if _IN_CAPITALS.fullmatch(name):
        return True
    if language == ENGLISH:  # there a word that opens sentences must follow
        follows = _WORD_AHEAD.match(rest)
        opens = follows is not None and follows[1].lower() in _STARTERS
        two_people = match["region"].count(" ") >= _REGION_WORDS  # "Ada Brook, Max Poe --"
        return is_first and opens and not two_people and _stands_alone(name, rest)
    if name.upper() == name.lower() and not match["dash"][0].isspace():
        return False  # in Hebrew a hyphen joins
    return bool(match["region"]) or (is_first and _stands_alone(name, rest))


def _is_day(day: str, language: str) -> bool:
    if re.fullmatch(FULL_DATE, day, re.I):
        return True
    return any(iso_date(whole, language) for whole in (day, f"{day.rstrip('.')} 2000"))


def _is_credit(agency: str, *, is_opening: bool, dash: str | None) -> bool:
    """Whether brackets hold an agency: before a dash any name, without one a known one.

    Capitals in brackets that an article begins with can be nothing else: "(TERN)A short".
    """
    if _KNOWN.fullmatch(agency):
        return True
    if dash:
        return not agency.islower() and agency.count(" ") < _AGENCY_WORDS
    return is_opening and agency.isalpha() and agency.isupper()


def _stands_alone(name: str, rest: str) -> bool:
    """Whether "München - Erlöse …" is a place before a sentence, not the first of two names.

    No second dash closes what the first one opened, and a whole sentence follows.
    """
    first = _FIRST_SENTENCE.match(without_quotations(rest))
    if first is None or first["text"].count(" ") < _LEAST_SPACES:
        return False
    return name.count(" ") < _PLACE_WORDS and not _SECOND_DASH.search(first["text"])
