"""Articles as JSON: one value a file or a line, in whatever lists and objects they stand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from summarize.limits import MOST_NESTING
from summarize.reading.decoding import decode
from summarize.reading.draft import Draft, Metadata, UnreadableInputError
from summarize.reading.own_briefs import PROBLEM as BRIEF
from summarize.reading.own_briefs import is_brief_object
from summarize.reading.record_fields import (
    Fields,
    authors_in,
    draft_of_record,
    has_description,
    has_text,
    looks_like_article,
    metadata_of,
    names_in_structure,
    plain_fields,
)
from summarize.reading.rubrics import without_rubric

_STORY_KEYS = ("documents", "articles")
"""What is under these goes before a text beside it, which tells of all of them."""
_TOO_DEEP = "its JSON is nested too deeply; give a flat list"
_SHOWN_CHARACTERS = 60
_EXACT_DIGITS = 20


def read_json(data: bytes) -> list[Draft]:
    """Read the articles of one JSON value, or of one a line after all.

    Raises:
        UnreadableInputError: Not JSON (with line and column).
    """
    text = decode(data)
    try:
        return drafts_of(_parsed(text))
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and is_json_lines(text):
            return _drafts_of_lines(text)
        raise UnreadableInputError(
            f"it is not valid JSON: line {error.lineno}, column {error.colno}: {error.msg}; "
            "give one article, a list of them, or one article a line as .jsonl"
        ) from error
    except RecursionError as error:
        raise UnreadableInputError(_TOO_DEEP) from error


def read_json_lines(data: bytes) -> list[Draft]:
    """Read the articles of one JSON value a line; blank lines are skipped.

    A line that is no JSON is a draft with that problem.
    """
    return _drafts_of_lines(decode(data))


def is_json_lines(text: str) -> bool:
    """Say whether the first line is a whole value with more lines after it."""
    first, _, more = text.strip().partition("\n")
    try:
        _parsed(first if more.strip() else "")
    except (json.JSONDecodeError, RecursionError):
        return False
    return True


def drafts_of(value: object, *, where: str = "") -> list[Draft]:
    """Return the articles of a JSON value: an object, a list, or what holds a list somewhere.

    ``where`` begins the labels ("line 3"). What is no article has that as its problem.
    """
    return [item.draft() for item in _items(value, _Place(where))]


def _parsed(text: str) -> Any:
    return json.loads(text, parse_int=_number)


def _number(digits: str) -> int | float:
    """Return a whole number; int() refuses one of thousands of digits, which nothing here reads."""
    return int(digits) if len(digits) < _EXACT_DIGITS else float(digits)


def _drafts_of_lines(text: str) -> list[Draft]:
    drafts: list[Draft] = []
    # Not splitlines: JSON strings may hold U+2028, which is no line end there.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"line {number}"
        try:
            drafts += drafts_of(_parsed(line), where=where)
        except json.JSONDecodeError as error:
            problem = (
                f"it is not valid JSON: column {error.colno}: {error.msg}; give one object a line"
            )
            drafts.append(Draft(label=where, problem=problem))
        except RecursionError:
            drafts.append(Draft(label=where, problem=_TOO_DEEP))
    return drafts


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value stands, and what the objects around it say of all articles in it."""

    label: str = ""
    key: str = ""
    depth: int = 0
    shared: Metadata = field(default_factory=Metadata)

    def at(self, step: str) -> _Place:
        label = f"{self.label}: {step}" if self.label else step
        return replace(self, label=label, depth=self.depth + 1, key="")

    def under(self, key: str, shared: Metadata) -> _Place:
        # "articles item 2", not "articles: item 2"; what stands above a list is not told.
        return replace(self, key=key, depth=self.depth + 1, shared=self.shared.or_else(shared))


@dataclass(frozen=True, slots=True)
class _Item:
    """A value that is an article, or why it is none."""

    place: _Place
    record: Mapping[Any, object] = field(default_factory=dict)
    problem: str | None = None

    @property
    def is_article(self) -> bool:
        fields = plain_fields(self.record)
        return self.problem is None and _tells(fields)

    def draft(self) -> Draft:
        if self.problem is not None:
            return Draft(label=self.place.label, problem=self.problem)
        try:
            draft = draft_of_record(self.record, self.place.label)
        except UnreadableInputError as error:
            return Draft(label=self.place.label, problem=str(error))
        return replace(draft, metadata=draft.metadata.or_else(self.place.shared))


