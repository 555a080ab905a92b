"""Reading a trie in one pass gives what reading each of its texts alone gives."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
import torch
from transformers import (
    AutoModelForCausalLM,
    Gemma2Config,
    GPT2Config,
    LlamaConfig,
    PreTrainedConfig,
    Qwen2Config,
)

from summarize.backends.source_limited import LatticeGrammar
from summarize.backends.token_trie import TokenTrie, grow_trie
from summarize.backends.trie_scoring import TrieScorer
from summarize.types import WordLattice

END = 2
OPENING = (1, 70, 71, 72, 73)
PROMPT = (100, 101, 102)
LATTICE = WordLattice(
    (
        (("Late on Friday, the ", 1), ("The ", 1)),
        (("envoy", 2), ("tall envoy", 2)),
        ((", who is ill,", 3), ("", 3)),
        ((" went home", 4),),
        ((".", 5), (" by train.", 5)),
        (),
    )
)
SMALL: dict[str, Any] = {
    "vocab_size": 160,
    "hidden_size": 32,
    "intermediate_size": 64,
    "num_hidden_layers": 3,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "max_position_embeddings": 512,
}
CONFIGS = {
    "llama": LlamaConfig(**SMALL),
    "qwen2": Qwen2Config(**SMALL),
    "gemma2, which caps its logits": Gemma2Config(**SMALL, head_dim=8),
    "gpt2, which learns its positions": GPT2Config(
        vocab_size=160, n_embd=32, n_layer=3, n_head=4, n_positions=512
    ),
}


def model_of(config: PreTrainedConfig) -> Any:
    """A model of random weights in float32, large enough for its likelihoods to differ."""
    torch.manual_seed(0)
    models: Any = AutoModelForCausalLM
    model = models.from_config(config, attn_implementation="eager").eval()
    for parameter in model.parameters():
        if parameter.dim() > 1:
            torch.nn.init.normal_(parameter, std=0.3)
    return model


def scorer_of(model: Any, batch_tokens: int = 512) -> TrieScorer:
    return TrieScorer(model, opening=OPENING, end_token=END, batch_tokens=batch_tokens)


def trie_of(lattice: WordLattice, root_token: int = 99) -> TokenTrie:
    grammar = LatticeGrammar(lattice, tokenize=lambda text: [ord(letter) for letter in text])
    return grow_trie(grammar, root_token=root_token, max_nodes=10_000)


@torch.inference_mode()
def read_alone(model: Any, prompt: Sequence[int], text: Sequence[int]) -> list[float]:
    """The log-likelihood of each token of ``text`` and of its end, by teacher forcing."""
    steps = torch.log_softmax(model(input_ids=torch.tensor([[*prompt, *text]])).logits[0], dim=-1)
    return [float(steps[len(prompt) - 1 + n, token]) for n, token in enumerate((*text, END))]


@pytest.mark.parametrize("name", CONFIGS)
def test_every_text_is_as_likely_as_if_it_were_read_alone(name: str) -> None:
    model, trie = model_of(CONFIGS[name]), trie_of(LATTICE)
    (scores,) = scorer_of(model).score([(PROMPT, trie)])
    assert len(trie.ends) == 16
    for node in trie.ends:
        alone = read_alone(model, (*OPENING, *PROMPT, 99), trie.beginning(node))
        assert scores.beginnings[node] == pytest.approx(math.fsum(alone[:-1]), abs=1e-3)
        assert scores.texts[node] == pytest.approx(math.fsum(alone) / len(alone), abs=1e-4)


def test_the_end_of_a_text_counts_as_one_of_its_tokens() -> None:
    model, trie = model_of(CONFIGS["llama"]), trie_of(WordLattice(((("a", 1),), ())))
    (scores,) = scorer_of(model).score([(PROMPT, trie)])
    first, end = read_alone(model, (*OPENING, *PROMPT, 99), [ord("a")])
    assert scores.beginnings == pytest.approx([0.0, first], abs=1e-5)
    assert scores.texts[1] == pytest.approx((first + end) / 2, abs=1e-5)


@pytest.mark.parametrize("batch_tokens", [1, 100, 10_000])
def test_scores_do_not_depend_on_the_company(batch_tokens: int) -> None:
    scorer = scorer_of(model_of(CONFIGS["llama"]), batch_tokens)
    short = WordLattice(((("It rained.", 1), ("It poured.", 1)), ()))
    rows = [
        (tuple(range(100, 100 + length)), trie_of(lattice))
        for lattice in (LATTICE, short)
        for length in (1, 30, 4, 5, 17)
    ]
    for row, together in zip(rows, scorer.score(rows), strict=True):
        (alone,) = scorer.score([row])
        assert np.allclose(alone.texts, together.texts, atol=1e-5)
        assert np.allclose(alone.beginnings, together.beginnings, atol=1e-5)


def test_scoring_nothing_gives_nothing() -> None:
    assert scorer_of(model_of(CONFIGS["llama"])).score([]) == []
