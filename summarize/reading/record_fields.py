"""What the fields of a record say of an article, by whatever names they go.

The names stand in ``record_keys.toml``; JSON, tables and front matter share them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from summarize.analysis.splitting import split_text
from summarize.language.languages import ENGLISH
from summarize.language.words import count_words
from summarize.limits import MOST_NESTING
from summarize.reading.boilerplate import without_feed_note
from summarize.reading.draft import Block, Draft, Metadata, OtherDate
from summarize.reading.html_pieces import blocks_of_piece, has_markup, unescaped, words_of
from summarize.reading.normalization import ends_sentence, normalize
from summarize.reading.plain_text import blocks_of
from summarize.reading.published import iso_date
from summarize.reading.rubrics import without_rubric

Fields = Mapping[str, object]
"""The fields of a record by their plain names."""

_PAGE = re.compile(r"\s*<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_CUT_OFF = re.compile(
    r"(?:\[\+?\d[\d,. ]* (?:more )?(?:chars|characters|words)\]|(?:\[|\()(?:…|\.\.\.)(?:\]|\)))"
    r"\W*(?:(?:continue reading|read (?:more|on))\W*)?$",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"(?:…|\.\.\.)\W*(?:(?:continue reading|read (?:more|on))\W*)?$", re.IGNORECASE
)
_LONGEST_MARK = 80
_DOTS = re.compile(r"\s*(?:…|\.\.\.)?\s*$")
_OPENING_WORDS = 200
"""A text of fewer words that ends in three dots was cut off there; a longer one may end so."""
WHOLE_WORDS = 80
"""So long a description tells the article; feeds without full text often have no other field."""

_AUTHOR_SEPARATOR = re.compile(r"\s*(?:;|\band\b|&)\s*")
_MAIL_AND_NAME = re.compile(
    r"\S+@\S+\s+\((?P<name>[^()]+)\)|(?P<before>[^<>()]+?)\s*[<(]\S+@\S+[>)]"
)

_LONGEST_AUTHORS = 300
_PERSON = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,4}")
_ACCOUNT = re.compile(r"\b(?:user|admin|administrator|office)\b", re.IGNORECASE)

# Moments as plain numbers: seconds, milliseconds, microseconds since 1970, each from 1986 to 2099.
_FIRST_SECOND, _LAST_SECOND = 500_000_000, 4_100_000_000
_NUMBER = re.compile(r"\d{8,17}(?:\.\d+)?")
_SHOWN_CHARACTERS = 60


def plain_fields(record: Mapping[Any, object]) -> dict[str, object]:
    """Return the record by plain names; of two alike the first that holds something counts."""
    fields: dict[str, object] = {}
    for key, value in record.items():
        name = _plain(str(key)[:100])
        if not _is_empty(fields.get(name)):
            continue
        fields[name] = value
    return fields


def has_text(fields: Fields) -> bool:
    """Say whether the record has an article's text."""
    return text_in(fields) is not None


def has_description(fields: Fields) -> bool:
    """Say whether the record has a title, and a text that tells less than an article."""
    titled = _first(fields, "title") is not None
    return titled and any(_text(value) for value in _values(fields, "description"))


def text_in(fields: Fields) -> str | None:
    """Return the text of a record, as it stands there; None if it has none.

    A text that was cut off gives way to a whole one under another name.
    """
    found = list(filter(None, (_text(_at(fields, name)) for name in _names("parts", "text"))))
    return next((text for text in found if not _CUT_OFF.search(text)), found[0] if found else None)


def looks_like_article(fields: Fields) -> bool:
    """Say whether the record is one article, with or without its text."""
    names = ("title", "url", "description", "published")
    return any(_first(fields, name) is not None for name in names)


def metadata_of(record: Mapping[Any, object]) -> tuple[Metadata, tuple[str, ...]]:
    """Read metadata from an object's fields; return warnings for dates that are not used."""
    fields = plain_fields(record)
    given = list(_values(fields, "published"))
    language = language_code(line_in(_first(fields, "language")))
    published = next(filter(None, (moment_of(each, language or ENGLISH) for each in given)), None)
    metadata = Metadata(
        title=line_in(_first(fields, "title")),
        source=source_in(_values(fields, "source")),
        published=published,
        url=_line(_first(fields, "url"), "url"),
        authors=authors_in(_first(fields, "authors")),
        language=language,
        record=_id_in(_first(fields, "record")),
    )
    if not given or published is not None:
        return metadata, ()
    shown = repr(given[0])
    if len(shown) > _SHOWN_CHARACTERS:
        shown = f"{shown[:_SHOWN_CHARACTERS]}…"
    return metadata, (f"date {shown} not used: give day, month and year",)


