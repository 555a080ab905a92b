"""Corrections and reversals in free words are found as far as they are (see `free_words.py`)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from free_words import SETS, FreeStory, changes_of_brief, changes_of_update, free_stories

from summarize.backends import load_models
from summarize.types import Change, Models


@pytest.fixture(scope="module")
def models() -> Models:
    return load_models()


@pytest.mark.parametrize("name", SETS)
def test_half_of_the_stories_have_one_change_and_a_quarter_has_none(name: str) -> None:
    counts = [len(story.changes) for story in free_stories(name)]
    assert (len(counts), counts.count(0), counts.count(1)) == (20, 5, 10)


@pytest.mark.usefixtures("own_cache")
@pytest.mark.parametrize("changes_of", [changes_of_update, changes_of_brief])
@pytest.mark.parametrize(("name", "recall"), [("made_with", 0.45), ("held_out", 0.1)])
def test_what_is_found_is_so(
    name: str,
    recall: float,
    changes_of: Callable[[FreeStory, Models], tuple[Change, ...]],
    models: Models,
) -> None:
    found = planted = false = 0
    for story in free_stories(name):
        changes = changes_of(story, models)
        found += len(story.found(changes))
        planted += len(story.changes)
        false += len(story.false(changes))
    if changes_of is changes_of_update:  # a brief looks for the surest only
        assert found >= recall * planted
    assert found >= 0.95 * (found + false)
