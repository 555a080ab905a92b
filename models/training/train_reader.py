"""Train the probe of the default reader: choose it by sets left out, and write it.

    python models/training/train_reader.py SET.jsonl… -o models/probes/NAME.safetensors

Each file is a set of rows `{"source": text or sentences, "claim": text, "label": 0 or 1}`. The
chat model of the reader's card reads each pair once, about one in a second on two cores; what it
makes of them is kept (``--states``), so that a second run trains in a minute.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

from summarize.backends.chat_reader import PairedChat, Probe, save_probe
from summarize.backends.language_model import load_language_model
from summarize.backends.loading import writer_folder
from summarize.catalog import base_of, default_card
from summarize.catalog.weights import sha256_of
from summarize.evaluation.discrimination import auc

LAYER = 20
"""Of the model's 28; the ones above tell no more on sets left out."""
PENALTIES = (0.1, 0.03, 0.01)
"""Tried for the weights' squares."""
STEPS = 100
LEARNING_RATE = 0.01
MOST_WORDS = 64
"""Tokens of a claim that are looked at."""
MOST_A_SET = 500
AT_A_TIME = 64


@dataclass(frozen=True)
class Pairs:
    """What the model made of n pairs.

    Attributes:
        sets: (n,) the name of the set of each.
        labels: (n,) 0 or 1.
        answers: (n, dim) float32.
        words: (n, most, dim) float16, of the claims' tokens.
        is_word: (n, most) which of these there are.
    """

    sets: Any
    labels: torch.Tensor
    answers: torch.Tensor
    words: torch.Tensor
    is_word: torch.Tensor

    def __getitem__(self, chosen: Any) -> Pairs:
        """Return those for which ``chosen``, (n,), is true."""
        rows = torch.from_numpy(np.flatnonzero(chosen))
        return Pairs(
            self.sets[chosen],
            self.labels[rows],
            self.answers[rows],
            self.words[rows],
            self.is_word[rows],
        )


