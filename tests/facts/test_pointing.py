"""What a sentence points at without saying it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from summarize.analysis import Treebank
from summarize.analysis.trees import Tree
from summarize.facts.pointing import (
    definite_nouns,
    last_telling,
    opening,
    points_back,
    ties,
)
from summarize.testing import default_parser

TREES = Treebank(default_parser())


def tree_of(text: str) -> Tree:
    return TREES.trees([text])[0]


@pytest.mark.parametrize(
    "text",
    [
        "Speaking through an interpreter he added that nobody could tell.",
        "He'd been the subject of a search since Tuesday.",
        "“Until then, he will continue to serve the people of the town,” the statement said.",
        "“Now that they have opened the door, it is time to walk through it,” said Ann Lee.",
        "“You should start looking at this,” said Ann Lee.",
        "“He has a rare gift,” said the editor, Ann Lee.",
        "In the car he told the police what had happened.",
        "“This is what we wanted,” said Ann Lee.",
        "A lawyer for the company denied it.",
        "Three people had missed the last train, it said.",
        "By the next afternoon his temperature had shot to 104.",
        "“I’m not surprised,” Ann Lee said on Monday.",
        "“Okay!” Ann Lee said loudly, though not gladly.",
    ],
)
def test_a_pronoun_that_nothing_in_the_sentence_explains_points_back(text: str) -> None:
    assert points_back(tree_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "When he arrived in Marlow, Lee told the police what had happened.",
        "Throughout his career, Lee has built bridges.",
        "The mayor said that she would resign.",
        "The council said it would meet again on Monday.",
        "It is time to repair the bridge, the council said.",
        "The workers said they had been paid.",
        "Lee lost his job, and that hurt the whole family.",
        "Those who came were given soup.",
        "Two days after closing its own mill, the company opened another.",
        "The report blames the company, whose lawyer denied it.",
        "“I will resign,” said the mayor, Ann Lee.",
        "“I’m proud of the new bridge,” said Ann Lee.",
    ],
)
def test_a_pronoun_that_the_sentence_explains_does_not(text: str) -> None:
    assert not points_back(tree_of(text))


def test_alone_he_and_she_want_what_can_be_a_person() -> None:
    assert points_back(tree_of("Grief and sorrow followed her to the door."), alone=True)
    assert not points_back(tree_of("Grief and sorrow followed her to the door."))
    for text in ("A lawyer and mother said she would resign.", "Lee lost his job."):
        assert not points_back(tree_of(text), alone=True)


def test_a_parse_that_goes_round_in_a_circle_is_walked_once() -> None:
    # A word has several of the parser's tokens, and so two words can depend on one another.
    tree = tree_of("This hurt the town.")
    hurt, this = tree.nodes[1], tree.nodes[0]
    nodes = (this, replace(hurt, head=3, relation="dep"), *tree.nodes[2:])
    circle = replace(tree, nodes=(*nodes[:3], replace(nodes[3], head=1), *nodes[4:]))
    assert points_back(circle)


def nouns(text: str) -> list[str]:
    tree = tree_of(text)
    return [tree.words[each.noun].folded for each in definite_nouns(tree)]


def test_a_definite_noun_points_if_nothing_says_which_one_is_meant() -> None:
    assert nouns("Residents want the plants to remain closed.") == ["plants"]
    assert nouns("Residents want the plants on the coast to remain closed.") == ["coast"]
    assert nouns("Residents want the mayor's plants to remain closed.") == ["mayor"]
    assert nouns("“We want the plants to remain,” residents of Marlow said.") == []
    assert nouns("“We want those plants to remain,” residents of Marlow said.") == ["plants"]


def test_both_and_a_number_do_not_say_which_ones_are_meant() -> None:
    assert nouns("Residents want both plants to remain closed.") == ["plants"]
    assert nouns("Residents want the two plants to remain closed.") == ["plants"]
    assert nouns("Residents want two plants to remain closed.") == []


def test_the_last_telling_says_which_one() -> None:
    told = last_telling(tree_of("The town runs three old gas plants by the lake."), "plant")
    assert told is not None
    assert told.is_plural
    assert last_telling(tree_of("Residents want the plants to remain closed."), "plant") is None
    assert last_telling(tree_of("The mill is back on market."), "market") is None


def test_two_tellings_are_of_one_thing_unless_what_they_tell_differs() -> None:
    old, power, one, bare = (
        last_telling(tree_of(text), "plant")
        for text in (
            "The town runs old gas plants.",
            "Three power plants shut down.",
            "The town runs a gas plant.",
            "Plants shut down.",
        )
    )
    assert old is not None
    assert power is not None
    assert one is not None
    assert bare is not None
    assert not old.may_be(power)
    assert not old.may_be(one)
    assert old.may_be(bare)


def test_a_quoted_word_is_not_what_a_pronoun_outside_stands_for() -> None:
    assert points_back(tree_of("Lee wrote “Progress” on it and turned to the crowd."))
    assert not points_back(tree_of("Lee took the board and wrote “Progress” on it."))


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("The council also closed the harbour on Friday.", ["also"]),
        ("The mayor of Marlow, too, resigned on Friday.", ["too"]),
        ("Ann Lee closed the harbour as well.", ["as", "well"]),
        ("So the council closed the harbour on Friday.", ["so"]),
        ("Ann Lee spoke of the harbour at a rally here.", ["here"]),
        ("The spring is here.", []),
        ("The council closed not only the harbour but also the mill.", []),
        ("Ann Lee closed the harbour and then left the town.", []),
        ("The harbour is too small for the ships of Sarn.", []),
        ("“The council also closed the harbour,” said Ann Lee.", []),
    ],
)
def test_what_only_ties_a_sentence_to_the_one_before(text: str, tied: list[str]) -> None:
    tree = tree_of(text)
    assert [tree.words[i].folded for i in sorted(ties(tree))] == tied


@pytest.mark.parametrize(
    "text",
    [
        "The current tax report names the mayor.",
        "The Sarn report names the mayor.",
        "Another juror stood up and left.",
        "Smaller crowds came to the harbour on Friday.",
        "In one case, Ann Lee was told to leave.",
        "The team's report names the mayor.",
    ],
)
def test_a_sentence_may_begin_with_what_wants_telling(text: str) -> None:
    assert opening(tree_of(text)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "A report names the mayor.",
        "The report of the council names the mayor.",
        "Smaller crowds than in May came to the harbour.",
        "Ann Lee met another juror.",
    ],
)
def test_what_is_new_or_explained_wants_none(text: str) -> None:
    assert opening(tree_of(text)) is None


def test_a_number_with_the_stands_for_what_was_told() -> None:
    assert points_back(tree_of("The two were found in Marlow on Friday."))
    assert not points_back(tree_of("The two brothers were found in Marlow on Friday."))
    assert not points_back(tree_of("Of the brothers the two were found in Marlow on Friday."))


def test_one_or_both_stand_for_what_was_told() -> None:
    assert points_back(tree_of("One asked for the football results."))
    assert points_back(tree_of("Both were taken to Marlow."))
    assert not points_back(tree_of("One of the miners asked for the football results."))
    assert not points_back(tree_of("Two miners were saved, and one asked for the results."))
    assert not points_back(tree_of("Three died in the fire."))
