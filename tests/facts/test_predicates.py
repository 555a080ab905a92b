"""Who does what to whom, and what slot that fills."""

from __future__ import annotations

import pytest

from summarize.facts.passages import Passage
from summarize.facts.predicates import core_slots, deed, mates, place_slots, time_slots
from summarize.testing import tree_of


def passage(text: str) -> Passage:
    return Passage.of(tree_of(text))


def heads(read: Passage, words: tuple[int, ...]) -> set[str]:
    return {read.words[i].text for i in words}


@pytest.mark.parametrize(
    ("text", "verb", "agents", "patients"),
    [
        ("Police arrested a driver.", "arrested", {"Police"}, {"driver"}),
        ("A driver was arrested by police.", "arrested", {"police"}, {"driver"}),
        ("Police, who arrested a driver, left.", "arrested", {"who", "Police"}, {"driver"}),
        ("Police came and arrested a driver.", "arrested", {"Police"}, {"driver"}),
        ("Police want to arrest a driver.", "arrest", {"Police"}, {"driver"}),
        ("A driver arrested on Monday left.", "arrested", set(), {"driver"}),
    ],
)
def test_passives_relative_clauses_and_joined_verbs_are_seen_through(
    text: str, verb: str, agents: set[str], patients: set[str]
) -> None:
    read = passage(text)
    (found,) = (each for each in read.predicates if read.words[each.verb].text == verb)
    assert (heads(read, found.agents), heads(read, found.patients)) == (agents, patients)


@pytest.mark.parametrize(
    "text",
    ["12 people were killed.", "The blast killed 12 people.", "12 people died.", "12 are dead."],
)
def test_a_toll_fills_one_slot_however_it_is_told(text: str) -> None:
    read = passage(text)
    number = next(i for i, word in enumerate(read.words) if word.text == "12")
    assert ("kill", "patient") in core_slots(read, read.predicates, number)


def test_who_pays_is_not_what_costs() -> None:
    read = passage("Texas will pay $3 million.")
    assert core_slots(read, read.predicates, 0) == {("pay", "agent")}


def test_a_place_and_a_date_are_of_what_happened_there_and_then() -> None:
    read = passage("The dam broke near Lima on Monday.")
    assert place_slots(read, 4) == {("break", "at")}
    assert {role for _, role in time_slots(read, 6)} == {"when"}


def test_an_apposition_is_the_same_thing() -> None:
    read = passage("Ann Lee, the mayor, spoke.")
    assert heads(read, tuple(mates(read, 0))) == {"Ann", "Lee", "mayor"}


def test_died_and_death_tell_one_deed() -> None:
    assert {deed(word) for word in ("died", "dies", "deaths", "killed")} == {"kill"}
