"""The token sequences that are texts of a word lattice, and no others.

A small model invents names and numbers; here it cannot, because it only ever chooses
between the texts of the lattice, which holds nothing but what the sources say. Limiting
decoding by the source is King et al., "Don't Say What You Don't Know" (PINOCCHIO), 2022;
here whole statements limit it, not words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from summarize.types import WordLattice

Tokenize = Callable[[str], Sequence[int]]


@dataclass(slots=True, eq=False)
class _Place:
    """A place within or after a label; after its last token, ``follows`` lead on."""

    children: dict[int, _Place] = field(default_factory=dict)
    follows: list[_Place] = field(default_factory=list)


Places = frozenset[_Place]
"""Where in the lattice a beginning of a text can have come to: labels may begin alike."""


class LatticeGrammar:
    """The token sequences of a lattice's texts."""

    def __init__(self, lattice: WordLattice, *, tokenize: Tokenize) -> None:
        """Tokenize the labels of ``lattice``."""
        states = [_Place() for _ in lattice.edges]
        for state, edges in zip(states, lattice.edges, strict=True):
            for label, target in edges:
                place = state
                for token in tokenize(label):
                    place = place.children.setdefault(token, _Place())
                place.follows.append(states[target])
        self._final = states[-1]
        self.start: Places = _with_follows({states[0]})

    def may_end(self, places: Places) -> bool:
        """Return whether a text can end at ``places``."""
        return self._final in places

    def after(self, places: Places) -> list[tuple[int, Places]]:
        """Return the tokens that may come at ``places``, in order, and where each leads."""
        tokens = sorted({token for place in places for token in place.children})
        return [(token, self.step(places, token)) for token in tokens]

    def step(self, places: Places, token: int) -> Places:
        """Return where ``token`` leads from ``places``; nowhere if it may not come there."""
        return _with_follows({place.children[token] for place in places if token in place.children})


def _with_follows(places: set[_Place]) -> Places:
    """Return ``places`` with all that they lead on to; labels may be empty, or begin alike."""
    found = set(places)
    unseen = list(places)
    while unseen:
        new = [follow for follow in unseen.pop().follows if follow not in found]
        found.update(new)
        unseen += new
    return frozenset(found)
