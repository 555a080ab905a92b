"""Decoding that can only write a path of a word lattice.

A small model invents names and numbers; here it cannot, because at every step only
those tokens are possible that continue a text of the lattice, which holds nothing
but what the sources say. Limiting decoding by the source is King et al., "Don't Say
What You Don't Know" (PINOCCHIO), 2022; here whole statements limit it, not words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import cast

import torch
from transformers import LogitsProcessor

from summarize.types import WordLattice

Tokenize = Callable[[str], Sequence[int]]


@dataclass(slots=True, eq=False)
class _Node:
    """A place within or after a label; after its last token, ``follows`` lead on."""

    children: dict[int, _Node] = field(default_factory=dict)
    follows: list[_Node] = field(default_factory=list)


class LatticeGrammar:
    """The token sequences of a lattice's texts."""

    def __init__(self, lattice: WordLattice, *, tokenize: Tokenize, end_token: int) -> None:
        """Tokenize the labels of ``lattice``; ``end_token`` closes a text."""
        self._end_token = end_token
        states = [_Node() for _ in lattice.edges]
        for state, edges in zip(states, lattice.edges, strict=True):
            for label, target in edges:
                node = state
                for token in tokenize(label):
                    node = node.children.setdefault(token, _Node())
                node.follows.append(states[target])
        self._final = states[-1]
        # The places after each beginning seen: the next step of a beam extends one of them.
        self._places: dict[tuple[int, ...], frozenset[_Node]] = {(): _with_follows({states[0]})}
        self.max_tokens = _longest(lattice, tokenize) + 1

    def allowed_next(self, tokens: Sequence[int]) -> list[int]:
        """Return the ids that may follow ``tokens``, the text so far."""
        places = self._places_after(tuple(tokens))
        options = {token for place in places for token in place.children}
        if self._final in places or not options:
            options.add(self._end_token)
        return sorted(options)

    def _places_after(self, tokens: tuple[int, ...]) -> frozenset[_Node]:
        known = len(tokens)
        while tokens[:known] not in self._places:
            known -= 1
        places = self._places[tokens[:known]]
        for length in range(known, len(tokens)):
            steps = {place.children.get(tokens[length]) for place in places}
            places = _with_follows({place for place in steps if place is not None})
            self._places[tokens[: length + 1]] = places
        return places


def _with_follows(places: set[_Node]) -> frozenset[_Node]:
    """Return ``places`` with all that they lead on to; labels may be empty, or begin alike."""
    found = set(places)
    unseen = list(places)
    while unseen:
        new = [follow for follow in unseen.pop().follows if follow not in found]
        found.update(new)
        unseen += new
    return frozenset(found)


def _longest(lattice: WordLattice, tokenize: Tokenize) -> int:
    """The tokens of the longest path; a lattice has no loops, so each state is done once."""
    longest: dict[int, int] = {}
    pending = [0]
    while pending:
        edges = lattice.edges[pending[-1]]
        ahead = [target for _, target in edges if target not in longest]
        if ahead:
            pending += ahead
            continue
        lengths = (len(tokenize(label)) + longest[target] for label, target in edges)
        longest[pending.pop()] = max(lengths, default=0)
    return longest[0]


class LatticeLogitsProcessor(LogitsProcessor):  # type: ignore[misc,unused-ignore]
    """Gives probability 0 to every token that leaves a row's lattice."""

    def __init__(self, grammars: Sequence[LatticeGrammar], *, prompt_length: int) -> None:
        """Limit row i by ``grammars[i]``; the prompts fill ``prompt_length`` tokens."""
        self._grammars = grammars
        self._prompt_length = prompt_length

    def __call__(self, input_ids: torch.LongTensor, scores: torch.FloatTensor) -> torch.FloatTensor:
        """Return ``scores`` (batch, vocabulary) with the forbidden at minus infinity."""
        written = input_ids[:, self._prompt_length :].tolist()
        limited = torch.full_like(scores, float("-inf"))
        for row, (grammar, tokens) in enumerate(zip(self._grammars, written, strict=True)):
            allowed = grammar.allowed_next(tokens)
            limited[row, allowed] = scores[row, allowed]
        return cast(torch.FloatTensor, limited)
