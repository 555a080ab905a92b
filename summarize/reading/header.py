"""What the first lines say about an article: header lines, title, byline, dateline."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

from summarize.analysis.identification import identify_language
from summarize.language.languages import ENGLISH, language_of, page_phrases
from summarize.language.lexicon import PARTICLES, any_of, listed
from summarize.language.scripts import CAPITALS, MARKS, SMALL, has_no_capitals
from summarize.language.words import count_words
from summarize.reading.boilerplate import noise_reason
from summarize.reading.datelines import AGENCY_NAME, find_dateline, find_label
from summarize.reading.draft import Block, Metadata
from summarize.reading.normalization import ends_sentence
from summarize.reading.published import FULL_DATE, at_clock, iso_date, later_that_day
from summarize.reading.rubrics import is_rubric

_HEADER_BLOCKS = 12
_TITLE_WORDS, _TITLE_CHARACTERS = 22, 160
_OUTLET_WORDS = 5
_BYLINE_WORDS = 14
_MASTHEAD_BLOCKS, _FEWEST_LABELS, _LABEL_WORDS, _FEWEST_TITLE_WORDS = 20, 2, 2, 3
_LABELLED = 2
"""So many of the first paragraphs can begin with a place and a colon: one is a standfirst."""
_DATE_WORDS = 3
"""A weekday, a month and one more; "de" and single letters are not counted."""

# What ends like a sentence or in the middle of one, and credits that are no bylines we know.
_NO_TITLE = re.compile(r"[.!,;:…。][\"”’)]*$|^(?:By|/|Story highlights)\s")

_FIELD = re.compile(r"(?P<key>[^\W\d_](?:[^\W\d_]| ){1,20}?)\s?:\s(?P<value>.+)$")
_FIELDS = ("title", "source", "published")
_ADDRESS_FIELDS = ("url", "link")
_CLOCK = r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?"
_DATE_LINE = re.compile(
    r"(?:(?:date|published|posted|(?:last )?updated)\b)?(?: (?:on|at))?\s?:?\s?"
    rf"(?:{_CLOCK}(?:,| on) )?(?P<date>{FULL_DATE})(?:,? (?:at )?{_CLOCK})?(?: by [^.!?]{{2,40}})?"
    rf"(?:\s?\| (?:last )?updated\W [\d:.,apm ]*{FULL_DATE}[\d:.,apm ]*)?\W*$",
    re.IGNORECASE,
)
# "Posted by Bay Radio on 4 March 2025": an outlet, or else its author.
_NAMED_DATE_LINE = re.compile(
    r"(?:published|posted|reported|updated) by (?P<name>[^.!?]{2,40}?),? (?:(?:on|at) )?"
    rf"(?P<date>{FULL_DATE})(?:,? (?:at )?{_CLOCK})?\W*$",
    re.IGNORECASE,
)
_RUN_TOGETHER_DATE = re.compile(
    rf"(?i:(?:date|published|posted)(?: on)?)\s?:?\s(?P<date>{FULL_DATE})[ |–—:-]+"
    r"(?P<rest>[\"“'‘(A-Z].*)$"
)
# "Bay Radio, 4 March 2025", "4 March 2025 - The Lamp"; "New York, 4 March 2025" names no outlet.
_CAPITALIZED = rf"(?:The )?[{CAPITALS}][\w.&'’-]*(?: [{CAPITALS}][\w.&'’-]*){{0,4}}"
_DAY = rf"{FULL_DATE}|\d{{1,2}}\D{{3,25}}\d{{4}}"
_COMMA = r"(?:,| \||[ ][–—-]) "
_NAME_AND_DATE = re.compile(rf"(?P<name>{_CAPITALIZED}){_COMMA}(?P<date>{_DAY})")
_DATE_AND_NAME = re.compile(rf"(?P<date>{_DAY}){_COMMA}(?P<name>{_CAPITALIZED})")
# "Bay Radio · By Ann Lee · 4 March 2025"
_BETWEEN_PARTS = re.compile(r"\s+[·•|]\s+")
_MOST_PARTS = 5
# Who printed it, above the date: "BBC News", "NorthWire", "Le Monde du Tarn", "20 Minuten".
_OUTLET_NAME = rf"(?:[{CAPITALS}\d][\w.&'’-]*|[a-z]+\.\w[\w.]*)"
_OUTLET = re.compile(
    rf"(?=.*[^\W\d_]){_OUTLET_NAME}(?: (?:{any_of(PARTICLES)}|of|the|and|&|{_OUTLET_NAME}))*"
)
_OUTLET_AND_DATE = re.compile(rf"(?P<name>{_OUTLET.pattern}){_COMMA}(?P<date>{_DAY})")
# "The Lamp" beside a day: of places only few have an article.
_WITH_ARTICLE = re.compile(rf"The (?!{any_of(listed('names', 'places_with_article'))}$)")
_TITLE_AND_OUTLET = re.compile(r"(?P<title>\S.*\S)\s+[|–—-]\s+(?P<outlet>[^|–—]+)")
_LONGER_OUTLET = re.compile(rf"{_OUTLET.pattern}(?: (?:am|an|im|für|sur|à)(?: {_OUTLET_NAME})+)?")
_ONE_NAME = re.compile(rf"[{CAPITALS}][{SMALL}]+[{CAPITALS}]\w+")
"""One word with a capital inside, which is no place and no rubric."""
_OUTLET_WORD = re.compile(
    rf"\b{any_of((*listed('names', 'outlet_words'), *page_phrases('outlets')))}\b"
)
_LETTERS = re.compile(rf"(?:[^\W\d_]|[{MARKS}])+")

# "um 10:15 Uhr", "à 10h15", "10.15 Uhr": what may follow a day.
_CLOCK = r"(?:at )?\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\.?|h|Uhr)?(?:\s[A-Z]{2,4})?"
_CLOCK_AFTER = re.compile(
    r"(?:\s?[,|–-])?\s(?:[^\W\d_]{1,5}\.? ){0,2}\d{1,2}(?:[:h]\d{2}(?::\d{2})?(?:\s?[^\W\d_]{1,3})?"
    r"|\.\d{2} Uhr)\W*$"
)

_NAME_WORD = rf"(?:[{CAPITALS}][\w.'’-]*|{any_of(PARTICLES)})"
_NAME = rf"{_NAME_WORD}(?: {_NAME_WORD}){{1,4}}"
_AND = "(?:,|,? (?:and|und|et|y|e|en|i|&))"
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
    language = identify_language(" ".join(block.text for block in blocks if block.reason is None))
    done: list[Block] = []
    rest = list(blocks)
    if title_in_text and known.title is None:
        menu = _masthead(blocks, language)
        done, rest = (
            [replace(block, reason=block.reason or "menu") for block in rest[:menu]],
            rest[menu:],
        )
    limit = len(done) + _HEADER_BLOCKS
    after_label = False
    clock = ""
    while rest and len(done) < limit:
        step = _step(rest, known, language, title_in_text, after_label=after_label)
        if step is None and _is_set_apart(rest[0]):
            done.append(rest.pop(0))
            continue
        after_label = _heads(rest, language)
        if step is None:
            break
        clock = rest[0].text if _is_clock_line(rest[0].text, language) else clock
        moment = later_that_day(known.published, step.metadata.published)
        known = replace(known, published=moment).or_else(step.metadata)
        del rest[0]
        if step.left is not None:
            rest.insert(0, step.left)  # what is set apart goes to `done` next
    known, left = _take_datelines(done + rest, known, language)
    return replace(known, published=at_clock(known.published, clock)), left


def _step(
    rest: Sequence[Block],
    known: Metadata,
    language: str,
    title_in_text: bool,
    *,
    after_label: bool,
) -> _Step | None:
    """Return what the first of the blocks that are left tells, or None if it is of the text."""
    first, following = rest[0], rest[1:]
    if first.reason is not None:
        return None
    if step := _labelled(first.text, language):
        return step
    opens = title_in_text and known.title is None
    over_title = opens and bool(following) and _is_title(following[0].text, following[1:], language)
    # A wire alone would be set apart as a credit of a photo.
    in_head = after_label or over_title or _heads(following, language)
    if in_head and AGENCY_NAME.fullmatch(first.text):
        return _Step(Metadata(source=first.text))
    if _is_set_apart(first):
        return None
    if step := _foreign_date(first.text, language):
        return step
    if over_title and (step := _over_title(first.text, language)):
        return step
    if opens and _is_outlet_on_top(rest, language):
        return _Step(Metadata(source=first.text))
    if known.title is None:
        is_title = opens and _is_title(first.text, following, language)
        return _Step(_titled(first.text)) if is_title else None
    if known.title == first.text:
        return _Step(Metadata())
    return _under_title(first.text, following, language, after_label=after_label)


def _heads(blocks: Sequence[Block], language: str) -> bool:
    """Say whether blocks begin with a line that can only be one of an article's head."""
    if not blocks or blocks[0].reason is not None:
        return False
    text = blocks[0].text
    return (_told_alone(text, language) or _told_together(text, language)) is not None


