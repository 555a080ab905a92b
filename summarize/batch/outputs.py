"""The briefs of a job on disk: one file a story and format, and lists of them all."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from types import MappingProxyType
from typing import Any

from summarize.batch.failures import NO_PLACE, Failed, writing
from summarize.batch.locations import Location
from summarize.files import safe_name
from summarize.limits import MOST_ENVELOPE_BYTES
from summarize.parsing import parse_json
from summarize.rendering import (
    IndexEntry,
    IndexFailure,
    brief_as_json,
    index_entry,
    render,
    render_index,
)
from summarize.types import Brief
from summarize.visible import json_text

BRIEFS = "briefs.jsonl"
FAILED = "failed.jsonl"
INDEX = "index.html"
NAMES = "names.jsonl"

_NOTHING: Mapping[str, Sequence[str]] = MappingProxyType({})
_JSON = ".json"
_LOG = logging.getLogger(__name__)
_SUFFIXES = {"markdown": ".md", "text": ".txt", "html": ".html", "json": _JSON}


def brief_texts(
    brief: Brief, formats: Iterable[str], *, stamp: Stamp, with_sources: bool
) -> dict[str, str]:
    """Return a story's brief in each of ``formats``, and last as JSON, which is its envelope."""
    shown = brief_as_json(brief, with_sources=with_sources)
    envelope = {
        "id": stamp.story,
        "fingerprint": stamp.fingerprint,
        "made_by": stamp.made_by,
        **shown,
    }
    envelope |= {"sha256": _digest(envelope)}
    readable = {name: render(brief, name) for name in formats if name != "json"}
    return {**readable, "json": f"{json_text(envelope, indent=2)}\n"}


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a brief of a job is known by.

    Attributes:
        story: its id.
        fingerprint: of all that it depends on.
        made_by: of all of that but the articles: settings, models, the state of the code.
    """

    story: str
    fingerprint: str
    made_by: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A brief that stands in the outputs: its JSON, of and by what it was made, which revision."""

    data: bytes
    fingerprint: str
    made_by: str
    revision: int = 1


