"""This package's own briefs, through the pipeline that every command uses."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.errors import ReadError
from summarize.evaluation.datasets import ReferenceStory
from summarize.evaluation.systems.system import Prediction
from summarize.pipeline import make_brief
from summarize.settings import Settings, Strategy
from summarize.types import Models


@dataclass(frozen=True, slots=True)
class Pipeline:
    """`make_brief` with loaded models; without a parser and a writer it is extractive."""

    name: str
    models: Models
    seed: int
    strategy: Strategy = "fuse"
    timed: bool = True

    def summarize(self, story: ReferenceStory, words: int) -> Prediction:
        """Return the text of the brief; of a story that gives none, an empty one."""
        try:
            settings = Settings(words=words, seed=self.seed, strategy=self.strategy)
            brief = make_brief(story.articles, self.models, settings)
        except ReadError:
            return Prediction.of([])
        fused = sum(sentence.kind == "fused" for sentence in brief.sentences)
        return Prediction.of(
            [sentence.text for sentence in brief.sentences],
            fused_share=fused / len(brief.sentences) if brief.sentences else None,
        )
