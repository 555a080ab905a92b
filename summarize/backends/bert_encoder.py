"""BERT on a processor, many texts laid end to end without padding (Devlin et al., 2019).

It gives what transformers gives but for rounding, and is up half a second sooner than that
library is imported. Every matrix sees the tokens of all texts at once, every attention those
of one text. Matrices are multiplied in the processor's fast floats; all else, the states that
go from layer to layer above all, is in float32.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import chain, groupby
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch.nn.functional import gelu, layer_norm, linear, scaled_dot_product_attention

from summarize.backends.precision import fast_float

_WEIGHTS, _TOKENIZER = "model.safetensors", "tokenizer.json"
_USUAL = {
    "hidden_act": "gelu",
    "position_embedding_type": "absolute",
    "is_decoder": False,
    "quantization_config": None,
}
"""What a configuration says, or leaves unsaid, of a BERT as it was published."""


def reads(folder: Path) -> bool:
    """Tell whether the model in ``folder`` is such a BERT, in one file, with a fast tokenizer."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    usual = all(config.get(key, value) == value for key, value in _USUAL.items())
    files = all((folder / name).is_file() for name in (_WEIGHTS, _TOKENIZER))
    return config["model_type"] == "bert" and usual and files


class _Affine(NamedTuple):
    """A linear layer's or a normalisation's parameters."""

    weight: torch.Tensor
    bias: torch.Tensor


class _Layer(NamedTuple):
    """A transformer block: attention, then two matrices, each added to its input and normalised."""

    queries_keys_values: _Affine
    attended: _Affine
    attended_norm: _Affine
    widened: _Affine
    narrowed: _Affine
    narrowed_norm: _Affine


class BertEncoder:
    """An encoder on the processor."""

    def __init__(self, folder: Path, max_input_tokens: int) -> None:
        """Load the encoder in ``folder``, of which it is known that one `reads` it."""
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self._width: int = config["hidden_size"]
        self._heads: int = config["num_attention_heads"]
        self._epsilon: float = config.get("layer_norm_eps", 1e-12)
        self._wide: int = config["intermediate_size"]
        self._float = fast_float(torch.device("cpu"))
        self._tokenizer = Tokenizer.from_file(str(folder / _TOKENIZER))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(max_input_tokens)
        weights = _read_weights(folder / _WEIGHTS)
        kinds = (f"embeddings.{kind}_embeddings.weight" for kind in ("word", "position"))
        self._words, self._positions = (weights[name].float() for name in kinds)
        self._segment = weights["embeddings.token_type_embeddings.weight"][0].float()
        self._norm = _affine(weights, "embeddings.LayerNorm", torch.float32)
        self._layers = [self._layer(weights, n) for n in range(config["num_hidden_layers"])]

    def _layer(self, weights: Mapping[str, torch.Tensor], number: int) -> _Layer:
        at = f"encoder.layer.{number}."
        parts = [
            _affine(weights, f"{at}attention.self.{part}", self._float)
            for part in ("query", "key", "value")
        ]
        return _Layer(
            _Affine(*(torch.cat(tensors) for tensors in zip(*parts, strict=True))),
            _affine(weights, f"{at}attention.output.dense", self._float),
            _affine(weights, f"{at}attention.output.LayerNorm", torch.float32),
            _affine(weights, f"{at}intermediate.dense", self._float),
            _affine(weights, f"{at}output.dense", self._float),
            _affine(weights, f"{at}output.LayerNorm", torch.float32),
        )

    def tokenize(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the tokens of each text, up to the model's limit."""
        return [encoding.ids for encoding in self._tokenizer.encode_batch_fast(list(texts))]

    def states(self, texts: Sequence[list[int]]) -> Sequence[torch.Tensor]:
        """Return the states of the tokens of each text, (tokens, dim) float32."""
        lengths = [len(tokens) for tokens in texts]
        words = self._words[torch.tensor([*chain(*texts)])]  # (n, dim), n tokens of all texts
        places = self._positions[torch.tensor([*chain(*map(range, lengths))])]
        states = self._normalised(words + self._segment + places, self._norm)
        for layer in self._layers:
            seen = self._attention(self._product(states, layer.queries_keys_values), lengths)
            states = states + self._product(seen, layer.attended)
            states = self._normalised(states, layer.attended_norm)
            wide = gelu(self._product(states, layer.widened))
            states = states + self._product(wide, layer.narrowed)
            states = self._normalised(states, layer.narrowed_norm)
        return torch.split(states, lengths)

    def _product(self, rows: torch.Tensor, by: _Affine) -> torch.Tensor:
        return linear(rows.to(self._float), *by)

    def _normalised(self, rows: torch.Tensor, by: _Affine) -> torch.Tensor:
        return layer_norm(rows, (self._width,), *by, self._epsilon)

    def _attention(self, rows: torch.Tensor, lengths: Sequence[int]) -> torch.Tensor:
        """Let the tokens of each text see each other: (n, 3 dim) to (n, dim) float32."""
        seen = torch.empty(len(rows), self._width)
        start = 0
        for length, group in groupby(lengths):
            texts = len(list(group))
            part = slice(start, start := start + texts * length)
            own = rows[part].float().view(texts, length, 3, self._heads, -1)
            queries, keys, values = own.permute(2, 0, 3, 1, 4)  # (texts, heads, length, head dim)
            found = scaled_dot_product_attention(queries, keys, values)
            seen[part] = found.transpose(1, 2).reshape(texts * length, -1)
        return seen

    def row_bytes(self, tokens: int) -> int:
        """Return about how much memory a text of so many tokens takes."""
        return tokens * self._float.itemsize * (8 * self._width + 3 * self._wide)


def _read_weights(path: Path) -> dict[str, torch.Tensor]:
    """Read the tensors, by the names that transformers gives them today."""
    return {
        name.removeprefix("bert.").replace(".gamma", ".weight").replace(".beta", ".bias"): tensor
        for name, tensor in load_file(path).items()
    }


def _affine(weights: Mapping[str, torch.Tensor], name: str, dtype: torch.dtype) -> _Affine:
    return _Affine(weights[f"{name}.weight"].to(dtype), weights[f"{name}.bias"].to(dtype))