class Outputs:
    """What stands in an output location.

    A story's JSON is its envelope: the brief, the story's ``id``, the fingerprint of all that made
    it, and a hash of all that it says. It is written last, so that where it stands the story is
    done. One that is not as it was written, whoever edited it or whatever cut it off, is as good
    as none: it is told of once, and made again.
    """

    def __init__(self, location: Location, formats: Iterable[str]) -> None:
        """Note what is in ``location`` already; of each story ``formats`` and JSON are wanted."""
        self.location = location
        self._suffixes = {*(_SUFFIXES[name] for name in formats), _JSON}
        self._present = location.names()
        self._told: set[str] = set()

    def kept(self, story: str) -> Kept | None:
        """Return the story's brief, be it out of date; None if none stands there as written."""
        found = self._read(_file_name(story) + _JSON) if self.has(story) else None
        if found is None or found[1]["id"] != story:
            return None
        data, envelope = found
        made_by, revision = str(envelope.get("made_by", "")), int(envelope.get("revision", 1))
        return Kept(data, str(envelope["fingerprint"]), made_by, revision)

    def has(self, story: str) -> bool:
        """Return whether there was a brief of the story, be it out of date."""
        return _file_name(story) + _JSON in self._present

    def has_all(self, story: str) -> bool:
        """Return whether there was a brief of the story in all formats that are wanted."""
        return {_file_name(story) + suffix for suffix in self._suffixes} <= self._present

    def are_listed(self) -> bool:
        """Return whether the lists were there."""
        return {BRIEFS, FAILED, INDEX, NAMES} <= self._present

    def save(self, story: str, texts: Mapping[str, str]) -> None:
        """Write the story's `brief_texts`, each file whole or not at all.

        Raises:
            OutputError: Nothing more can be written.
            OSError: This story's files cannot be written.
        """
        for format_name, text in texts.items():
            name = _file_name(story) + _SUFFIXES[format_name]
            with writing(f"{self.location.name}/{name}", stopped_by=NO_PLACE):
                self.location.write(name, text)

    def collect(
        self, failed: Mapping[str, Failed], unread: Mapping[str, Sequence[str]] = _NOTHING
    ) -> None:
        """Write the lists anew: all briefs, all failures, all names that had to be changed.

        A brief of an earlier job stays in the list unless its story has failed since. The index
        tells what of a story could not be read (``unread``).

        Raises:
            OutputError: They cannot be written.
        """
        renamed: list[dict[str, str]] = []
        entries: list[IndexEntry] = []
        failures = [failed[story] for story in sorted(failed)]
        with writing(f"the lists of {self.location.name}"):
            self.location.write(BRIEFS, self._briefs(failed, renamed, entries))
            self.location.write(NAMES, map(_line, renamed))
            self.location.write(FAILED, (_line(asdict(each)) for each in failures))
            told = [IndexFailure(each.story, each.stage, each.reason) for each in failures]
            self.location.write(
                INDEX, render_index([_told(each, unread) for each in entries], told)
            )

    def _briefs(
        self, failed: Mapping[str, Failed], renamed: list[dict[str, str]], entries: list[IndexEntry]
    ) -> Iterator[str]:
        """Yield the briefs a line each; note for the other lists what they need of each."""
        names = self.location.names()
        for file, envelope in self._envelopes(names):
            story, name = envelope["id"], file.removesuffix(_JSON)
            if name != story:
                renamed.append({"story": story, "file": name})
            if story not in failed:
                files = [name + suffix for suffix in _SUFFIXES.values() if name + suffix in names]
                entries.append(index_entry(story, envelope, files))
                yield _line(envelope)

    def _envelopes(self, names: Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
        for file in sorted(names):
            is_brief = file.endswith(_JSON) and not file.startswith(".")
            if is_brief and (found := self._read(file)):
                yield file, found[1]

    def _read(self, file: str) -> tuple[bytes, dict[str, Any]] | None:
        """Return a story's JSON and what it says; None if it is not what was written there."""
        try:
            data = self.location.read(file, most=MOST_ENVELOPE_BYTES)
            envelope = parse_json(data)
            _require_own(envelope, file)
        except (OSError, ValueError) as error:
            if file not in self._told:
                self._told.add(file)
                reason = getattr(error, "strerror", None) or error
                _LOG.warning(
                    "%s/%s is no brief as a job wrote it: %s; its story, if there is one, is made "
                    "again",
                    self.location.name,
                    file,
                    reason,
                )
            return None
        return data, dict(envelope)


def _told(entry: IndexEntry, unread: Mapping[str, Sequence[str]]) -> IndexEntry:
    return replace(entry, unread=tuple(unread.get(entry.story, ())))


def _file_name(story: str) -> str:
    """Return the name of a story's files without their suffix; the index keeps its own."""
    name = safe_name(story)
    # No story is called so, since the sign is not seen.
    return safe_name("\0index") if f"{name}.html" == INDEX else name


def _require_own(envelope: object, file: str) -> None:
    """Refuse what is not the envelope that was written to ``file``.

    Raises:
        ValueError: It is not, with the reason.
    """
    if not isinstance(envelope, dict):
        raise ValueError("it holds no JSON object")
    said = {name: value for name, value in envelope.items() if name != "sha256"}
    if not (isinstance(said.get("id"), str) and isinstance(said.get("fingerprint"), str)):
        raise ValueError('it has no "id" and "fingerprint"')
    if envelope.get("sha256") != _digest(said):
        raise ValueError("it was changed after it was written")
    if _file_name(said["id"]) + _JSON != file:
        raise ValueError(f'it is the brief of the story "{said["id"]}"')


def _digest(envelope: Mapping[str, Any]) -> str:
    """Return the hash of all that an envelope says, however it is laid out."""
    return hashlib.sha256(json.dumps(envelope, sort_keys=True).encode()).hexdigest()


def _line(row: Mapping[str, Any]) -> str:
    return json_text(row) + "\n"
