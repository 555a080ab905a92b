"""Writing files so that a reader never sees half of one."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

TEMPORARY_SUFFIX = ".tmp"
"""What ends the names of files that are being written; they begin with a period."""

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")
_NAME_LENGTH = 80


def write_whole(path: Path, text: str | Iterable[str]) -> None:
    """Write ``text`` as UTF-8 under a temporary name beside ``path``, then rename it.

    The text may come in parts. A file that was there keeps its permissions, and its
    content until the rename. When this returns, the file and its name are on the disk,
    and stay after a power cut.

    Raises:
        OSError: The folder is missing or cannot be written, or the disk is full.
    """
    path = path.resolve()  # a link keeps pointing where it did
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    descriptor, name = tempfile.mkstemp(
        prefix=f".{path.name}.", suffix=TEMPORARY_SUFFIX, dir=path.parent
    )
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.writelines([text] if isinstance(text, str) else text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        with suppress(FileNotFoundError):  # an interrupt can come right after the rename
            os.unlink(name)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """See to it that the names in ``folder`` are on the disk."""
    if not hasattr(os, "O_DIRECTORY"):  # no such thing on Windows
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def safe_name(name: str) -> str:
    """Return a file name for any text: itself if it can be one, else with a hash after it.

    Capitals count as unsafe, since some file systems take "A" and "a" for one name.
    """
    slug = _UNSAFE.sub("_", name)[:_NAME_LENGTH]
    if slug and slug == name and slug == slug.lower() and not slug.startswith("."):
        return slug
    digest = hashlib.sha256(name.encode(errors="surrogatepass")).hexdigest()[:16]
    return f"{slug.lstrip('.').lower()}-{digest}"


def _umask() -> int:
    """Return the process's umask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
