"""Somebody else's briefs, from a file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from summarize.errors import ReadError
from summarize.evaluation.datasets import ReferenceStory
from summarize.evaluation.jsonl import read_rows
from summarize.evaluation.rouge import sentences_of
from summarize.evaluation.systems.system import Prediction

_NAMED = 3
"""Ids that an error names; the rest it counts."""


@dataclass(frozen=True, slots=True)
class FilePredictions:
    """A `System` that has its briefs already; they may have any length."""

    texts: Mapping[str, str]
    name: str = "predictions"
    timed: bool = False

    def summarize(self, story: ReferenceStory, words: int) -> Prediction:
        """Return the file's text for the story as it stands."""
        text = self.texts[story.id]
        return Prediction(text, tuple(sentences_of(text, story.language)))


def read_predictions(
    path: Path, *, wanted: Collection[str], known: Collection[str]
) -> FilePredictions:
    """Read rows of ``id`` and ``text`` (or ``summary``).

    Args:
        path: a JSON Lines file.
        wanted: the ids of the stories that are scored; each needs a text.
        known: the ids of all stories of the data; there may be texts for those only.

    Raises:
        ReadError: An id is missing, unknown or given twice, or a row has no text.
    """
    texts: dict[str, str] = {}
    for row in read_rows(path):
        story_id = row.text("id")
        if story_id in texts:
            raise row.error(f'the id "{story_id}" stands above already')
        texts[story_id] = row.text("text", "summary")
    known = set(known)
    _refuse(path, "lacks a text for", [i for i in wanted if i not in texts])
    _refuse(path, "has a text for the unknown", [i for i in texts if i not in known])
    return FilePredictions(texts)


def _refuse(path: Path, problem: str, ids: list[str]) -> None:
    if not ids:
        return
    named = ", ".join(f'"{story_id}"' for story_id in ids[:_NAMED])
    more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
    stories = "story" if len(ids) == 1 else f"{len(ids)} stories"
    raise ReadError(f"{path} {problem} {stories} {named}{more}; one row a story is wanted")
