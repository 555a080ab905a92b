from __future__ import annotations

import pytest
from support_cases import FLOOD, HOLDS, LEE, NAMES, PLANTED

from summarize.grounding import check_support
from summarize.testing import sources_of
from summarize.types import WordLattice
from summarize.writing import build_lattice


@pytest.mark.parametrize(("text", "sources"), HOLDS)
def test_a_true_edit_holds(text: str, sources: tuple[str, ...]) -> None:
    assert check_support(text, sources_of(*sources)).objections == ()


@pytest.mark.parametrize(("text", "sources"), PLANTED)
def test_a_planted_error_is_objected_to(text: str, sources: tuple[str, ...]) -> None:
    assert not check_support(text, sources_of(*sources)).holds


def test_there_are_cases_enough_to_trust_them() -> None:
    assert len(set(PLANTED)) >= 60
    assert len(set(HOLDS)) >= 30


def some_paths(lattice: WordLattice, most: int) -> list[str]:
    texts: list[str] = []
    unfinished = [(0, "")]
    while unfinished and len(texts) < most:
        state, text = unfinished.pop()
        if state == len(lattice.edges) - 1:
            texts.append(text)
        unfinished += [(target, text + label) for label, target in lattice.edges[state]]
    return texts


@pytest.mark.parametrize("sources", sorted({sources for _, sources in HOLDS}))
def test_every_path_of_the_lattice_holds(sources: tuple[str, ...]) -> None:
    for text in some_paths(build_lattice(sources_of(*sources)), most=200):
        assert check_support(text, sources_of(*sources)).objections == (), text


def test_an_addition_names_the_source_it_is_from() -> None:
    text = "Ann Lee, who leads the dockers' union, spoke in Boston on Monday."
    assert check_support(text, sources_of(LEE[0], LEE[2], LEE[1])).used == (0, 2)


def test_a_shortening_draws_on_its_source_alone() -> None:
    assert check_support("Ann Lee spoke in Boston.", sources_of(*LEE)).used == (0,)


def test_the_source_itself_scores_one() -> None:
    assert check_support(NAMES[0], sources_of(*NAMES)).score == 1.0


def test_words_of_which_no_two_neighbours_are_in_a_source_score_zero() -> None:
    assert check_support("Nobody heard anything.", sources_of(*FLOOD)).score == 0.0


@pytest.mark.parametrize(
    ("text", "objection"),
    [
        ("The army fled.", '"fled" is not in the sources after "army"'),
        ("Soldiers left.", '"Soldiers" is not in the sources at the start'),
        (
            "After the rain stopped, the army left",
            '"the flooded valley, including its engineers" was left out',
        ),
    ],
)
def test_an_objection_tells_where_the_text_leaves_its_sources(text: str, objection: str) -> None:
    assert check_support(text, sources_of(*FLOOD)).objections == (objection,)