def is_head_line(text: str, language: str) -> bool:
    """Say whether a line can only be one of an article's head: a date, a byline."""
    return _heads((Block(text),), language)


def head_line_reason(text: str, language: str) -> str | None:
    """Return what a line is that can only be one of an article's head: a byline, a date line."""
    if _byline(text, language):
        return "byline"
    return "date line" if is_head_line(text, language) else None


def is_outlet_beside(name: str, title: str, language: str) -> bool:
    """Say whether a line is the name of an outlet where another is the title.

    It is by its words, or by its capitals, if the title is written as a sentence is.
    """
    if _is_outlet(name):
        return True
    named = _OUTLET.fullmatch(name) is not None and " " in name and not is_rubric(name)
    small = (word for word in title.split() if word.isalpha() and word.islower())
    return named and any(word not in language_of(language).function_words for word in small)


def _is_outlet_on_top(rest: Sequence[Block], language: str) -> bool:
    """Say whether a text begins with an outlet's name, over a date and the title."""
    name = rest[0].text
    if not _is_outlet(name) or not _heads(rest[1:], language):
        return False
    under = range(2, min(len(rest) - 1, _HEADER_BLOCKS))
    title = next((n for n in under if not _heads(rest[n:], language)), 0)
    return title > 0 and _is_title(rest[title].text, rest[title + 1 :], language)


