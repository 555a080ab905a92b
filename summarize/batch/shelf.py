"""Groups of stories on their way to workers: kept until what became of them is known."""

from __future__ import annotations

import asyncio


class Shelf:
    """Holds each group, by its number, from when it is put here until it is dropped.

    A worker that dies leaves its group here, for who does its work again.
    """

    def __init__(self) -> None:
        """Begin empty; to be called in the loop that uses it."""
        self._groups: dict[int, bytes] = {}
        self._taken: dict[int, int] = {}
        self._closed = False
        self._changed = asyncio.Condition()

    async def put(self, number: int, group: bytes) -> None:
        """Keep a group."""
        async with self._changed:
            self._groups[number] = group
            self._changed.notify_all()

    async def close(self) -> None:
        """Tell those who wait that no more groups come."""
        async with self._changed:
            self._closed = True
            self._changed.notify_all()

    async def take(self, number: int) -> tuple[int, bytes | None]:
        """Wait for a group; return how often it was taken, this time included, and itself.

        It is None if there is no such group, or not any more.
        """
        async with self._changed:
            await self._changed.wait_for(lambda: self._closed or number in self._groups)
            self._taken[number] = self._taken.get(number, 0) + 1
            return self._taken[number], self._groups.get(number)

    async def drop(self, number: int) -> None:
        """Forget a group."""
        self._groups.pop(number, None)
