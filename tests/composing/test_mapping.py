"""Which sentences say the same, and where they stand on the map."""

from __future__ import annotations

import numpy as np
import pytest

from summarize.composing.mapping import project
from summarize.pipeline import make_brief
from summarize.settings import Settings
from summarize.testing import WordEmbedder
from summarize.types import Article, Brief, Citation, Models

WALL = "The outer wall of the harbour cost nine million to repair."
CREWS = "Fishing crews complained that no boat could leave."
MAYOR = "Mayor Anne Holt opened a school in the old town."
BANK = "Insurers expect claims from many warehouses there."
FULL = Article("a", f"{WALL} {CREWS} {BANK}")
COPY = Article("c", f"{WALL} {CREWS} {BANK} {MAYOR}")


def brief_of(*articles: Article) -> Brief:
    return make_brief(articles, Models(embedder=WordEmbedder()), Settings(words=60))


def text_of(brief: Brief, citation: Citation) -> str:
    (text,) = (a.text for a in brief.articles if a.id == citation.article_id)
    return text[citation.start : citation.end]


def test_every_sentence_stands_in_one_group_with_those_that_say_the_same() -> None:
    other = Article("b", f"{MAYOR} {WALL}")
    made = brief_of(Article("a", f"{WALL} {CREWS}"), other)
    groups = [sorted((m.article_id, text_of(made, m)) for m in g.members) for g in made.groups]
    assert sorted(groups) == [[("a", CREWS)], [("a", WALL), ("b", WALL)], [("b", MAYOR)]]


def test_what_a_near_copy_repeats_stands_with_its_original() -> None:
    made = brief_of(FULL, COPY)
    assert {cover.copy_of for cover in made.coverage} == {None, "c"}
    members = [sorted(m.article_id for m in group.members) for group in made.groups]
    assert sorted(members) == [["a", "c"], ["a", "c"], ["a", "c"], ["c"]]


def test_a_group_names_the_sentence_that_tells_it() -> None:
    made = brief_of(FULL, Article("b", f"{MAYOR} {WALL}"))
    for group in made.groups:
        cites = [
            place
            for place, sentence in enumerate(made.sentences)
            if set(sentence.citations) & set(group.members)
        ]
        assert group.told == (cites[0] if cites else None)


def test_what_another_article_comes_near_is_not_an_article_s_own() -> None:
    made = brief_of(FULL, Article("b", f"{MAYOR} {WALL}"))
    own = {text_of(made, g.members[0]): g.own for g in made.groups}
    assert own == {WALL: False, CREWS: True, BANK: True, MAYOR: True}


def test_one_sentence_stands_in_the_middle() -> None:
    (group,) = brief_of(Article("a", WALL)).groups
    assert (group.x, group.y) == (0.5, 0.5)


def test_the_first_side_is_the_one_on_which_vectors_differ_most() -> None:
    placed = project(np.array([[0, 0], [10, 1], [20, 0], [60, 1]], dtype=np.float32))
    assert placed[:, 0].tolist() == pytest.approx([0, 1 / 6, 2 / 6, 1], abs=0.04)
    assert set(placed.min(axis=0)) | set(placed.max(axis=0)) == {0.0, 1.0}


def test_of_two_that_are_as_far_out_the_first_is_at_one() -> None:
    assert project(np.array([[-1, 0], [1, 0]], dtype=np.float32))[:, 0].tolist() == [1, 0]


def test_the_plane_does_not_depend_on_the_sign_of_the_vectors_axes() -> None:
    vectors = np.random.default_rng(7).normal(size=(40, 12)).astype(np.float32)
    np.testing.assert_array_equal(project(vectors), project(vectors[:, ::-1].copy()))


@pytest.mark.parametrize("count", [1, 2, 5])
def test_equal_vectors_are_one_point(count: int) -> None:
    assert project(np.ones((count, 3), dtype=np.float32)).tolist() == [[0.5, 0.5]] * count


def test_the_same_articles_make_the_same_map() -> None:
    assert brief_of(FULL, COPY).groups == brief_of(FULL, COPY).groups
