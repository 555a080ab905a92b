"""Reading files that are files, and writing them so that a reader never sees half of one."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
import tempfile
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

TEMPORARY_SUFFIX = ".tmp"
"""What ends the names of files that are being written; they begin with a period."""

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")
_PLAIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
"""Letters that are no letter of ASCII with a mark, in lower case."""
_NAME_LENGTH = 80
_SHOWN_OF_NAME = 40
"""Characters that a temporary name has of the name it is for: a name may be as long as can be."""


def read_regular(path: Path, most: int) -> bytes:
    """Return the bytes of a regular file, wherever links to it lead.

    Raises:
        OSError: It is no regular file, has more than ``most`` bytes, or cannot be read.
    """
    with open_regular(path) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it is larger than the {most:,} bytes that are read of it")
    return data


def open_regular(path: Path) -> BinaryIO:
    """Open a regular file to be read, wherever links to it lead.

    Nothing else is opened: a pipe would be waited for without end, a device has no end.

    Raises:
        OSError: It is no regular file, or cannot be opened.
    """
    _require_regular(path.stat())
    # Between the look and the opening another process may put a pipe there.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    file = open(os.open(path, flags), "rb")  # noqa: SIM115 (the caller closes it)
    try:
        _require_regular(os.fstat(file.fileno()))
    except BaseException:
        file.close()
        raise
    return file


def _require_regular(found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "it is a folder, a pipe or a device, and no file")


def check_writable(path: Path) -> None:
    """Find out whether `write_whole` can write ``path``, without leaving anything there.

    Raises:
        OSError: What stands there is no regular file, or nothing can be written beside it.
    """
    with suppress(FileNotFoundError):
        _require_regular(path.stat())
    descriptor, name = _temporary(path.resolve())
    os.close(descriptor)
    os.unlink(name)


def write_whole(path: Path, text: str | Iterable[str], *, follow: bool = True) -> None:
    """Write ``text`` as UTF-8 under a temporary name beside ``path``, then rename it.

    The text may come in parts. A file that was there keeps its permissions, and its
    content until the rename. When this returns, the file and its name are on the disk,
    and stay after a power cut.

    Args:
        path: the file.
        text: what it is to hold.
        follow: whether a link that stands there keeps pointing where it did, and what it points
            at is written; else the file takes its place.

    Raises:
        OSError: The folder is missing or cannot be written, or the disk is full.
    """
    path = path.resolve() if follow else path.parent.resolve() / path.name
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    descriptor, name = _temporary(path)
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


def _temporary(path: Path) -> tuple[int, str]:
    """Open a new file beside ``path``, and return its descriptor and name."""
    prefix = f".{path.name[:_SHOWN_OF_NAME]}."
    return tempfile.mkstemp(prefix=prefix, suffix=TEMPORARY_SUFFIX, dir=path.parent)


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

    Capitals count as unsafe, since some file systems take "A" and "a" for one name. Letters lose
    their marks: "über" is "uber" with a hash.
    """
    slug = _UNSAFE.sub("_", _without_marks(name.lower()))[:_NAME_LENGTH]
    if slug and slug == name and not slug.startswith("."):
        return slug
    digest = hashlib.sha256(name.encode(errors="surrogatepass")).hexdigest()[:16]
    return f"{slug.lstrip('.')}-{digest}"


def _without_marks(text: str) -> str:
    parts = unicodedata.normalize("NFD", text.translate(_PLAIN))
    return "".join(each for each in parts if not unicodedata.combining(each))


def _umask() -> int:
    """Return the process's umask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
