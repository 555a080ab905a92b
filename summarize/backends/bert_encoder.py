"""BERT on a processor, many texts laid end to end without padding (Devlin et al., 2019).

It gives what transformers gives but for rounding, and is done before that library would be
imported. Every matrix sees the tokens of a pass at once, every attention those of one text, so
a text gets the same whatever is read beside it. Matrices are multiplied in the processor's fast
floats; all else, the states that go from layer to layer above all, is in float32. Each thread
has passes of its own: threads that share each small product wait for each other more than they
compute, above all where the processor is not theirs alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import accumulate, chain, groupby
from math import ceil
from pathlib import Path
from threading import Barrier
from typing import Any

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch.nn.functional import gelu, layer_norm, linear, scaled_dot_product_attention

from summarize.backends.batching import ceiling
from summarize.backends.precision import fast_float
from summarize.files import read_regular
from summarize.limits import MOST_MODEL_JSON_BYTES
from summarize.parsing import parse_json

_HERE = torch.device("cpu")
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
    config = _configuration(folder)
    usual = all(config.get(key, value) == value for key, value in _USUAL.items())
    files = all((folder / name).is_file() for name in (_WEIGHTS, _TOKENIZER))
    return config.get("model_type") == "bert" and usual and files


def _configuration(folder: Path) -> Any:
    return parse_json(read_regular(folder / "config.json", MOST_MODEL_JSON_BYTES))


class BertEncoder:
    """An encoder on the processor."""

    def __init__(self, folder: Path, max_input_tokens: int, batch_size: int | None) -> None:
        """Load the encoder in ``folder``, which one `reads`, for so many texts a pass, about."""
        config = _configuration(folder)
        self._width: int = config["hidden_size"]
        self._heads: int = config["num_attention_heads"]
        self._epsilon: float = config.get("layer_norm_eps", 1e-12)
        self._layers = [f"encoder.layer.{n}." for n in range(config["num_hidden_layers"])]
        self._float = fast_float(_HERE)
        self._tensors = self._read(folder / _WEIGHTS)
        self._tokenizer = Tokenizer.from_file(str(folder / _TOKENIZER))
        self._tokenizer.encode_special_tokens = True  # "[SEP]" in an article is text
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(max_input_tokens)
        self._together = batch_size or ceiling("embedded", _HERE)
        self._threads = torch.get_num_threads()
        self._workers = _single_threads(self._threads)

    def _read(self, path: Path) -> dict[str, torch.Tensor]:
        """Read the tensors, by the names that they have today; queries, keys and values are one."""
        tensors = {}
        for name, tensor in load_file(path).items():
            name = name.removeprefix("bert.").replace(".gamma", ".weight").replace(".beta", ".bias")
            is_exact = "embeddings" in name or "LayerNorm" in name
            tensors[name] = tensor.to(torch.float32 if is_exact else self._float)
        for at in self._layers:
            for kind in ("weight", "bias"):
                parts = (f"{at}attention.self.{part}.{kind}" for part in ("query", "key", "value"))
                tensors[f"{at}attention.self.{kind}"] = torch.cat([tensors.pop(p) for p in parts])
        return tensors

    def tokenize(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the tokens of each text, up to the model's limit."""
        return [encoding.ids for encoding in self._tokenizer.encode_batch_fast(list(texts))]

    def pooled(
        self,
        texts: Sequence[list[int]],
        pool: Callable[[Sequence[torch.Tensor]], list[torch.Tensor]],
    ) -> list[torch.Tensor]:
        """Return what ``pool`` makes of the token states of each text, (tokens, dim) float32."""
        by_length = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        *before, total = accumulate((len(texts[i]) for i in by_length), initial=0)
        number = self._threads * ceil(len(texts) / (self._threads * self._together))
        pass_of = {i: start * number // total for i, start in zip(by_length, before, strict=True)}
        passes = [list(some) for _, some in groupby(by_length, key=pass_of.__getitem__)]

        def done(some: Sequence[int]) -> list[torch.Tensor]:
            with torch.inference_mode():  # holds for one thread
                return pool(self._states([texts[i] for i in some]))

        rows = chain.from_iterable(self._workers.map(done, passes))
        found = dict(zip(by_length, rows, strict=True))
        return [found[i] for i in range(len(texts))]

    def _states(self, texts: Sequence[list[int]]) -> Sequence[torch.Tensor]:
        lengths = [len(tokens) for tokens in texts]
        words, places, segments = (
            self._tensors[f"embeddings.{kind}_embeddings.weight"]
            for kind in ("word", "position", "token_type")
        )
        states = words[torch.tensor([*chain(*texts)])] + segments[0]  # (n, dim), n tokens in all
        states = states + places[torch.tensor([*chain(*map(range, lengths))])]
        states = self._normalised(states, "embeddings.LayerNorm")
        for at in self._layers:
            seen = self._attention(self._product(states, f"{at}attention.self"), lengths)
            states = states + self._product(seen, f"{at}attention.output.dense")
            states = self._normalised(states, f"{at}attention.output.LayerNorm")
            wide = gelu(self._product(states, f"{at}intermediate.dense"))
            states = states + self._product(wide, f"{at}output.dense")
            states = self._normalised(states, f"{at}output.LayerNorm")
        return torch.split(states, lengths)

    def _product(self, rows: torch.Tensor, name: str) -> torch.Tensor:
        return linear(rows.to(self._float), *self._parameters(name))

    def _normalised(self, rows: torch.Tensor, name: str) -> torch.Tensor:
        return layer_norm(rows, (self._width,), *self._parameters(name), self._epsilon)

    def _parameters(self, name: str) -> tuple[torch.Tensor, torch.Tensor]:
        return self._tensors[f"{name}.weight"], self._tensors[f"{name}.bias"]

    def _attention(self, rows: torch.Tensor, lengths: Sequence[int]) -> torch.Tensor:
        """Let the tokens of each text see each other: (n, 3 dim) to (n, dim)."""
        exact, seen = rows.float(), rows.new_empty(len(rows), self._width)
        start = 0
        for length, group in groupby(lengths):
            texts = len(list(group))
            part = slice(start, start := start + texts * length)
            own = exact[part].view(texts, length, 3, self._heads, -1)
            queries, keys, values = own.permute(2, 0, 3, 1, 4)  # (texts, heads, length, head dim)
            found = scaled_dot_product_attention(queries, keys, values).transpose(1, 2)
            seen[part].view_as(found).copy_(found)
        return seen


def _single_threads(number: int) -> ThreadPoolExecutor:
    """Return so many threads, in each of which torch computes in that thread alone."""
    workers = ThreadPoolExecutor(number, initializer=partial(torch.set_num_threads, 1))
    all_started = Barrier(number)
    list(workers.map(lambda _: all_started.wait(), range(number)))
    torch.set_num_threads(number)  # for threads that start later, which it would hold for too
    return workers
