"""Names that have a small letter keep it at the start; the capitals of a printed lead go."""

from __future__ import annotations

import pytest

from summarize.language.casing import shouts, without_shouted_lead
from summarize.language.self_contained import objection, tidy
from summarize.pipeline import make_brief
from summarize.testing import WordEmbedder
from summarize.types import Article, Models


@pytest.mark.parametrize(
    ("sentence", "tidied"),
    [
        ("However, iPhone sales fell in May.", "iPhone sales fell in May."),
        ("But eBay said that sales rose again.", "eBay said that sales rose again."),
        ("Meanwhile, de Blasio spoke in Harlow.", "de Blasio spoke in Harlow."),
        ("Also, van der Leyen met the ministers.", "van der Leyen met the ministers."),
        ("And al-Qaida has denied the attack.", "al-Qaida has denied the attack."),
        ("Still, nytimes.com had the story first.", "nytimes.com had the story first."),
        ("But McDonald's closed three of its shops.", "McDonald's closed three of its shops."),
        ("However, the ferry left on Monday.", "The ferry left on Monday."),
        ("But ten people were hurt in Harlow.", "Ten people were hurt in Harlow."),
        ("But élan carried the team to the end.", "Élan carried the team to the end."),
        ("however, the ferry left on monday.", "the ferry left on monday."),
    ],
)
def test_what_is_left_of_a_sentence_gets_a_capital_but_in_a_name(
    sentence: str, tidied: str
) -> None:
    assert tidy(sentence) == tidied


def test_a_sentence_may_begin_with_a_name_that_has_a_small_letter() -> None:
    assert objection("iPhone sales fell by a fifth in May, the firm said.") is None
    assert objection("sales fell by a fifth in May, the firm said.") == "incomplete"


def test_in_a_text_without_capitals_sentences_begin_with_small_letters() -> None:
    text = "the ferry left the harbour of lintow on monday."
    assert (objection(text), objection(text, cased=False)) == ("incomplete", None)


OTHERS = [
    "Officers in London said that the police had been warned, and people fled.",
    "Both NATO and Unesco spoke of ice and of aid.",
    "The BBC told us who was there.",
]


@pytest.mark.parametrize(
    ("lead", "printed"),
    [
        ("FOUR people have died.", "Four people have died."),
        ("FOUR PEOPLE have died.", "Four people have died."),
        ("LONDON police said so.", "London police said so."),
        ("LONDON POLICE said so.", "London police said so."),
        ("POLICE in London said so.", "Police in London said so."),
        ("“TWO POLICE officers fell,” she said.", "“Two police officers fell,” she said."),
        ("THE BBC said so.", "The BBC said so."),
        ("TWO NATO ships sank.", "Two NATO ships sank."),
        ("UNESCO officials met.", "Unesco officials met."),
    ],
)
def test_capitals_with_which_print_begins_are_lowered(lead: str, printed: str) -> None:
    assert without_shouted_lead(lead, [lead, *OTHERS]) == printed


@pytest.mark.parametrize(
    "sentence",
    [
        "NATO said so.",  # in capitals within a sentence
        "US officials met.",  # "us" is no evidence
        "WHO workers met.",
        "ICE agents met.",  # and neither is "ice"
        "KARSTAD officials met.",  # nothing tells
        "A BBC reporter was there.",
        "He told a reporter of NATO.",
        "FOUR PEOPLE HAVE DIED IN LONDON.",
        "I said so.",
    ],
)
def test_capitals_that_may_be_an_acronym_stay(sentence: str) -> None:
    assert without_shouted_lead(sentence, [sentence, *OTHERS]) == sentence


def test_lead_is_printed_in_small_letters_and_quoted_as_it_stands() -> None:
    article = Article("a1", "FOUR people have died and 39 were injured in the storm on Monday.")
    (sentence,) = make_brief([article], Models(embedder=WordEmbedder())).sentences
    (cited,) = sentence.citations

    assert sentence.text == "Four people have died and 39 were injured in the storm on Monday."
    assert article.text[cited.start : cited.end] == article.text
    assert sentence.kind == "extracted"


@pytest.mark.parametrize(
    ("title", "is_loud"),
    [
        ("DEATH toll of storm rises", True),
        ("STORM DEATH TOLL RISES", True),
        ("Storm death toll rises", False),
        ("ICE agents count the dead", False),  # too short to tell
        ("NATO helps after storm", False),
        ("KARSTAD shuts after storm", False),  # nothing tells
    ],
)
def test_a_title_shouts_whose_capitals_are_small_letters_elsewhere(
    title: str, is_loud: bool
) -> None:
    texts = ["Many mourned a death, a toll of the storm.", "He told us that NATO would help."]
    assert shouts(title, texts) == is_loud
