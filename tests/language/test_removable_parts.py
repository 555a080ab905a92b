"""Each sentence with the parts that can go in {braces}, each with its own punctuation."""

from __future__ import annotations

import re

import pytest

from summarize.language.omissions import removable_parts, removable_runs
from summarize.language.parts import joint
from summarize.testing import tree_of

REMOVABLE = (
    # heads
    "{After the talks ended}, the ministers flew home by plane.",
    "{While the senators slept}, the governor signed the bill at home.",
    "{On Thursday}, the court heard the case again.",
    "{As the crowd grew}, the police closed the bridge.",
    # parentheses
    "Ann Lee, {a retired teacher from Ohio}, won the race by a mile.",
    "Ann Lee, {who taught in Ohio}, won the race by a mile.",
    "The old bridge, {which opened in 1931}, was closed on Sunday morning.",
    "Mr. Poe, {speaking to reporters in Austin, Texas}, denied the whole story.",
    "She said that Ann Lee, {the mayor}, had left the city early.",
    "The ship {(the largest of its kind)} sank within an hour of the storm.",
    "The council approved the plan and the mayor {(who had asked for it)} signed it.",
    "Three men {— a baker, a tailor and a smith —} were held by the police.",
    # tails
    "The army left the valley, {leaving its tanks behind}.",
    "The mayor thanked Ann Lee, {who had led the search}.",
    "The mayor thanked Ann Lee, {a nurse from Ohio}.",
    "The crew met the mayor {in Boston} after the storm.",
    "The mayor visited the port and {also} met the union.",
    "The mayor said {in an interview} that the school would open.",
    "The mayor said {that} the school would open.",
    "The mayor thanked Ann Lee, {who led the search}, police said.",
    "The group met the mayor {on Monday}.",
    "The fund lost two million dollars, {while its rivals gained}.",
    "The team won all its games, {including the one in Ohio}.",
    "Ann Lee said the road was closed, {adding that it was unsafe}.",
)

FIXED = (
    # attribution
    "The bridge was closed after the storm, according to the police.",
    "The bridge is unsafe, the engineers told the council.",
    "The bridge, the engineers warned, is likely to fall soon.",
    "According to the police, the bridge was closed in time.",
    # conditions, denials and limits
    "The union will stop work, unless the firm raises all wages.",
    "The union will stop work after the firm votes on wages.",
    "The army did not leave the valley after the truce.",
    "The rules are the same for all couples, as long as the marriage is legal.",
    "Only two men left the valley during the truce.",
    "Links to the papers (where available) are listed below the text.",
    "The ban – at least for now – is lifted in all states.",
    "Without a new law, the ban ends in the spring of next year.",
    "Under the plan, the state would close three of its prisons.",
    "In Utah, the hunt was legal for most of the year.",
    "In 1931, the bridge was the longest of the whole country.",
    # what tells of another time, or how long
    "In 2001, the county arrested the same man on two charges.",
    "The old ship sank two years ago with its crew.",
    "The mayor had served over a year for it.",
    # what the rest is made for
    "With their duty being to find survivors, the dogs were taken from the site.",
    "They read a statement released on Monday.",
    "All eyes were on the plan, which was defeated by far — 53 percent were against it.",
    # what a figure is
    "The scales of the harbour were off by, on average, 20 kilograms.",
    "The ships carried, in total, 400 containers of rice.",
    # what a word of the part governs
    "The girls walk along the street, asking the men to come in, sit down, have a drink.",
    # what somebody answers
    "The neighbours allege the firm cheats its clients, which the firm denies.",
    "Ann Lee, who denies the charge, won the race by a mile.",
    # lists
    "The film shows the speed, the force of the fall, and the length of the jump.",
    "They went camping, fishing and walking together, he recalled.",
    "She was a talented, promising young woman of nineteen.",
    "They did a standing rest, a slow jog, jumping rope, and climbing stairs.",
    "They did it all, jumping rope, climbing stairs, slow jogs and a rest.",
    "In nations such as Austria, the UK, Ireland and Chile, beer is cheap.",
    "He asked the court to stay the order; free the men; and end the case.",
    # what is needed by the rest
    "The crew threw a cup at the mayor, then left the hall.",
    "He traces it back to June, when the whole of the old council was voted out of office.",
    "Many were far too tired, too hungry and too cold to go on.",
    "The mayor opened the school and met the union.",
    "For some, the new tax was a heavy burden at home.",
    "The actor starred in the (fake) film of the year.",
    "The stars were Ann Lee (the cook) and Tom Poe (the thief).",
    "“We saw the ship. The tugs came at noon,” Ann Lee told the paper.",
    "Nobody of the crew left the ship in Boston on Monday.",
    "Most of the crew left the ship in Boston on Monday.",
    "The firm denied that the ship had left on Monday.",
    "The talks between the two ministers began on Monday.",
    "Prices rose by 40% in the city during the last winter.",
    "The mayor, or at any rate his office, knew of the plan.",
    "While two Republicans agreed, other senators left the room.",
    "CNN, which has paid Kathy Griffin for years, announced that she would leave.",
    "The level of noise during and after the game was tremendous.",
    "Though bent on peace — an old wish of his — the king went to war.",
    "Neither the court, an office that looks into it nor the army is certain.",
    # quotations
    "“It was a long day, leaving us all tired,” Ann Lee told the paper.",
    "Ann Lee told the paper it was “a long day, leaving us all tired”.",
    "She told them it was ‘a long day, leaving us all tired’.",
)


