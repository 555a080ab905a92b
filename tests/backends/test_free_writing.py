from __future__ import annotations

import pytest

from summarize.backends.free_writing import plain_answer, share_room, without_torn_end


@pytest.mark.parametrize(
    ("answer", "plain"),
    [
        ("Floods closed it.", "Floods closed it."),
        ("<think>Did they?\nYes.</think>\n\nFloods closed it.", "Floods closed it."),
        ("<think>Did they? And then", ""),
        ("Here is a brief of the reports:\n\nFloods closed it.", "Floods closed it."),
        ("## Floods\n\n- **Floods** closed it.\n- It rained.", "Floods closed it. It rained."),
        ("1. Floods closed it.\n2. It rained.", "Floods closed it. It rained."),
        ("3 people died.\n40 were hurt.", "3 people died. 40 were hurt."),
        ("“It rained,” the mayor said.", "“It rained,” the mayor said."),
        ('"It rained," he said. "Hard."', '"It rained," he said. "Hard."'),
    ],
)
def test_an_answer_is_the_text_alone(answer: str, plain: str) -> None:
    assert plain_answer(answer) == plain


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("Floods closed it. Repairs cost $3.", "Floods closed it."),
        ("It rained. “Hard,” he said.” Then the", "It rained. “Hard,” he said.”"),
        ("Floods of 3.5 metres closed the", "Floods of 3.5 metres closed the"),
        ("", ""),
    ],
)
def test_a_text_cut_off_at_its_length_loses_the_sentence_that_is_torn(
    torn: str, whole: str
) -> None:
    assert without_torn_end(torn) == whole


@pytest.mark.parametrize(
    ("lengths", "room", "shares"),
    [
        ([10, 20], 40, [10, 20]),
        ([10, 50, 50], 60, [10, 25, 25]),
        ([50, 10], 20, [10, 10]),
        ([5, 5], 0, [0, 0]),
    ],
)
def test_short_texts_are_read_whole_and_long_ones_in_equal_parts(
    lengths: list[int], room: int, shares: list[int]
) -> None:
    assert share_room(lengths, room) == shares
