"""Persons, and the names that they go by."""

from __future__ import annotations

from summarize.facts.people import full_names, is_person, mentions, role_start, stands_alone
from summarize.testing import tree_of

FULL = "Gov. Ann Lee visited Boston on Monday."
SHORT = "Ms. Lee's driver told the council of the danger."


def test_a_mention_has_its_title_apart_and_no_possessive() -> None:
    (full,), (short,) = (list(mentions(tree_of(text))) for text in (FULL, SHORT))
    assert (full.name, short.name) == (("Ann", "Lee"), ("Lee",))
    assert full.titled < full.first


def test_junior_is_no_surname() -> None:
    (mention,) = mentions(tree_of("Tom Sam Lee Jr., 27, turned himself in to the police."))
    assert mention.name == ("Tom", "Sam", "Lee")


def test_what_stands_in_quotation_marks_is_left_alone() -> None:
    assert list(mentions(tree_of("“Ann Lee left,” the mayor said."))) == []


def test_a_surname_has_one_full_name_or_none() -> None:
    trees = [tree_of(FULL), tree_of("Lee told the council of the danger.")]
    assert full_names(trees) == {"Lee": ("Ann", "Lee")}
    assert full_names([*trees, tree_of("Tom Lee stayed in the old town.")]) == {}


def test_a_role_goes_with_the_name() -> None:
    tree = tree_of("On Monday council leader Ann Lee spoke.")
    (mention,) = mentions(tree)
    assert tree.words[role_start(tree, mention)].text == "council"


def test_a_surname_stands_alone_where_no_name_is_beside_it() -> None:
    assert stands_alone("Lee", ["Ms. Lee left."])
    assert not stands_alone("Jinping", ["Xi Jinping left."])
    assert not stands_alone("Lee", ["Lee County burned.", "The Lee-led party lost."])


def test_nouns_tell_who_is_a_person() -> None:
    nouns = ["employee", "spokeswoman", "mayor", "house", "police"]
    assert [is_person(noun) for noun in nouns] == [True, True, True, False, False]


def test_a_surname_that_ends_like_a_noun_of_persons_is_a_name() -> None:
    said = tree_of("Goelman said the bureau had broken its word.")
    full = tree_of("Aitan Goelman said in a statement on Monday that it was over.")
    assert [mention.name for mention in mentions(said, ["Goelman"])] == [("Goelman",)]
    assert full_names([said, full]) == {"Goelman": ("Aitan", "Goelman")}
