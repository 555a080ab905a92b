"""Who brings articles on something else to a brief is told so."""

from __future__ import annotations

import pytest

from summarize.pipeline import make_brief
from summarize.testing import WordEmbedder
from summarize.types import Article, Models
from summarize.updating import update_brief
from summarize.updating.next_revision import ANOTHER_STORY

pytestmark = pytest.mark.usefixtures("own_cache")
MODELS = Models(embedder=WordEmbedder())
FLOOD = Article(
    "a1",
    "The river Lenne flooded the market of Ostby on Monday. Firemen pumped water out of cellars.",
    published="2023-05-01",
)
EBB = Article(
    "a2",
    "The river Lenne left the market of Ostby on Tuesday. Firemen pumped water out of a school.",
    published="2023-05-02",
)
CUP = Article(
    "a3",
    "Varda Lions beat Castel at home. Emil Sauter scored twice before half-time.",
    title="Lions win",
    published="2023-05-02",
)
WARNING = "of the new articles these seem to tell another story than the brief: “Lions win”"


def test_a_new_article_of_another_story_is_warned_of() -> None:
    made = update_brief(make_brief([FLOOD], MODELS), [CUP], MODELS)
    assert any(each.startswith(WARNING) for each in made.warnings)


def test_one_of_the_same_story_is_not() -> None:
    made = update_brief(make_brief([FLOOD], MODELS), [EBB], MODELS)
    assert not any("another story" in each for each in made.warnings)


def test_one_that_is_set_apart_is_named_and_not_said_to_tell_nothing() -> None:
    made = update_brief(make_brief([FLOOD, EBB], MODELS), [CUP], MODELS)
    assert [each.reason for each in made.dropped if each.article_id == CUP.id] == [ANOTHER_STORY]
    assert any(each.startswith(WARNING) for each in made.warnings)
    assert not any("tell nothing" in each for each in made.warnings)
