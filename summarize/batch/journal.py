"""What a job did and when: JSON Lines that are only ever added to."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from summarize.batch.failures import Failed, output_error
from summarize.batch.locations import Location

JOURNAL = "journal.jsonl"


class Journal:
    """The journal of one output location; every job adds to the same."""

    def __init__(self, out: Location) -> None:
        """Add to the journal in ``out``."""
        self._out = out

    def add(self, event: str, **fields: object) -> None:
        """Add an event, with the time in UTC.

        Raises:
            OutputError: It cannot be written; what is not recorded must not go on.
        """
        time = datetime.now(UTC).isoformat(timespec="milliseconds")
        try:
            self._out.append(JOURNAL, json.dumps({"time": time, "event": event, **fields}))
        except OSError as error:
            raise output_error(error, f"{self._out.name}/{JOURNAL}") from error

    def sync(self) -> None:
        """See to it that what was added stays.

        Raises:
            OutputError: The disk does not take it.
        """
        try:
            self._out.sync()
        except OSError as error:
            raise output_error(error, f"{self._out.name}/{JOURNAL}") from error


def read_events(out: Location) -> Iterator[dict[str, Any]]:
    """Yield what the journal of ``out`` says; a line that was torn is passed over."""
    try:
        for line in out.lines(JOURNAL):
            try:
                event = json.loads(line)
            except ValueError:
                continue
            if isinstance(event, dict):
                yield event
    except FileNotFoundError:
        return


def still_failed(events: Iterator[Mapping[str, Any]]) -> dict[str, Failed]:
    """Return the stories whose last attempt failed."""
    failed: dict[str, Failed] = {}
    for event in events:
        match event:
            case {"event": "failed", "story": str(story), "stage": str(stage)}:
                kind, reason = str(event.get("error", "")), str(event.get("reason", ""))
                failed[story] = Failed(story, stage, kind, reason)
            case {"event": "done" | "current" | "gone", "story": str(story)}:
                failed.pop(story, None)
    return failed


def is_closed(events: Iterator[Mapping[str, Any]]) -> bool:
    """Return whether the last job came to its end, its lists written."""
    last = None
    for event in events:
        last = event.get("event")
    return last == "end"
