"""Doing what comes next while the caller is busy with what came before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from queue import Full, Queue
from threading import Event, Thread
from typing import Generic, TypeVar

T = TypeVar("T")

_GLANCE_SECONDS = 0.1
_LEAVE_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class _Item(Generic[T]):
    value: T


@dataclass(frozen=True, slots=True)
class _End:
    error: BaseException | None


@contextmanager
def ahead(items: Iterator[T], *, size: int) -> Iterator[Iterator[T]]:
    """Take ``items`` in a thread of its own, at most ``size`` before they are asked for.

    What ``items`` raises is raised where they are asked for. On leaving, the thread ends
    with the item that it is at.
    """
    shelf: Queue[_Item[T] | _End] = Queue(maxsize=size)
    left = Event()

    def put(entry: _Item[T] | _End) -> None:
        while not left.is_set():
            with suppress(Full):
                shelf.put(entry, timeout=_GLANCE_SECONDS)
                break

    def fill() -> None:
        try:
            for item in items:
                put(_Item(item))
                if left.is_set():
                    return
        except BaseException as error:  # it belongs to who asks for the next item
            put(_End(error))
        else:
            put(_End(None))

    def take() -> Iterator[T]:
        while isinstance(entry := shelf.get(), _Item):
            yield entry.value
        if entry.error:
            raise entry.error

    thread = Thread(target=fill, name="ahead", daemon=True)
    thread.start()
    try:
        yield take()
    finally:
        left.set()
        thread.join(_LEAVE_SECONDS)
