"""Files in the program's cache folder of what is dear to make again.

Nothing depends on them: one that is not there, or not as it was written, is as good as none.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from summarize.folders import cache_folder

DIGEST_BYTES = 16
_FOLDER = "vectors"
_MOST_FILES = 256
"""The files that are kept of each kind, the latest; one of twenty articles has half a megabyte."""


def digest_of(text: str) -> bytes:
    """Return the hash under which what was made of a text is kept."""
    return blake2b(text.encode(errors="replace"), digest_size=DIGEST_BYTES).digest()


def kept_file(name: str) -> Path:
    """Return where a file of that name is, if it is there."""
    return cache_folder() / _FOLDER / name


def keep_file(name: str, write: Callable[[BinaryIO], object]) -> None:
    """Write a file, whole or not at all; of its kind, by the suffix, the oldest give way to it.

    Where nothing can be written nothing is kept: what comes next takes longer.
    """
    path = kept_file(name)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(prefix=".", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                write(file)
            os.replace(temporary, path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        _forget(sorted(path.parent.glob(f"*{path.suffix}"), key=_age)[:-_MOST_FILES])


def _age(path: Path) -> float:
    return path.stat().st_mtime


def _forget(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