def without_braces(text: str) -> str:
    return text.replace("{", "").replace("}", "")


def plain(text: str) -> str:
    return " ".join(re.findall(r"[\w$.’'-]+", text)).rstrip(".")


@pytest.mark.parametrize("marked", REMOVABLE)
def test_an_addition_can_go(marked: str) -> None:
    sentence = tree_of(without_braces(marked))
    (wanted,) = re.findall(r"{(.*?)}", marked)
    found = [plain(sentence.sentence.between(p.first, p.last)) for p in removable_parts(sentence)]
    assert plain(wanted) in found


@pytest.mark.parametrize("text", FIXED)
def test_what_the_rest_depends_on_stays(text: str) -> None:
    assert removable_parts(tree_of(text)) == ()


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Ann Lee, a teacher from Ohio, won the race by a mile.", "Lee won"),
        ("Ann Lee (a teacher from Ohio), of Utah, won the race.", "Lee, of"),
        ("In Acme Steel, a firm from Ohio, workers went on strike.", "Steel, workers"),
        ("When Ann Lee met him, at the talks in Ohio, success was far away.", "him, success"),
        ("Tom Ray Jr., who lives in Ohio, won the race by a mile.", "Jr. won"),
        ("The mayor of Boston met Tom Ray Jr., who lives in Ohio.", "Jr."),
        ("The game began at 8 p.m., leaving no time for speeches.", "p.m."),
    ],
)
def test_the_joint_keeps_the_punctuation_of_the_rest(text: str, rest: str) -> None:
    sentence = tree_of(text)
    part = removable_parts(sentence)[0]
    after = sentence.words[part.last].text if part.last < len(sentence.words) else ""
    assert (
        sentence.words[part.first - 1].text + joint(sentence, part.first, part.last) + after == rest
    )


def test_the_comma_of_another_aside_stays_and_who_somebody_is_is_the_writers_to_keep() -> None:
    tree = tree_of("Sen. Ann Lee, D-Ohio, the head of the group, left the hall early.")
    assert joint(tree, 4, 9) == ", "
    assert (4, 9) in removable_runs(tree)
    assert removable_runs(tree, keep_roles=True) == frozenset()


def test_parts_that_follow_each_other_can_go_together() -> None:
    text = "The army left the valley during the truce, leaving its tanks behind."
    sentence = tree_of(text)
    size = len(sentence.words)
    assert {first for first, last in removable_runs(sentence) if last == size} >= {8}


def test_no_verb_is_left_to_open_a_sentence() -> None:
    """The parser takes "epidemiologist" for a verb here, and its subject for a clause."""
    text = "State epidemiologist Ada Brook, in an October 2014 email to colleagues, wrote a plan."
    assert all(first > 0 for first, _ in removable_runs(tree_of(text)))


def test_a_relative_clause_does_not_become_what_is_said() -> None:
    tree = tree_of("The lawyer wrote in terms that a child might understand.")
    assert removable_runs(tree) == frozenset()


def test_an_empty_text_has_no_parts() -> None:
    assert removable_parts(tree_of("")) == ()
