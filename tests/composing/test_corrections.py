from __future__ import annotations

from summarize.composing import warn_of_corrections
from summarize.types import Article, Dropped

NOTE = "Correction: An earlier report said that 46 houses were destroyed; it was 64."


def test_a_note_of_correction_is_told_with_whose_it_is() -> None:
    article = Article("a1", "64 houses were destroyed.", title="Day three", source="The Post")
    (warning,) = warn_of_corrections([Dropped("a1", 25, 25, "correction", NOTE)], [article])
    assert warning.startswith("“Day three” (The Post) puts something right")
    assert NOTE in warning


def test_of_what_else_is_set_apart_nothing_is_told() -> None:
    article = Article("a1", "64 houses were destroyed.")
    caption = Dropped("a1", 0, 0, "a caption", "The valley on Monday.")
    assert not [*warn_of_corrections([caption], [article])]
