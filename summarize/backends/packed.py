"""Many texts in one pass of a causal model, laid end to end without padding.

Every matrix sees the tokens of all texts at once, every attention only those of its own text
(Yu et al., "Orca", OSDI 2022). What is common to all, such as an instruction with examples, is
read once. Since no text is padded to the length of another, what a text gets does not depend on
the texts beside it, as far as the model's matrices sum exactly (`int8`).

A text that mostly repeats another is written several tokens at a time: those that follow in
the other text are proposed, and kept as far as the model would have written them itself
(Saxena, "Prompt lookup decoding", 2023). But for rounding, what is written is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import wraps
from itertools import accumulate, chain, islice
from threading import Lock
from typing import Any

import torch
from torch.nn.functional import scaled_dot_product_attention
from transformers.modeling_utils import ALL_ATTENTION_FUNCTIONS

ATTENTION = "summarize-packed"
_PASS_TOKENS = 1024
"""Tokens of prompts that are read in one pass."""
_PASS_TEXTS = 24
"""Texts that are written at a time."""
_PROPOSED = 5
"""Tokens proposed at a time."""
_KEPT_OPENINGS = 4
"""Prompts whose reading is remembered."""
_ALIKE = 2
"""Tokens that must agree before what follows them is proposed."""


@dataclass(slots=True)
class _Text:
    """A text being read or written: its tokens and what the attention keeps of them."""

    tokens: list[int]
    capacity: int
    keys: list[torch.Tensor] = field(default_factory=list)  # a layer: (heads, capacity, dim)
    values: list[torch.Tensor] = field(default_factory=list)
    read: int = 0

    def keep(
        self, layer: int, keys: torch.Tensor, values: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Add (heads, t, dim) of the tokens being read; return all up to them."""
        if layer == len(self.keys):
            shape = (keys.shape[0], self.capacity, keys.shape[2])
            self.keys.append(keys.new_empty(shape))
            self.values.append(values.new_empty(shape))
        end = self.read + keys.shape[1]
        self.keys[layer][:, self.read : end] = keys
        self.values[layer][:, self.read : end] = values
        return self.keys[layer][:, :end], self.values[layer][:, :end]

    def started(self, tokens: list[int], capacity: int) -> _Text:
        """Return a text that goes on from this one with ``tokens``."""
        text = _Text([*self.tokens, *tokens], self.read + capacity, read=self.read)
        for mine, theirs in ((self.keys, text.keys), (self.values, text.values)):
            for kept in mine:
                room = kept.new_empty((kept.shape[0], text.capacity, kept.shape[2]))
                room[:, : self.read] = kept[:, : self.read]
                theirs.append(room)
        return text


@dataclass(slots=True)
class _Pass:
    """Which texts a pass reads, and how many tokens of each."""

    texts: Sequence[_Text]
    counts: Sequence[int]


