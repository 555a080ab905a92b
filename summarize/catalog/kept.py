"""Folders that are made of a model's files once and then kept in the cache folder.

A folder is complete once it has the list of its files, which is written last. Who makes it has
locked it, so that processes that want it at once wait for one of them.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from summarize.catalog.card import ModelCard
from summarize.errors import ModelError
from summarize.files import read_regular, write_whole
from summarize.folders import cache_folder
from summarize.limits import MOST_SETTINGS_BYTES
from summarize.parsing import parse_json

Progress = Callable[[str], None]

_MANIFEST = "files.json"


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
        sizes = parse_json(read_regular(folder / _MANIFEST, MOST_SETTINGS_BYTES))
        return all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, AttributeError):
        return False


def fill(folder: Path, write: Callable[[Path], None]) -> None:
    """Have a folder made unless it is complete, also by another process meanwhile.

    Raises:
        OSError: The folder above cannot be written, or the disk is full.
    """
    from filelock import FileLock

    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{folder}.lock"):
        if is_complete(folder):
            return
        shutil.rmtree(folder, ignore_errors=True)  # it has lost files, or was never finished
        folder.mkdir()
        try:
            write(folder)
            for path in folder.iterdir():
                with path.open("rb") as file:
                    os.fsync(file.fileno())
            sizes = {path.name: path.stat().st_size for path in sorted(folder.iterdir())}
            write_whole(folder / _MANIFEST, json.dumps(sizes, indent=2) + "\n")
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
