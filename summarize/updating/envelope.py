"""A brief read back from its JSON, and whether it is as it was written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from json import JSONDecodeError
from pathlib import Path
from typing import Any

from summarize.errors import ReadError
from summarize.files import read_regular
from summarize.language.words import content_stems
from summarize.limits import MOST_ENVELOPE_BYTES
from summarize.nearest import why_unread
from summarize.parsing import parse_json
from summarize.rendering.json_format import SCHEMA_VERSION
from summarize.types import Article, Brief
from summarize.updating.rereading import MAKE_AGAIN, Quoted, citations_of, texts_again

ReadAgain = Callable[[Sequence[Quoted]], Mapping[str, str]]
"""Gives the texts of articles that an envelope names, by id."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """A brief and the SHA-256 of the bytes that it was read from."""

    brief: Brief
    sha256: str


class _WrongError(Exception):
    """The envelope is not as it was written; the message says where."""


def read_envelope(path: Path, read_again: ReadAgain = texts_again) -> Envelope:
    """Return the brief of a JSON file, its articles read again where it lacks their texts.

    Raises:
        ReadError: It cannot be read, is no brief's JSON or of another version, was edited, or
            the texts of its articles are neither in it nor where they were.
    """
    try:
        data = read_regular(path, MOST_ENVELOPE_BYTES)
    except (OSError, ValueError) as error:  # ValueError: of a name that no file can have
        raise ReadError(f"cannot read the brief {path}: {why_unread(error, path)}") from error
    brief = brief_from_json(data, name=str(path), read_again=read_again)
    return Envelope(brief, hashlib.sha256(data).hexdigest())


def brief_from_json(
    data: str | bytes | Mapping[str, Any],
    *,
    name: str = "the brief",
    read_again: ReadAgain = texts_again,
) -> Brief:
    """Return a brief of its JSON, as `render` or `summarize brief --format json` writes it.

    Args:
        data: the JSON, or the object that it is of.
        name: what to call it in messages.
        read_again: gives the texts that it lacks.

    Raises:
        ReadError: It is no brief's JSON or of another version, was edited, or lacks texts that
            cannot be read again.
    """
    try:
        envelope = data if isinstance(data, Mapping) else parse_json(data)
    except (JSONDecodeError, UnicodeDecodeError) as error:
        raise ReadError(f"{name} is no JSON of a brief; {MAKE_AGAIN}") from error
    except ValueError as error:
        raise ReadError(f"{name} is no JSON of a brief: {_first_line(error)}") from error
    _require_version(envelope, name)
    from pydantic import TypeAdapter, ValidationError

    try:
        lacking = [Quoted.of(each, envelope) for each in envelope["articles"] if "text" not in each]
        texts = {each["id"]: each["text"] for each in envelope["articles"] if "text" in each}
        brief = TypeAdapter(Brief).validate_python(
            _fields_of(envelope, texts | (dict(read_again(lacking)) if lacking else {}))
        )
        for wrong in _mistakes(envelope, brief):
            raise _WrongError(wrong)
    except _WrongError as error:
        raise ReadError(
            f"{name} was edited since it was written ({error}); {MAKE_AGAIN}"
        ) from error
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"]))
        raise ReadError(
            f"{name} is no brief's JSON: {where} is missing or wrong; {MAKE_AGAIN}"
        ) from error
    except (KeyError, TypeError, AttributeError) as error:
        what = f"{error} is missing" if isinstance(error, KeyError) else "a part of it is wrong"
        raise ReadError(f"{name} is no brief's JSON: {what}; {MAKE_AGAIN}") from error
    return brief


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _require_version(envelope: object, name: str) -> None:
    version = envelope.get("schema_version") if isinstance(envelope, Mapping) else None
    if version is None:
        raise ReadError(f"{name} is no brief's JSON: it has no schema_version; {MAKE_AGAIN}")
    if version != SCHEMA_VERSION or isinstance(version, bool):
        raise ReadError(
            f"{name} has schema_version {version!r}; this program reads {SCHEMA_VERSION};"
            f" {MAKE_AGAIN}"
        )


def _fields_of(envelope: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a `Brief`, as the JSON has them."""
    made_by = envelope["provenance"]
    return {
        **{name: envelope[name] for name in ("headline", "warnings", "left_out", "language")},
        "sentences": [
            {
                **{name: each[name] for name in ("text", "kind", "support")},
                "support_detail": sorted(each["support_detail"].items()),
                "citations": _spans(each["citations"]),
            }
            for each in envelope["sentences"]
        ],
        "differences": [
            {"kind": each["kind"], "readings": [_reading(r) for r in each["readings"]]}
            for each in envelope["differences"]
        ],
        "coverage": [
            _article_id(each) | {"highlights": _spans(each["highlights"])}
            for each in envelope["coverage"]
        ],
        "articles": [
            {key: value for key, value in each.items() if key not in ("words", "text")}
            | {"text": texts[each["id"]]}
            for each in envelope["articles"]
        ],
        "dropped": [_article_id(each) for each in envelope["dropped"]],
        "unread": envelope.get("unread", ()),
        "timeline": [
            {**each, "citations": _spans(each["citations"])}
            for each in envelope.get("timeline", ())
        ],
        "groups": [
            {**each, "members": _spans(each["members"])} for each in envelope.get("groups", ())
        ],
        "provenance": {
            **made_by,
            "packages": sorted(made_by["packages"].items()),
            "settings": list(made_by["settings"].items()),
        },
        "history": {
            "revision": envelope.get("revision", 1),
            "previous": envelope.get("previous"),
            "new": envelope.get("new", []),
            "changes": [
                {key: value for key, value in each.items() if key != "label"}
                | {"old": _reading(each["old"]), "new": _reading(each["new"])}
                for each in envelope.get("changes", ())
            ],
            "renewed": envelope.get("renewed", False),
        },
    }


