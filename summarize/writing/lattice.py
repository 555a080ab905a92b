"""All the sentences that a cluster's sources support, as one word lattice.

The lattice holds a source sentence, its shortenings by removable parts, and the same
with additions from other sentences. Whatever path a writer takes, it writes what the
sources say; which path reads best and says most is for the writer to tell. Filippova
and Strube, "Sentence Fusion via Dependency Graph Compression", 2008, is the idea of
fusing by choosing from what the sources have in common.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarize.language.edits import find_edits
from summarize.language.tokens import tokenize_sentence
from summarize.types import WordLattice


def build_lattice(sources: Sequence[str]) -> WordLattice:
    """Return the lattice of the first of ``sources`` with additions from the others.

    State i comes after the first i words of the sentence; the states within edits of
    several words follow, and the end comes last.
    """
    edits = find_edits([tokenize_sentence(source) for source in sources])
    inner = sum(len(edit.labels) - 1 for at in edits for edit in at)
    end = len(edits) + inner
    edges: list[dict[tuple[str, int], None]] = [{} for _ in range(end + 1)]
    free = len(edits)
    for place, at in enumerate(edits):
        for edit in at:
            state = place
            for label in edit.labels[:-1]:
                edges[state][label, free] = None
                state, free = free, free + 1
            target = edit.target if edit.target < len(edits) else end
            edges[state][edit.labels[-1], target] = None
    return WordLattice(tuple(tuple(after) for after in edges))
