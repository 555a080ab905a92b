"""A job that updates: what stands stays, new articles join it, and when a brief is made anew."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from batch_builders import do, events, outputs_of, rows

from summarize.rendering import brief_schema
from summarize.settings import Settings

pytestmark = pytest.mark.usefixtures("own_cache")
DRIVER = Path(__file__).with_name("batch_driver.py")
PORT = (
    "The harbour of Norwick reopened on Monday after a storm that closed it for nine days.",
    "Repairs to the outer wall of Norwick cost $3 million, according to the port authority.",
    "Fishing crews complained that no boat could leave Norwick during the long repairs.",
    "Insurers expect claims from forty warehouses that stand along the eastern quay.",
)
LATER = (
    "Divers found the wreck of a trawler in the harbour of Norwick, the coastguard announced.",
    "Schools in three villages near Norwick stayed shut because the harbour road was flooded.",
    "The ministry promised grants for the bakeries of Norwick whose ovens the storm had ruined.",
    "Biologists counted ninety stranded seals in the harbour of Norwick after the storm.",
    "A choir of pensioners sang for volunteers who filled sandbags in Norwick.",
)


def document(number: int, *sentences: str, **fields: Any) -> dict[str, Any]:
    given = {
        "title": f"Day {number}",
        "date": f"2023-05-{number:02}",
        "url": f"https://x.example/{number}",
    }
    return {"text": " ".join(sentences), **given, **fields}


def two_to_begin_with() -> list[dict[str, Any]]:
    return [document(1, *PORT[:2]), document(2, *PORT[2:])]


def told(root: Path, documents: list[dict[str, Any]]) -> Path:
    root.write_text(json.dumps({"id": "storm", "documents": documents}) + "\n", encoding="utf-8")
    return root


def brief(out: Path) -> dict[str, Any]:
    (found,) = rows(out / "briefs.jsonl")
    jsonschema.validate(found, brief_schema())
    return found


def last_done(out: Path) -> dict[str, Any]:
    return [each for each in events(out) if each["event"] == "done"][-1]


@pytest.mark.parametrize("with_sources", [True, False])
def test_new_articles_join_the_brief_and_what_stands_stays_word_for_word(
    tmp_path: Path, with_sources: bool
) -> None:
    root, out, how = tmp_path / "all.jsonl", tmp_path / "out", {"with_sources": with_sources}
    do(told(root, two_to_begin_with()), out, updates=True, **how)
    first = brief(out)
    for number in (3, 4):
        articles = [document(n, LATER[n]) for n in range(3, number + 1)]
        tally = do(told(root, two_to_begin_with() + articles), out, updates=True, **how)
        made = brief(out)
        assert (tally.done, tally.updated, tally.anew) == (1, 1, [])
        assert made["revision"] == number - 1 == last_done(out)["revision"]
        assert made["text"].startswith(first["text"])
        assert made["text"].endswith(LATER[number])
        assert len(made["articles"]) == number
    assert (out / "storm.md").read_text(encoding="utf-8").count("## What is new") == 1


def test_a_brief_that_is_up_to_date_is_left_alone_by_both_kinds_of_job(tmp_path: Path) -> None:
    root, out = tmp_path / "all.jsonl", tmp_path / "out"
    do(told(root, two_to_begin_with()), out, updates=True)
    do(told(root, [*two_to_begin_with(), document(3, LATER[0])]), out, updates=True)
    before = outputs_of(out)
    for updates in (True, False):
        tally = do(root, out, updates=updates)
        assert (tally.done, tally.current) == (0, 1)
    assert outputs_of(out) == before


def test_a_job_that_does_not_update_makes_it_anew_and_says_what_is_given_up(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    root, out = tmp_path / "all.jsonl", tmp_path / "out"
    documents = [*two_to_begin_with(), document(3, LATER[0])]
    do(told(root, two_to_begin_with()), out, updates=True)
    do(told(root, documents), out, updates=True)
    with caplog.at_level(logging.WARNING):
        do(told(root, [*documents, document(4, LATER[1])]), out)
    assert "storm is made anew: the brief of revision 2 is given up" in caplog.text
    assert brief(out)["revision"] == 1


def changed_article(documents: list[dict[str, Any]], out: Path) -> dict[str, Any]:
    documents[0]["text"] = documents[0]["text"].replace("nine days", "eleven days")
    return {}


def another_date(documents: list[dict[str, Any]], out: Path) -> dict[str, Any]:
    documents[0]["date"] = "2023-04-01"
    return {}


def other_settings(documents: list[dict[str, Any]], out: Path) -> dict[str, Any]:
    return {"settings": Settings(words=90)}


def other_models(documents: list[dict[str, Any]], out: Path) -> dict[str, Any]:
    return {"models": "others"}


def a_hand(documents: list[dict[str, Any]], out: Path) -> dict[str, Any]:
    path = out / "storm.json"
    path.write_text(path.read_text(encoding="utf-8").replace("Norwick", "Elmstead"))
    return {}


@pytest.mark.parametrize(
    ("happens", "why"),
    [
        (changed_article, "is not what it was"),
        (another_date, "an article of it has changed or is gone"),
        (other_settings, "with other settings or models"),
        (other_models, "with other settings or models"),
        (a_hand, None),  # as good as none: a warning tells
    ],
)
def test_what_cannot_be_updated_is_made_anew_and_it_is_told_why(
    tmp_path: Path, happens: Any, why: str | None
) -> None:
    root, out = tmp_path / "all.jsonl", tmp_path / "out"
    documents = [*two_to_begin_with(), document(3, LATER[0])]
    do(told(root, two_to_begin_with()), out, updates=True)
    given = happens(documents, out)
    tally = do(told(root, documents), out, updates=True, **given)
    assert (tally.done, tally.updated) == (1, 0)
    assert brief(out)["revision"] == 1
    assert why in tally.anew[0][1] if why else tally.anew == []
    assert last_done(out).get("anew") == (tally.anew[0][1] if why else None)


def test_a_brief_that_has_outgrown_its_words_is_made_anew_and_its_history_goes_on(
    tmp_path: Path,
) -> None:
    root, out = tmp_path / "all.jsonl", tmp_path / "out"
    documents, settings = two_to_begin_with(), Settings(words=30)
    do(told(root, documents), out, updates=True, settings=settings)
    reasons = []
    for number, sentence in enumerate(LATER, start=3):
        documents.append(document(number, sentence))
        reasons += do(told(root, documents), out, updates=True, settings=settings).anew
        assert len(brief(out)["text"].split()) <= 60
        if reasons:
            break
    assert reasons == [("storm", "it had outgrown its words")]
    made = brief(out)
    assert made["renewed"]
    assert made["revision"] == len(documents) - 1
    assert made["previous"]["revision"] == made["revision"] - 1
    assert len(made["text"].split()) <= 30
    assert "the brief was made anew: it had outgrown its words" in made["warnings"]
    documents.append(document(20, "Firefighters rescued a pony from the roof of a drowned barn."))
    assert do(told(root, documents), out, updates=True, settings=settings).updated == 1
    assert not brief(out)["renewed"]


def test_where_more_comes_than_was_there_the_brief_is_made_anew(tmp_path: Path) -> None:
    root, out = tmp_path / "all.jsonl", tmp_path / "out"
    do(told(root, two_to_begin_with()), out, updates=True)
    more = [document(n, sentence) for n, sentence in enumerate(LATER, start=3)]
    tally = do(told(root, two_to_begin_with() + more), out, updates=True)
    assert tally.anew == [("storm", "more articles came than it was made of")]
    assert brief(out)["revision"] == 2


def test_an_updating_job_killed_at_random_instants_ends_as_if_it_had_not_been(
    tmp_path: Path,
) -> None:
    command = [sys.executable, str(DRIVER), "kill-updates", str(tmp_path), str(tmp_path / "out")]
    ended = subprocess.run([*command, "12", "7"], capture_output=True, text=True, timeout=240)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.strip() == "12"
