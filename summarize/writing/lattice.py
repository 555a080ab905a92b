"""All the sentences that a cluster's sources support, as one word lattice.

The lattice holds a source sentence, its variants in other orders, their shortenings by
removable parts, and the same with additions from other sentences. Whatever path a
writer takes, it writes what the sources say; which path reads best and says most is for
the writer to tell. Filippova and Strube, "Sentence Fusion via Dependency Graph
Compression", 2008, is the idea of fusing by choosing from what the sources have in common.
"""

from __future__ import annotations

from summarize.language.edits import Edit, Sources, find_edits
from summarize.types import WordLattice

_Edges = list[dict[tuple[str, int], None]]


def build_lattice(sources: Sources) -> WordLattice:
    """Return the lattice of the main one of ``sources`` with additions from the others."""
    return lattice_of(find_edits(sources))


def lattice_of(chains: list[list[list[Edit]]]) -> WordLattice:
    """Return the lattice of the edits of each variant of a sentence.

    State 0 opens every variant; the states of a variant come after so many of its words,
    then those within edits of several words; the end comes last.
    """
    states = 1 + sum(_count_states(edits) for edits in chains)
    edges: _Edges = [{} for _ in range(states + 1)]
    free = 1
    for edits in chains:
        _add(edits, edges, free)
        free += _count_states(edits)
    return WordLattice(tuple(tuple(after) for after in edges))


def _count_states(edits: list[list[Edit]]) -> int:
    """The states that a variant has of its own, the first being common to all."""
    return len(edits) - 1 + sum(len(edit.labels) - 1 for at in edits for edit in at)


def _add(edits: list[list[Edit]], edges: _Edges, first: int) -> None:
    """Add a variant to ``edges``, its own states beginning at ``first``."""
    end = len(edges) - 1
    free = first + len(edits) - 1
    for place, at in enumerate(edits):
        for edit in at:
            state = 0 if place == 0 else first + place - 1
            for label in edit.labels[:-1]:
                edges[state][label, free] = None
                state, free = free, free + 1
            target = first + edit.target - 1 if edit.target < len(edits) else end
            edges[state][edit.labels[-1], target] = None