def draft_of_record(record: Mapping[Any, object], label: str = "") -> Draft:
    """Return the article of a record; without any text that is its problem."""
    fields = plain_fields(record)
    metadata, warnings = metadata_of(record)
    draft = draft_of_text(text_in(fields) or "", metadata)
    if not words_in(draft.blocks):
        description = next(filter(None, map(_text, _values(fields, "description"))), "")
        described = draft_of_text(description, metadata)
        if words_in(described.blocks):
            part = "a description" if words_in(described.blocks) < WHOLE_WORDS else described.part
            draft = replace(described, part=part)
    if not draft.blocks:
        return Draft(label=_named(label, metadata), problem=_no_text(record))
    seen = next(filter(None, map(moment_of, _values(fields, "seen"))), None)
    return replace(
        draft,
        label=_named(label, metadata),
        warnings=warnings,
        other_date=OtherDate(seen, "the day on which it was collected") if seen else None,
    )


def draft_of_text(text: str, metadata: Metadata) -> Draft:
    """Return the article whose text is given, plain or as HTML, a piece or a whole page.

    A sentence that was cut off at its end is set apart; then it is an opening only.
    """
    text = unescaped(text)
    if _PAGE.match(text):
        from summarize.reading.web_pages import draft_of_page

        page = draft_of_page(text)
        return replace(page, metadata=metadata.or_else(page.metadata))
    if has_markup(text):
        draft = Draft(tuple(blocks_of_piece(text)), metadata)
    else:
        draft = Draft(blocks_of(text), metadata, title_in_text=True)
    return _without_cut_sentence(draft)


def _without_cut_sentence(draft: Draft) -> Draft:
    blocks = list(without_feed_note(draft.blocks))
    kept = [at for at, block in enumerate(blocks) if block.reason is None]
    if len(kept) > 1 and _CUT_OFF.match(blocks[kept[-1]].text):
        at = kept.pop()  # the mark stands alone, after the paragraph that was cut
        blocks[kept[-1]] = Block(f"{blocks[kept[-1]].text} {blocks.pop(at).text}")
    text = blocks[kept[-1]].text if kept else ""
    end = max(len(text) - _LONGEST_MARK, 0)
    mark = _CUT_OFF.search(text, end)
    if mark is None and words_in(blocks) < _OPENING_WORDS:
        mark = _OPEN_END.search(text, end)
    if mark is None:
        return replace(draft, blocks=tuple(blocks))
    whole = _whole_sentences(text[: mark.start()])
    cut = Block(text[len(whole) :].strip(), "cut off")
    blocks[kept[-1] : kept[-1] + 1] = [Block(whole), cut] if whole else [cut]
    return replace(draft, blocks=tuple(blocks), part="an opening")


def _whole_sentences(text: str) -> str:
    """Return the text up to its last full stop."""
    text = _DOTS.sub("", text)
    if not text or ends_sentence(text):
        return text
    return text[: split_text(text)[-1][0]].rstrip()


def words_in(blocks: Iterable[Block]) -> int:
    """Return how many words are kept."""
    return sum(count_words(block.text) for block in blocks if block.reason is None)


def line_in(value: object) -> str | None:
    """Return the one line that a value holds, be it nested or marked up, or None."""
    return _line(value, "line")


def source_in(values: Iterable[object]) -> str | None:
    """Return who published it: the first value that names somebody, of an address its host."""
    line = next(filter(None, map(line_in, values)), None)
    if line is None:
        return None
    if not line.startswith(("http://", "https://")):
        return without_rubric(line)
    try:
        host = urlsplit(line).hostname
    except ValueError:
        return line
    return host.removeprefix("www.") if host else line


def authors_in(value: object) -> tuple[str, ...]:
    """Return the names of authors that a value holds, in order, each once."""
    if isinstance(value, list | tuple):
        names = [name for each in value[:MOST_NESTING] for name in authors_in(each)]
    else:
        line = (line_in(value) or "")[:_LONGEST_AUTHORS]
        mail = _MAIL_AND_NAME.fullmatch(line)
        line = (mail["name"] or mail["before"]) if mail else line
        names = [
            n.strip(" \"'") for n in _AUTHOR_SEPARATOR.split(re.sub(r"(?i)^by:?\s+", "", line))
        ]
    return tuple(dict.fromkeys(name for name in names if name and "@" not in name))


def document_authors(value: object) -> tuple[str, ...]:
    """Return the people whom a document's properties name; programs put an account there too."""
    names = authors_in(value)
    return tuple(name for name in names if _PERSON.fullmatch(name) and not _ACCOUNT.search(name))


def language_code(declared: str | None) -> str | None:
    """Return the ISO 639-1 code of a declaration such as ``de-AT``; None if it is another."""
    code = re.match(r"([a-z]{2})(?:[-_]|$)", (declared or "").lower())
    return code[1] if code else None


