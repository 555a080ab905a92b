from __future__ import annotations

from summarize.composing import warn_of_corrections
from summarize.types import Article, Dropped

NOTE = "Correction: An earlier report said that 46 houses were destroyed; it was 64."


ARTICLE = Article("a1", "64 houses were destroyed.", title="Day three", source="The Post")


def warnings(*told: str, note: str = NOTE) -> list[str]:
    """What is warned of where a brief tells this."""
    return [*warn_of_corrections([Dropped("a1", 25, 25, "correction", note)], [ARTICLE], told)]


def test_a_note_of_correction_is_told_with_whose_it_is() -> None:
    (warning,) = warnings("Rain is forecast.")
    assert warning.startswith("“Day three” (The Post) corrects itself")
    assert NOTE in warning


def test_what_the_brief_has_right_is_not_warned_of() -> None:
    assert not warnings("Rain is forecast.", "The fire destroyed 64 houses.")


def test_what_was_corrected_is_warned_of_even_beside_what_is_right() -> None:
    assert warnings("The fire destroyed 46 houses.")
    assert warnings("The fire destroyed 64 houses.", "Some said that 46 houses were lost.")


def test_the_wrong_word_told_of_something_else_is_no_matter() -> None:
    assert not warnings("The fire destroyed 64 houses.", "It began at 46 Mill Lane, firemen said.")


def test_of_a_long_note_the_beginning_is_told() -> None:
    (warning,) = warnings(note=f"{NOTE} {'We are sorry for this mistake. ' * 20}")
    assert NOTE in warning
    assert len(warning) < 320


def test_of_what_else_is_set_apart_nothing_is_told() -> None:
    caption = Dropped("a1", 0, 0, "a caption", "The valley on Monday.")
    assert not [*warn_of_corrections([caption], [ARTICLE], [])]
