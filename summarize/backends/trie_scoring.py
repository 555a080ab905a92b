"""How likely a causal model holds all the texts of token tries, each read in one pass.

A trie is read like one text, but each of its tokens attends only to those before it in
its own texts and counts its position along them (the tree attention of Miao et al.,
"SpecInfer", 2024). So every text has the likelihood that it would have if read alone,
the prompt and whatever texts begin with alike are read once, and nothing is generated.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import torch
from transformers import DynamicCache

from summarize.backends.batching import Batches, row_bytes
from summarize.backends.token_trie import Ancestry, TokenTrie

LogLikelihoods: TypeAlias = npt.NDArray[np.float64]
Prompted: TypeAlias = tuple[Sequence[int], TokenTrie]
"""The tokens between the opening of a prompt and its last, which is the trie's root."""

_WIDTH_STEP = 16
"""Rows are padded to a multiple of so many tokens, so that some are equally wide."""
_PART = 64
"""Over the vocabularies of so many tokens probabilities are summed at a time."""


@dataclass(frozen=True, slots=True)
class TrieScores:
    """What a model thinks of a trie of n nodes, in nats.

    Attributes:
        beginnings: (n,) the log-likelihood of the tokens up to each node, summed.
        texts: (n,) of the text that ends after each node: the mean over its tokens and
            the end token.
    """

    beginnings: LogLikelihoods
    texts: LogLikelihoods


class TrieScorer:
    """Scores tries with a causal model whose attention takes a mask of one's own.

    That excludes models with recurrent layers, and those whose attention reaches less
    far back than a prompt and its trie are long.
    """

    def __init__(
        self,
        model: Any,
        *,
        opening: Sequence[int],
        end_token: int,
        batch_tokens: int | None = None,
    ) -> None:
        """Read the opening of all prompts, once.

        Args:
            model: a causal language model as transformers loads it.
            opening: the tokens with which every prompt opens, at least one.
            end_token: what ends a text.
            batch_tokens: how many tokens may be read at a time, padding among them; None: as
                many as fit the memory.
        """
        self._model = model
        self._opening = DynamicCache()
        self._end_token = end_token
        self._batches = Batches(model.device, "lattice", batch_tokens)
        with torch.inference_mode():
            model(
                input_ids=torch.tensor([list(opening)], device=model.device),
                past_key_values=self._opening,
                use_cache=True,
                logits_to_keep=1,
            )

    def score(self, rows: Sequence[Prompted]) -> list[TrieScores]:
        """Return the scores of each trie after its prompt, in order.

        The width of a row is its own length, rounded up, whatever else is in the batch:
        of another width its sums would be rounded otherwise, and its scores depend on
        the company that it is in.
        """
        widths = [_round_up(len(prompt) + len(trie.tokens)) for prompt, trie in rows]
        # Of those equally wide, tries of like size go together: of each batch as many logits
        # are made as its largest trie wants.
        order = sorted(range(len(rows)), key=lambda i: len(rows[i][1].tokens))
        scored = self._batches.run(
            [widths[i] for i in order],
            lambda batch: self._score_batch(
                [rows[order[n]] for n in batch], widths[order[batch[0]]]
            ),
            cost=self._row_bytes,
            alike=True,
        )
        scores = dict(zip(order, scored, strict=True))
        return [scores[i] for i in range(len(rows))]

    def _row_bytes(self, width: int) -> int:
        return row_bytes(
            self._model.config,
            length=self._opening.get_seq_length() + width,
            itemsize=self._model.dtype.itemsize,
            scored=width,
        )

    @torch.inference_mode()
    def _score_batch(self, rows: Sequence[Prompted], width: int) -> list[TrieScores]:
        ancestries = [trie.ancestry() for _, trie in rows]
        logits: torch.Tensor = self._model(
            **self._lay_out(rows, ancestries, width),
            past_key_values=self._opening_for(len(rows)),
            use_cache=True,
            logits_to_keep=max(len(trie.tokens) for _, trie in rows),
        ).logits
        return [
            self._score_row(trie, ancestry, row[len(row) - len(trie.tokens) :])
            for (_, trie), ancestry, row in zip(rows, ancestries, logits, strict=True)
        ]

    def _lay_out(
        self, rows: Sequence[Prompted], ancestries: Sequence[Ancestry], width: int
    ) -> dict[str, torch.Tensor]:
        """Return what the model reads: each row is padding, the prompt and the trie."""
        opened = self._opening.get_seq_length()
        ids = torch.zeros(len(rows), width, dtype=torch.long)
        positions = torch.zeros(len(rows), width, dtype=torch.long)
        # Padding attends to the opening, for it must attend to something.
        attends = torch.zeros(len(rows), width, opened + width, dtype=torch.bool)
        attends[:, :, :opened] = True
        for row, ((prompt, trie), ancestry) in enumerate(zip(rows, ancestries, strict=True)):
            root = width - len(trie.tokens)
            start = root - len(prompt)
            ids[row, start:] = torch.tensor([*prompt, *trie.tokens])
            depths = torch.from_numpy(ancestry.sum(axis=1) - 1)
            positions[row, start:root] = opened + torch.arange(len(prompt))
            positions[row, root:] = opened + len(prompt) + depths
            own = attends[row, start:, opened + start :]
            own[: len(prompt), : len(prompt)] = torch.ones(len(prompt), len(prompt)).tril()
            own[len(prompt) :, : len(prompt)] = True
            own[len(prompt) :, len(prompt) :] = torch.from_numpy(ancestry)
        laid_out = {
            "input_ids": ids,
            "position_ids": positions,
            "attention_mask": _additive(attends[:, None], self._model.dtype),
        }
        return {name: tensor.to(self._model.device) for name, tensor in laid_out.items()}

    def _opening_for(self, rows: int) -> DynamicCache:
        cache = deepcopy(self._opening)
        cache.batch_repeat_interleave(rows)
        return cache

    def _score_row(self, trie: TokenTrie, ancestry: Ancestry, logits: torch.Tensor) -> TrieScores:
        """Return the scores of ``trie`` from what follows each node: (n, vocabulary)."""
        # In parts: all of it in float32 would be the most that is held in memory.
        norms = torch.cat([p.float().logsumexp(dim=1) for p in torch.split(logits, _PART)])
        parents = torch.tensor(trie.parents, device=logits.device)
        tokens = torch.tensor(trie.tokens, device=logits.device)
        steps = logits[parents, tokens].float() - norms[parents]
        steps[0] = 0.0  # the root is given
        ends = logits[:, self._end_token].float() - norms
        beginnings = ancestry @ steps.double().cpu().numpy()
        texts = (beginnings + ends.double().cpu().numpy()) / ancestry.sum(axis=1)
        return TrieScores(beginnings, texts)


def _round_up(length: int) -> int:
    return -(-length // _WIDTH_STEP) * _WIDTH_STEP


def _additive(attends: torch.Tensor, dtype: torch.dtype) -> torch.Tensor:
    """Return the mask in the form that every implementation of attention takes."""
    mask = torch.zeros(attends.shape, dtype=dtype)
    return mask.masked_fill_(~attends, torch.finfo(dtype).min)
