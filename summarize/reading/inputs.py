"""The files that the given paths stand for, and their bytes."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO, NamedTuple, TextIO

from summarize.errors import ReadError
from summarize.limits import MEBIBYTE, MOST_INPUT_BYTES
from summarize.reading.draft import UnreadableInputError

PACKED = ".gz"
"""The suffix of a file that is packed, behind that of its format."""

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


class InputFile(NamedTuple):
    """A file to read; ``name`` is its path as given, posix style."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class FileContent:
    """A file whose bytes are at hand; None with a ``problem`` if they could not be read."""

    name: str
    data: bytes | None
    problem: str = ""

    @classmethod
    def fetch(cls, name: str, read: Callable[[], bytes]) -> FileContent:
        """Return what ``read`` gives, or why the system does not let us."""
        try:
            return cls(name, read())
        except PermissionError:
            return cls(name, None, "permission denied; make the file readable")
        except OSError as error:
            return cls(name, None, str(error.strerror or error))

    @property
    def suffix(self) -> str:
        """The suffix of its name."""
        return suffix_of(self.name)

    def read(self) -> bytes:
        """Return the file's bytes.

        Raises:
            UnreadableInputError: They could not be read.
        """
        if self.data is None:
            raise UnreadableInputError(self.problem)
        return self.data


def suffix_of(name: str) -> str:
    """Return the lower-case suffix of a file's name, without that of its packing: ``.warc``."""
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix == PACKED else path.suffix


def files_in(folder: Path, name: str) -> Iterator[InputFile]:
    """Yield what the folder and its sub-folders hold by relative path; hidden ones are skipped.

    Links to folders are not followed, but are yielded as what they are.

    Raises:
        ReadError: The folder cannot be listed.
    """

    def fail(error: OSError) -> None:
        raise ReadError(f"cannot list {shown(name)}: {error.strerror}; make the folder readable")

    found: list[PurePath] = []
    for parent, folders, files in os.walk(folder, onerror=fail):
        folders[:] = [sub for sub in folders if not sub.startswith(".")]
        base = Path(parent).relative_to(folder)
        links = [sub for sub in folders if os.path.islink(os.path.join(parent, sub))]
        found += [base / file for file in (*files, *links) if not file.startswith(".")]
    for relative in sorted(found, key=lambda path: path.parts):
        yield InputFile((PurePath(name) / relative).as_posix(), folder / relative)


def read_named(path: Path) -> bytes:
    """Return the bytes of a file that the user named: any that ends, a pipe too.

    A shell's ``<(command)`` is a named pipe, which is read until it is closed.

    Raises:
        OSError: It is a device, larger than ``MOST_INPUT_BYTES``, or cannot be read.
    """
    found = path.stat()
    if not stat.S_ISFIFO(found.st_mode):
        _require_regular(found)
    with path.open("rb") as file:
        return _most(file, os.fstat(file.fileno()).st_size, MOST_INPUT_BYTES)


def read_found(path: Path, folder: Path, *, most: int | None = MOST_INPUT_BYTES) -> bytes:
    """Return the bytes, at most ``most``, of a file that was found in ``folder``.

    Nobody named it, so that nothing is opened but a regular file of that folder: a pipe
    would be waited for without end, and a link could lead to what is not to be read.

    Raises:
        OSError: It is no such file, larger, or cannot be read.
    """
    real = Path(os.path.realpath(path, strict=True))
    if path.is_symlink() and real.is_dir():
        raise OSError("it is a link to a folder, which is not followed; name that folder itself")
    if not real.is_relative_to(folder.resolve()):
        raise OSError("it is a link that leads out of the folder; name the file itself")
    _require_regular(real.stat())
    # Between the look and the opening another process may put a pipe or a link there.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    with open(os.open(real, flags | getattr(os, "O_BINARY", 0)), "rb") as file:
        found = os.fstat(file.fileno())
        _require_regular(found)
        return file.read() if most is None else _most(file, found.st_size, most)


def read_stdin(stdin: TextIO | BinaryIO | None) -> bytes:
    """Return all bytes of the given stream, or of the process's standard input.

    Raises:
        OSError: They are more than ``MOST_INPUT_BYTES``, or cannot be read.
    """
    stream = sys.stdin if stdin is None else stdin
    if stream is None:
        raise OSError("it is closed; pipe an article in, or name a file")
    data = getattr(stream, "buffer", stream).read(MOST_INPUT_BYTES + 1)
    data = data.encode("utf-8") if isinstance(data, str) else bytes(data)
    return _at_most(data, MOST_INPUT_BYTES)


def shown(name: str) -> str:
    r"""Return a file's name as it can be printed anywhere.

    Bytes that are not UTF-8, and signs that steer a terminal, stand in it as ``\xff``.
    """
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return _UNSHOWN.sub(lambda sign: sign[0].encode("unicode_escape").decode("ascii"), text)


def _require_regular(found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        kind = next((name for is_kind, name in _KINDS if is_kind(found.st_mode)), "no file")
        raise OSError(f"it is {kind}, not a regular file; give a file with an article")


def _most(file: BinaryIO, size: int, most: int) -> bytes:
    # A file of /proc has no size, and a pipe neither.
    return _at_most(file.read((min(size, most) or most) + 1), most)


def _at_most(data: bytes, most: int) -> bytes:
    """Return ``data``.

    Raises:
        OSError: They are more than ``most`` bytes.
    """
    if len(data) > most:
        raise too_large(most)
    return data


def too_large(most: int) -> OSError:
    """Return the error of an input of more than ``most`` bytes."""
    return OSError(
        f"it is larger than {most / MEBIBYTE:.0f} MiB, the most that is read of one input; "
        "give it in parts"
    )