def _masthead(blocks: Sequence[Block], language: str) -> int:
    """Return how many blocks a page that was pasted has before its title: a menu, a name.

    The title is the last line of some words above a byline or a date; only short lines and what
    is set apart anyway stand before it, two of them at least.
    """
    title = None
    for n, block in enumerate(blocks[:_MASTHEAD_BLOCKS]):
        if ends_sentence(block.text):
            return 0
        if _date(block.text) or _byline(block.text, language):
            return title or 0
        if _is_set_apart(block) or count_words(block.text) < _FEWEST_TITLE_WORDS:
            continue
        labels = [_is_label(each) for each in blocks[:n]]
        if sum(labels) >= _FEWEST_LABELS and labels.count(False) <= 1:
            title = n
    return 0


def _is_label(block: Block) -> bool:
    """Say whether a line is one of a menu: a word or two, or set apart anyway."""
    return _is_set_apart(block) or count_words(block.text) <= _LABEL_WORDS or "|" in block.text


def _is_set_apart(block: Block) -> bool:
    return block.reason is not None or noise_reason(block.text) is not None


def _labelled(text: str, language: str) -> _Step | None:
    if _is_clock_line(text, language):
        return _Step(Metadata(), Block(text, "date line"))
    return (
        _field(text, language)
        or _date(text)
        or _byline(text, language)
        or _told_together(text, language)
    )


def _told_alone(text: str, language: str) -> _Step | None:
    """Read a line that is a date or a byline and nothing else."""
    return _date(text) or _foreign_date(text, language) or _byline(text, language)


def _told_together(text: str, language: str) -> _Step | None:
    """Read a line that has several parts of a head, an outlet, a day, authors, in any order.

    Between them are dots or bars, so that a short part that tells nothing ("5 min read") may
    stand among them; of two parts with a comma or a dash one must be a known outlet's name.
    """
    named = _name_and_day(text, language)
    if named is not None and named.metadata.source is not None:
        return named
    parts = _BETWEEN_PARTS.split(text)
    if not 1 < len(parts) <= _MOST_PARTS:
        return None
    told = [_told_alone(part, language) for part in parts]
    others = [part for part, step in zip(parts, told, strict=True) if step is None]
    if len(others) == len(parts) or any(map(_is_long, others)):
        return None
    source = next(filter(_is_dated_outlet, others), None)
    found = Metadata(source=source)
    for step in filter(None, told):
        found = found.or_else(step.metadata)
    bylines = [step.left for step in told if step and step.left]
    return _Step(found, Block(text, bylines[0].reason or "byline" if bylines else "date line"))


def _is_long(part: str) -> bool:
    return ends_sentence(part) or count_words(part) > _OUTLET_WORDS


