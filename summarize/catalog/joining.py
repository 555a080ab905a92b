"""A model's file that several packages carry in parts: put together once, then kept.

The whole is written under another name and then renamed, so that a file of the final name is
complete, and two processes that join at once each write their own. Whether it is the right
one its hash decides, which is asked of it as of any file.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path

from summarize.catalog.card import ModelFile, Package
from summarize.catalog.folders import cache_folder
from summarize.errors import ModelError


def joined_parts(file: ModelFile, package: Package) -> Path | None:
    """Return the folder of the whole file, joined if need be; None if a part is not here.

    Parts that do not make up the size are as good as missing.

    Raises:
        ModelError: There is no room for the whole, or the cache folder cannot be written.
    """
    try:
        whole = cache_folder() / "joined" / file.sha256 / file.path
        if whole.is_file() and whole.stat().st_size == file.bytes:
            return whole.parent
        parts = [_part(package, number) for number in range(1, package.parts + 1)]
        found = [part for part in parts if part is not None]
        if len(found) < len(parts) or sum(part.stat().st_size for part in found) != file.bytes:
            return None
        whole.parent.mkdir(parents=True, exist_ok=True)
        _join(found, whole)
    except OSError as error:
        raise ModelError(
            f"{file.path} could not be put together of its {package.parts} parts:"
            f" {error.strerror or error}; it is kept in the cache folder, which must be writable"
            f" and have {file.bytes / 1e9:.1f} GB of room: set XDG_CACHE_HOME to choose another"
        ) from error
    return whole.parent


def _part(package: Package, number: int) -> Path | None:
    """Return the file of one part, without importing its package."""
    spec = find_spec(package.module.format(part=number))
    for place in (spec.submodule_search_locations if spec else None) or []:
        path = Path(place, package.folder.format(part=number))
        if path.is_file():
            return path
    return None


def _join(parts: list[Path], whole: Path) -> None:
    descriptor, name = tempfile.mkstemp(dir=whole.parent, prefix=".unfinished-")
    try:
        with os.fdopen(descriptor, "wb") as joined:
            for part in parts:
                with part.open("rb") as piece:
                    shutil.copyfileobj(piece, joined, 1 << 20)
            joined.flush()
            os.fsync(joined.fileno())
        os.replace(name, whole)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
