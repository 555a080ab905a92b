"""What costs nothing: the articles' beginnings, and chance."""

from __future__ import annotations

import random
from dataclasses import dataclass

from summarize.evaluation.datasets import ReferenceStory
from summarize.evaluation.systems.system import Prediction, fill_budget, sentences_in
from summarize.types import Sentence


@dataclass(frozen=True, slots=True)
class Lead:
    """The first sentence of each article, then the second of each, and so on."""

    name: str = "lead"
    timed: bool = True

    def summarize(self, story: ReferenceStory, words: int) -> Prediction:
        """Return the sentences in the order in which they were taken."""
        in_turn = sorted(sentences_in(story), key=lambda sentence: sentence.index)  # is stable
        taken = fill_budget(in_turn, words, text=_text)
        return Prediction.of(list(map(_text, taken)), fused_share=0.0)


@dataclass(frozen=True, slots=True)
class Random:
    """Sentences drawn at random; the same seed and story give the same ones."""

    seed: int
    name: str = "random"
    timed: bool = True

    def summarize(self, story: ReferenceStory, words: int) -> Prediction:
        """Return the sentences in the order of the articles."""
        sentences = sentences_in(story)
        order = list(range(len(sentences)))
        random.Random(f"{self.seed} {story.id}").shuffle(order)
        taken = fill_budget(order, words, text=lambda i: sentences[i].text)
        return Prediction.of([sentences[i].text for i in sorted(taken)], fused_share=0.0)


def _text(sentence: Sentence) -> str:
    return sentence.text