def _is_clock_line(text: str, language: str) -> bool:
    """Say whether a line tells at what time it was published, and no day: "Updated 6.15pm"."""
    label = _date_label(language).match(f"{text} ")
    return label is not None and re.fullmatch(_CLOCK, text[label.end() :].strip(), re.I) is not None


def _field(text: str, language: str) -> _Step | None:
    match = _FIELD.match(text)
    name = _field_names().get(match["key"].lower()) if match else None
    if match is None or name is None or count_words(text) > _TITLE_WORDS:
        return None
    value = match["value"].strip()
    found: Any = iso_date(value, language) if name == "published" else value
    return _Step(Metadata(**{name: found})) if found else None


@cache
def _field_names() -> Mapping[str, str]:
    """Return what each label of a header line stands for: "quelle" is the source."""
    labels = {label.lower(): name for name in _FIELDS for label in page_phrases(name)}
    return {**labels, **dict.fromkeys(_ADDRESS_FIELDS, "url")}


def _date(text: str) -> _Step | None:
    match = _DATE_LINE.match(text) or _RUN_TOGETHER_DATE.match(text) or _NAMED_DATE_LINE.match(text)
    published = iso_date(match["date"]) if match else None
    if match is None or published is None:
        return None
    if "rest" not in match.groupdict():
        published = at_clock(published, text.replace(match["date"], " ", 1))
    rest, name = (match.groupdict().get(group) for group in ("rest", "name"))
    if name:
        source = name if _is_outlet(name) else None
        reason = "date line" if source else "byline"
        return _Step(Metadata(source=source, published=published), Block(text, reason))
    return _Step(Metadata(published=published), Block(rest) if rest else None)


def _byline(text: str, language: str) -> _Step | None:
    match = _byline_pattern(language).match(text)
    if match is None or count_words(text) > _BYLINE_WORDS or text.startswith("By The "):
        return None
    agency = AGENCY_NAME.fullmatch((match["affiliation"] or "").lstrip(",|/- "))
    return _Step(Metadata(source=agency[0] if agency else None), Block(text, "byline"))


@cache
def _byline_pattern(language: str) -> re.Pattern[str]:
    openings = any_of((*page_phrases("byline", ENGLISH), *page_phrases("byline", language)))
    names = rf"{_NAME}(?:{_AND} {_NAME})*?|{AGENCY_NAME.pattern}"
    return re.compile(
        rf"(?:{openings}|{openings.upper()})\s?:? (?:{names})"
        rf"(?P<affiliation>(?:,| \||/| -| of| for| FOR) (?:[{CAPITALS}]\w+[^.!?]{{0,50}}))?$"
    )


def _over_title(text: str, language: str) -> _Step | None:
    """Read a line over the title that says nothing of what it is: an outlet, a name and a day."""
    if _ONE_NAME.fullmatch(text):
        return _Step(Metadata(source=text))
    return _name_and_day(text, language)


def _under_title(
    text: str, following: Sequence[Block], language: str, *, after_label: bool
) -> _Step | None:
    """Read a line under the title that says nothing of what it is: an outlet, with a day or not."""
    if step := _name_and_day(text, language):
        return step
    is_short = count_words(text) <= _OUTLET_WORDS
    if is_short and _heads(following, language):
        named = _OUTLET.fullmatch(text) or _is_outlet(text)
        if named and not is_rubric(text) and text.lower() not in _buttons():
            return _Step(Metadata(source=text))
        if not ends_sentence(text):
            return _Step(Metadata(), Block(text, "heading"))
    if is_short and after_label and _is_outlet(text):
        return _Step(Metadata(source=text))
    return None


def _name_and_day(text: str, language: str) -> _Step | None:
    """Read a line that is a name and a day: of an outlet's it is metadata, of others a dateline."""
    plain = _NAME_AND_DATE.fullmatch(text) or _DATE_AND_NAME.fullmatch(text)
    match = plain or _OUTLET_AND_DATE.fullmatch(text)
    published = iso_date(match["date"], language) if match else None
    if match is None or published is None:
        return None
    if _is_dated_outlet(match["name"]):
        return _Step(Metadata(source=match["name"], published=published))
    return _Step(Metadata(published=published), Block(text, "dateline")) if plain else None


def _titled(line: str) -> Metadata:
    """Return the title that a line is, and the outlet behind it, as in the name of a page."""
    match = _TITLE_AND_OUTLET.fullmatch(line)
    if match and count_words(match["title"]) >= _FEWEST_TITLE_WORDS and _is_outlet(match["outlet"]):
        return Metadata(title=match["title"], source=match["outlet"])
    return Metadata(title=line)


