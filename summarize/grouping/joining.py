"""Who joins whom: average linkage over a sparse graph, in which stories that stand are not moved.

The two groups nearest on average are joined, again and again. A pair that is not in the graph
counts as not near at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush

_Entry = tuple[float, int, int]


class Linkage:
    """Groups that are being joined.

    Attributes:
        group_of: of each node the one that stands for its group.
    """

    def __init__(self, sizes: Sequence[int], standing: int, least: float) -> None:
        """Begin with a group a node.

        Args:
            sizes: how many articles each node is.
            standing: so many of them, the first, are stories that stand: no two are joined.
            least: two groups less near than that, on average, are not joined.
        """
        self.group_of = list(range(len(sizes)))
        self._sizes = list(sizes)
        self._standing = standing
        self._least = least
        self._sums: list[dict[int, float]] = [{} for _ in sizes]

    def add(self, pairs: Iterable[tuple[int, int, float]]) -> None:
        """Add how near two articles of the nodes are; that of several pairs adds up."""
        for one, other, near in pairs:
            if one != other:
                self._sums[one][other] = self._sums[one].get(other, 0.0) + near
                self._sums[other][one] = self._sums[other].get(one, 0.0) + near

    def join(self) -> None:
        """Join what is near until nothing is."""
        heap = [
            entry
            for one, others in enumerate(self._sums)
            for other in others
            if one < other and (entry := self._entry(one, other))
        ]
        heapify(heap)
        while heap:
            entry = heappop(heap)
            if entry != self._entry(*entry[1:]):  # one of them has grown since, or is gone
                continue
            _, kept, gone = entry
            self._merge(kept, gone)
            for other in self._sums[kept]:
                if new := self._entry(min(kept, other), max(kept, other)):
                    heappush(heap, new)
        for node in range(len(self.group_of)):
            self.group_of[node] = self._stands_for(node)

    def _entry(self, one: int, other: int) -> _Entry | None:
        """The entry of a pair in the queue, the nearest first; None if it is not to be joined."""
        if other < self._standing or other not in self._sums[one]:
            return None
        near = self._sums[one][other] / (self._sizes[one] * self._sizes[other])
        return (-near, one, other) if near >= self._least else None

    def _merge(self, kept: int, gone: int) -> None:
        self._sizes[kept] += self._sizes[gone]
        self.group_of[gone] = kept
        own, others = self._sums[kept], self._sums[gone]
        for other, near in others.items():
            del self._sums[other][gone]
            if other != kept:
                own[other] = self._sums[other][kept] = own.get(other, 0.0) + near
        self._sums[gone] = {}

    def _stands_for(self, node: int) -> int:
        while self.group_of[node] != node:
            node = self.group_of[node]
        return node
