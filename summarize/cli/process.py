"""What a command may do because the process is its own: start and end quickly."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

_COLLECT_AFTER = 200_000


def start_quickly() -> None:
    """Look for unused objects less often: imports make hundreds of thousands that stay."""
    gc.set_threshold(_COLLECT_AFTER, 20, 20)


def import_nltk() -> None:
    """Import nltk without the statistics of scipy, which take it longer than all the rest.

    It imports them for one measure of association, does without where they are missing,
    and no command uses that measure.
    """
    statistics = "scipy.stats"
    if statistics in sys.modules:
        return
    sys.modules[statistics] = None  # type: ignore[assignment]  # reads as not installed
    try:
        import nltk  # noqa: F401
    finally:
        del sys.modules[statistics]


def end_at_once(code: int) -> NoReturn:
    """End the process, what is printed having been printed; taking libraries down takes seconds."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):  # nobody reads it any more
            code = code or 1
    os._exit(code)
