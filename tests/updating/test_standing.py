"""What stands of a brief after an update, in the story of one landslide."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from summarize.pipeline import make_brief
from summarize.testing import WordEmbedder, default_parser
from summarize.types import Article, Brief, BriefSentence, Citation, Models
from summarize.updating import update_brief

pytestmark = pytest.mark.usefixtures("own_cache")
MODELS = Models(embedder=WordEmbedder(), parser=default_parser())


def article(number: int, day: int, text: str) -> Article:
    return Article(f"a{number}", text, f"Report {number}", "Post", f"2025-02-{day:02}")


SLIDE = article(
    1,
    4,
    "A landslide buried part of the market street in Quellara early on Tuesday, killing at least "
    "seven people, the mayor said. Some 30 people are still missing in Quellara.",
)
SEARCH = article(
    2,
    6,
    "Prosecutors searched the offices of the quarry company in Quellara on Thursday, two days "
    "after a landslide killed 23 people. The death toll of the landslide in Quellara stood at 23 "
    "on Thursday. Five people are still missing in Quellara.",
)
LAST = article(
    3,
    9,
    "Rescuers ended their search in Quellara on Sunday. "
    "The death toll of the landslide in the market street of Quellara is now 27. "
    "One person is still missing in Quellara.",
)
LATER = article(4, 10, "The death toll of the landslide in Quellara rose to 31 on Monday.")


@pytest.fixture(scope="module")
def first() -> Brief:
    """All that the two articles say, in their order."""
    told = [(each, text) for each in (SLIDE, SEARCH) for text in re.findall(r"\S.*?\.", each.text)]
    return replace(
        make_brief([SLIDE, SEARCH], MODELS),
        sentences=tuple(
            BriefSentence(text, "extracted", 1.0, (_span(each, text),)) for each, text in told
        ),
    )


def _span(article: Article, text: str) -> Citation:
    start = article.text.index(text)
    return Citation(article.id, start, start + len(text))


@pytest.fixture(scope="module")
def made(first: Brief) -> Brief:
    return update_brief(first, [LAST], MODELS)


def test_every_sentence_that_tells_a_superseded_value_is_handled_alike(
    first: Brief, made: Brief
) -> None:
    assert "seven people" in first.text
    assert "killed 23" in first.text
    assert "stood at 23" in first.text
    for gone in ("seven", "23", "Five people", "30 people"):
        assert gone not in made.text
    assert "now 27. One person is still missing in Quellara" in made.text


def test_a_lead_goes_on_saying_what_happened(made: Brief) -> None:
    lead = made.sentences[0].text
    assert lead.startswith("A landslide buried part of the market street in Quellara")


def test_what_a_sentence_says_beside_an_old_value_stays(made: Brief) -> None:
    assert "Prosecutors searched the offices of the quarry company" in made.text


def test_of_the_missing_there_may_be_fewer(made: Brief) -> None:
    fewer = {(each.old.value, each.new.value) for each in made.history.changes}
    assert {("Five people", "One person"), ("Some 30 people", "One person")} <= fewer


def test_no_figure_is_put_into_a_sentence_that_says_of_which_day_it_was(made: Brief) -> None:
    assert not re.search(r"(?:at|to) 27 on Thursday", made.text)
    later = update_brief(made, [LATER], MODELS)
    assert "31" in later.text
    assert "27" not in later.text


def test_every_change_of_what_the_brief_told_shows_where_it_stands(
    first: Brief, made: Brief
) -> None:
    for change in made.history.changes:
        assert change.was in [each.text for each in first.sentences]
        assert change.old.value not in made.text


def test_a_sentence_that_tells_two_new_readings_is_printed_for_the_one_not_told() -> None:
    old = article(
        1, 4, "Seven people were killed by a landslide in Quellara. Five people are missing."
    )
    brief = replace(
        make_brief([old], MODELS),
        sentences=tuple(
            BriefSentence(text, "extracted", 1.0, (_span(old, text),))
            for text in re.findall(r"\S.*?\.", old.text)
        ),
    )
    text = "Some 27 people were killed by a landslide in Quellara, and one person is still missing."
    new = article(2, 9, text)
    made = update_brief(brief, [new], MODELS)
    assert [each.text for each in made.sentences] == [
        "Some 27 people were killed by a landslide in Quellara.",
        text,
    ]
