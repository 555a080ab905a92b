"""How many texts a model reads or writes together: as many as its memory holds, up to a ceiling.

Memory is asked once, when the first batch is made. Should a batch not fit all the same, it is
halved and nothing is lost.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Literal, TypeVar

import torch

from summarize.backends.memory import free_bytes
from summarize.errors import ModelError, is_out_of_memory

_LOG = logging.getLogger(__name__)

Kind = Literal["embedded", "written"]
Result = TypeVar("Result")

_CEILINGS: dict[Kind, tuple[int, int]] = {
    "embedded": (16, 512),
    "written": (32, 256),
}
"""The most texts on a processor and on an accelerator.

A processor is busy with few, so its batches mostly have that size, the same on any machine.
"""
_SHARE = 0.5
"""Of the free memory that a batch may take: the estimate is rough, and others want some, too."""


def ceiling(kind: Kind, where: torch.device) -> int:
    """Return how many texts a batch has at most on ``where``."""
    processor, accelerator = _CEILINGS[kind]
    return processor if where.type == "cpu" else accelerator


def row_bytes(
    config: Any,
    *,
    length: int,
    itemsize: int,
    cached: bool = True,
    scored: int = 1,
    beams: int = 1,
) -> int:
    """Return about how much memory a row of a batch takes while it is read and written.

    That is the keys and values of all layers, the widest states of one layer with its
    attention, and the logits.

    Args:
        config: the model's, as transformers loads it.
        length: the row's tokens, those that will be written among them.
        itemsize: the bytes of one number of the model.
        cached: whether keys and values are kept, as by all models that write.
        scored: positions whose logits are kept.
        beams: texts that are written from the row side by side.
    """
    text = config.get_text_config(decoder=True)
    heads, hidden = text.num_attention_heads, text.hidden_size
    head = getattr(text, "head_dim", None) or hidden // heads
    wide = getattr(text, "intermediate_size", None) or 4 * hidden
    kept = 2 * text.num_hidden_layers * head * (getattr(text, "num_key_value_heads", None) or heads)
    states = 8 * hidden + 3 * wide
    reach = length
    if window := getattr(config, "attention_window", None):  # of LED: one number, or one a layer
        reach = min(length, 2 * (window if isinstance(window, int) else max(window)))
    # Eager attention holds a head's scores three times, once of them in float32.
    each = heads * (3 * itemsize + 4) if _scores_are_held(config) else itemsize
    logits = text.vocab_size * (4 * scored + 16)  # and what is done to the last ones
    per_token = itemsize * (kept * beams * cached + states) + reach * each
    return int(length * per_token + logits * beams)


def _scores_are_held(config: Any) -> bool:
    """Whether attention is computed in plain steps; LED has no other."""
    return getattr(config, "_attn_implementation", None) == "eager" or hasattr(
        config, "attention_window"
    )


class Batches:
    """Makes batches of texts of like length, so that little is padding, and has them worked on."""

    def __init__(self, where: torch.device, kind: Kind, size: int | None = None) -> None:
        """Make batches for a model that is on ``where``.

        Args:
            where: the device.
            kind: what is done with the texts.
            size: texts a batch; None for as many as fit the memory.
        """
        self._where = where
        self._most = size or ceiling(kind, where)
        self._by_memory = size is None
        self._budget: float | None = None
        self._most_tokens: int | None = None  # learnt from a batch that did not fit

    def run(
        self,
        lengths: Sequence[int],
        work: Callable[[list[int]], Sequence[Result]],
        *,
        cost: Callable[[int], int],
        alike: bool = False,
    ) -> list[Result]:
        """Return what ``work`` makes of each text, in order.

        Args:
            lengths: of the texts, in tokens.
            work: takes the indices of a batch and returns a result for each.
            cost: the bytes that a row of so many tokens takes.
            alike: whether only texts of the same length may be together.

        Raises:
            ModelError: One text alone does not fit the memory.
        """
        cost = cache(cost)
        results: dict[int, Result] = {}
        order = sorted(range(len(lengths)), key=lambda i: (lengths[i], i))
        while len(results) < len(order):
            batch = self._next(order, len(results), lengths, cost, alike)
            done = self._try(batch, work)
            if done is None:
                self._go_lower(len(batch), max(lengths[i] for i in batch))
            else:
                results.update(zip(batch, done, strict=True))
        return [results[i] for i in range(len(lengths))]

    def rows(self, length: int, cost: Callable[[int], int]) -> int:
        """Return how many texts of so many tokens a batch has at most, at least one."""
        length = max(1, length)
        most = self._most
        if self._most_tokens is not None:
            most = min(most, self._most_tokens // length)
        if self._by_memory:
            if self._budget is None:
                self._budget = _budget(self._where)
            most = int(min(most, self._budget / cost(length)))
        return max(1, most)

    def _next(
        self,
        order: list[int],
        start: int,
        lengths: Sequence[int],
        cost: Callable[[int], int],
        alike: bool,
    ) -> list[int]:
        """The next batch: as many as its longest text, the last, allows."""
        end = start + 1
        while end < len(order):
            length = lengths[order[end]]
            if alike and length != lengths[order[start]]:
                break
            if end - start >= self.rows(length, cost):
                break
            end += 1
        return order[start:end]

    def _try(
        self, batch: list[int], work: Callable[[list[int]], Sequence[Result]]
    ) -> Sequence[Result] | None:
        """What ``work`` returns; None if there was too little memory for several texts."""
        try:
            return work(batch)
        except Exception as error:
            if not is_out_of_memory(error):
                raise
            if len(batch) == 1:
                raise ModelError(
                    f"one text alone does not fit the memory that is free on {self._where};"
                    " choose a smaller model or another --device"
                ) from error
        return None  # only here the error and the tensors of its traceback are gone

    def _go_lower(self, rows: int, length: int) -> None:
        if self._most_tokens is None:
            _LOG.warning(
                "%d texts at a time are too many for the memory of %s; going on with half as many",
                rows,
                self._where,
            )
        self._most_tokens = rows * length // 2
        if self._where.type == "cuda":
            torch.cuda.empty_cache()


def _budget(where: torch.device) -> float:
    free = free_bytes(where)
    return float("inf") if free is None else free * _SHARE
