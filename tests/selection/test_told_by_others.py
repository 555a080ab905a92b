from __future__ import annotations

import numpy as np
import pytest

from summarize.clustering import Story
from summarize.selection.told_by_others import ToldByOthers
from summarize.types import Embeddings, Sentence

BRIDGE, RESCUE, BRIDGE_AND_RESCUE = (1.0, 0.0), (0.0, 1.0), (0.8, 0.6)


def story_of(*told: tuple[str, tuple[float, float]]) -> Story:
    sentences = tuple(
        Sentence(
            id=f"{source}#{n}", article_id=source, index=n, start=0, end=2, paragraph=0, text="A."
        )
        for n, (source, _) in enumerate(told)
    )
    vectors: Embeddings = np.array([vector for _, vector in told], dtype=np.float32)
    return Story(sentences, vectors, {}, ())


def test_it_is_the_share_of_the_sources_beyond_two_that_agree() -> None:
    story = story_of(("a", BRIDGE), ("b", BRIDGE), ("b", BRIDGE), ("c", RESCUE), ("d", BRIDGE))
    assert ToldByOthers(story, 0.7).agreement == pytest.approx([1 / 2, 1 / 2, 1 / 2, 0, 1 / 2])


def test_what_the_brief_tells_already_earns_nothing() -> None:
    story = story_of(("a", BRIDGE), ("b", BRIDGE), ("c", BRIDGE_AND_RESCUE), ("d", RESCUE))
    others = ToldByOthers(story, 0.6)
    assert others.agreement == pytest.approx([1 / 2, 1 / 2, 1, 0])
    others.take(np.array([True, False, False, False]))
    assert others.agreement == pytest.approx([1 / 2, 0, 1 / 2, 0])
    others.take(np.array([False, True, True, False]))
    assert others.agreement.tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize("sources", ["a", "aaa", "ab"])
def test_where_there_are_not_three_sources_there_is_no_agreement(sources: str) -> None:
    story = story_of(*((source, BRIDGE) for source in sources))
    others = ToldByOthers(story, 0.7)
    others.take(np.ones(len(sources), dtype=bool))
    assert others.agreement.tolist() == [0.0] * len(sources)


def test_a_copy_does_not_agree_with_its_original() -> None:
    told = story_of(("a", BRIDGE), ("b", BRIDGE), ("c", BRIDGE), ("d", RESCUE))
    assert ToldByOthers(told, 0.7).agreement == pytest.approx([1 / 2, 1 / 2, 1 / 2, 0])
    with_copy = Story(told.sentences, told.embeddings, {"b": "a"}, ())
    assert ToldByOthers(with_copy, 0.7).agreement.tolist() == [0, 0, 0, 0]