def _is_over_outlet(following: Sequence[Block], language: str) -> bool:
    """Say whether the next lines are an outlet and another of the head: "Storm" is a title then."""
    named = bool(following) and _OUTLET.fullmatch(following[0].text) is not None
    return named and _heads(following[1:], language)


@cache
def _buttons() -> frozenset[str]:
    """Return the words that a button asks with: "subscribe", "share"."""
    asked = (each.lower() for each in page_phrases("requests"))
    return frozenset(word for each in asked for word in (each, each.split()[0]))


def _is_outlet(name: str) -> bool:
    """Say whether a name is an outlet's wherever it stands: "Continental Press", "NorthWire"."""
    if not _LONGER_OUTLET.fullmatch(name) or is_rubric(name):
        return False
    told = AGENCY_NAME.fullmatch(name) or _ONE_NAME.fullmatch(name) or _OUTLET_WORD.search(name)
    return told is not None


def _is_dated_outlet(name: str) -> bool:
    """Say whether a name beside a day is an outlet's: "The Lamp" is one there too."""
    is_article = _OUTLET.fullmatch(name) and _WITH_ARTICLE.match(name) and not is_rubric(name)
    return bool(is_article) or _is_outlet(name)


def _foreign_date(text: str, language: str) -> _Step | None:
    """Read a line that is nothing but a day, month and year in the words of its language.

    Where the words are not known it is set apart all the same: "Samedi 15 janvier 2005".
    """
    if language == ENGLISH:
        return None
    day = _CLOCK_AFTER.sub("", _date_label(language).sub("", text))
    published = at_clock(iso_date(day, language), text.replace(day, " ", 1))
    named = [word for word in _LETTERS.findall(day) if len(word) > 1 and word != "de"]
    is_worded = sorted(map(len, re.findall(r"\d+", day))) in ([1, 4], [2, 4])
    if re.fullmatch(FULL_DATE, day.strip()) and published:
        return _Step(Metadata(published=published), Block(text, "date line"))
    if is_worded and 1 <= len(named) <= _DATE_WORDS:
        return _Step(Metadata(published=published), Block(text, "date line"))
    return None


@cache
def _date_label(language: str) -> re.Pattern[str]:
    labels = any_of(page_phrases("published", language) or ("Date",))
    return re.compile(rf"{labels}\s?:?\s", re.I)


def _is_title(text: str, following: Sequence[Block], language: str) -> bool:
    body = next((block for block in following if not _is_set_apart(block)), None)
    fewest = 1 if _is_over_outlet(following, language) and not is_rubric(text) else 2
    is_short = fewest <= count_words(text) <= _TITLE_WORDS and len(text) <= _TITLE_CHARACTERS
    if body is None or body.continues or not is_short or _NO_TITLE.search(text):
        return False
    if text[0].islower() and not has_no_capitals(body.text):
        return False
    return find_dateline(text, language) is None


def _take_datelines(
    blocks: list[Block], known: Metadata, language: str
) -> tuple[Metadata, list[Block]]:
    """Set datelines apart; the first of them can tell the agency and the day."""
    done: list[Block] = []
    paragraph: int | None = 0
    for block in blocks:
        if _is_set_apart(block):
            done.append(block)
            continue
        line = find_dateline(block.text, language, paragraph=paragraph)
        if line is None and paragraph is not None and paragraph < _LABELLED:
            others = [each.text for each in blocks if each is not block and each.reason is None]
            others += [known.title] if known.title else []
            line = find_label(block.text, language, paragraph=paragraph, others=others)
        paragraph = None if line or paragraph is None else paragraph + 1
        if line is None:
            done.append(block)
            continue
        published = _complete(line.day, known, blocks, language) if line.day else None
        known = known.or_else(Metadata(source=line.agency, published=published))
        done.append(Block(block.text[: line.end].strip(), "dateline"))
        done.append(replace(block, text=block.text[line.end :].lstrip()))
    return known, done


def _complete(day: str, known: Metadata, blocks: Sequence[Block], language: str) -> str | None:
    """Give "July 13" the year that the address or the copyright notice has, if one does."""
    whole = iso_date(day, language)
    if whole is not None:
        return whole
    year = _YEAR_IN_URL.search(known.url or "")
    for block in blocks:
        year = year or _YEAR_IN_NOTICE.search(block.text[:200])
    return iso_date(f"{day.rstrip('.')} {year[1]}", language) if year else None
