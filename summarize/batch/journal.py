"""What a job did and when: JSON Lines that are only ever added to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from summarize.batch.failures import Failed, writing
from summarize.batch.locations import Location
from summarize.parsing import parse_json

_FILE = "journal.jsonl"


class Journal:
    """The journal of one output location; every job adds to the same."""

    def __init__(self, out: Location) -> None:
        """Stand for the journal in ``out``."""
        self._out = out
        self._name = f"{out.name}/{_FILE}"

    def add(self, event: str, **fields: object) -> None:
        """Add an event, with the time in UTC.

        Raises:
            OutputError: It cannot be written; what is not recorded must not go on.
        """
        time = datetime.now(UTC).isoformat(timespec="milliseconds")
        with writing(self._name):
            self._out.append(_FILE, json.dumps({"time": time, "event": event, **fields}))

    def sync(self) -> None:
        """See to it that what was added stays.

        Raises:
            OutputError: The disk does not take it.
        """
        with writing(self._name):
            self._out.sync()

    def events(self) -> Iterator[dict[str, Any]]:
        """Yield what it says; a torn line is passed over, and a journal that is no file."""
        try:
            for line in self._out.lines(_FILE):
                try:
                    event = parse_json(line)
                except ValueError:
                    continue
                if isinstance(event, dict):
                    yield event
        except OSError:  # whether it can be written shows as soon as it is
            return

    def unread(self) -> dict[str, tuple[str, ...]]:
        """Return of each story's last brief what could not be read for it, if anything."""
        found = {
            str(event.get("story")): event.get("unread")
            for event in self.events()
            if event.get("event") == "done"
        }
        return {
            story: tuple(each for each in told if isinstance(each, str))
            for story, told in found.items()
            if isinstance(told, list)
        }

    def outcome(self) -> tuple[dict[str, Failed], bool]:
        """Return the stories whose last attempt failed, and whether the last job came to its end.

        At its end its lists were written.
        """
        failed: dict[str, Failed] = {}
        last = None
        for event in self.events():
            last = event.get("event")
            match event:
                case {"event": "failed", "story": str(story), "stage": str(stage)}:
                    kind, reason = str(event.get("error", "")), str(event.get("reason", ""))
                    failed[story] = Failed(story, stage, kind, reason)
                case {"event": "done" | "current" | "gone", "story": str(story)}:
                    failed.pop(story, None)
        return failed, last == "end"