def _article_id(given: Mapping[str, Any]) -> dict[str, Any]:
    rest = {key: value for key, value in given.items() if key not in ("article", "quote")}
    return {"article_id": given["article"], **rest}


def _spans(citations: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [_article_id(each) for each in citations]


def _reading(given: Mapping[str, Any]) -> dict[str, Any]:
    return {"value": given["value"], "citations": _spans(given["citations"])}


def _mistakes(envelope: Mapping[str, Any], brief: Brief) -> Iterator[str]:
    """Yield what cannot be as it was written."""
    articles = {article.id: article for article in brief.articles}
    if len(articles) < len(brief.articles):
        yield "two articles have one id"
    for where, citation in citations_of(envelope):
        article = articles.get(citation["article"])
        if article is None:
            yield f'{where}: there is no article "{citation["article"]}"'
        elif article.text[citation["start"] : citation["end"]] != citation["quote"]:
            yield (
                f"{where}: the quote is not what {article.id} has at"
                f" {citation['start']}:{citation['end']}"
            )
    for number, sentence in enumerate(brief.sentences):
        if not sentence.citations:
            yield f"sentence {number + 1} cites nothing"
        elif sentence.kind == "extracted" and not _is_taken_from(envelope, articles, number):
            yield f"sentence {number + 1} is not what it quotes"
    if envelope["text"] != brief.text:
        yield "its text is not that of its sentences"
    if not all(0 <= place < len(brief.sentences) for place in brief.history.new):
        yield "a new sentence has no place among the sentences"


def _is_taken_from(
    envelope: Mapping[str, Any], articles: Mapping[str, Article], number: int
) -> bool:
    """Whether an extracted sentence has no word that its quotes have not."""
    sentence = envelope["sentences"][number]
    language = articles[sentence["citations"][0]["article"]].language or "en"
    quotes = " ".join(each["quote"] for each in sentence["citations"])
    return set(content_stems(sentence["text"], language)) <= set(content_stems(quotes, language))
