"""What was pulled from the hub: which revision, and the hashes that its files had then."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from summarize.catalog.card import ModelCard, ModelFile
from summarize.files import read_regular, safe_name, write_whole
from summarize.folders import cache_folder
from summarize.limits import MOST_MODEL_JSON_BYTES
from summarize.parsing import parse_json


@dataclass(frozen=True, slots=True)
class PulledModel:
    """A model as it was pulled; ``revision`` is the commit."""

    hub_id: str
    revision: str
    files: tuple[ModelFile, ...]

    def folder(self) -> Path | None:
        """Return where the hub's cache keeps it; None if a file is not there any more."""
        from huggingface_hub import try_to_load_from_cache

        folders = set()
        for file in self.files:
            found = try_to_load_from_cache(self.hub_id, file.path, revision=self.revision)
            if not isinstance(found, str) or not Path(found).exists():
                return None
            folders.add(Path(found).parents[len(Path(file.path).parts) - 1])
        return folders.pop() if len(folders) == 1 else None


def record_of(hub_id: str) -> PulledModel | None:
    """Return what is recorded of a model, if it was ever pulled."""
    try:
        held = parse_json(read_regular(_path(hub_id), MOST_MODEL_JSON_BYTES))
        files = tuple(ModelFile(**file) for file in held["files"])
        return PulledModel(held["hub_id"], held["revision"], files)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def with_record(card: ModelCard) -> ModelCard:
    """Return a card with the revision and the files that were recorded when it was pulled.

    A card that names its files keeps them: what was pulled has to be the same.
    """
    record = None if card.files or card.path or card.package else record_of(card.hub_id)
    if record is None or card.revision not in (None, record.revision):
        return card
    return replace(card, revision=record.revision, files=record.files)


def keep_record(record: PulledModel) -> None:
    """Write a record.

    Raises:
        OSError: The cache folder cannot be written.
    """
    path = _path(record.hub_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, json.dumps(asdict(record), indent=2) + "\n")


def _path(hub_id: str) -> Path:
    return cache_folder() / "pulled" / f"{safe_name(hub_id)}.json"
