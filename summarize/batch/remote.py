"""Folders of object stores, through fsspec."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from summarize.batch.failures import OutputError
from summarize.errors import SummarizeError

_LOCK = ".lock"


class RemoteFolder:
    """A folder or file of an object store; implements `Location`.

    Such a store has no rename and cannot add to an object, but an object that is put is
    there whole or not at all. What is appended is kept and put as one object of its own
    each time it is to stay: ``journal.jsonl/<job>-<number>``, read together as one file.
    """

    def __init__(self, url: str) -> None:
        """Stand for ``url``.

        Raises:
            SummarizeError: What speaks its protocol is not installed.
        """
        import fsspec

        try:
            files, path = fsspec.core.url_to_fs(url)
        except (ImportError, ValueError) as error:
            scheme = url.partition("://")[0]
            raise SummarizeError(
                f"cannot use {url}: {error}; install the extra: pip install 'summarize[{scheme}]'"
            ) from error
        self._fs: Any = _Files(files)
        self._url = url
        self._base = path.rstrip("/")
        self._pending: dict[str, list[str]] = {}
        self._parts = 0
        self._job = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")

    @property
    def name(self) -> str:
        """What the user calls it."""
        return self._url

    def is_file(self) -> bool:
        """Whether it is a file."""
        return bool(self._fs.isfile(self._base))

    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return bool(self._fs.isdir(self._base))

    def folders(self) -> list[str]:
        """Return its sub-folders, sorted; hidden ones are skipped."""
        return sorted(name for name in self._list("directory") if not name.startswith("."))

    def files(self, folder: str = "") -> list[str]:
        """Return all files below ``folder``, in reading order; hidden ones are skipped."""
        found = self._fs.find(self._path(folder))
        parts = [path[len(self._base) + 1 :].split("/") for path in found]
        return [
            "/".join(each)
            for each in sorted(parts)
            if not any(part.startswith(".") for part in each)
        ]

    def names(self) -> set[str]:
        """Return the names of the files directly in it."""
        return set(self._list("file"))

    def read(self, name: str = "") -> bytes:
        """Return the bytes of a file in it, or its own if it is one."""
        data: bytes = self._fs.cat_file(self._path(name))
        return data

    def lines(self, name: str = "") -> Iterator[bytes]:
        """Yield the lines of a file in it, or its own if it is one, with their ends."""
        path = self._path(name)
        parts = [path] if self._fs.isfile(path) else sorted(self._fs.find(path))
        if not parts:
            raise FileNotFoundError(path)
        for part in parts:
            with self._fs.open(part, "rb") as file:
                yield from file

    def write(self, name: str, text: str) -> None:
        """Write a file in it, whole or not at all."""
        self._fs.pipe_file(self._path(name), text.encode())

    def write_lines(self, name: str, lines: Iterable[str]) -> None:
        """Write a file in it, a line at a time, whole or not at all."""
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)
            file.flush()
            self._fs.put_file(file.name, self._path(name))

    def append(self, name: str, line: str) -> None:
        """Add a line to a file in it; it stays from the next `sync` on."""
        self._pending.setdefault(name, []).append(line)

    def sync(self) -> None:
        """See to it that what was appended stays."""
        for name, lines in list(self._pending.items()):
            count = len(lines)  # another thread may go on adding
            part = f"{name}/{self._job}-{self._parts:06}"
            self.write(part, "".join(f"{line}\n" for line in lines[:count]))
            del lines[:count]
            self._parts += 1

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep others out of it by an object that only one can create.

        No store can tell whether who made it is still alive: after a kill it has to be
        removed by hand.

        Raises:
            SummarizeError: Another job has it, or nothing can be written.
        """
        path = self._path(_LOCK)
        try:
            self._create(path)
        except FileExistsError as error:
            since = self._fs.cat_file(path).decode(errors="replace").strip()
            raise SummarizeError(
                f"{self.name} is being written by another job (since {since}); wait until it "
                f"ends, or remove {self._url.rstrip('/')}/{_LOCK} if it was killed"
            ) from error
        except OSError as error:
            raise OutputError(f"cannot write in {self.name}: {error}") from error
        try:
            yield
        finally:
            self._fs.rm_file(path)

    def _create(self, path: str) -> None:
        if self._fs.exists(path):
            raise FileExistsError(path)
        self._fs.pipe_file(path, datetime.now(UTC).isoformat().encode(), mode="create")

    def _list(self, kind: str) -> list[str]:
        self._fs.invalidate_cache(self._base)
        try:
            entries: list[dict[str, Any]] = self._fs.ls(self._base, detail=True)
        except FileNotFoundError:
            return []
        names = [(e["name"].rstrip("/").rpartition("/")[2], e["type"]) for e in entries]
        return [name for name, found in names if found == kind and name]

    def _path(self, name: str) -> str:
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
