"""The briefs of a job on disk: one file a story and format, and lists of them all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from summarize.batch.failures import NO_PLACE, Failed, writing
from summarize.batch.locations import Location
from summarize.files import safe_name
from summarize.rendering import brief_as_json, render
from summarize.types import Brief

BRIEFS = "briefs.jsonl"
FAILED = "failed.jsonl"
NAMES = "names.jsonl"

_JSON = ".json"
_SUFFIXES = {"markdown": ".md", "text": ".txt", "html": ".html", "json": _JSON}


def brief_texts(
    brief: Brief, formats: Iterable[str], *, story: str, fingerprint: str, with_sources: bool
) -> dict[str, str]:
    """Return a story's brief in each of ``formats``, and last as JSON, which is its envelope."""
    shown = brief_as_json(brief, with_sources=with_sources)
    envelope = json.dumps(
        {"id": story, "fingerprint": fingerprint, **shown},
        ensure_ascii=False,
        indent=2,
        allow_nan=False,
    )
    readable = {name: render(brief, name) for name in formats if name != "json"}
    return {**readable, "json": f"{envelope}\n"}


class Outputs:
    """What stands in an output location.

    A story's JSON is its envelope: the brief, the story's ``id``, and the fingerprint of
    all that made it. It is written last, so that where it stands the story is done.
    """

    def __init__(self, location: Location, formats: Iterable[str]) -> None:
        """Note what is in ``location`` already; of each story ``formats`` and JSON are wanted."""
        self.location = location
        self._suffixes = {*(_SUFFIXES[name] for name in formats), _JSON}
        self._present = location.names()

    def fingerprint_of(self, story: str) -> str | None:
        """Return the fingerprint of the story's brief; None if it is not there in all formats."""
        name = safe_name(story)
        if any(name + suffix not in self._present for suffix in self._suffixes):
            return None
        envelope = self._envelope(name + _JSON)
        found = envelope.get("fingerprint") if envelope.get("id") == story else None
        return found if isinstance(found, str) else None

    def has(self, story: str) -> bool:
        """Return whether there was a brief of the story, be it out of date."""
        return safe_name(story) + _JSON in self._present

    def are_listed(self) -> bool:
        """Return whether the lists were there."""
        return {BRIEFS, FAILED, NAMES} <= self._present

    def save(self, story: str, texts: Mapping[str, str]) -> None:
        """Write the story's `brief_texts`, each file whole or not at all.

        Raises:
            OutputError: Nothing more can be written.
            OSError: This story's files cannot be written.
        """
        for format_name, text in texts.items():
            name = safe_name(story) + _SUFFIXES[format_name]
            with writing(f"{self.location.name}/{name}", stopped_by=NO_PLACE):
                self.location.write(name, text)

    def collect(self, failed: Mapping[str, Failed]) -> None:
        """Write the lists anew: all briefs, all failures, all names that had to be changed.

        A brief of an earlier job stays in the list unless its story has failed since.

        Raises:
            OutputError: They cannot be written.
        """
        with writing(f"the lists of {self.location.name}"):
            self.location.write(NAMES, map(_line, self._names()))
            self.location.write(BRIEFS, self._briefs(failed))
            failures = (asdict(failed[story]) for story in sorted(failed))
            self.location.write(FAILED, map(_line, failures))

    def _briefs(self, failed: Mapping[str, Failed]) -> Iterator[str]:
        for _, envelope in self._envelopes():
            if envelope["id"] not in failed:
                yield _line(envelope, ensure_ascii=False)

    def _names(self) -> Iterator[dict[str, str]]:
        for file, envelope in self._envelopes():
            name = file.removesuffix(_JSON)
            if name != envelope["id"]:
                yield {"story": envelope["id"], "file": name}

    def _envelopes(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for file in sorted(self.location.names()):
            if file.endswith(_JSON) and not file.startswith("."):
                envelope = self._envelope(file)
                if isinstance(envelope.get("id"), str) and "fingerprint" in envelope:
                    yield file, envelope

    def _envelope(self, file: str) -> dict[str, Any]:
        try:
            envelope = json.loads(self.location.read(file))
        except (OSError, ValueError):  # gone, or no file of ours
            return {}
        return envelope if isinstance(envelope, dict) else {}


def _line(row: Mapping[str, Any], *, ensure_ascii: bool = True) -> str:
    return json.dumps(row, ensure_ascii=ensure_ascii, allow_nan=False) + "\n"
