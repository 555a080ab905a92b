"""The words by which a text says that something holds no more, or is of another event."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files

from summarize.language.lexicon import SAYING

_TABLE = tomllib.loads(files(__package__).joinpath("changes.toml").read_text(encoding="utf-8"))


def _words(name: str) -> frozenset[str]:
    return frozenset(_TABLE[name].split())


MOVING, DENYING, ALLEGING = _words("moving"), _words("denying"), _words("alleging")
REVOKING = _words("revoking")
CANCELLING, CHANGING = _words("cancelling"), _words("changing")
EARLY, WRONG, CORRECTING = _words("early"), _words("wrong"), _words("correcting")
OTHER, BEFORE, SUPPOSING = _words("other"), _words("before"), _words("supposing")
COUNTED, LIGHT, PLAIN = _words("counted"), _words("light"), _words("plain")
FURTHER = _words("further")
SEEKING, REMAINS = _words("seeking"), _words("remains")
ASKING = _words("asking")
STAYING, PUBLISHED = _words("staying"), _words("published")
CONTRARY = tuple(each.replace("_", " ") for each in _TABLE["contrary"].split())
GIVING = SAYING | _words("giving")
"""Verbs of giving a figure, a day or a name."""
RECKONING = GIVING | CHANGING | _words("reckoning")
"""Verbs that tell of a figure nothing but that it is so, or no longer so."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Two states of a thing, told by ``was`` and ``now``; ``ahead``: by what is to come, too.

    ``counted``: who is in them may be known by how many they are.
    """

    was: frozenset[str]
    now: frozenset[str]
    ahead: bool = False
    counted: bool = False


TURNS = tuple(
    Turn(
        frozenset(each["was"].split()),
        frozenset(each["now"].split()),
        each.get("ahead", False),
        each.get("counted", False),
    )
    for each in _TABLE["turns"]
)
"""What ends what, as far as one word tells it."""
