"""A sentence is printed only where what it points at has been told."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from summarize.analysis import Treebank
from summarize.composing import Choice
from summarize.composing.references import place_references
from summarize.testing import default_parser
from summarize.types import BriefSentence, Citation, Note, Sentence, Statement

TREES = Treebank(default_parser())

GAS = "The town runs three old gas plants by the lake of Sarn."
WANT = "Residents want the plants to remain closed."
POWER = "Five power plants shut down on Monday night."
LETTER = "Forty members of the council signed a letter on Sunday."
STATES = "In the unusual letter they asked the mayor of Marlow to resign."
CAR = "A black car was seen near the bank on Monday."
FOUND = "The car was found in a lake near Sarn on Friday."
VAN = "A rusty delivery car blocked the harbour road for hours."


def place(
    article: Sequence[str], printed: Sequence[int], *, before: Sequence[str] = ()
) -> list[BriefSentence]:
    """What is printed of an article's sentences after those of another one."""
    other = [sentence("b", i, text) for i, text in enumerate(before)]
    own = [sentence("a", i, text) for i, text in enumerate(article)]
    chosen = [choice(each) for each in (*other, *(own[i] for i in printed))]
    placed, _ = place_references(chosen, [*own, *other], TREES)
    return [each.sentence for each in placed]


def sentence(article: str, i: int, text: str) -> Sentence:
    return Sentence(f"{article}.{i}", article, i, 0, 100 * i, 100 * i + len(text), text)


def choice(sentence: Sentence) -> Choice:
    note = Note(sentence.id, sentence, sentence.text)
    span = Citation(sentence.article_id, sentence.start, sentence.end)
    return Choice(Statement(note, ()), BriefSentence(sentence.text, "extracted", 1.0, (span,)))


def texts(sentences: Sequence[BriefSentence]) -> list[str]:
    return [each.text for each in sentences]


def test_what_was_printed_before_is_pointed_at() -> None:
    assert texts(place([GAS, WANT], [0, 1])) == [GAS, WANT]


def test_another_noun_of_the_same_stem_names_nothing() -> None:
    told = "The state investigator met the mayor of Marlow on Monday."
    raid = "A raid on the harbour derailed the investigation."
    assert texts(place([told, raid], [1])) == [raid]


def test_what_another_article_told_of_alike_needs_no_name() -> None:
    assert texts(place([CAR, FOUND], [1], before=["A car was stolen in Marlow."]))[-1] == FOUND


@pytest.mark.parametrize(
    ("article", "before"),
    [
        ([GAS, WANT], [POWER]),
        ([GAS, WANT], []),
        (["A man was seen near the bank on Monday.", "The man was found on Friday."], []),
        (["Two men who had left were seen on Monday.", "The men were found on Friday."], []),
        ([LETTER, STATES], []),
        ([GAS, "He was last seen in Marlow on Friday."], []),
        ([GAS, "In that moment the mayor of Marlow laughed."], [POWER]),
        ([LETTER, "“This letter is an insult to the town,” said Ann Lee."], []),
    ],
)
def test_what_the_brief_has_not_told_of_goes(article: Sequence[str], before: Sequence[str]) -> None:
    assert texts(place(article, [1], before=before)) == list(before)


def test_what_was_told_just_before_in_other_words_is_pointed_at() -> None:
    moment = "In that moment the mayor of Marlow laughed."
    assert texts(place([GAS, moment], [0, 1])) == [GAS, moment]


def test_what_all_know_is_not_asked_for() -> None:
    known = "The police closed the road on Friday."
    assert texts(place([GAS, known], [1])) == [known]


def test_what_leans_on_what_goes_goes_too() -> None:
    own = [sentence("a", i, text) for i, text in enumerate([LETTER, STATES, FOUND])]
    head = choice(own[1])
    note = Note("x", own[2], own[2].text, follows=head.id)
    tail = Choice(Statement(note, ()), BriefSentence(own[2].text, "extracted", 1.0, ()))
    placed, lost = place_references([head, tail], own, TREES)
    assert placed == []
    assert lost == {head.id, "x"}


def test_what_ties_a_sentence_to_one_that_is_not_printed_before_it_goes() -> None:
    also = "Ann Lee also closed the harbour of Sarn on Friday."
    assert texts(place([GAS, also], [1])) == ["Ann Lee closed the harbour of Sarn on Friday."]
    assert texts(place([GAS, also], [0, 1])) == [GAS, also]


@pytest.mark.parametrize(
    "text",
    [
        "The current harbour report names nobody.",
        "Another harbour was closed by the police on Friday.",
        "In one harbour, Ann Lee was told to leave.",
    ],
)
def test_what_a_sentence_begins_with_has_been_told(text: str) -> None:
    told = "A harbour of Sarn was the subject of three reports."
    assert texts(place([told, GAS, text], [2], before=[POWER])) == [POWER]
    assert texts(place([told, GAS, text], [0, 2])) == [told, text]


def test_the_smaller_one_wants_the_other_beside_it() -> None:
    ship = "A ship and a ferry met in the harbour of Sarn."
    smaller = "The smaller ship suffered severe damage."
    assert texts(place([ship, POWER, smaller], [0, 2])) == [ship]
    assert texts(place([ship, smaller], [0, 1])) == [ship, smaller]


def test_what_has_a_name_wants_telling_where_its_article_has_told_it() -> None:
    tested = "Testers of Marlow Reports put the watch to a test on Monday."
    test = "The Marlow Reports test used a cheap watch."
    assert texts(place([tested, LETTER, test], [2], before=[POWER])) == [POWER]
    assert texts(place([LETTER, POWER, test], [2], before=[POWER])) == [POWER, test]


def test_a_well_at_the_beginning_goes() -> None:
    assert texts(place([POWER, "Well, Lee has won the vote in Sarn."], [1])) == [
        "Lee has won the vote in Sarn."
    ]
