"""Packages that only measuring needs: imported when used, missed in one line."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from summarize.errors import SummarizeError


def import_extra(module: str, *, extra: str) -> ModuleType:
    """Import ``module``, which comes with the optional ``extra`` of this package.

    Raises:
        SummarizeError: It is not installed.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise SummarizeError(
            f"{error.name} is not installed; it comes with the extra {extra}: "
            f"pip install 'summarize[{extra}]'"
        ) from error