def _items(value: object, place: _Place) -> list[_Item]:
    if place.depth > MOST_NESTING:
        return [_Item(replace(place, label=""), problem=_TOO_DEEP)]
    if isinstance(value, str):
        return [_Item(place, {"text": value})]
    if isinstance(value, Mapping):
        return _items_of_object(value, place)
    if isinstance(value, Sequence):
        if not value:
            empty = f'"{place.key}" is empty' if place.key else "it holds no articles"
            return [_Item(place, problem=f"{empty}; give at least one article")]
        step = f"{place.key} item" if place.key else "item"
        return [
            item
            for number, each in enumerate(value, start=1)
            for item in _items(each, place.at(f"{step} {number}"))
        ]
    shown = repr(value)[:_SHOWN_CHARACTERS]
    return [_Item(place, problem=f"{shown} is no article; give an object with text")]


def _items_of_object(record: Mapping[Any, object], place: _Place) -> list[_Item]:
    """Return the articles of an object: itself, or those in the lists that it has.

    A list goes by its name, or, in an object that says nothing of an article, by the texts in
    it: what stands in an article under "comments" is no article.
    """
    record = _unwrapped(record)
    if is_brief_object(record):
        return [_Item(place, problem=BRIEF)]
    fields = plain_fields(record)
    shared = _of_feed(record, fields, place)
    # Each value is looked into once, or the work would double with every level of nesting.
    story = _found_under(_STORY_KEYS, fields, place, shared)
    if _are_articles(story):
        return story
    if has_text(fields):
        return [_Item(place, record)]
    names = names_in_structure("lists")
    named = story + _found_under([n for n in names if n not in _STORY_KEYS], fields, place, shared)
    if _are_articles(named):
        return named
    is_one = looks_like_article(fields)
    if not is_one:
        others = [key for key, v in fields.items() if key not in names and _has_objects(v)]
        found = _found_under(others, fields, place, shared)
        if _are_articles(found):
            return [item for item in found if item.is_article]
    holds_list = any(isinstance(fields.get(key), list) for key in names)
    is_empty_list = bool(named) and holds_list and not (is_one and place.label)
    return named if is_empty_list else [_Item(place, record)]


def _are_articles(items: Iterable[_Item]) -> bool:
    return any(item.is_article for item in items)


def _found_under(
    keys: Iterable[str], fields: Fields, place: _Place, shared: Metadata
) -> list[_Item]:
    return [
        item
        for key in keys
        if isinstance(value := fields.get(key), list | Mapping)
        for item in _items(value, place.under(key, shared))
    ]


def _has_objects(value: object) -> bool:
    if isinstance(value, list):
        return any(isinstance(each, list | Mapping) for each in value)
    return isinstance(value, Mapping)


def _unwrapped(record: Mapping[Any, object]) -> Mapping[Any, object]:
    """Return an article's object with the fields of its part that has the text, as `_source`."""
    fields = plain_fields(record)
    for name in names_in_structure("wrappers"):
        inner = fields.get(name)
        if not isinstance(inner, Mapping) or _tells(fields):
            continue
        whole = {**plain_fields(inner), **{k: v for k, v in fields.items() if k != name}}
        # A source may be described too, which is no description of the article.
        if has_text(whole) or (name != "source" and has_description(whole)):
            return whole
    return record


def _tells(fields: Fields) -> bool:
    return has_text(fields) or has_description(fields)


def _of_feed(record: Mapping[Any, object], fields: Fields, place: _Place) -> Metadata:
    """Return what an object that holds articles says of them all: their source and language."""
    metadata = metadata_of(record)[0]
    source = metadata.source
    authors: tuple[str, ...] = ()
    is_json_feed = "jsonfeed.org" in str(fields.get("version", ""))[:100]
    if is_json_feed:
        authors = authors_in(fields.get("authors") or fields.get("author"))
    if is_json_feed or place.key in names_in_structure("feeds"):
        source = without_rubric(metadata.title or "") or source
    return Metadata(source=source, authors=authors, language=metadata.language)