def moment_of(value: object, language: str = ENGLISH) -> str | None:
    """Return a date in ISO 8601, from a text or a number of (milli-, micro-) seconds since 1970.

    ``language`` is that of the text.
    """
    if isinstance(value, str) and not _NUMBER.fullmatch(value.strip()):
        if re.fullmatch(r"\d{8}T\d{4,6}(?:Z|[+-]\d{2}:?\d{2})?", value.strip()):
            return _iso(value.strip())
        return iso_date(value, language)
    if isinstance(value, date):
        return iso_date(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        return _from_number(float(value))
    except (ValueError, OverflowError):
        return None


def _from_number(number: float) -> str | None:
    for unit in (1, 1_000, 1_000_000):
        if _FIRST_SECOND <= number / unit <= _LAST_SECOND:
            return datetime.fromtimestamp(int(number / unit), UTC).isoformat()
    digits = f"{number:.0f}"
    return _iso(digits[:8]) if len(digits) in (8, 14) else None


def _iso(text: str) -> str | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return iso_date(moment if "T" in text else moment.date())


def _id_in(value: object) -> str | None:
    """Return an id, be it words or a number."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_number else line_in(value)


def _named(label: str, metadata: Metadata) -> str:
    return f"{label} ({metadata.title})" if label and metadata.title else label


def _no_text(record: Mapping[Any, object]) -> str:
    keys = ", ".join(sorted(str(key)[:_SHOWN_CHARACTERS] for key in record)[:20]) or "none"
    return f'an article has no text (keys: {keys}); give it as "text"'


@cache
def _table() -> dict[str, dict[str, str]]:
    text = files(__package__).joinpath("record_keys.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def _names(group: str, part: str) -> tuple[str, ...]:
    return tuple(_table()[group][part].split())


@cache
def names_in_structure(kind: str) -> tuple[str, ...]:
    """Return the plain names of fields that hold articles: "lists", "wrappers" or "feeds"."""
    return _names("structure", kind)


@cache
def names_of_parts() -> dict[str, str]:
    """Return of every plain name which part of an article it stands for."""
    parts = reversed(_table()["parts"].items())
    return {name: part for part, names in parts for name in names.split()}


@lru_cache(maxsize=4096)
def _plain(key: str) -> str:
    return "".join(filter(str.isalnum, key.casefold()))


def _is_empty(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, list | tuple | Mapping) and not value)


def _at(fields: Fields, name: str) -> object:
    """Return the value under a plain name, or under one within another, ``summary.content``."""
    outer, _, inner = name.partition(".")
    value = fields.get(outer)
    if not inner:
        return None if _is_empty(value) else value
    return _at(plain_fields(value), inner) if isinstance(value, Mapping) else None


def _values(fields: Fields, part: str) -> Iterator[object]:
    found = (_at(fields, name) for name in _names("parts", part))
    return (value for value in found if value is not None)


def _first(fields: Fields, part: str) -> object:
    return next(_values(fields, part), None)


def _line(value: object, inside: str, depth: int = 0) -> str | None:
    if isinstance(value, str):
        return words_of(value) or None
    if depth > MOST_NESTING:
        return None
    if isinstance(value, list | tuple):
        return next(filter(None, (_line(each, inside, depth + 1) for each in value)), None)
    if isinstance(value, Mapping):
        fields = plain_fields(value)
        inner = (fields.get(name) for name in _names("inside", inside))
        return next(filter(None, (_line(each, inside, depth + 1) for each in inner)), None)
    return None


def _text(value: object, depth: int = 0) -> str | None:
    """Return a text as it stands, of several pieces together; None for what is no text."""
    if isinstance(value, str):
        return value if normalize(value).strip() else None
    if depth > MOST_NESTING:
        return None
    if isinstance(value, Mapping):
        if _is_whole_article(value):
            return None
        fields = plain_fields(value)
        inner = (fields.get(name) for name in _names("inside", "text"))
        return next(filter(None, (_text(each, depth + 1) for each in inner)), None)
    if not isinstance(value, list | tuple) or any(map(_is_whole_article, value)):
        return None
    return _joined([text for each in value if (text := _text(each, depth + 1))])


def _is_whole_article(value: object) -> bool:
    """Say whether a value is no piece of a text but an article of its own."""
    return isinstance(value, Mapping) and _first(plain_fields(value), "title") is not None


def _joined(pieces: list[str]) -> str | None:
    if any(map(has_markup, pieces)):
        pieces = [piece if has_markup(piece) else f"<p>{piece}</p>" for piece in pieces]
    return "\n\n".join(pieces) or None
