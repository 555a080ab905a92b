"""News as wires write it, in `wire/`: corrections, and the like told of something else.

An event is an old article, one that changes what it told, and one that changes nothing.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from planted import Planted

from summarize.pipeline import make_brief
from summarize.reading import read_articles
from summarize.types import Change, Models, ReadArticles
from summarize.updating import update_brief

FOLDER = Path(__file__).parent / "wire"
SETS = ("first", "second", "third", "fourth", "fifth", "sixth")
REVERSALS = ("reversals", "reversals_held_out", "reversals_second")
"""What was found, freed, lifted or went ahead after all."""


def wired(name: str) -> Iterator[Planted]:
    """Yield the cases of a set; a denial may have any readings."""
    table = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    for event in table["event"]:
        also = event.get("also", "")
        if "new" in event:
            was, now = event.get("was", ""), event.get("now", "")
            yield Planted(event["old"], event["new"], was, now, also)
        if "other" in event:
            yield Planted(event["old"], event["other"], also=also)


def changes_of(case: Planted, models: Models, folder: Path) -> tuple[Change, ...]:
    """Return what an update finds, of articles read as any are from files in ``folder``."""
    old = _read({"text": case.old, "title": "First report", "date": "2023-05-01"}, folder)
    new = _read({"text": case.new, "title": "More on it", "date": "2023-05-03"}, folder)
    brief = make_brief(old.articles, models, dropped=old.dropped)
    return update_brief(brief, new.articles, models, dropped=new.dropped).history.changes


def _read(document: dict[str, Any], folder: Path) -> ReadArticles:
    path = folder / "article.json"
    path.write_text(json.dumps([document]), encoding="utf-8")
    return read_articles([str(path)])
