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
        self._start, self._final = states[0], states[-1]
        self.max_tokens = _longest(lattice, tokenize) + 1

    def allowed_next(self, tokens: Sequence[int]) -> list[int]:
        """Return the ids that may follow ``tokens``, the text so far."""
        places = {self._start}
        for token in tokens:
            places = {after for place in places if (after := place.children.get(token))}
            # Labels may begin alike, so that one text can be in several places at once.
            places |= {follow for place in places for follow in place.follows}
        options = {token for place in places for token in place.children}
        if self._final in places or not options:
            options.add(self._end_token)
        return sorted(options)


def _longest(lattice: WordLattice, tokenize: Tokenize) -> int:
    """The tokens of the longest path; states are visited once, the lattice has no loops."""
    length: dict[int, int] = {}

    def visit(state: int) -> int:
        if state not in length:
            length[state] = max(
                (len(tokenize(label)) + visit(target) for label, target in lattice.edges[state]),
                default=0,
            )
        return length[state]

    for state in range(len(lattice.edges) - 1, -1, -1):
        visit(state)
    return length[0]


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
