"""A brief and a verification as JSON objects: the contract that others script against.

`brief.schema.json` describes every field of a brief.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from summarize.fetching import without_credentials
from summarize.language.words import count_words
from summarize.rendering.courses import course_of
from summarize.rendering.view import course_label
from summarize.types import (
    Article,
    Brief,
    Citation,
    Coverage,
    Dropped,
    Event,
    ModelUse,
    Previous,
    Provenance,
    Reading,
    Unread,
)
from summarize.visible import json_text

if TYPE_CHECKING:
    from summarize.checking import Objection, Verification

SCHEMA_VERSION = 1
VERIFICATION_SCHEMA_VERSION = 1
SUPPORT_DECIMALS = 4

JsonObject = dict[str, object]


def as_json(data: JsonObject) -> str:
    """Return indented JSON that ends in a newline."""
    return json_text(data, indent=2) + "\n"


def brief_schema() -> dict[str, Any]:
    """Return the schema (draft 2020-12) that every ``--format json`` brief satisfies."""
    text = files(__package__).joinpath("brief.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def brief_as_json(brief: Brief, *, with_sources: bool = False) -> JsonObject:
    """Return the brief as plain objects, lists, strings and numbers, in the contract's order.

    ``with_sources`` adds each article's text.
    """
    articles = {article.id: article for article in brief.articles}
    texts = {article.id: article.text for article in brief.articles}
    made_by, history = brief.provenance, brief.history
    return {
        "schema_version": SCHEMA_VERSION,
        "language": brief.language,
        "headline": brief.headline,
        "text": brief.text,
        "sentences": [
            {
                "text": each.text,
                "kind": each.kind,
                "support": _rounded(each.support),
                "support_detail": {part: _rounded(value) for part, value in each.support_detail},
                "citations": _citations(each.citations, texts),
            }
            for each in brief.sentences
        ],
        "differences": [
            {
                "kind": difference.kind,
                "readings": [_reading(each, texts) for each in difference.readings],
            }
            for difference in brief.differences
        ],
        "timeline": [
            _fields(each, citations=_citations(each.citations, texts)) for each in brief.timeline
        ],
        "coverage": [
            _fields(each, highlights=_citations(each.highlights, texts)) for each in brief.coverage
        ],
        "groups": [
            {
                "members": [_fields(member) for member in each.members],
                "x": each.x,
                "y": each.y,
                "own": each.own,
                "told": each.told,
            }
            for each in brief.groups
        ],
        "articles": [
            _article(each) | ({"text": each.text} if with_sources else {})
            for each in brief.articles
        ],
        "dropped": [_fields(each) for each in brief.dropped],
        "provenance": _fields(
            made_by,
            packages=dict(made_by.packages),
            models=[_fields(each, prompts=list(each.prompts)) for each in made_by.models],
            settings=dict(made_by.settings),
        ),
        "warnings": list(brief.warnings),
        "left_out": list(brief.left_out),
        "revision": history.revision,
        "previous": _fields(history.previous) if history.previous else None,
        "new": list(history.new),
        "changes": [
            {
                "kind": each.kind,
                "label": course_label(course_of(each), articles),
                "old": _reading(each.old, texts),
                "new": _reading(each.new, texts),
                "was": each.was,
                "revision": each.revision,
            }
            for each in history.changes
        ],
        "renewed": history.renewed,
        "unread": [_fields(each) for each in brief.unread],
    }


def verdicts_as_json(verification: Verification) -> JsonObject:
    """Return the verdicts as plain objects, lists, strings and numbers."""
    texts = {article.id: article.text for article in verification.articles}
    return {
        "schema_version": VERIFICATION_SCHEMA_VERSION,
        "language": verification.language,
        "supported": verification.holds,
        "threshold": verification.threshold,
        "sentences": [
            {
                "text": each.text,
                "supported": each.supported,
                "score": _rounded(each.score),
                "support_detail": {k: _rounded(v) for k, v in each.support_detail.items()},
                "citations": _citations(each.citations, texts),
                "objections": [_fields(objection) for objection in each.objections],
            }
            for each in verification.sentences
        ],
        "articles": [_article(article) for article in verification.articles],
        "warnings": list(verification.warnings),
    }


def _article(article: Article) -> JsonObject:
    names = ("id", "title", "source", "published", "path", "url", "language")
    return {
        **{name: getattr(article, name) for name in names},
        "url": article.url and without_credentials(article.url),
        "authors": list(article.authors),
        "words": count_words(article.text),
    }


def _reading(reading: Reading, texts: Mapping[str, str]) -> JsonObject:
    return {"value": reading.value, "citations": _citations(reading.citations, texts)}


def _citations(citations: Iterable[Citation], texts: Mapping[str, str]) -> list[JsonObject]:
    return [
        _fields(each, quote=texts[each.article_id][each.start : each.end]) for each in citations
    ]


def _fields(
    value: Citation
    | Coverage
    | Dropped
    | Event
    | ModelUse
    | Objection
    | Previous
    | Provenance
    | Unread,
    **given: object,
) -> JsonObject:
    """Return a value's fields by name, "article_id" as "article"; those of ``given`` as given."""
    own = {each.name.removesuffix("_id"): getattr(value, each.name) for each in fields(value)}
    return own | given


def _rounded(support: float) -> float:
    return round(float(support), SUPPORT_DECIMALS)
