"""Numbers of things as messages tell them: "1 story", "1,327 words"."""

from __future__ import annotations


def counted(number: int, one: str) -> str:
    """Return so many of what ``one`` is called in English: "2 single articles"."""
    return f"{number:,} {one if number == 1 else plural(one)}"


def plural(noun: str) -> str:
    """Return the plural of a regular English noun, or of what ends with one."""
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"
