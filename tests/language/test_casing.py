"""Names that have a small letter keep it where a sentence is opened anew."""

from __future__ import annotations

import pytest

from summarize.language.self_contained import objection, tidy


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
