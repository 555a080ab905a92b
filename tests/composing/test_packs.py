"""A reader is told what rests on one text alone that was given many times."""

from __future__ import annotations

import numpy as np

from summarize.clustering import Story
from summarize.composing import warn_of_packs
from summarize.types import Article, BriefSentence, Citation


def says(text: str, *articles: str) -> BriefSentence:
    return BriefSentence(text, "extracted", 1.0, tuple(Citation(each, 0, 9) for each in articles))


def warned(*sentences: BriefSentence, copies: dict[str, str], articles: str) -> tuple[str, ...]:
    given = [Article(each, "text", title=f"T{each}", source=f"Post {each}") for each in articles]
    return warn_of_packs(sentences, Story((), np.zeros((0, 1), np.float32), copies, ()), given)


def test_what_a_pack_of_copies_alone_says_is_told_with_its_source() -> None:
    found = warned(
        says("The dam held.", "a"),
        says("The minister fled.", "x"),
        says("Police seek him.", "y"),
        copies={"y": "x", "z": "x"},
        articles="abxyz",
    )
    assert found == (
        "3 articles are copies of one text, “Tx” (Post x), and count as one source; no other"
        " source says “The minister fled.” and 1 more",
    )


def test_what_others_say_too_is_not() -> None:
    copies = {"y": "x", "z": "x"}
    assert warned(says("The dam held.", "a", "x"), copies=copies, articles="axyz") == ()


def test_one_copy_is_nothing_to_tell_of() -> None:
    assert warned(says("The dam held.", "x"), copies={"y": "x"}, articles="axy") == ()


def test_where_all_are_copies_nobody_else_could_say_it() -> None:
    assert warned(says("It held.", "x"), copies={"y": "x", "z": "x"}, articles="xyz") == ()
