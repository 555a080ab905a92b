"""A chat model that is asked whether a text supports a claim: by its answer, or by its states.

Either way the model reads and writes nothing. Untrained, the log-odds are those of "Yes" and
"No" as its next word. Trained, a linear probe reads them off the states of a middle layer, where
the answer would begin and at the words of the claim (Azaria and Mitchell, "The Internal State of
an LLM Knows When It's Lying", Findings of EMNLP 2023), and the layers above are not computed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from summarize.backends.language_model import LanguageModel
from summarize.backends.prompts import tokens_around, turns_of

_LONGEST = 1024
"""Tokens of an evidence that are read; what comes after is not."""
_WORDS = {"yes": ("Yes", " Yes", "yes"), "no": ("No", " No", "no")}


@dataclass(frozen=True, slots=True)
class _Asked:
    """The tokens of a pair's chat after its opening; the claim is ``tokens[start:end]``."""

    opening: tuple[int, ...]
    tokens: list[int]
    start: int
    end: int


class _ChatReader:
    """What both kinds share: how a chat model is asked."""

    def __init__(self, model: LanguageModel, *, prompt: str) -> None:
        """Ask ``model`` with ``prompt``, in whose last turn stand "{text}" and then "{claim}"."""
        self._model = model
        self._parts = tokens_around(model.tokenizer, turns_of(prompt))

    def _ask(self, pairs: Sequence[tuple[str, str]]) -> dict[tuple[int, ...], list[int]]:
        """Lay out the chats; return which pairs have which opening.

        The evidence of several claims belongs to the opening, which is read once.
        """
        before, between, after = self._parts
        shared = Counter(evidence for evidence, _ in pairs)
        self._asked: list[_Asked] = []
        found: dict[tuple[int, ...], list[int]] = {}
        for number, (evidence, claim) in enumerate(pairs):
            text = [*self._model.encode(evidence)[:_LONGEST], *between]
            own = self._model.encode(claim)
            opening = tuple([*before, *text] if shared[evidence] > 1 else before)
            lead = [] if shared[evidence] > 1 else text
            tokens = [*lead, *own, *after]
            self._asked.append(_Asked(opening, tokens, len(lead), len(lead) + len(own)))
            found.setdefault(opening, []).append(number)
        return found


class ChatReader(_ChatReader):
    """A `SupportReader` that asks a chat model for Yes or No."""

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return the log-odds of Yes against No for each evidence and claim, in order."""
        odds = [0.0] * len(pairs)
        yes, no = (self._first_tokens(word) for word in ("yes", "no"))
        for opening, numbers in self._ask(pairs).items():
            logits = self._model.packed.first_logits(
                opening, [self._asked[n].tokens for n in numbers]
            )
            for number, row in zip(numbers, logits, strict=True):
                odds[number] = float(row[yes].logsumexp(0) - row[no].logsumexp(0))
        return odds

    def _first_tokens(self, word: str) -> list[int]:
        return sorted({self._model.encode(form)[0] for form in _WORDS[word]})


class ProbeReader(_ChatReader):
    """A `SupportReader` that reads a trained probe off a chat model's states."""

    def __init__(self, model: LanguageModel, *, prompt: str, probe: Path) -> None:
        """Read with the weights of ``probe``, a safetensors file that names its layer."""
        super().__init__(model, prompt=prompt)
        self._probe = load_probe(probe)

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return calibrated log-odds for each evidence and claim, in order."""
        odds = [0.0] * len(pairs)
        for opening, numbers in self._ask(pairs).items():
            asked = [self._asked[n] for n in numbers]
            states = self._model.packed.states(
                opening, [each.tokens for each in asked], layer=self._probe.layer
            )
            for number, each, state in zip(numbers, asked, states, strict=True):
                odds[number] = self._probe(state[-1], state[each.start : each.end])
        return odds


@dataclass(frozen=True, slots=True)
class _Probe:
    """The weights of a probe: (dim,) each."""

    layer: int
    answer: torch.Tensor
    words: torch.Tensor
    bias: float

    def __call__(self, answer: torch.Tensor, words: torch.Tensor) -> float:
        """Return log-odds of the state before the answer and of the claim's, (tokens, dim)."""
        return 0.0


def load_probe(path: Path) -> _Probe:
    """Read a probe."""
    raise NotImplementedError
