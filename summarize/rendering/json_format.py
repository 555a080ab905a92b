"""A brief as one JSON object: the contract that others script against.

`brief.schema.json` describes every field.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from summarize.language.words import count_words
from summarize.types import (
    Article,
    Brief,
    BriefSentence,
    Citation,
    Coverage,
    Difference,
    Dropped,
    ModelUse,
    Provenance,
)

SCHEMA_VERSION = 1
SUPPORT_DECIMALS = 4

JsonObject = dict[str, object]


def render_json(brief: Brief, *, with_sources: bool = False) -> str:
    """Return the brief as indented JSON; ``with_sources`` adds each article's text."""
    data = brief_as_json(brief, with_sources=with_sources)
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def brief_as_json(brief: Brief, *, with_sources: bool = False) -> JsonObject:
    """Return the brief as plain objects, lists, strings and numbers, in the contract's order."""
    texts = {article.id: article.text for article in brief.articles}
    return {
        "schema_version": SCHEMA_VERSION,
        "language": brief.language,
        "headline": brief.headline,
        "text": brief.text,
        "sentences": [_sentence(sentence, texts) for sentence in brief.sentences],
        "differences": [_difference(difference, texts) for difference in brief.differences],
        "coverage": [_coverage(coverage, texts) for coverage in brief.coverage],
        "articles": [
            article_as_json(article, with_sources=with_sources) for article in brief.articles
        ],
        "dropped": [_dropped(dropped) for dropped in brief.dropped],
        "provenance": _provenance(brief.provenance),
        "warnings": list(brief.warnings),
        "left_out": list(brief.left_out),
    }


def _sentence(sentence: BriefSentence, texts: Mapping[str, str]) -> JsonObject:
    return {
        "text": sentence.text,
        "kind": sentence.kind,
        "support": round(float(sentence.support), SUPPORT_DECIMALS),
        "support_detail": {
            part: round(float(value), SUPPORT_DECIMALS) for part, value in sentence.support_detail
        },
        "citations": _citations(sentence.citations, texts),
    }


def _citations(citations: Iterable[Citation], texts: Mapping[str, str]) -> list[JsonObject]:
    return [
        {
            "article": citation.article_id,
            "start": citation.start,
            "end": citation.end,
            "quote": texts[citation.article_id][citation.start : citation.end],
        }
        for citation in citations
    ]


def _difference(difference: Difference, texts: Mapping[str, str]) -> JsonObject:
    readings = [
        {"value": reading.value, "citations": _citations(reading.citations, texts)}
        for reading in difference.readings
    ]
    return {"kind": difference.kind, "readings": readings}


def _coverage(coverage: Coverage, texts: Mapping[str, str]) -> JsonObject:
    return {
        "article": coverage.article_id,
        "sentences": coverage.sentences,
        "used": coverage.used,
        "unique": coverage.unique,
        "copy_of": coverage.copy_of,
        "highlights": _citations(coverage.highlights, texts),
    }


def article_as_json(article: Article, *, with_sources: bool = False) -> JsonObject:
    """Return what is known of an article; ``with_sources`` adds its text."""
    described: JsonObject = {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "published": article.published,
        "path": article.path,
        "url": article.url,
        "language": article.language,
        "words": count_words(article.text),
    }
    return described | {"text": article.text} if with_sources else described


def _dropped(dropped: Dropped) -> JsonObject:
    return {
        "article": dropped.article_id,
        "start": dropped.start,
        "end": dropped.end,
        "reason": dropped.reason,
        "text": dropped.text,
    }


def _provenance(provenance: Provenance) -> JsonObject:
    return {
        "version": provenance.version,
        "packages": dict(provenance.packages),
        "models": [_model(model) for model in provenance.models],
        "settings": dict(provenance.settings),
        "seed": provenance.seed,
    }


def _model(model: ModelUse) -> JsonObject:
    return {
        "role": model.role,
        "id": model.id,
        "sha256": model.sha256,
        "prompts": list(model.prompts),
    }
