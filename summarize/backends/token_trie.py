"""The texts of a word lattice as a trie of tokens, which a model can read in one pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from summarize.backends.source_limited import LatticeGrammar, Places

Ancestry: TypeAlias = npt.NDArray[np.bool_]

ROOT = 0


@dataclass(frozen=True, slots=True)
class TokenTrie:
    """Texts and beginnings of texts; those that begin alike share nodes.

    Nodes come in such an order that parents stand before their children. Node 0 is the
    root, before every text, and its own parent.

    Attributes:
        tokens: the token of each node, n of them; that of the root is no text's.
        parents: the node before each.
        ends: the nodes after which a text can end.
        open: the nodes from which texts go on that are not in the trie, all equally
            deep; none if the trie is whole.
    """

    tokens: tuple[int, ...]
    parents: tuple[int, ...]
    ends: tuple[int, ...]
    open: tuple[int, ...] = ()

    def beginning(self, node: int) -> tuple[int, ...]:
        """Return the tokens from the root, which is left out, to ``node``."""
        backwards = []
        while node != ROOT:
            backwards.append(self.tokens[node])
            node = self.parents[node]
        return tuple(reversed(backwards))

    def ancestry(self) -> Ancestry:
        """Return (n, n): whether node j is node i or stands before it in a text."""
        before = np.eye(len(self.tokens), dtype=np.bool_)
        for node, parent in enumerate(self.parents):
            before[node] |= before[parent]
        return before


class _Growth:
    """A trie in the making, with the place in the lattice of each node."""

    def __init__(self, root_token: int, start: Places) -> None:
        self.tokens = [root_token]
        self.parents = [ROOT]
        self.places = [start]

    def add(self, parent: int, token: int, places: Places) -> int:
        self.tokens.append(token)
        self.parents.append(parent)
        self.places.append(places)
        return len(self.tokens) - 1

    def finish(self, grammar: LatticeGrammar, open_: Sequence[int]) -> TokenTrie:
        ends = [n for n, places in enumerate(self.places) if grammar.may_end(places)]
        return TokenTrie(tuple(self.tokens), tuple(self.parents), tuple(ends), tuple(open_))


def grow_trie(
    grammar: LatticeGrammar,
    beginnings: Sequence[tuple[int, ...]] = ((),),
    *,
    root_token: int = 0,
    max_nodes: int,
) -> TokenTrie:
    """Return the trie of the texts of ``grammar`` that open with one of ``beginnings``.

    It grows token by token, all texts at a time, while no more than ``max_nodes`` come
    on top of the beginnings, but by one token at least.

    Args:
        grammar: the texts.
        beginnings: distinct openings of texts, equally long.
        root_token: the token of the root.
        max_nodes: a limit on the size.
    """
    growth = _Growth(root_token, grammar.start)
    tips = _plant(grammar, beginnings, growth)
    planted = len(growth.tokens)
    while tips:
        steps = [
            (tip, token, places)
            for tip in tips
            for token, places in grammar.after(growth.places[tip])
        ]
        grown = len(growth.tokens) - planted
        if grown and grown + len(steps) > max_nodes:
            return growth.finish(grammar, list(dict.fromkeys(tip for tip, *_ in steps)))
        tips = [growth.add(*step) for step in steps]
    return growth.finish(grammar, ())


def _plant(
    grammar: LatticeGrammar, beginnings: Sequence[tuple[int, ...]], growth: _Growth
) -> list[int]:
    """Add ``beginnings`` to ``growth``; return the node in which each of them ends."""
    nodes: dict[tuple[int, ...], int] = {(): ROOT}
    for beginning in beginnings:
        for length, token in enumerate(beginning):
            parent, here = nodes[beginning[:length]], beginning[: length + 1]
            if here not in nodes:
                nodes[here] = growth.add(parent, token, grammar.step(growth.places[parent], token))
    return [nodes[beginning] for beginning in beginnings]
