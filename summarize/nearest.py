"""What somebody may have meant by a word that is not known, or a path where nothing is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

from summarize.visible import visible

_SIMILAR = 0.6
_MOST = 3
_SIMILAR_NAME = 0.75
"""File names of a folder are more alike than words that were chosen to differ."""
_NAMES_SEEN = 10_000


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """Return what ``word`` may stand for, at most three.

    These are the most similar, what begins with it, and what else contains it, if it is no letter.
    """
    same_case = {each.lower(): each for each in sorted(known)}
    word = word.lower()
    similar = get_close_matches(word, same_case, n=1, cutoff=_SIMILAR)
    begun = [each for each in same_case if each.startswith(word)]
    containing = [each for each in same_case if word in each and len(word) > 1]
    return [same_case[each] for each in dict.fromkeys([*similar, *begun, *containing])][:_MOST]


def or_nearest(word: str, known: Iterable[str]) -> str:
    """Return what is nearest to ``word`` as a question, or if nothing is, all that is known."""
    known = sorted(known)
    return question(nearest(word, known)) or f"known: {', '.join(known) or 'none'}"


def or_see(near: Sequence[str], command: str) -> str:
    """Return what is near as a question, if anything is, and the command that lists all."""
    return f'{question(near)} see "{command}"'.lstrip()


def question(near: Sequence[str]) -> str:
    """Return what is near as a question; nothing if nothing is."""
    *first, last = near or [""]
    return f"did you mean {', '.join(first)}{' or ' * bool(first)}{last}?" if near else ""


def or_check(path: str | Path) -> str:
    """Return what to do about a path where nothing is: take the one nearest to it, or check it."""
    near = _nearest_path(Path(path))
    return question([visible(near.as_posix())]) if near else "check the path"


def why_unread(error: OSError | ValueError, path: str | Path) -> str:
    """Return why a file could not be read: of one that is not there with the nearest that is."""
    why = str(getattr(error, "strerror", None) or error)
    return f"{why}; {or_check(path)}" if isinstance(error, FileNotFoundError) else why


def _nearest_path(path: Path) -> Path | None:
    """Return a path that is there and whose first name that is not has the nearest one instead."""
    missing = next((each for each in (*reversed(path.parents), path) if not _exists(each)), None)
    if missing is None:
        return None
    with suppress(OSError, ValueError):
        names = {each.name.lower(): each for each in islice(missing.parent.iterdir(), _NAMES_SEEN)}
        for name in get_close_matches(missing.name.lower(), sorted(names), 1, _SIMILAR_NAME):
            whole = names[name] / path.relative_to(missing)
            return whole if _exists(whole) else names[name]
    return None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
