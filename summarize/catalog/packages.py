"""A model's files in pip packages, which are never imported.

One file that several packages carry in parts is put together once and then kept. Whether it is
the right one its hash decides, which is asked of it as of any file.
"""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path

from summarize.catalog.card import ModelCard, ModelFile, Package
from summarize.catalog.kept import fill
from summarize.errors import ModelError
from summarize.folders import cache_folder


def folder_in_package(card: ModelCard, *, join: bool = True) -> Path | None:
    """Return the folder of a model's files; None if they come in no package, or it is not here.

    Args:
        card: The model.
        join: Put together a file that comes in parts; else the folder of its first part stands
            for it until somebody does.

    Raises:
        ModelError: There is no room for parts that are joined, or the cache cannot be written.
    """
    if card.package is None:
        return None
    if card.package.parts > 1:
        return _joined(card.files[0], card.package, join=join)
    names = [file.path for file in card.files]
    folders = _places(card.package)
    return next((each for each in folders if all((each / n).is_file() for n in names)), None)


def _places(package: Package, part: int = 1) -> list[Path]:
    """Return where a package has its ``folder``."""
    # Only the spec of a top-level package is found without running its code.
    spec = find_spec(package.module.format(part=part))
    found = (spec.submodule_search_locations if spec else None) or []
    return [Path(place, package.folder.format(part=part)) for place in found]


def _joined(file: ModelFile, package: Package, *, join: bool) -> Path | None:
    """Return the folder of the whole file, or of its first part; None if a part is not here.

    Parts that do not make up the size are as good as missing.
    """
    try:
        folder = cache_folder() / "joined" / file.sha256
        whole = folder / file.path
        if whole.is_file() and whole.stat().st_size == file.bytes:
            return folder
        places = [_places(package, part) for part in range(1, package.parts + 1)]
        parts = [each for found in places for each in found if each.is_file()]
        size = sum(part.stat().st_size for part in parts)
        if len(parts) != package.parts or size != file.bytes:
            return None
        if not join:
            return parts[0].parent
        fill(folder, lambda making: _join(parts, making / file.path))
    except OSError as error:
        raise ModelError(
            f"{file.path} could not be put together of its {package.parts} parts:"
            f" {error.strerror or error}; it is kept in the cache folder, which must be writable"
            f" and have {file.bytes / 1e9:.1f} GB of room: set XDG_CACHE_HOME to choose another"
        ) from error
    return folder


def _join(parts: list[Path], whole: Path) -> None:
    with whole.open("wb") as joined:
        for part in parts:
            with part.open("rb") as piece:
                shutil.copyfileobj(piece, joined, 1 << 20)
