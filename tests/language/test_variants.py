from __future__ import annotations

import pytest

from summarize.language.variants import variants
from summarize.testing import tree_of


def orders(text: str, following: str | None = None) -> list[str]:
    after = None if following is None else tree_of(following)
    return [variant.tree.text for variant in variants(tree_of(text), after, source=1)]


def test_a_sentence_is_its_own_first_variant() -> None:
    assert orders("The old bridge fell.") == ["The old bridge fell."]


def test_what_was_said_can_come_before_who_said_it() -> None:
    text = "Ann Lee said on Monday that the port was closed."
    assert orders(text)[1:] == ["The port was closed, Ann Lee said on Monday."]


def test_the_doer_can_come_first() -> None:
    text = "The man was arrested on Monday by police in York."
    assert orders(text)[1:] == ["Police in York arrested the man on Monday."]


def test_two_sentences_about_one_person_can_be_one() -> None:
    text, after = "Ann Lee visited Boston on Monday.", "She told the council of the danger."
    assert orders(text, after)[1:] == [
        "Ann Lee visited Boston on Monday and told the council of the danger."
    ]


def test_each_word_of_a_variant_knows_its_source() -> None:
    main, after = tree_of("Ann Lee visited Boston."), tree_of("She met the council.")
    _, joined = variants(main, after, source=3)
    assert joined.origins == (0, 0, 0, 0, 0, 3, 3, 3)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee said she would close the port.",  # who she is would be told too late
        "He said the port was closed.",
        "Ann Lee did not say the port was closed.",
        "Ann Lee said the port was “a danger”.",
        "BOSTON - Police said the port was closed.",
        "Police said the man was ill and gave no details.",  # it was not he who gave none
        "Ann Lee said the port was closed and that the ships had left.",
        "The man was not arrested by police.",
        "The man may have been arrested by police.",
        "He was arrested by police.",
    ],
)
def test_what_would_not_be_the_same_in_another_order_stays(text: str) -> None:
    assert orders(text) == [text]


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("Ann Lee met Eva Poe in Boston.", "She told the council of the danger."),  # which one?
        ("Ann Lee knew who had called.", "She told the council."),  # who told, she or the caller?
        ("Ann Lee visited Boston.", "She tells the council of the danger."),  # another time
        ("Ann Lee visited Boston.", "The mayor told the council of the danger."),
    ],
)
def test_what_is_not_surely_one_persons_doing_is_not_joined(text: str, following: str) -> None:
    assert orders(text, following) == [text]
