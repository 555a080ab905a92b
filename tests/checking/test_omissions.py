"""What may be left out of a source's sentence: the rest must be as true without it."""

from __future__ import annotations

import pytest
from laid import lay

from summarize.checking.omissions import find_omission, lay_over


@pytest.mark.parametrize(
    ("claim", "span"),
    [
        ("Ann Lee left.", "Ann Lee, who was late, left."),
        ("Ann Lee left.", "Ann Lee, the mayor of Vik, left on Monday."),
        ("The dam broke.", "The dam broke on Monday after a week of rain."),
        ("The dam broke.", "However, the dam also broke."),
        ("The dam broke, killing five.", "The old dam broke in the night, killing five."),
        ("Lee said she would stay.", "Lee said in Vik that she would stay."),
        ("Lee resigned.", "Mayor Ann Lee resigned, saying that she was tired."),
        ("Lee told the council.", "Lee told the council and flew to Oslo."),
        ("Lee, 52, did not stay.", "Lee, 52, who lives in Vik, did not stay."),
        ("He had told them nothing.", "But he had told them nothing."),
    ],
)
def test_what_tells_more_may_go(claim: str, span: str) -> None:
    found = find_omission(lay(claim, span))
    assert found
    assert found.is_safe


@pytest.mark.parametrize(
    ("claim", "span", "text"),
    [
        ("The dam is safe.", "Lee said the dam is safe.", "Lee said"),
        ("The dam is safe.", "The dam is safe, Lee said.", "Lee said"),
        ("The dam is safe.", "According to Lee, the dam is safe.", "According to Lee"),
        ("The dam will break.", "The dam will break if it rains.", "if it rains"),
        ("The fire was the second.", "The fire was the second in a month.", "in a month"),
        ("Lee did not speak.", "Lee did not speak on Monday.", "on Monday"),
        (
            "None of the five mills closed.",
            "None of the five mills in Vik closed.",
            "in Vik",
        ),
        ("The mayor left.", "The former mayor left.", "former"),
        ("The thief left.", "The alleged thief left.", "alleged"),
        ("The dam broke.", "The dam nearly broke.", "nearly"),
        ("Lee took the money.", "Lee took the money but gave it back.", "but gave it back"),
        ("The plan costs 40 million.", "Half of the plan costs 40 million.", "Half of"),
    ],
)
def test_what_the_rest_depends_on_may_not(claim: str, span: str, text: str) -> None:
    found = find_omission(lay(claim, span))
    assert found
    assert not found.is_safe
    assert found.text == (text,)


@pytest.mark.parametrize(
    "claim", ["The dam fell.", "Broke the dam.", "The dam broke on Monday in Vik."]
)
def test_another_word_or_order_is_no_omission(claim: str) -> None:
    assert find_omission(lay(claim, "The dam broke on Monday.")) is None


def test_a_sentence_lies_in_the_fewest_runs() -> None:
    evidence = lay("The dam of Vik broke.", "The mayor of the dam of Vik broke it.")
    assert lay_over(evidence.sentence, evidence.spans[0]) == (3, 4, 5, 6, 7)
