"""Briefs on disk, so that an interrupted run goes on where it was."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from summarize.errors import SummarizeError
from summarize.evaluation.datasets import ReferenceStory
from summarize.evaluation.systems.system import Prediction
from summarize.files import read_regular, safe_name, write_whole
from summarize.limits import MOST_ENVELOPE_BYTES
from summarize.parsing import parse_json
from summarize.revision import REVISION
from summarize.visible import json_text


@dataclass(frozen=True, slots=True)
class MadeBrief:
    """A brief and the seconds it took when it was made; None if that was elsewhere."""

    prediction: Prediction
    seconds: float | None


@dataclass(frozen=True, slots=True)
class SavedBriefs:
    """``FOLDER/<system>/<story>.json``, each with a fingerprint of what made it.

    The fingerprint covers the system's name and its models (``made_by``, by system), the
    words, the seed, the revision of what writes and the story's content. It does not cover
    code whose revision is not raised yet: while it is being changed, give a folder of its own
    to each state that is to be compared.
    """

    folder: Path
    words: int
    seed: int
    made_by: Mapping[str, str] = field(default_factory=dict)

    def find(self, system: str, story: ReferenceStory) -> MadeBrief | None:
        """Return the brief that this system made of this story with these options, if any."""
        try:
            saved = parse_json(read_regular(self._path(system, story), MOST_ENVELOPE_BYTES))
            if saved["fingerprint"] != self._fingerprint(system, story):
                return None
            brief = Prediction(saved["text"], tuple(saved["sentences"]), saved["fused_share"])
            return MadeBrief(brief, saved["seconds"])
        except (OSError, ValueError, KeyError, TypeError):  # absent, or no file of ours
            return None

    def keep(self, system: str, story: ReferenceStory, made: MadeBrief) -> None:
        """Write a brief, whole or not at all.

        Raises:
            SummarizeError: It cannot be written.
        """
        content = {
            "id": story.id,
            "system": system,
            **asdict(made.prediction),
            "seconds": made.seconds,
            "fingerprint": self._fingerprint(system, story),
        }
        path = self._path(system, story)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, json_text(content, indent=2) + "\n")
        except OSError as error:
            raise SummarizeError(f"cannot write {path}: {error.strerror}") from error

    def _path(self, system: str, story: ReferenceStory) -> Path:
        return self.folder / system / f"{safe_name(story.id)}.json"

    def _fingerprint(self, system: str, story: ReferenceStory) -> str:
        models = self.made_by.get(system, "")
        key = [system, models, self.words, self.seed, REVISION, story.digest]
        return hashlib.sha256(json.dumps(key).encode()).hexdigest()
