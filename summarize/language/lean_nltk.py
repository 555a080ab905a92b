"""Modules of nltk without all the rest, which takes longer to import than the whole program.

Whoever imports a part of nltk imports all of it, and much of scipy. So its packages are mere
folders while one of its modules is imported here, and nothing of it stays behind: who imports nltk
elsewhere gets the whole of it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from threading import RLock
from types import ModuleType
from typing import Any

_NLTK = "nltk"
_FOLDERS = {"nltk.stem": (), "nltk.tokenize": (), "nltk.corpus": ("stopwords",)}
"""The packages that modules are imported from, and what these ask of them without using it."""
_LOCK = RLock()


@cache
def nltk_module(name: str) -> Any:
    """Return a module of nltk, such as "nltk.stem.porter".

    Raises:
        ModuleNotFoundError: nltk has no such module.
    """
    with _LOCK:
        if _NLTK in sys.modules:  # all of it is there
            return import_module(name)
        try:
            with _as_folders():
                return import_module(name)
        except (ImportError, AttributeError):  # another version leans on more of itself
            return import_module(name)


@contextmanager
def _as_folders() -> Iterator[None]:
    try:
        sys.modules[_NLTK] = _folder(_NLTK)
        for name, unused in _FOLDERS.items():
            sys.modules[name] = package = _folder(name)
            for each in unused:
                setattr(package, each, None)
        yield
    finally:
        for name in [each for each in sys.modules if f"{each}.".startswith(f"{_NLTK}.")]:
            del sys.modules[name]


def _folder(name: str) -> ModuleType:
    """A package that only knows where its modules are."""
    spec = find_spec(name)
    if spec is None:
        raise ModuleNotFoundError(f"No module named {name!r}")
    return module_from_spec(spec)
