"""The published JSON Schema of a brief."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import cast


def brief_schema() -> dict[str, object]:
    """Return the schema (draft 2020-12) that every ``--format json`` brief satisfies."""
    text = files(__package__).joinpath("brief.schema.json").read_text(encoding="utf-8")
    return cast(dict[str, object], json.loads(text))
