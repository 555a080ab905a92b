"""Marks of other texts' sources are known from an editor's words, years and exponents."""

from __future__ import annotations

import pytest

from summarize.language.source_marks import source_marks, without_source_marks

MARKED = {
    "The bridge was opened late. [1] [7][2]": "The bridge was opened late.",
    "The bridge was opened [1], [2], she said.": "The bridge was opened, she said.",
    "The work ended (see [2]).": "The work ended.",
    "The work ended (cf. [2], [3]) on Monday.": "The work ended on Monday.",
    "[1] The mayor came.": "The mayor came.",
    "The bridge opened.[3]It is long.": "The bridge opened. It is long.",
    "The bridge opened.¹ ⁷ It is long.": "The bridge opened. It is long.",
    "The river² rose.": "The river rose.",
    "See [the plan](http://a.example/plan) now.": "See the plan now.",
    "It rose [1](http://a.example/1).": "It rose.",
    "![a bridge](images/bridge.png) It opened.": "It opened.",
    "It opened [^1] late.": "It opened late.",
    "It opened【1】.": "It opened.",
    "It opened ［１］.": "It opened.",
    r"It opened \[1\].": "It opened.",
    "It opened [[1]].": "It opened.",
    "It opened [Note 3] late.": "It opened late.",
    "It opened. [1: only The Post] It is long.": "It opened. It is long.",
    "It opened [1-3, 5] late.": "It opened late.",
    "It opened<sup>[1]</sup> late.": "It opened late.",
    "[the mayor][1] spoke.": "[the mayor] spoke.",
}
UNMARKED = (
    "[The mayor] said so.",
    "He [sic] said [...] that it fell in [2019].",
    "It is 745 km [463 miles] long and 5 km² wide.",
    "He said (1) that it fell and (2) that it rose.",
    "Imidazo[4,5-f]quinoline was found.",
    "In [May 2011] it rose by 10⁶.",
)


@pytest.mark.parametrize(("text", "rest"), MARKED.items())
def test_marks_of_sources_are_taken_out(text: str, rest: str) -> None:
    assert without_source_marks(text) == rest
    assert source_marks(text)


@pytest.mark.parametrize("text", UNMARKED)
def test_what_is_no_mark_stays(text: str) -> None:
    assert without_source_marks(text) == text
    assert not source_marks(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("According to [2], it fell.", "According to (2), it fell."),
        ("“We lost [10] men,” he said.", "“We lost (10) men,” he said."),
    ],
)
def test_a_number_that_the_sentence_needs_stands_in_round_brackets(text: str, shown: str) -> None:
    assert without_source_marks(text) == shown
    assert not source_marks(text)
