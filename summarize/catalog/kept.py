"""Folders that are made of a model's files once and then kept in the cache folder.

A folder is filled under another name and then renamed: one of the final name is complete, and
processes that make it at once each fill their own.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from summarize.catalog.card import ModelCard
from summarize.errors import ModelError
from summarize.folders import cache_folder

Progress = Callable[[str], None]

_MANIFEST = "files.json"
_UNFINISHED = ".unfinished-"
_ABANDONED_AFTER_S = 3600


def made_once(
    card: ModelCard, name: str, write: Callable[[Path], None], *, step: str, progress: Progress
) -> Path:
    """Return a folder that is made of a model's files at first use and then kept.

    Args:
        card: The model, whose files were checked.
        name: The folder's, in the cache: as unique as what is made.
        write: Fills an empty folder.
        step: What ``progress`` is told if there is something to make.
        progress: Is told what is being done.

    Raises:
        ModelError: The model is unreadable, or there is no room.
    """
    try:
        target = kept_folder(name)
        if not is_complete(target):
            progress(step)
            fill(target, write)
    except Exception as error:  # torch, safetensors and the file system each raise their own
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        raise ModelError(
            f'model "{card.id}" could not be prepared: {reason}; it is kept in the cache folder,'
            " which must be writable and have room: set XDG_CACHE_HOME to choose another"
        ) from error
    return target


def kept_folder(name: str) -> Path:
    """Return where the folder of that name is, or will be."""
    return cache_folder() / "converted" / name


def is_complete(folder: Path) -> bool:
    """Tell whether a folder has every file at its full size."""
    try:
        sizes = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        return all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, AttributeError):
        return False


def fill(target: Path, write: Callable[[Path], None]) -> None:
    """Make a folder whole or not at all, in place of one that has lost files.

    Raises:
        OSError: The folder above cannot be written, or the disk is full.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep(target.parent)
    making = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=target.parent))
    try:
        write(making)
        sizes = {path.name: path.stat().st_size for path in sorted(making.iterdir())}
        (making / _MANIFEST).write_text(json.dumps(sizes, indent=2) + "\n", encoding="utf-8")
        for path in making.iterdir():
            with path.open("rb") as file:
                os.fsync(file.fileno())
        _publish(making, target)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Remove what processes that were killed left behind."""
    for path in folder.glob(f"{_UNFINISHED}*"):
        if time.time() - path.stat().st_mtime > _ABANDONED_AFTER_S:
            shutil.rmtree(path, ignore_errors=True)


def _publish(making: Path, target: Path) -> None:
    """Give a finished folder its name, unless another process was first."""
    try:
        making.rename(target)
    except OSError:
        if not is_complete(target):
            shutil.rmtree(target)
            making.rename(target)