def read_sets(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """Return the rows of all files, at most so many of each, with the name of their set."""
    rows = []
    for path in paths:
        own = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        random.Random(7).shuffle(own)
        # Files that differ by a number only are one set: "news1", "news2".
        name = path.stem.rstrip("0123456789")
        rows += [{**row, "set": name} for row in islice(own, MOST_A_SET)]
    return rows


def evidence_of(row: dict[str, Any]) -> str:
    """Return the source of a row as one text."""
    source = row["source"]
    return source if isinstance(source, str) else " ".join(source)


def read_states(rows: Sequence[dict[str, Any]], kept: Path) -> Pairs:
    """Let the model read all rows, or find what it made of them."""
    if not kept.exists():
        answers, words, is_word = _ask(rows)
        np.savez(kept, answers=answers, words=words, is_word=is_word)
    held = np.load(kept)
    return Pairs(
        np.array([row["set"] for row in rows]),
        torch.tensor([float(row["label"]) for row in rows]),
        torch.from_numpy(held["answers"]).float(),
        torch.from_numpy(held["words"]),
        torch.from_numpy(held["is_word"]),
    )


def _ask(rows: Sequence[dict[str, Any]]) -> tuple[Any, Any, Any]:
    card = default_card("reader")
    base = base_of(card)
    model = load_language_model(writer_folder(base), max_input_tokens=base.max_input_tokens)
    chat = PairedChat(model, prompt=card.prompts[0].text)
    answers, words, is_word = [], [], np.zeros((len(rows), MOST_WORDS), dtype=bool)
    for start in range(0, len(rows), AT_A_TIME):
        some = rows[start : start + AT_A_TIME]
        print(f"{start} of {len(rows)} pairs read", flush=True)
        for number, (answer, claim) in enumerate(
            chat.states([(evidence_of(row), row["claim"]) for row in some], LAYER), start
        ):
            own = claim[:MOST_WORDS].half().numpy()
            is_word[number, : len(own)] = True
            words.append(np.pad(own, ((0, MOST_WORDS - len(own)), (0, 0))))
            answers.append(answer.half().numpy())
    return np.stack(answers), np.stack(words), is_word


def fit(pairs: Pairs, penalty: float) -> Probe:
    """Fit a probe; every set, and in it every label, weighs the same."""
    mean, spread = pairs.answers.mean(0), pairs.answers.std(0) + 1e-3
    flat = pairs.words[pairs.is_word].float()
    word_mean, word_spread = flat.mean(0), flat.std(0) + 1e-3
    answers = (pairs.answers - mean) / spread
    words = (pairs.words.float() - word_mean) / word_spread
    weights = _weights(pairs)
    dim = answers.shape[1]
    answer, word = torch.zeros(dim, requires_grad=True), torch.zeros(dim, requires_grad=True)
    biases = torch.tensor([0.0, 3.0], requires_grad=True)
    optimiser = torch.optim.Adam([answer, word, biases], lr=LEARNING_RATE)
    for _ in range(STEPS):
        doubts = -(words @ word + biases[1]).masked_fill(~pairs.is_word, 1e4)
        odds = answers @ answer + biases[0] - doubts.logsumexp(1)
        loss = cross_entropy(odds, pairs.labels, weight=weights)
        loss = loss + penalty * (answer.square().sum() + word.square().sum())
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    answer, word, biases = answer.detach() / spread, word.detach() / word_spread, biases.detach()
    return Probe(
        LAYER,
        answer,
        word,
        float(biases[0] - mean @ answer),
        float(biases[1] - word_mean @ word),
    )


def _weights(pairs: Pairs) -> torch.Tensor:
    weights = torch.zeros(len(pairs.labels))
    for name in set(pairs.sets):
        for label in (0.0, 1.0):
            chosen = torch.from_numpy(pairs.sets == name) & (pairs.labels == label)
            weights[chosen] = 1 / max(int(chosen.sum()), 1)
    return weights * len(weights) / weights.sum()


def odds_of(probe: Probe, pairs: Pairs) -> list[float]:
    """Return the log-odds of each pair."""
    return [
        probe(answer, words[there])
        for answer, words, there in zip(pairs.answers, pairs.words, pairs.is_word, strict=True)
    ]


def left_out(pairs: Pairs, penalty: float) -> dict[str, tuple[list[float], list[bool]]]:
    """Return for each set the log-odds by a probe that was trained on the others, and labels."""
    found = {}
    for name in sorted(set(pairs.sets)):
        own = pairs[pairs.sets == name]
        probe = fit(pairs[pairs.sets != name], penalty)
        found[name] = odds_of(probe, own), [bool(label) for label in own.labels]
    return found


def calibrated(probe: Probe, held_out: dict[str, tuple[list[float], list[bool]]]) -> Probe:
    """Return ``probe`` with log-odds as certain as those on sets left out deserve (Platt, 1999).

    A probe is one scale and one shift; the claim's words enter as they are, so both are put
    on what the answer's state says, and the scale on the words' too.
    """
    odds = torch.tensor([o for values, _ in held_out.values() for o in values])
    labels = torch.tensor([float(t) for _, told in held_out.values() for t in told])
    scale, shift = torch.ones(1, requires_grad=True), torch.zeros(1, requires_grad=True)
    optimiser = torch.optim.LBFGS([scale, shift], max_iter=100)

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        value = cross_entropy(odds * scale + shift, labels)
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimiser.step(loss)  # type: ignore[no-untyped-call]
    print(f"calibration: log-odds times {float(scale):.2f} plus {float(shift):.2f}")
    return Probe(
        probe.layer,
        probe.answer,
        probe.words,
        probe.answer_bias,
        probe.word_bias,
        float(scale),
        float(shift),
    )


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--states", type=Path, default=Path("reader-states.npz"))
    given = parser.parse_args()
    torch.manual_seed(0)
    pairs = read_states(read_sets(given.sets), given.states)
    best, best_mean = {}, 0.0
    chosen = PENALTIES[0]
    for penalty in PENALTIES:
        held_out = left_out(pairs, penalty)
        figures = {name: auc(odds, told) for name, (odds, told) in held_out.items()}
        mean = sum(figures.values()) / len(figures)
        shown = ", ".join(f"{name} {value:.3f}" for name, value in figures.items())
        print(f"penalty {penalty}: mean AUC {mean:.3f}; each set left out: {shown}", flush=True)
        if mean > best_mean:
            best, best_mean, chosen = held_out, mean, penalty
    probe = calibrated(fit(pairs, chosen), best)
    save_probe(probe, given.output)
    print(f"penalty {chosen}; {given.output}: sha256 {sha256_of(given.output)},", end=" ")
    print(f"{given.output.stat().st_size} bytes")


if __name__ == "__main__":
    main()
