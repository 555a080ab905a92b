"""News as wires write it, in `wire/`: corrections, and the like told of something else.

An event is an old article, one that changes what it told, and one that changes nothing.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarize.pipeline import make_brief
from summarize.reading import read_articles
from summarize.types import Change, Models, ReadArticles
from summarize.updating import update_brief

FOLDER = Path(__file__).parent / "wire"
SETS = ("first", "second", "third", "fourth", "fifth", "sixth")


@dataclass(frozen=True, slots=True)
class Wired:
    """A case: ``was`` and ``now`` are in the readings of the change, None where there is none."""

    old: str
    new: str
    was: str | None = None
    now: str | None = None

    def is_found(self, change: Change) -> bool:
        """Return whether a change is the one that was planted."""
        if self.was is None or self.now is None:
            return False
        readings = (change.old.value.casefold(), change.new.value.casefold())
        return self.was.casefold() in readings[0] and self.now.casefold() in readings[1]


def wired(name: str) -> Iterator[Wired]:
    """Yield the cases of a set; a denial may have any readings."""
    table = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    for event in table["event"]:
        if "new" in event:
            yield Wired(event["old"], event["new"], event.get("was", ""), event.get("now", ""))
        if "other" in event:
            yield Wired(event["old"], event["other"])


def changes_of(case: Wired, models: Models, folder: Path) -> tuple[Change, ...]:
    """Return what an update finds, of articles read as any are from files in ``folder``."""
    old = _read({"text": case.old, "title": "First report", "date": "2023-05-01"}, folder)
    new = _read({"text": case.new, "title": "More on it", "date": "2023-05-03"}, folder)
    brief = make_brief(old.articles, models, dropped=old.dropped)
    return update_brief(brief, new.articles, models, dropped=new.dropped).history.changes


def _read(document: dict[str, Any], folder: Path) -> ReadArticles:
    path = folder / "article.json"
    path.write_text(json.dumps([document]), encoding="utf-8")
    return read_articles([str(path)])
