"""What the first lines say about an article: header lines, title, byline, dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from summarize.analysis.identification import identify_language
from summarize.language.languages import ENGLISH
from summarize.language.lexicon import any_of, listed, phrases
from summarize.language.scripts import CAPITALS, MARKS
from summarize.language.words import count_words
from summarize.reading.boilerplate import noise_reason
from summarize.reading.draft import Block, Metadata
from summarize.reading.published import FULL_DATE, MONTH_AND_DAY, iso_date

_HEADER_BLOCKS = 12
_DATELINE_BLOCKS = 5
_TITLE_WORDS, _TITLE_CHARACTERS = 22, 160
_OUTLET_WORDS = 5
_BYLINE_WORDS = 14
_DATE_WORDS = 3
"""A weekday, a month and one more; "de" and single letters are not counted."""

# What ends like a sentence or in the middle of one, and credits that are no bylines we know.
_NO_TITLE = re.compile(r"[.!,;:…。][\"”’)]*$|^(?:By|/|Story highlights)\s|^[a-z]")

_FIELD = re.compile(r"(?P<key>[A-Za-z][A-Za-z ]{1,16}?)\s?:\s(?P<value>.+)$")
_FIELD_NAMES = {
    **dict.fromkeys(("title", "headline"), "title"),
    **dict.fromkeys(("source", "publisher", "outlet"), "source"),
    **dict.fromkeys(("url", "link"), "url"),
    **dict.fromkeys(("date", "publication date"), "published"),
    **dict.fromkeys(("published", "published on", "published at"), "published"),
    **dict.fromkeys(("posted", "posted on"), "published"),
}
_CLOCK = r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?"
_DATE_LINE = re.compile(
    r"(?:(?:date|published|posted|(?:last )?updated)\b)?(?: (?:on|at))?\s?:?\s?"
    rf"(?:{_CLOCK} on )?(?P<date>{FULL_DATE})(?:,? (?:at )?{_CLOCK})?\W*$",
    re.IGNORECASE,
)
_RUN_TOGETHER_DATE = re.compile(
    rf"(?i:(?:date|published|posted)(?: on)?)\s?:?\s(?P<date>{FULL_DATE})[ |–—:-]+"
    r"(?P<rest>[\"“'‘(A-Z].*)$"
)
# "Bay Radio, 4 March 2025" under the title; "New York, 4 March 2025" names no outlet.
_NAME_AND_DATE = re.compile(
    rf"(?P<name>(?:The )?[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){{0,4}})(?:,| \||[ ][–—-]) "
    rf"(?P<date>{FULL_DATE})"
)
_OUTLET_WORD = re.compile(rf"\b{any_of(listed('names', 'outlet_words'))}\b")
_LETTERS = re.compile(rf"(?:[^\W\d_]|[{MARKS}])+")

_NAME_WORD = r"(?:[A-Z][\w.'’-]*|de|van|von|der|la|al|bin|el|dos|da)"
_NAME = rf"{_NAME_WORD}(?: {_NAME_WORD}){{1,4}}"
_BYLINE = re.compile(
    rf"By:? {_NAME}(?:(?:,| and|, and) {_NAME})*?"
    r"(?P<affiliation>(?:,| \||/| -| of| for) (?:[A-Z]\w+[^.!?]{0,50}))?$"
)
_AGENCIES = any_of((*phrases("names", "wires"), *phrases("names", "broadcasters")))
_AGENCY_NAME = re.compile(_AGENCIES, re.IGNORECASE)

_CAPITALS_PLACE = rf"[{CAPITALS}][{CAPITALS} .'’-]{{2,30}}"
_PLACE = rf"[{CAPITALS}][\w.'’-]*(?: (?:[{CAPITALS}][\w.'’-]*|de|of|la)){{0,3}}"
_REGION = rf"(?:, {_PLACE})?"
_DASH = r"(?:\s?(?:--|—|–|-(?=\s))\s?)"
_DAY = rf"(?:{FULL_DATE}|{MONTH_AND_DAY})"
_PLACE_AND_DAY = rf"{_PLACE}(?:/{_PLACE})?{_REGION}(?:,? (?P<date>{_DAY}))?"
_DATELINES = tuple(
    map(
        re.compile,
        (
            # "WASHINGTON (AP) —", "Jakarta, July 13 (Reuters) –", "BOSTON--(BUSINESS WIRE)--"
            rf"(?:{_PLACE_AND_DAY}(?:{_DASH}|\s))?\((?P<agency>[A-Z][\w.&' -]{{1,30}})\){_DASH}",
            # "(CNN) The minister", "JAKARTA (Reuters) Two": without a dash it has to be known.
            rf"(?:{_PLACE_AND_DAY} )?\((?P<agency>{_AGENCIES})\)\s+(?=[\"“'‘{CAPITALS}\d])",
            # "LARGO, Fla. —", "MIAMI—", "Jakarta, July 13 –"
            r"(?!(?:FILE|UPDATED?|BREAKING|EXCLUSIVE|WATCH|VIDEO|PHOTOS?|LIVE|OPINION|ANALYSIS"
            rf"|CORRECTION)\b)(?:{_CAPITALS_PLACE}{_REGION}(?:,? (?P<date>{_DAY}))?"
            rf"|{_PLACE}{_REGION}, (?P<day>{_DAY})){_DASH}(?=\S)",
        ),
    )
)
# Other languages: a day in their words, an agency in small letters, a place with its country.
_FOREIGN_PLACE = rf"{_PLACE}(?:,\s?{_PLACE})?"
_FOREIGN_DAY = r", (?:\w{2,3} )?\d{1,2}\.?(?: de)? [^\W\d_]{3,12}\.?(?:(?: de)? \d{4})?"
_FOREIGN_AGENCY = (
    r"\((?P<agency>[A-Z]{2,6}|Reuters|dpa|afp|ap|apa|sda|ats|efe|ansa|lusa|belga|čtk)\)\.?"
)
# "Berlin (dpa) -", "Madrid, 3 ene (EFE).-", "Genève, le 3 mai 2010 –", "Texas, États-Unis --"
_FOREIGN_DATELINE = re.compile(
    rf"(?:(?:{_FOREIGN_PLACE}(?:{_FOREIGN_DAY})? )?{_FOREIGN_AGENCY}"
    rf"|{_FOREIGN_PLACE}{_FOREIGN_DAY}"
    rf"|{_PLACE},\s?{_PLACE}){_DASH}(?=[\W\d{CAPITALS}])"
)
_YEAR_IN_URL = re.compile(r"/((?:19|20)\d{2})/")
_YEAR_IN_NOTICE = re.compile(r"(?:©|copyright|\(c\)).{0,20}?\b((?:19|20)\d{2})\b", re.I)


class _Step(NamedTuple):
    """What a block of the header gives: metadata, and what is left of the block."""

    metadata: Metadata
    left: Block | None = None


def read_header(
    blocks: Sequence[Block], known: Metadata, *, title_in_text: bool
) -> tuple[Metadata, list[Block]]:
    """Take metadata from the first blocks; return them and the blocks left.

    What is ``known`` already is not replaced. Lines that become metadata leave the
    text; bylines and datelines are set apart.
    """
    done: list[Block] = []
    rest = list(blocks)
    while rest and len(done) < _HEADER_BLOCKS:
        step = None if rest[0].reason is not None else _labelled(rest[0].text)
        if step is None and _is_set_apart(rest[0]):
            done.append(rest.pop(0))
            continue
        step = step or _unlabelled(rest[0].text, rest[1:], known, title_in_text=title_in_text)
        if step is None:
            break
        known = known.or_else(step.metadata)
        del rest[0]
        if step.left is not None:
            rest.insert(0, step.left)  # what is set apart goes to `done` next
    return _take_dateline(done + rest, known)


def _is_set_apart(block: Block) -> bool:
    return block.reason is not None or noise_reason(block.text) is not None


def _labelled(text: str) -> _Step | None:
    return _field(text) or _date(text) or _byline(text)


def _field(text: str) -> _Step | None:
    match = _FIELD.match(text)
    name = _FIELD_NAMES.get(match["key"].lower()) if match else None
    if match is None or name is None or count_words(text) > _TITLE_WORDS:
        return None
    value = match["value"].strip()
    found: Any = iso_date(value) if name == "published" else value
    return _Step(Metadata(**{name: found})) if found else None


def _date(text: str) -> _Step | None:
    match = _DATE_LINE.match(text) or _RUN_TOGETHER_DATE.match(text)
    published = iso_date(match["date"]) if match else None
    if match is None or published is None:
        return None
    rest = match.groupdict().get("rest")
    return _Step(Metadata(published=published), Block(rest) if rest else None)


def _byline(text: str) -> _Step | None:
    match = _BYLINE.match(text)
    if match is None or count_words(text) > _BYLINE_WORDS or text.startswith("By The "):
        return None
    agency = _AGENCY_NAME.fullmatch((match["affiliation"] or "").lstrip(",|/- "))
    return _Step(Metadata(source=agency[0] if agency else None), Block(text, "byline"))


def _unlabelled(
    text: str, following: Sequence[Block], known: Metadata, *, title_in_text: bool
) -> _Step | None:
    if known.title == text:
        return _Step(Metadata())
    if _is_foreign_date(text, following):
        return _Step(Metadata(), Block(text, "date line"))
    if known.title is None:
        is_title = title_in_text and _is_title(text, following)
        return _Step(Metadata(title=text)) if is_title else None
    if _is_outlet(text, following):
        return _Step(Metadata(source=text))
    if match := _NAME_AND_DATE.fullmatch(text):
        name, published = match["name"], iso_date(match["date"])
        if _OUTLET_WORD.search(name) or _AGENCY_NAME.fullmatch(name):
            return _Step(Metadata(source=name, published=published))
        return _Step(Metadata(published=published), Block(text, "dateline"))
    return None


def _is_foreign_date(text: str, following: Sequence[Block]) -> bool:
    """Whether a line over a text that is not English is a day, month and year in its words."""
    named = [word for word in _LETTERS.findall(text) if len(word) > 1 and word != "de"]
    return (
        sorted(map(len, re.findall(r"\d+", text))) in ([1, 4], [2, 4])
        and 1 <= len(named) <= _DATE_WORDS
        and identify_language(" ".join(block.text for block in following)) != ENGLISH
    )


def _is_title(text: str, following: Sequence[Block]) -> bool:
    body = next((block for block in following if not _is_set_apart(block)), None)
    is_short = 2 <= count_words(text) <= _TITLE_WORDS and len(text) <= _TITLE_CHARACTERS
    reads_so = _NO_TITLE.search(text) is None and _dateline(text) is None
    return body is not None and not body.continues and is_short and reads_so


def _is_outlet(text: str, following: Sequence[Block]) -> bool:
    """Whether a line under the title names who printed it: a name right above the date."""
    names = count_words(text) <= _OUTLET_WORDS and text.replace(" ", "").isalpha()
    return names and text.istitle() and bool(following) and _date(following[0].text) is not None


def _take_dateline(blocks: list[Block], known: Metadata) -> tuple[Metadata, list[Block]]:
    """Set the dateline apart, which stands near the top."""
    kept = [i for i, block in enumerate(blocks) if not _is_set_apart(block)][:_DATELINE_BLOCKS]
    for i in kept:
        text = blocks[i].text
        if match := _dateline(text):
            found = match.groupdict()
            day = found.get("date") or found.get("day")
            published = _complete(day, known, blocks) if day else None
            parts = [Block(match[0].strip(), "dateline"), Block(text[match.end() :].lstrip())]
            known = known.or_else(Metadata(source=found.get("agency"), published=published))
            return known, [*blocks[:i], *parts, *blocks[i + 1 :]]
    return known, blocks


def _dateline(text: str) -> re.Match[str] | None:
    match = next(filter(None, (pattern.match(text) for pattern in _DATELINES)), None)
    if match is None and (match := _FOREIGN_DATELINE.match(text)):
        # In English two names before a dash can be a sentence's subject: it stays as it is.
        match = match if identify_language(text[match.end() :]) != ENGLISH else None
    return match if match is not None and match.end() < len(text) else None


def _complete(day: str, known: Metadata, blocks: Sequence[Block]) -> str | None:
    """Give "July 13" the year that the address or the copyright notice has, if one does."""
    whole = iso_date(day)
    if whole is not None:
        return whole
    year = _YEAR_IN_URL.search(known.url or "")
    for block in blocks:
        year = year or _YEAR_IN_NOTICE.search(block.text[:200])
    return iso_date(f"{day.rstrip('.')} {year[1]}") if year else None
