"""Words of the world, from ``world.toml``: units of measure and names of places."""

from __future__ import annotations

import tomllib
from importlib.resources import files

_TABLES = tomllib.loads(files(__package__).joinpath("world.toml").read_text(encoding="utf-8"))

KINDS: dict[str, str] = {
    each["unit"]: each["kind"] for each in _TABLES["measures"] if "kind" in each
}
"""What is measured, by unit; all else is counted."""
CONVERSIONS: dict[str, tuple[str, float]] = {
    other: (each["unit"], float(times))
    for each in _TABLES["measures"]
    for other, times in each["others"].items()
}
"""For a unit the one in which it is compared, and how many of that it is."""
PLACES: dict[str, frozenset[str]] = {
    level: frozenset(" ".join(name.split()) for name in names.split(","))
    for level, names in _TABLES["places"].items()
}
"""Names of countries and states, and words that tell nothing of a place's level."""
