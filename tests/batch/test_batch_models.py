"""What a job's threads share is what was loaded, and says the same of itself."""

from __future__ import annotations

from summarize.analysis.meaning import knows_languages
from summarize.batch.engine import _shared
from summarize.likeness import CosineScale
from summarize.testing import WordEmbedder
from summarize.types import Models, Sentence

FRENCH = Sentence("a.0", "a", 0, 0, 0, 8, "Il pleut", language="fr")


class MultilingualEmbedder(WordEmbedder):
    languages = ("*",)
    scale = CosineScale(unrelated=0.7, other=0.8, reworded=0.9, copy=0.95)


def test_a_shared_embedder_keeps_its_languages_and_its_scale() -> None:
    shared = _shared(Models(embedder=MultilingualEmbedder())).embedder
    assert knows_languages(shared, [FRENCH])
    assert shared.scale == MultilingualEmbedder.scale