def _attend(
    module: Any,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attention_mask: Any,
    *,
    packed: _Pass,
    scaling: float | None = None,
    sliding_window: int | None = None,
    **others: Any,
) -> tuple[torch.Tensor, None]:
    """Let the tokens of each text see those before them: (1, heads, n, dim) to (1, n, heads, dim).

    Heads that share keys are laid beside each other as if they were further tokens.
    """
    found, start = [], 0
    for text, count in zip(packed.texts, packed.counts, strict=True):
        part = slice(start, start + count)
        keys, values = text.keep(module.layer_idx, key[0, :, part], value[0, :, part])
        shared, dim = keys.shape[0], keys.shape[2]
        own = query[0, :, part].reshape(shared, -1, dim)  # (shared, group * count, dim)
        mask = _mask(count, keys.shape[1], sliding_window, keys.device)
        if mask is not None:
            mask = mask.repeat(own.shape[1] // count, 1)
        seen = scaled_dot_product_attention(
            own[None], keys[None], values[None], attn_mask=mask, scale=scaling
        )
        found.append(seen.reshape(-1, count, dim).transpose(0, 1))  # (count, heads, dim)
        start += count
    return torch.cat(found)[None], None


def _mask(count: int, length: int, window: int | None, where: torch.device) -> torch.Tensor | None:
    """Which of ``length`` tokens each of the last ``count`` sees, (count, length); None: all."""
    if count == 1 and (window is None or length <= window):
        return None
    at = torch.arange(length - count, length, device=where)[:, None]
    to = torch.arange(length, device=where)[None]
    mask: torch.Tensor = to <= at
    return mask if window is None else mask & (to > at - window)


ALL_ATTENTION_FUNCTIONS.register(ATTENTION, _attend)


@dataclass(slots=True)
class _Answer:
    """What is being written after a text; ``proposed`` are tokens that may be next."""

    limit: int
    text: _Text = field(default_factory=lambda: _Text([], 0))
    tokens: list[int] = field(default_factory=list)
    proposed: list[int] = field(default_factory=list)
    is_whole: bool = False

    def propose(self) -> None:
        """Propose what follows elsewhere where the last tokens stand too, to be read with them."""
        self.proposed = _continuation(self.text.tokens) if self.tokens else []
        self.text.tokens += self.proposed

    def take(self, best: list[int], ends: frozenset[int]) -> None:
        """Take the proposed tokens that are the likeliest, and the one after them."""
        pairs = enumerate(zip(self.proposed, best, strict=False))
        agreed = next((i for i, (token, likeliest) in pairs if token != likeliest), None)
        kept = len(self.proposed) if agreed is None else agreed
        del self.text.tokens[len(self.text.tokens) - len(self.proposed) + kept :]
        self.text.read = len(self.text.tokens)
        self.text.tokens.append(best[kept])
        for token in best[: kept + 1]:
            self.tokens.append(token)
            if token in ends or len(self.tokens) == self.limit:
                self.is_whole = True
                return


def _continuation(tokens: list[int]) -> list[int]:
    """What came after the last tokens where they stood before; the latest such place counts."""
    last = tokens[-_ALIKE:]
    for start in range(len(tokens) - _ALIKE - 1, -1, -1):
        if tokens[start : start + _ALIKE] == last:
            return tokens[start + _ALIKE : start + _ALIKE + _PROPOSED]
    return []


class _Reached(Exception):  # noqa: N818 (it is no error)
    """The layer that is wanted has been computed."""


def _alone(method: Any) -> Any:
    """Let one thread at a time use the model."""

    @wraps(method)
    def locked(self: PackedModel, *given: Any, **options: Any) -> Any:
        with self._lock, torch.inference_mode():
            return method(self, *given, **options)

    return locked


class PackedModel:
    """A causal model, loaded with `ATTENTION`, that reads and writes many texts at once."""

    def __init__(self, model: Any) -> None:
        """Use ``model``, with its head."""
        self.model = model
        self._body = model.get_decoder()
        self._openings: dict[tuple[int, ...], _Text] = {}
        self._counts: list[int] = []
        self._lock = Lock()  # a writer and a reader may share the model, each in its thread

    @_alone
    def states(
        self,
        opening: Sequence[int],
        texts: Sequence[list[int]],
        *,
        shared: Sequence[int] = (),
        layer: int,
    ) -> list[torch.Tensor]:
        """Return what ``layer`` (from 1) makes of each text: (tokens, dim).

        Args:
            opening: the tokens that come before every text, here and in other calls.
            texts: the tokens of each.
            shared: those between the two that are common to these texts.
            layer: the last that is computed.
        """
        first = self._opening(opening)
        held: list[torch.Tensor] = []

        def stop(_module: Any, _given: Any, made: Any) -> None:
            held.append(made[0] if isinstance(made, tuple) else made)
            raise _Reached

        hook = self._body.layers[layer - 1].register_forward_hook(stop)
        found: list[torch.Tensor] = []
        try:
            first = self._goes_on(first, shared)
            for some in _passes(texts):
                self._read([first.started(tokens, len(tokens)) for tokens in some])
                found += torch.split(held[-1][0], [len(tokens) for tokens in some])
        finally:
            hook.remove()
        return found

    @_alone
    def first_logits(
        self,
        opening: Sequence[int],
        texts: Sequence[list[int]],
        *,
        shared: Sequence[int] = (),
    ) -> list[torch.Tensor]:
        """Return the logits of the token after each text, (vocabulary,) float32; as `states`."""
        first = self._goes_on(self._opening(opening), shared)
        found: list[torch.Tensor] = []
        for some in _passes(texts):
            states = self._read([first.started(tokens, len(tokens)) for tokens in some])
            ends = torch.tensor([len(tokens) for tokens in some]).cumsum(0) - 1
            found += self.model.lm_head(states[ends]).float()
        return found

    @_alone
    def write(
        self,
        opening: Sequence[int],
        texts: Sequence[list[int]],
        *,
        limits: Sequence[int],
        ends: frozenset[int],
    ) -> list[list[int]]:
        """Return what the model writes after each text, greedily, with the token that ends it.

        Args:
            opening: the tokens that come before every text.
            texts: the tokens of each.
            limits: the most tokens that each may get; an answer of so many is cut off.
            ends: the tokens that end an answer.
        """
        first = self._opening(opening)
        answers = [_Answer(limit) for limit in limits]
        waiting = list(zip(answers, texts, strict=True))[::-1]
        active: list[_Answer] = []
        while waiting or active:
            while waiting and len(active) < _PASS_TEXTS:
                answer, tokens = waiting.pop()
                answer.text = first.started(tokens, len(tokens) + answer.limit + _PROPOSED + 1)
                active.append(answer)
            for answer in active:
                answer.propose()
            states = self._read([answer.text for answer in active])
            sizes = [len(answer.proposed) + 1 for answer in active]
            rows = [
                row
                for end, size in zip(accumulate(self._counts), sizes, strict=True)
                for row in range(end - size, end)
            ]
            best = iter(self.model.lm_head(states[rows]).argmax(dim=-1).tolist())
            for answer, size in zip(active, sizes, strict=True):
                answer.take(list(islice(best, size)), ends)
            active = [answer for answer in active if not answer.is_whole]
        return [answer.tokens for answer in answers]

    def _opening(self, tokens: Sequence[int]) -> _Text:
        """What is kept of the tokens that come before every text of a kind."""
        known = tuple(tokens)
        if known not in self._openings:
            while len(self._openings) >= _KEPT_OPENINGS:
                self._openings.pop(next(iter(self._openings)))
            self._openings[known] = self._goes_on(_Text([], 0), known)
        return self._openings[known]

    def _goes_on(self, first: _Text, tokens: Sequence[int]) -> _Text:
        """Return ``first`` with ``tokens`` read after it."""
        if not tokens:
            return first
        text = first.started(list(tokens), len(tokens))
        self._read([text])
        return text

    def _read(self, texts: Sequence[_Text]) -> torch.Tensor:
        """Read what is unread of each text; return the states of its tokens, (n, dim).

        Where a layer's hook stops the pass there are none to return.
        """
        unread = [text.tokens[text.read :] for text in texts]
        self._counts = [len(tokens) for tokens in unread]
        where = self.model.device
        places = [p for text in texts for p in range(text.read, len(text.tokens))]
        states = torch.empty(0)
        with suppress(_Reached):
            states = self._body(
                input_ids=torch.tensor([[*chain(*unread)]], device=where),
                position_ids=torch.tensor([places], device=where),
                use_cache=False,
                packed=_Pass(texts, self._counts),
            ).last_hidden_state[0]
        for text in texts:
            text.read = len(text.tokens)
        return states


def _passes(texts: Sequence[list[int]]) -> Iterator[Sequence[list[int]]]:
    """Yield the texts in order, so many at a time as are read in one pass."""
    some: list[list[int]] = []
    for tokens in texts:
        if some and sum(map(len, some)) + len(tokens) > _PASS_TOKENS:
            yield some
            some = []
        some.append(tokens)
    if some:
        yield some
