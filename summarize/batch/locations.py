"""Where stories are read and briefs are written: a folder here, or in an object store."""

from __future__ import annotations

import logging
import os
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BufferedReader, FileIO
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from summarize.batch.failures import OutputError
from summarize.errors import SummarizeError
from summarize.files import TEMPORARY_SUFFIX, open_regular, write_whole
from summarize.limits import MOST_LINE_BYTES
from summarize.reading.inputs import files_in, read_found, too_large

_LOCK = ".lock"
_LOG = logging.getLogger(__name__)


def open_location(name: str) -> Location:
    """Return the location of a path, or of a URL such as ``s3://bucket/folder``.

    Raises:
        SummarizeError: What speaks the URL's protocol is not installed.
    """
    return _InStore(name) if "://" in name else Location(name)


class Location:
    """A folder or a file of this machine; names are relative to it, with "/" between their parts.

    Reading and writing raise OSError.
    """

    def __init__(self, name: str) -> None:
        """Stand for what the user calls ``name``; it need not be there."""
        self.name = name
        self._path = Path(name)
        self._appending: dict[str, FileIO] = {}

    def is_file(self) -> bool:
        """Whether it is a file."""
        return self._path.is_file()

    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return self._path.is_dir()

    def folders(self) -> list[str]:
        """Return its sub-folders, sorted; hidden ones are skipped."""
        with os.scandir(self._path) as entries:
            return sorted(e.name for e in entries if _is_folder(e) and not e.name.startswith("."))

    def files(self, folder: str = "") -> list[str]:
        """Return all files below ``folder``, in reading order; hidden ones are skipped."""
        return [file.name for file in files_in(self._path / folder, folder)]

    def names(self) -> set[str]:
        """Return the names of the files directly in it, links aside; none if it is not there."""
        if not self._path.is_dir():
            return set()
        with os.scandir(self._path) as entries:
            return {entry.name for entry in entries if entry.is_file(follow_symlinks=False)}

    def read(self, name: str = "", *, most: int | None = None) -> bytes:
        """Return the bytes, at most ``most``, of a regular file in it, or its own if it is one."""
        return read_found(self._path / name, self._path, most=most)

    def lines(self, name: str = "", *, most: int = MOST_LINE_BYTES) -> Iterator[bytes]:
        """Yield the lines of a file in it, or its own if it is one, with their ends.

        Of a line of more than ``most`` bytes the rest is passed over.
        """
        with open_regular(self._path / name) as file:
            yield from _lines(file, most)

    def write(self, name: str, text: str | Iterable[str]) -> None:
        """Write a file in it, whole or not at all; the text may come in parts."""
        self._make_way(name)
        write_whole(self._path / name, text, follow=False)

    def make_folder(self, name: str) -> None:
        """See to it that it has a folder of that name."""
        (self._path / name).mkdir(parents=True, exist_ok=True)

    def append(self, name: str, line: str) -> None:
        """Add a line to a file in it; a torn last line is closed before."""
        file = self._appending.get(name) or self._open_to_append(name)
        rest = line.encode() + b"\n"
        while rest:  # a disk that fills up takes part of a line before it refuses
            rest = rest[file.write(rest) :]

    def _open_to_append(self, name: str) -> FileIO:
        self._make_way(name)
        file = self._appending[name] = FileIO(self._path / name, "a+")
        end = file.tell()
        if end and os.pread(file.fileno(), 1, end - 1) != b"\n":
            file.write(b"\n")
        return file

    def _make_way(self, name: str) -> None:
        """Put aside what stands in a file's place and is none: a folder, a pipe, a link.

        Others who can write here could have it lead anywhere; and nothing of theirs is lost.
        """
        path = self._path / name
        try:
            if stat.S_ISREG(path.lstat().st_mode):
                return
        except FileNotFoundError:
            return
        numbered = (path.with_name(f"{name}.aside-{number}") for number in count(1))
        aside = next(each for each in numbered if not os.path.lexists(each))
        path.rename(aside)
        _LOG.warning("%s/%s was no file; it is %s now", self.name, name, aside.name)

    def sync(self) -> None:
        """See to it that what was appended stays."""
        for file in self._appending.values():
            os.fsync(file.fileno())

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Make it, keep others out of it, and clear away what a killed job left behind.

        The system takes the lock from a process that dies, however it dies.

        Raises:
            SummarizeError: Another job has it, or it cannot be made.
        """
        try:
            self._path.mkdir(parents=True, exist_ok=True)
            self._make_way(_LOCK)
            lock = (self._path / _LOCK).open("a+", encoding="utf-8", errors="replace")
        except OSError as error:
            raise OutputError(f"cannot write in {self.name}: {error.strerror}") from error
        with lock:
            self._take(lock)
            for left in self._path.glob(f".*{TEMPORARY_SUFFIX}"):
                if not left.is_dir():
                    left.unlink()
            try:
                yield
            finally:
                while self._appending:
                    self._appending.popitem()[1].close()

    def _take(self, lock: TextIO) -> None:
        import fcntl  # not on Windows, where only `summarize batch` is missing

        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            lock.seek(0)
            holder = lock.read(100).strip() or "another process"
            raise SummarizeError(
                f"{self.name} is being written by another job ({holder}); "
                "wait until it ends, or give this one a folder of its own"
            ) from error
        lock.truncate(0)
        lock.write(f"process {os.getpid()} on {os.uname().nodename}\n")
        lock.flush()


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads in a circle
        return False


def _lines(file: BinaryIO, most: int) -> Iterator[bytes]:
    while line := file.readline(most):
        yield line
        while len(line) == most and not line.endswith(b"\n"):
            line = file.readline(most)


class _InStore(Location):
    """A folder or file of an object store, through fsspec.

    Such a store has no rename and cannot add to an object, but an object that is put is
    there whole or not at all. What is appended is kept and put as one object of its own
    each time it is to stay: ``journal.jsonl/<job>-<number>``, read together as one file.
    """

    def __init__(self, url: str) -> None:
        import fsspec

        try:
            files, path = fsspec.core.url_to_fs(url)
        except (ImportError, ValueError) as error:
            scheme = url.partition("://")[0]
            raise SummarizeError(
                f"cannot use {url}: {error}; install the extra: pip install 'summarize[{scheme}]'"
            ) from error
        self.name = url
        self._fs: Any = _Files(files)
        self._base = path.rstrip("/")
        self._pending: dict[str, list[str]] = {}
        self._parts = 0
        self._job = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")

    def is_file(self) -> bool:
        return bool(self._fs.isfile(self._base))

    def is_folder(self) -> bool:
        return bool(self._fs.isdir(self._base))

    def folders(self) -> list[str]:
        return sorted(name for name in self._list("directory") if not name.startswith("."))

    def files(self, folder: str = "") -> list[str]:
        found = self._fs.find(self._key(folder))
        parts = sorted(path[len(self._base) + 1 :].split("/") for path in found)
        return ["/".join(each) for each in parts if not any(p.startswith(".") for p in each)]

    def names(self) -> set[str]:
        return set(self._list("file"))

    def read(self, name: str = "", *, most: int | None = None) -> bytes:
        path = self._key(name)
        if most is not None and self._fs.size(path) > most:
            raise too_large(most)
        return bytes(self._fs.cat_file(path))

    def lines(self, name: str = "", *, most: int = MOST_LINE_BYTES) -> Iterator[bytes]:
        path = self._key(name)
        parts = [path] if self._fs.isfile(path) else sorted(self._fs.find(path))
        if not parts:
            raise FileNotFoundError(path)
        for part in parts:
            with self._fs.open(part, "rb") as file:
                yield from _lines(BufferedReader(file), most)

    def write(self, name: str, text: str | Iterable[str]) -> None:
        if isinstance(text, str):
            self._fs.pipe_file(self._key(name), text.encode())
            return
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="\n") as file:
            file.writelines(text)
            file.flush()
            self._fs.put_file(file.name, self._key(name))

    def make_folder(self, name: str) -> None:
        """Do nothing: what is put under a name makes its folders."""

    def append(self, name: str, line: str) -> None:
        self._pending.setdefault(name, []).append(f"{line}\n")

    def sync(self) -> None:
        for name, lines in list(self._pending.items()):
            count = len(lines)  # another thread may go on adding
            self.write(f"{name}/{self._job}-{self._parts:06}", "".join(lines[:count]))
            del lines[:count]
            self._parts += 1

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep others out of it by an object that only one can create.

        No store can tell whether who made it is still alive: after a kill it has to be
        removed by hand.
        """
        path = self._key(_LOCK)
        try:
            if self._fs.exists(path):
                raise FileExistsError(path)
            self._fs.pipe_file(path, datetime.now(UTC).isoformat().encode(), mode="create")
        except FileExistsError as error:
            since = self._fs.cat_file(path).decode(errors="replace").strip()
            raise SummarizeError(
                f"{self.name} is being written by another job (since {since}); wait until it "
                f"ends, or remove {self.name.rstrip('/')}/{_LOCK} if it was killed"
            ) from error
        except OSError as error:
            raise OutputError(f"cannot write in {self.name}: {error}") from error
        try:
            yield
        finally:
            self._fs.rm_file(path)

    def _list(self, kind: str) -> list[str]:
        self._fs.invalidate_cache(self._base)
        try:
            entries: list[dict[str, Any]] = self._fs.ls(self._base, detail=True)
        except FileNotFoundError:
            return []
        names = (e["name"].rstrip("/").rpartition("/")[2] for e in entries if e["type"] == kind)
        return [name for name in names if name]

    def _key(self, name: str) -> str:
        return f"{self._base}/{name}" if name else self._base


class _Files:
    """A file system of fsspec whose clients' own errors are OSErrors, as `Location` says."""

    def __init__(self, files: Any) -> None:
        self._files = files

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self._files, name)

        def call(*given: Any, **named: Any) -> Any:
            try:
                return method(*given, **named)
            except OSError:
                raise
            except Exception as error:
                raise OSError(f"{type(error).__name__}: {error}") from error

        return call
