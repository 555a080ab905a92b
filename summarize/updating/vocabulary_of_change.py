"""The words by which a text says that something holds no more, or is of another event."""

from __future__ import annotations

import tomllib
from importlib.resources import files

_TABLE = tomllib.loads(files(__package__).joinpath("changes.toml").read_text(encoding="utf-8"))


def _words(name: str) -> frozenset[str]:
    return frozenset(_TABLE[name].split())


MOVING, DENYING, ALLEGING = _words("moving"), _words("denying"), _words("alleging")
OTHER, CORRECTING = _words("other"), _words("correcting")
BEFORE, SUPPOSING = _words("before"), _words("supposing")
CHANGING, COUNTED, GIVEN, LIGHT = map(_words, ("changing", "counted", "given", "light"))
