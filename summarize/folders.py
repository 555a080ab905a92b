"""The program's own folders, where the XDG base directory specification has them."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path:
    """Return the folder for files that can be made again; it need not exist.

    ``$XDG_CACHE_HOME/summarize``, or ``~/.cache/summarize``.

    Raises:
        OSError: The home folder is unknown and no variable names another place.
    """
    return _folder("XDG_CACHE_HOME", ".cache")


def config_folder() -> Path:
    """Return the folder for the user's settings and model cards; it need not exist.

    ``$XDG_CONFIG_HOME/summarize``, or ``~/.config/summarize``.

    Raises:
        OSError: The home folder is unknown and no variable names another place.
    """
    return _folder("XDG_CONFIG_HOME", ".config")


def at_home(name: str) -> Path:
    """Return a path whose ``~`` stands for a home folder; as it is where nobody has that name."""
    try:
        return Path(name).expanduser()
    except RuntimeError:
        return Path(name)


def _folder(variable: str, below_home: str) -> Path:
    named = Path(os.environ.get(variable, ""))
    if named.is_absolute():  # the specification says to ignore an empty or relative one
        return named / "summarize"
    try:
        return Path.home() / below_home / "summarize"
    except RuntimeError as error:
        raise OSError("the home folder is unknown") from error
