"""A chat model that is asked whether a text supports a claim: by its answer, or by its states.

Either way the model reads and writes nothing. Untrained, the log-odds are those of "Yes" and
"No" as its next word. Trained, a linear probe reads them off the states of a middle layer, where
the answer would begin and at the words of the claim (Azaria and Mitchell, "The Internal State of
an LLM Knows When It's Lying", Findings of EMNLP 2023), and the layers above are not computed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file

from summarize.backends.language_model import LanguageModel
from summarize.backends.prompts import tokens_around, turns_of
from summarize.errors import ModelError

_LONGEST = 1024
"""Tokens of an evidence that are read; what comes after is not."""
_WORDS = {"yes": ("Yes", " Yes", "yes"), "no": ("No", " No", "no")}


class PairedChat:
    """What both kinds share: how a chat model is asked."""

    def __init__(self, model: LanguageModel, *, prompt: str) -> None:
        """Ask ``model`` with ``prompt``, in whose last turn stand "{text}" and then "{claim}"."""
        self._model = model
        self._before, self._between, self._after = tokens_around(model.tokenizer, turns_of(prompt))

    def _by_evidence(
        self, pairs: Sequence[tuple[str, str]]
    ) -> Iterator[tuple[list[int], list[int], list[list[int]]]]:
        """Yield each evidence's tokens, the numbers of its pairs, and their claims' tokens.

        An evidence is always read by itself, so that what a pair gets does not depend on
        whether others share it.
        """
        numbers: dict[str, list[int]] = {}
        for number, (evidence, _) in enumerate(pairs):
            numbers.setdefault(evidence, []).append(number)
        for evidence, own in numbers.items():
            shared = [*self._model.encode(evidence)[:_LONGEST], *self._between]
            yield shared, own, [self._model.encode(pairs[number][1]) for number in own]

    def states(
        self, pairs: Sequence[tuple[str, str]], layer: int
    ) -> list[tuple[torch.Tensor, torch.Tensor]]:
        """Return for each pair the state before the answer, (dim,), and the claim's, (n, dim)."""
        found: dict[int, tuple[torch.Tensor, torch.Tensor]] = {}
        for shared, numbers, claims in self._by_evidence(pairs):
            states = self._model.packed.states(
                self._before,
                [[*claim, *self._after] for claim in claims],
                shared=shared,
                layer=layer,
            )
            for number, claim, state in zip(numbers, claims, states, strict=True):
                found[number] = state[-1], state[: len(claim)]
        return [found[number] for number in range(len(pairs))]


class ChatReader(PairedChat):
    """A `SupportReader` that asks a chat model for Yes or No."""

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return the log-odds of Yes against No for each evidence and claim, in order."""
        odds = [0.0] * len(pairs)
        yes, no = (self._first_tokens(word) for word in ("yes", "no"))
        for shared, numbers, claims in self._by_evidence(pairs):
            texts = [[*claim, *self._after] for claim in claims]
            logits = self._model.packed.first_logits(self._before, texts, shared=shared)
            for number, row in zip(numbers, logits, strict=True):
                odds[number] = float(row[yes].logsumexp(0) - row[no].logsumexp(0))
        return odds

    def _first_tokens(self, word: str) -> list[int]:
        return sorted({self._model.encode(form)[0] for form in _WORDS[word]})


class ProbeReader(PairedChat):
    """A `SupportReader` that reads a trained probe off a chat model's states."""

    def __init__(self, model: LanguageModel, *, prompt: str, probe: Path) -> None:
        """Read with the weights of ``probe``, a safetensors file that names its layer."""
        super().__init__(model, prompt=prompt)
        self._probe = load_probe(probe)

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return calibrated log-odds for each evidence and claim, in order."""
        return [self._probe(*states) for states in self.states(pairs, self._probe.layer)]


@dataclass(frozen=True, slots=True)
class Probe:
    """A trained probe: log-odds from the states of one layer.

    Attributes:
        layer: which, from 1.
        answer: (dim,) float32, the weights of the state before the answer.
        words: (dim,) float32, the weights of the state of each token of the claim: the least
            well supported one counts.
        answer_bias: is added to what the answer's state says.
        word_bias: is added to what each token's state says.
        scale: of the log-odds, so that they are as certain as they deserve.
        shift: is added to them then.
    """

    layer: int
    answer: torch.Tensor
    words: torch.Tensor
    answer_bias: float
    word_bias: float
    scale: float = 1.0
    shift: float = 0.0

    def __call__(self, answer: torch.Tensor, words: torch.Tensor) -> float:
        """Return the log-odds of the state before the answer, (dim,), and the claim's, (n, dim)."""
        told = answer.float() @ self.answer + self.answer_bias
        doubts = -(words.float() @ self.words + self.word_bias)
        return float(told - doubts.logsumexp(dim=0)) * self.scale + self.shift


def save_probe(probe: Probe, path: Path) -> None:
    """Write a probe as safetensors."""
    tensors = {"answer": probe.answer.contiguous(), "words": probe.words.contiguous()}
    numbers = [probe.answer_bias, probe.word_bias, probe.scale, probe.shift]
    tensors["numbers"] = torch.tensor(numbers)
    save_file(tensors, path, metadata={"layer": str(probe.layer)})


def load_probe(path: Path) -> Probe:
    """Read what `save_probe` wrote.

    Raises:
        ModelError: It is no probe.
    """
    try:
        with safe_open(path, framework="pt") as file:
            layer = int(file.metadata()["layer"])
            answer, words, numbers = (file.get_tensor(n) for n in ("answer", "words", "numbers"))
    except (SafetensorError, KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{path} is no probe of a reader: {error}") from error
    return Probe(layer, answer.float(), words.float(), *map(float, numbers))
