"""The briefs of a job on disk: one file a story and format, and lists of them all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from summarize.batch.failures import Failed, output_error, stop_if_full
from summarize.batch.locations import Location
from summarize.files import safe_name
from summarize.rendering import brief_as_json, render
from summarize.types import Brief

BRIEFS = "briefs.jsonl"
FAILED = "failed.jsonl"
NAMES = "names.jsonl"

SUFFIXES = {"json": ".json", "markdown": ".md", "text": ".txt", "html": ".html"}


def brief_texts(
    story: str, fingerprint: str, brief: Brief, *, formats: Iterable[str], with_sources: bool
) -> dict[str, str]:
    """Return the story's brief by format; its JSON is the envelope."""
    envelope = {
        "id": story,
        "fingerprint": fingerprint,
        **brief_as_json(brief, with_sources=with_sources),
    }
    whole = json.dumps(envelope, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return {each: whole if each == "json" else render(brief, each) for each in formats}


class Outputs:
    """What stands in an output location.

    A story's JSON is its envelope: the brief, the story's ``id``, and the fingerprint of
    all that made it. It is written last, so that where it stands the story is done.
    """

    def __init__(
        self, location: Location, *, formats: Iterable[str] = ("markdown",), with_sources: bool
    ) -> None:
        """Write into ``location``.

        Args:
            location: where to.
            formats: names of `RENDERERS`; JSON is always written too.
            with_sources: put the articles' texts into the JSON.
        """
        self.location = location
        readable = (name for name in SUFFIXES if name in formats and name != "json")
        self.formats = (*readable, "json")
        self.with_sources = with_sources
        self._present: set[str] = set()

    def look(self) -> None:
        """Note what is there already."""
        self._present = self.location.names()

    def fingerprint_of(self, story: str) -> str | None:
        """Return the fingerprint of the story's brief; None if it is not there in all formats."""
        name = safe_name(story)
        if any(name + SUFFIXES[each] not in self._present for each in self.formats):
            return None
        envelope = self._envelope(name + SUFFIXES["json"])
        found = envelope.get("fingerprint") if envelope.get("id") == story else None
        return found if isinstance(found, str) else None

    def has(self, story: str) -> bool:
        """Return whether there was a brief of the story, be it out of date."""
        return safe_name(story) + SUFFIXES["json"] in self._present

    def are_listed(self) -> bool:
        """Return whether the lists were there."""
        return {BRIEFS, FAILED, NAMES} <= self._present

    def save(self, story: str, texts: Mapping[str, str]) -> None:
        """Write the story's `brief_texts`, each file whole or not at all.

        Raises:
            OutputError: Nothing more can be written.
            OSError: This story's files cannot be written.
        """
        for each in self.formats:
            self._write(safe_name(story) + SUFFIXES[each], texts[each])

    def collect(self, failed: Mapping[str, Failed]) -> None:
        """Write the lists anew: all briefs, all failures, all names that had to be changed.

        A brief of an earlier job stays in the list unless its story has failed since.

        Raises:
            OutputError: They cannot be written.
        """
        try:
            self.location.write_lines(NAMES, self._names())
            self.location.write_lines(BRIEFS, self._briefs(failed))
            self.location.write_lines(
                FAILED, (json.dumps(asdict(failed[story])) for story in sorted(failed))
            )
        except OSError as error:
            raise output_error(error, f"the lists of {self.location.name}") from error

    def _briefs(self, failed: Mapping[str, Failed]) -> Iterator[str]:
        for _, envelope in self._envelopes():
            if envelope["id"] not in failed:
                yield json.dumps(envelope, ensure_ascii=False, allow_nan=False)

    def _names(self) -> Iterator[str]:
        for file, envelope in self._envelopes():
            name = file.removesuffix(SUFFIXES["json"])
            if name != envelope["id"]:
                yield json.dumps({"story": envelope["id"], "file": name})

    def _envelopes(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for file in sorted(self.location.names()):
            if file.endswith(SUFFIXES["json"]) and not file.startswith("."):
                envelope = self._envelope(file)
                if isinstance(envelope.get("id"), str) and "fingerprint" in envelope:
                    yield file, envelope

    def _envelope(self, file: str) -> dict[str, Any]:
        try:
            envelope = json.loads(self.location.read(file))
        except (OSError, ValueError):  # gone, or no file of ours
            return {}
        return envelope if isinstance(envelope, dict) else {}

    def _write(self, name: str, text: str) -> None:
        try:
            self.location.write(name, text)
        except OSError as error:
            stop_if_full(error, f"{self.location.name}/{name}")
            raise
