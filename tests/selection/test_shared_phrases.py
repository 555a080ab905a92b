from __future__ import annotations

import numpy as np
import pytest

from summarize.clustering import Story
from summarize.selection.shared_phrases import SharedPhrases
from summarize.types import Sentence

RADAR = "The radar was switched off for a week before the ferry sailed into fog."
RADAR_IN_PASSING = "The owner, whose radar was switched off, said nothing to the press on Sunday."
OTHER = "Islanders gave blankets and hot soup to all who came ashore."


def story_of(*told: tuple[str, str], copies: dict[str, str] | None = None) -> Story:
    sentences = tuple(
        Sentence(
            id=f"{article}#{n}",
            article_id=article,
            index=n,
            start=0,
            end=len(text),
            paragraph=0,
            text=text,
        )
        for n, (article, text) in enumerate(told)
    )
    return Story(sentences, np.eye(len(told), dtype=np.float32), copies or {}, ())


def test_a_sentence_is_as_dense_as_it_has_phrases_of_three_sources_or_more() -> None:
    story = story_of(("a", RADAR), ("b", RADAR_IN_PASSING), ("c", RADAR_IN_PASSING), ("d", OTHER))
    density = SharedPhrases(story).density
    assert density.max() == 1.0
    assert density[:3].min() > 0
    assert density[3] == 0


def test_the_more_sources_share_a_phrase_the_more_it_weighs() -> None:
    told = [(article, "Radar failed, soup helped.") for article in "abc"]
    more = [("d", "Soup helped."), ("e", "Radar failed."), ("f", "Radar failed.")]
    density = SharedPhrases(story_of(*told, *more)).density
    assert density[4] == density[5] > density[3] > 0


def test_what_the_brief_has_adds_no_more() -> None:
    story = story_of(("a", RADAR), ("b", RADAR_IN_PASSING), ("c", RADAR_IN_PASSING), ("d", OTHER))
    phrases = SharedPhrases(story)
    phrases.take(3)
    assert phrases.density[0] > 0
    phrases.take(0)
    assert phrases.density == pytest.approx([0, 0, 0, 0])


@pytest.mark.parametrize("copies", [{}, {"c": "a"}])
def test_two_sources_may_share_a_phrase_by_chance_and_copies_are_one(
    copies: dict[str, str],
) -> None:
    two = [("a", RADAR), ("b", RADAR)]
    story = story_of(*two, *([("c", RADAR)] if copies else []), copies=copies)
    assert not SharedPhrases(story).density.any()


def test_sentences_without_words_of_content_are_no_fault() -> None:
    assert not SharedPhrases(story_of(("a", "And so."), ("b", "…"), ("c", "It was."))).density.any()
