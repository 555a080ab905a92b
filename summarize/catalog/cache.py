"""Where files that can be made again are kept."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path:
    """Return the folder for this program's cached files; it need not exist.

    ``$XDG_CACHE_HOME/summarize``, or ``~/.cache/summarize`` where that variable is
    empty or relative (the XDG base directory specification says to ignore those).

    Raises:
        OSError: The home folder is unknown and no variable names another place.
    """
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if named.is_absolute():
        return named / "summarize"
    try:
        return Path.home() / ".cache" / "summarize"
    except RuntimeError as error:
        raise OSError("the home folder is unknown") from error
