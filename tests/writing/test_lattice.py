from __future__ import annotations

import pytest

from summarize.testing import sources_of
from summarize.types import WordLattice
from summarize.writing import build_lattice

SPEECH = "Ann Lee spoke in Boston on Monday."
LEE = "Ann Lee, who leads the city's largest union, has lived in Boston all her life."


def paths(lattice: WordLattice) -> set[str]:
    """Every text of the lattice, by brute force."""
    texts = set()
    unfinished = [(0, "")]
    while unfinished:
        state, text = unfinished.pop()
        if state == len(lattice.edges) - 1:
            texts.add(text)
        unfinished += [(target, text + label) for label, target in lattice.edges[state]]
    return texts


def test_a_plain_sentence_has_one_path() -> None:
    assert paths(build_lattice(sources_of("The dog barked."))) == {"The dog barked."}


def test_a_removable_tail_can_be_left_out() -> None:
    text = "The army left the old valley, leaving its tanks behind."
    assert paths(build_lattice(sources_of(text))) == {text, "The army left the old valley."}


def test_after_an_opening_is_left_out_the_rest_begins_with_a_capital() -> None:
    text = "After the talks ended, the ministers flew home by plane."
    assert paths(build_lattice(sources_of(text))) == {text, "The ministers flew home by plane."}


def test_no_comma_is_left_behind_by_a_parenthesis() -> None:
    text = "The bridge, a landmark of the town, fell during the storm."
    assert "The bridge fell during the storm." in paths(build_lattice(sources_of(text)))


def test_who_somebody_is_is_not_left_out() -> None:
    text = "Ann Lee, a teacher from Ohio, won the race by a mile."
    assert paths(build_lattice(sources_of(text))) == {text}


def test_what_another_sentence_says_of_a_name_can_follow_the_name() -> None:
    added = "Ann Lee, who leads the city's largest union, spoke in Boston on Monday."
    assert added in paths(build_lattice(sources_of(SPEECH, LEE)))


def test_a_last_name_is_enough_where_nobody_else_bears_it() -> None:
    added = "Lee, who leads the city's largest union, spoke in Boston."
    assert added in paths(build_lattice(sources_of("Lee spoke in Boston.", LEE)))


NOTHING_TO_ADD = (
    # another person
    (SPEECH, "Tom Lee, who leads the city's largest union, has lived in Boston all his life."),
    (SPEECH, "Poe, who leads the city's largest union, has lived in Boston all his life."),
    ("A Senator Ann Lee was in nobody's mind.", LEE),
    # part of a longer name, or of a longer phrase
    ("America fell silent on Monday.", "Bank of America, which lends to farmers, lost money."),
    ("The Lee campaign spoke in Boston.", LEE),
    ("Ann Lee's aide spoke in Boston.", LEE),
    (SPEECH, "The wife of Ann Lee, who leads the city's largest union, has lived there."),
    (SPEECH, "Tom Poe and Ann Lee, who led the city's largest union, were seen there."),
    # not said outright
    (SPEECH, "Police said that Ann Lee, who leads the city's largest union, was seen there."),
    (SPEECH, "Ann Lee, who leads the city's largest union, was there, police said."),
    (SPEECH, "“Ann Lee, who leads the city's largest union, was there,” he wrote."),
    # what means something else elsewhere
    (SPEECH, "They met Ann Lee, who hired him for the largest union."),
    # known already
    ("Ann Lee, who leads the largest union, spoke in Boston.", LEE),
)


@pytest.mark.parametrize(("main", "other"), NOTHING_TO_ADD)
def test_nothing_is_taken_over_that_belongs_elsewhere(main: str, other: str) -> None:
    assert paths(build_lattice(sources_of(main, other))) == paths(build_lattice(sources_of(main)))


def test_all_states_lead_to_the_end() -> None:
    lattice = build_lattice(sources_of(SPEECH, LEE))
    last = len(lattice.edges) - 1
    assert lattice.edges[last] == ()
    assert all(edges for edges in lattice.edges[:last])
    assert all(0 < target <= last for edges in lattice.edges for _, target in edges)


def test_a_sentence_without_words_is_its_own_only_path() -> None:
    assert paths(build_lattice(sources_of("…"))) == {"…"}
