"""Where stories are read and briefs are written: a folder here, or in an object store."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from summarize.batch.failures import OutputError
from summarize.errors import SummarizeError
from summarize.files import TEMPORARY_SUFFIX, write_whole
from summarize.reading.inputs import files_in


class Location(Protocol):
    """A folder or a file; names are relative to it, with "/" between their parts.

    Reading and writing raise OSError.
    """

    @property
    def name(self) -> str:
        """What the user calls it."""
        ...

    def is_file(self) -> bool:
        """Whether it is a file."""
        ...

    def is_folder(self) -> bool:
        """Whether it is a folder."""
        ...

    def folders(self) -> list[str]:
        """Return its sub-folders, sorted; hidden ones are skipped."""
        ...

    def files(self, folder: str = "") -> list[str]:
        """Return all files below ``folder``, in reading order; hidden ones are skipped."""
        ...

    def names(self) -> set[str]:
        """Return the names of the files directly in it."""
        ...

    def read(self, name: str = "") -> bytes:
        """Return the bytes of a file in it, or its own if it is one."""
        ...

    def lines(self, name: str = "") -> Iterator[bytes]:
        """Yield the lines of a file in it, or its own if it is one, with their ends."""
        ...

    def write(self, name: str, text: str) -> None:
        """Write a file in it, whole or not at all."""
        ...

    def write_lines(self, name: str, lines: Iterable[str]) -> None:
        """Write a file in it, a line at a time, whole or not at all."""
        ...

    def append(self, name: str, line: str) -> None:
        """Add a line to a file in it; a torn last line is closed before."""
        ...

    def sync(self) -> None:
        """See to it that what was appended stays."""
        ...

    def locked(self) -> AbstractContextManager[None]:
        """Make it, keep others out of it, and clear away what a killed job left behind."""
        ...


def open_location(name: str) -> Location:
    """Return the location of a path, or of a URL such as ``s3://bucket/folder``.

    Raises:
        SummarizeError: What speaks the URL's protocol is not installed.
    """
    if "://" not in name:
        return LocalFolder(Path(name))
    from summarize.batch.remote import RemoteFolder

    return RemoteFolder(name)


class LocalFolder:
    """A folder or file of this machine; implements `Location`."""

    def __init__(self, path: Path) -> None:
        """Stand for ``path``, which need not be there."""
        self._path = path
        self._appending: dict[str, int] = {}

    @property
    def name(self) -> str:
        """What the user calls it."""
        return str(self._path)

    def is_file(self) -> bool:
        """Whether it is a file."""
        return self._path.is_file()

    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return self._path.is_dir()

    def folders(self) -> list[str]:
        """Return its sub-folders, sorted; hidden ones are skipped."""
        with os.scandir(self._path) as entries:
            return sorted(e.name for e in entries if e.is_dir() and not e.name.startswith("."))

    def files(self, folder: str = "") -> list[str]:
        """Return all files below ``folder``, in reading order; hidden ones are skipped."""
        return [file.name for file in files_in(self._path / folder, folder)]

    def names(self) -> set[str]:
        """Return the names of the files directly in it."""
        if not self._path.is_dir():
            return set()
        with os.scandir(self._path) as entries:
            return {entry.name for entry in entries if entry.is_file()}

    def read(self, name: str = "") -> bytes:
        """Return the bytes of a file in it, or its own if it is one."""
        return (self._path / name).read_bytes()

    def lines(self, name: str = "") -> Iterator[bytes]:
        """Yield the lines of a file in it, or its own if it is one, with their ends."""
        with (self._path / name).open("rb") as file:
            yield from file

    def write(self, name: str, text: str) -> None:
        """Write a file in it, whole or not at all."""
        write_whole(self._path / name, text)

    def write_lines(self, name: str, lines: Iterable[str]) -> None:
        """Write a file in it, a line at a time, whole or not at all."""
        write_whole(self._path / name, (f"{line}\n" for line in lines))

    def append(self, name: str, line: str) -> None:
        """Add a line to a file in it; a torn last line is closed before."""
        if name not in self._appending:
            self._appending[name] = self._open_to_append(self._path / name)
        rest = line.encode() + b"\n"
        while rest:  # a disk that fills up takes part of a line before it refuses
            rest = rest[os.write(self._appending[name], rest) :]

    @staticmethod
    def _open_to_append(path: Path) -> int:
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        descriptor = os.open(path, flags, 0o666)
        size = os.lseek(descriptor, 0, os.SEEK_END)
        if size:
            os.lseek(descriptor, size - 1, os.SEEK_SET)
            if os.read(descriptor, 1) != b"\n":
                os.write(descriptor, b"\n")
        return descriptor

    def sync(self) -> None:
        """See to it that what was appended stays."""
        for descriptor in self._appending.values():
            os.fsync(descriptor)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Make it, keep others out of it, and clear away what a killed job left behind.

        The system takes the lock from a process that dies, however it dies.

        Raises:
            SummarizeError: Another job has it, or it cannot be made.
        """
        try:
            self._path.mkdir(parents=True, exist_ok=True)
            lock = os.open(self._path / ".lock", os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise OutputError(f"cannot write in {self.name}: {error.strerror}") from error
        try:
            self._take(lock)
            for left in self._path.glob(f".*{TEMPORARY_SUFFIX}"):
                left.unlink()
            yield
        finally:
            for descriptor in self._appending.values():
                os.close(descriptor)
            self._appending.clear()
            os.close(lock)

    def _take(self, lock: int) -> None:
        import fcntl  # not on Windows, where only `summarize batch` is missing

        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.read(lock, 100).decode(errors="replace").strip() or "another process"
            raise SummarizeError(
                f"{self.name} is being written by another job ({holder}); "
                "wait until it ends, or give this one a folder of its own"
            ) from error
        os.ftruncate(lock, 0)
        os.write(lock, f"process {os.getpid()} on {os.uname().nodename}\n".encode())
