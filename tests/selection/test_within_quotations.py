"""What stands amid somebody's words is not said in the brief's own voice."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from summarize.selection.within_quotations import within_quotations
from summarize.types import Sentence

AMID = "Whoever thinks so is wrong."


def amid(*paragraphs: Sequence[str]) -> list[str]:
    """The sentences that stand amid a quotation."""
    sentences = [
        Sentence(f"a.{n}.{i}", "a", 10 * n + i, n, 0, len(text), text)
        for n, paragraph in enumerate(paragraphs)
        for i, text in enumerate(paragraph)
    ]
    found = within_quotations(sentences)
    return [each.text for each, is_amid in zip(sentences, found, strict=True) if is_amid]


@pytest.mark.parametrize(("opener", "closer"), [("“", "”"), ('"', '"'), ("«", "»")])
def test_a_sentence_between_the_marks_of_others_is_amid(opener: str, closer: str) -> None:
    assert amid([f"{opener}We try again.", AMID, f"We do,{closer} said Ann Lee."]) == [AMID]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    assert amid(["“We try again.", AMID], ["“We do,” said Ann Lee."]) == [AMID]


@pytest.mark.parametrize(
    "paragraph",
    [
        ["“We try again,” said Ann Lee.", AMID, "“We do.”"],
        ["“We try again.", AMID],
        ['The pipe is 6" wide.', AMID, 'She said "no" on Monday.'],
    ],
)
def test_what_is_closed_before_or_never_holds_nothing(paragraph: Sequence[str]) -> None:
    assert not amid(paragraph)


def test_a_paragraph_begins_anew() -> None:
    assert not amid(["“We try again."], [AMID], ["We do,” said Ann Lee."])
