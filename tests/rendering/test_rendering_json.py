from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from brief_builders import BRIDGE, HARBOUR, OPENED, brief, grown_brief, sentence

from summarize.rendering import brief_schema, render
from summarize.types import Unread

NOT_ALL_READ = replace(grown_brief(), unread=(Unread("in/a.pdf", "it is empty"),))


def rendered(*, with_sources: bool = False) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(render(NOT_ALL_READ, "json", with_sources=with_sources))
    return data


def objects_in(schema: Any) -> list[dict[str, Any]]:
    if isinstance(schema, list):
        return [found for item in schema for found in objects_in(item)]
    if not isinstance(schema, dict):
        return []
    return [schema, *(found for item in schema.values() for found in objects_in(item))]


@pytest.mark.parametrize("with_sources", [False, True])
def test_full_brief_satisfies_the_published_schema(with_sources: bool) -> None:
    jsonschema.Draft202012Validator(brief_schema()).validate(rendered(with_sources=with_sources))


def test_empty_brief_satisfies_the_published_schema() -> None:
    data = json.loads(render(brief(headline="", articles=()), "json"))
    jsonschema.Draft202012Validator(brief_schema()).validate(data)


def test_schema_is_a_valid_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(brief_schema())


def test_schema_refuses_a_field_that_it_does_not_know() -> None:
    validator = jsonschema.Draft202012Validator(brief_schema())
    assert not validator.is_valid(rendered() | {"mood": "good"})


def test_schema_refuses_a_brief_without_provenance() -> None:
    data = rendered()
    del data["provenance"]
    assert not jsonschema.Draft202012Validator(brief_schema()).is_valid(data)


def test_every_field_of_the_schema_is_printed() -> None:
    schema, data = brief_schema(), rendered(with_sources=True)
    assert schema["properties"].keys() - data.keys() == {
        *("id", "fingerprint", "made_by", "sha256")
    }
    difference = data["differences"][0]
    printed = {
        "sentence": data["sentences"][0],
        "citation": data["sentences"][0]["citations"][0],
        "difference": difference,
        "reading": difference["readings"][0],
        "event": data["timeline"][0],
        "provenance": data["provenance"],
        "model": data["provenance"]["models"][0],
        "article": data["articles"][0],
        "coverage": data["coverage"][0],
        "group": data["groups"][0],
        "span": data["groups"][0]["members"][0],
        "dropped": data["dropped"][0],
        "change": data["changes"][0],
        "previous": data["previous"],
        "unread": data["unread"][0],
    }
    described = {name: part for name, part in schema["$defs"].items() if "properties" in part}
    assert described.keys() == printed.keys()
    for name, part in described.items():
        assert part["properties"].keys() == printed[name].keys()


def test_every_field_of_the_schema_is_described() -> None:
    fields = [
        field
        for part in objects_in(brief_schema())
        if isinstance(part.get("properties"), dict)
        for field in part["properties"].values()
    ]
    assert len(fields) > 40
    assert all(field.get("description") for field in fields)


def test_fields_stand_in_the_order_of_the_contract() -> None:
    assert list(rendered()) == [
        *("schema_version", "language", "headline", "text", "sentences", "differences"),
        *("timeline", "coverage", "groups", "articles", "dropped", "provenance", "warnings"),
        *("left_out", "revision", "previous", "new", "changes", "renewed", "unread"),
    ]


def test_quote_is_exactly_the_cited_span() -> None:
    texts = {article["id"]: article["text"] for article in rendered(with_sources=True)["articles"]}
    cited = [c for s in rendered()["sentences"] for c in s["citations"]]
    cited += [c for d in rendered()["differences"] for r in d["readings"] for c in r["citations"]]
    cited += [c for e in rendered()["timeline"] for c in e["citations"]]
    assert len(cited) == 6
    assert all(c["quote"] == texts[c["article"]][c["start"] : c["end"]] for c in cited)


def test_a_group_names_its_sentences_by_their_places_alone() -> None:
    assert rendered()["groups"][0] == {
        "members": [
            {"article": "a1", "start": 0, "end": 29},
            {"article": "a2", "start": 0, "end": 35},
        ],
        "x": 0.25,
        "y": 1.0,
        "own": False,
        "told": 0,
    }


def test_support_has_four_decimals() -> None:
    assert rendered()["sentences"][0]["support"] == 0.8124


def test_sentence_is_rendered_with_its_citation() -> None:
    assert rendered()["sentences"][1] == {
        "text": "The harbour opened on Monday.",
        "kind": "extracted",
        "support": 1.0,
        "support_detail": {},
        "citations": [
            {"article": "a1", "start": 0, "end": 29, "quote": "The harbour opened on Monday."}
        ],
    }


def test_text_is_the_brief_without_markers() -> None:
    expected = "The bridge and the harbour are new. The harbour opened on Monday."
    assert rendered()["text"] == expected


def test_words_count_what_white_space_parts() -> None:
    assert [article["words"] for article in rendered()["articles"]] == [8, 10, 4]


def test_article_texts_are_left_out_unless_asked_for() -> None:
    assert not any("text" in article for article in rendered()["articles"])
    texts = [article["text"] for article in rendered(with_sources=True)["articles"]]
    assert texts[:2] == [HARBOUR.text, BRIDGE.text]


def test_dropped_passage_keeps_place_reason_and_words() -> None:
    assert rendered()["dropped"][1] == {
        "article": "a1",
        "start": 0,
        "end": 0,
        "reason": "caption",
        "text": "A ship. Photo: AP",
    }


def test_provenance_names_versions_models_and_settings() -> None:
    assert rendered()["provenance"] == {
        "version": "0.1.0",
        "packages": {"numpy": "2.0", "torch": "2.13.0"},
        "models": [
            {
                "role": "writer",
                "id": "tiny",
                "sha256": "ab" * 32,
                "prompts": ["main-point", "summary"],
            }
        ],
        "settings": {"words": 150, "extractive": False},
        "seed": 7,
    }


def test_letters_of_any_script_are_printed_as_they_are() -> None:
    assert "Überraschung — 会谈 👩‍🚀" in render(brief(sentence("Überraschung — 会谈 👩‍🚀")), "json")


def test_citation_of_an_unknown_article_is_an_error() -> None:
    with pytest.raises(KeyError):
        render(brief(OPENED, articles=[BRIDGE]), "json")
