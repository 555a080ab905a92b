"""A threshold means the same with every embedder, whatever its scale of cosines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from summarize.analysis.meaning import read_meaning
from summarize.likeness import REFERENCE_SCALE, CosineScale, Likeness
from summarize.testing import WordEmbedder
from summarize.types import Embeddings, Sentence

CROWDED = CosineScale(unrelated=0.78, other=0.85, reworded=0.91, copy=0.98)
KINDS = ("unrelated", "other", "reworded", "copy")


class CrowdedEmbedder(WordEmbedder):
    """Gives every vector the same large part, as encoders with narrow cones do."""

    scale = CROWDED

    def embed(self, texts: Sequence[str]) -> Embeddings:
        rows = super().embed(texts)
        rows[:, 0] += 2.0
        unit: Embeddings = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit


def sentence(text: str) -> Sentence:
    return Sentence("a.0", "a", 0, 0, 0, len(text), text)


def test_the_reference_has_its_own_thresholds_to_the_bit() -> None:
    assert REFERENCE_SCALE.likeness() == Likeness()
    assert REFERENCE_SCALE.to_reference(0.123) == 0.123


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_pair_goes_to_the_same_kind(kind: str) -> None:
    reference, own = getattr(REFERENCE_SCALE, kind), getattr(CROWDED, kind)
    assert CROWDED.from_reference(reference) == pytest.approx(own)
    assert CROWDED.to_reference(own) == pytest.approx(reference)


def test_between_two_kinds_it_goes_in_a_straight_line() -> None:
    scale = replace(REFERENCE_SCALE, reworded=0.7, copy=0.9)
    halfway = (REFERENCE_SCALE.reworded + REFERENCE_SCALE.copy) / 2
    assert scale.from_reference(halfway) == pytest.approx(0.8)


def test_equal_vectors_have_a_cosine_of_one_on_every_scale() -> None:
    assert CROWDED.from_reference(1.0) == pytest.approx(1.0)
    assert CROWDED.to_reference(1.0) == pytest.approx(1.0)


def test_below_the_unrelated_the_line_goes_on() -> None:
    slope = (CROWDED.other - CROWDED.unrelated) / (
        REFERENCE_SCALE.other - REFERENCE_SCALE.unrelated
    )
    down = CROWDED.unrelated - slope * REFERENCE_SCALE.unrelated
    assert CROWDED.likeness().unrelated == pytest.approx(down)


def test_the_thresholds_of_a_crowded_scale_are_crowded_and_in_the_same_order() -> None:
    likeness = CROWDED.likeness()
    rising = (likeness.clearly_own, likeness.may_add, likeness.said_too, likeness.same_statement)
    assert list(rising) == sorted(rising)
    assert likeness.clearly_own > CROWDED.other
    assert CROWDED.reworded < likeness.same_statement < likeness.same_sentence < CROWDED.copy


def test_a_share_is_no_cosine_and_stays() -> None:
    assert CROWDED.likeness().leading_words == Likeness().leading_words


def test_a_model_that_tells_nothing_apart_merges_equal_vectors_alone() -> None:
    blind = CosineScale(unrelated=0.9, other=0.9, reworded=0.9, copy=0.9)
    assert not blind.tells_apart
    assert blind.likeness().same_statement >= 0.9
    assert blind.to_reference(0.9) == pytest.approx(REFERENCE_SCALE.copy)
    assert blind.to_reference(1.0) == pytest.approx(1.0)


def test_medians_that_fall_are_taken_for_equal() -> None:
    odd = replace(CROWDED, reworded=0.8)
    assert not odd.tells_apart
    cosines = [odd.from_reference(c / 100) for c in range(101)]
    assert cosines == sorted(cosines)


def test_a_story_is_read_with_the_thresholds_of_its_embedder() -> None:
    read = read_meaning([sentence("It rained.")], "en", CrowdedEmbedder())
    assert read.likeness == CROWDED.likeness()
