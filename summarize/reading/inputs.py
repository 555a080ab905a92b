"""The files that the given paths stand for, and their bytes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO, NamedTuple, TextIO

from summarize.errors import ReadError
from summarize.reading.draft import UnreadableInputError


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
        return PurePath(self.name).suffix

    def read(self) -> bytes:
        """Return the file's bytes.

        Raises:
            UnreadableInputError: They could not be read.
        """
        if self.data is None:
            raise UnreadableInputError(self.problem)
        return self.data


def files_in(folder: Path, name: str) -> Iterator[InputFile]:
    """Yield the folder's files and its sub-folders' by relative path; hidden ones are skipped.

    Raises:
        ReadError: The folder cannot be listed.
    """

    def fail(error: OSError) -> None:
        raise ReadError(f"cannot list {name}: {error.strerror}; make the folder readable")

    found: list[PurePath] = []
    for parent, folders, files in os.walk(folder, onerror=fail):
        folders[:] = [sub for sub in folders if not sub.startswith(".")]
        base = Path(parent).relative_to(folder)
        found += [base / file for file in files if not file.startswith(".")]
    for relative in sorted(found, key=lambda path: path.parts):
        yield InputFile((PurePath(name) / relative).as_posix(), folder / relative)


def read_stdin(stdin: TextIO | BinaryIO | None) -> bytes:
    """Return all bytes of the given stream, or of the process's standard input."""
    stream = sys.stdin if stdin is None else stdin
    data = getattr(stream, "buffer", stream).read()
    return data.encode("utf-8") if isinstance(data, str) else bytes(data)
