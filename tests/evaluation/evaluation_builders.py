"""Stories and systems that are small enough to measure by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from summarize.evaluation.datasets import ReferenceStory
from summarize.evaluation.form import Form, Share
from summarize.evaluation.rouge import Rouge
from summarize.evaluation.run import Scored
from summarize.evaluation.systems import Prediction
from summarize.types import Article

NOTHING = Share(0, 0)


def make_story(
    *texts: str, references: Sequence[str] = ("It rained.",), story_id: str = "s1"
) -> ReferenceStory:
    """Return a story with an article of each text."""
    articles = tuple(Article(f"a{n}", text) for n, text in enumerate(texts, start=1))
    return ReferenceStory(story_id, articles, tuple(references), tuple(texts))


def write_rows(path: Path, *rows: Mapping[str, object]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def story_row(story_id: str, *texts: str, summary: str = "It rained.") -> dict[str, object]:
    return {"id": story_id, "documents": [{"text": text} for text in texts], "summary": summary}


def make_scored(
    story_id: str, system: str, rouge: float = 0.0, *, seconds: float | None = 1.0
) -> Scored:
    """Return a score whose three ROUGE figures are ``rouge``."""
    return Scored(
        story_id=story_id,
        system=system,
        prediction=Prediction.of(["It rained."]),
        rouge=Rouge(rouge, rouge, rouge),
        form=Form(NOTHING, NOTHING, NOTHING, NOTHING, 2, True, None),
        seconds=seconds,
        reused=False,
    )


class CountingSystem:
    """Says the same of every story, and remembers which it was asked about."""

    timed = True

    def __init__(self, name: str = "counting", said: str = "It rained.") -> None:
        self.name = name
        self.said = said
        self.asked: list[str] = []

    def summarize(self, story: ReferenceStory, words: int) -> Prediction:
        self.asked.append(story.id)
        return Prediction.of([self.said])
