"""A point of one article alone is one that a reader of the brief understands and learns from."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from summarize.analysis import Analysis
from summarize.analysis.meaning import Meaning
from summarize.analysis.treebank import Treebank
from summarize.composing.highlights import choose_highlights
from summarize.likeness import Likeness
from summarize.testing import WordEmbedder, default_parser
from summarize.types import Article, BriefSentence, Sentence

FIRE = "A fire destroyed the science block of Harrow Lane school early on Wednesday."
TREES = Treebank(default_parser())


def points(
    article: Sequence[str],
    *,
    before: Sequence[str] = (),
    other: Sequence[str] = (FIRE,),
    told: Sequence[str] = (FIRE,),
    news: Sequence[str] = (),
) -> list[str]:
    """The points of ``article`` beside ``other``, of what comes after ``before`` in it."""
    sentences = [
        Sentence(f"{id_}.{i}", id_, i, i, 1000 * i, 1000 * i + len(text), text)
        for id_, texts in (("a", [*before, *article]), ("b", other))
        for i, text in enumerate(texts)
    ]
    articles = (Article("a", " ".join([*before, *article])), Article("b", " ".join(other)))
    meaning = Meaning(WordEmbedder().embed([each.text for each in sentences]), Likeness())
    analysis = Analysis(articles, tuple(sentences), meaning, "en", TREES)
    brief = [
        BriefSentence(each.text, "extracted", 1.0, (each.citation,))
        for text in told
        for each in sentences
        if each.text == text
    ]
    own = [s for s in sentences if s.article_id == "a" and s.text in article]
    text_of = {each.citation: each.text for each in sentences}
    found = choose_highlights(own, analysis, brief, {s.id for s in own if s.text in news})
    return [text_of[each] for each in found.get("a", ())]


PLAIN = "Insurers expect to pay two million pounds for new laboratories."
BOILERS = "Two boilers were delivered from Marlow to Harrow Lane in December."
LEE = "Headmaster David Lee watched from a window of his house nearby."


def test_what_stands_alone_is_a_point() -> None:
    assert points([PLAIN]) == [PLAIN]


@pytest.mark.parametrize(
    "text",
    [
        "Huge wires, unconvincing alarms, horrible black smoke for several hours.",  # no verb
        "But for parents who expected a quick answer the morning ended in anger.",
        "(Insurers expect to pay two million pounds for new laboratories.)",
        "Neighbours here expect to pay two million pounds for new laboratories.",
        "Lee expects to pay two million pounds for new laboratories.",
        "Inspectors say both boilers were mended twice in January by local engineers.",
        "The lawyer expects to receive two million pounds for new laboratories.",
        "“It is bad judgment to give him counsel on private insurance contracts,” Ann Roe said.",
    ],
)
def test_what_leaves_something_open_makes_room_for_the_next(text: str) -> None:
    assert points([text, PLAIN], before=[LEE, BOILERS]) == [PLAIN]


def test_a_name_that_the_brief_introduces_is_known() -> None:
    pays = "Lee expects to pay two million pounds for new laboratories."
    assert points([pays], before=[LEE], told=[FIRE, LEE]) == [pays]
    assert points([pays], before=[LEE]) == []


def test_a_thing_that_the_brief_tells_of_is_known() -> None:
    mended = "Inspectors say both boilers were mended twice in January by local engineers."
    assert points([mended], before=[BOILERS], told=[FIRE, BOILERS]) == [mended]


def test_what_the_sentence_presents_is_known() -> None:
    presented = "Neighbour Lee, a retired chemist, expects new laboratories within three years."
    assert points([presented]) == [presented]


def test_letters_that_stand_for_a_name_are_introduced_by_it() -> None:
    named = "The Harrow Parents and Teachers Alliance (HPTA) met in a church on Thursday."
    short = "Members of HPTA collected four thousand pounds for new laboratories."
    assert points([named, short]) == [named]
    assert points([short], before=[named], told=[FIRE, named]) == [short]


def test_what_tells_hardly_more_than_the_brief_is_no_point() -> None:
    assert points(["Harrow Lane school opened early on Wednesday."]) == []


def test_what_another_article_tells_in_parts_is_said_there() -> None:
    cursed = "A tired builder in Marlow is cursed with an ability to talk to dead people."
    parts = ["His ability to talk to the dead is a curse.", "He is a builder and lives in Marlow."]
    assert points([cursed], other=[FIRE, *parts]) == []
    assert points([cursed], other=[FIRE, *parts], news=[cursed]) == [cursed]
    assert points([cursed]) == [cursed]
