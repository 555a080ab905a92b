"""Libraries of single formats: imported when such a file comes, missed in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from summarize.reading.draft import UnreadableInputError


def library(module: str, *, package: str, what: str, extra: str) -> Any:
    """Import ``module`` of ``package``, which reading ``what`` needs.

    Raises:
        UnreadableInputError: It is not installed.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise UnreadableInputError(
            f"reading {what} needs {package}: pip install 'summarize[{extra}]'"
        ) from error


@contextmanager
def broken_as_unreadable(what: str) -> Iterator[None]:
    """Take whatever a library raises over a stranger's bytes for ``what`` that is broken.

    They document few of their errors, and raise KeyError, struct.error, … as it comes.

    Raises:
        UnreadableInputError: Something was raised.
    """
    try:
        yield
    except UnreadableInputError:
        raise
    except Exception as error:
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        raise UnreadableInputError(
            f"it is no {what} that can be read, or only a part of one; open it in its own program,"
            f" or get it anew (the library says: {reason})"
        ) from error
