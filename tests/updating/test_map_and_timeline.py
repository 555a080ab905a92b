"""The map and the timeline of a brief that has grown are of all its articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from summarize.pipeline import make_brief
from summarize.settings import Settings
from summarize.testing import WordEmbedder, default_parser
from summarize.types import Article, Brief, Dropped, Models, Parse
from summarize.updating import update_brief

pytestmark = pytest.mark.usefixtures("own_cache")
MODELS = Models(embedder=WordEmbedder(), parser=default_parser())
MONDAY = Article(
    "a1",
    "The harbour of Ostby reopened on Sunday after a storm. "
    "Three hundred boats were kept in port by the harbour master. "
    "The council of Ostby will vote on a new breakwater on Thursday.",
    "Harbour reopens",
    "The Gull",
    "2023-05-01",
)
TUESDAY = Article(
    "a2",
    "Divers found the wreck of a trawler near Ostby on Tuesday. "
    "Fishermen from Ostby have asked for compensation.",
    "A wreck is found",
    "Daily Tide",
    "2023-05-02",
)
MOVED = Article(
    "a3",
    "The vote of the council of Ostby on a new breakwater was postponed from Thursday to Friday. "
    "The council of Ostby will vote on a new breakwater on Friday.",
    "Vote is postponed",
    "Daily Tide",
    "2023-05-02",
)


def told(brief: Brief) -> list[tuple[str, str]]:
    return [(each.day, each.text) for each in brief.timeline]


def mapped(brief: Brief) -> list[tuple[object, ...]]:
    return [(each.members, each.x, each.y, each.own) for each in brief.groups]


def test_new_events_stand_among_the_old_in_order_as_in_a_new_brief() -> None:
    made = update_brief(make_brief([MONDAY], MODELS), [TUESDAY], MODELS)
    assert [day for day, _ in told(made)] == ["2023-04-30", "2023-05-02", "2023-05-04"]
    assert made.timeline == make_brief([MONDAY, TUESDAY], MODELS).timeline


def test_an_older_article_has_its_events_before() -> None:
    made = update_brief(make_brief([TUESDAY], MODELS), [replace(MONDAY, id="a3")], MODELS)
    assert [day for day, _ in told(made)] == ["2023-04-30", "2023-05-02", "2023-05-04"]


def test_days_that_a_brief_of_one_day_did_not_list_are_told_once_there_are_two() -> None:
    one_day = replace(MONDAY, text=MONDAY.text.partition(" The council")[0])
    first = make_brief([one_day], MODELS)
    assert first.timeline == ()
    made = update_brief(first, [TUESDAY], MODELS)
    assert [day for day, _ in told(made)] == ["2023-04-30", "2023-05-02"]


def test_an_event_that_is_superseded_is_replaced_and_stays_so() -> None:
    made = update_brief(make_brief([MONDAY], MODELS), [MOVED], MODELS)
    assert [each.kind for each in made.history.changes] == ["date"]
    votes = [day for day, text in told(made) if "vote" in text]
    assert votes == ["2023-05-05"]
    again = update_brief(made, [replace(TUESDAY, id="a4")], MODELS)
    votes = [day for day, text in told(again) if "vote" in text]
    assert votes == ["2023-05-05"]


def test_the_map_has_what_all_articles_say_as_in_a_new_brief() -> None:
    made = update_brief(make_brief([MONDAY], MODELS), [TUESDAY], MODELS)
    assert mapped(made) == mapped(make_brief([MONDAY, TUESDAY], MODELS))
    for each in made.groups:
        cited = made.sentences[each.told].citations if each.told is not None else ()
        assert each.told is None or set(cited) & set(each.members)
    new = {c for n in made.history.new for c in made.sentences[n].citations}
    assert {each.told for each in made.groups if new & set(each.members)} == {*made.history.new}


def test_what_was_set_apart_of_the_brief_is_not_on_the_map() -> None:
    first = make_brief([MONDAY], MODELS)
    start = MONDAY.text.index("Three hundred")
    end = MONDAY.text.index(" The council")
    dropped = Dropped("a1", start, end, "another story", MONDAY.text[start:end])
    made = update_brief(replace(first, dropped=(dropped,)), [TUESDAY], MODELS)
    assert start not in {
        c.start for each in made.groups for c in each.members if c.article_id == "a1"
    }


def test_what_a_near_copy_repeats_stands_with_its_original() -> None:
    longer = f"{MONDAY.text} Schools in Ostby will stay closed until the end of the week."
    copy = replace(MONDAY, id="a2", text=longer, published="2023-05-02")
    made = update_brief(make_brief([MONDAY], MODELS), [copy], MODELS)
    together = [{c.article_id for c in each.members} for each in made.groups]
    assert together.count({"a1", "a2"}) == 3
    assert together.count({"a2"}) == 1


def test_without_a_parser_there_is_a_map_and_no_timeline() -> None:
    models = Models(embedder=WordEmbedder())
    made = update_brief(make_brief([MONDAY], models), [TUESDAY], models)
    assert made.groups
    assert made.timeline == ()


def test_an_update_that_adds_no_sentence_has_both() -> None:
    first = make_brief([MONDAY, TUESDAY], MODELS)
    made = update_brief(first, [replace(MONDAY, id="x")], MODELS)
    assert made.timeline == first.timeline
    assert mapped(made) == mapped(first)


class _Counting:
    def __init__(self) -> None:
        self.texts: list[str] = []

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        self.texts += texts
        return default_parser().parse(texts)


def test_what_was_parsed_is_not_parsed_again() -> None:
    first = make_brief([MONDAY], MODELS)
    once = update_brief(first, [TUESDAY], MODELS, Settings(words=60))
    counting = _Counting()
    models = replace(MODELS, parser=counting)
    assert update_brief(first, [TUESDAY], models, Settings(words=60)) == once
    assert counting.texts == []


@pytest.mark.parametrize("damage", [b"", b"no gzip", b"\x1f\x8b\x08\x00 half a file"])
def test_damaged_trees_are_made_again(
    damage: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = make_brief([MONDAY], MODELS)
    once = update_brief(first, [TUESDAY], MODELS)
    kept = list((tmp_path / "summarize" / "vectors").glob("*.trees"))
    assert kept
    for path in kept:
        path.write_bytes(damage)
    assert update_brief(first, [TUESDAY], MODELS) == once
