"""Greedy decoding with transformers: as a user would write it, and as the weights allow."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

import torch
from transformers import AutoModelForCausalLM, DynamicCache

from bench.prompts import Prompts


def load(prompts: Prompts, dtype: torch.dtype) -> Any:
    """Load the default writer's weights."""
    loaded: Any = AutoModelForCausalLM.from_pretrained(
        prompts.folder, local_files_only=True, use_safetensors=True, dtype=dtype
    )
    return loaded.eval()


@torch.inference_mode()
def decode(model: Any, prompts: Sequence[Sequence[int]], *, batch_size: int, tokens: int) -> None:
    """Write ``tokens`` tokens after each prompt, ``batch_size`` prompts together."""
    for start in range(0, len(prompts), batch_size):
        ids, mask = _padded(prompts[start : start + batch_size])
        _generate(model, ids, mask, tokens)


@torch.inference_mode()
def decode_shared(model: Any, prompts: Prompts, *, batch_size: int, tokens: int) -> None:
    """Do the same by length, the keys and values of the shared opening computed once."""
    opening = DynamicCache(config=model.config)
    shared = torch.tensor([prompts.shared])
    model.model(input_ids=shared, past_key_values=opening, use_cache=True)
    by_length = sorted(prompts.rest, key=len)
    for start in range(0, len(by_length), batch_size):
        ids, mask = _padded(by_length[start : start + batch_size])
        cache = copy.deepcopy(opening)
        cache.batch_repeat_interleave(len(ids))
        before = shared.expand(len(ids), -1)
        _generate(
            model,
            torch.cat([before, ids], dim=1),
            torch.cat([torch.ones_like(before), mask], dim=1),
            tokens,
            past_key_values=cache,
        )


def _generate(model: Any, ids: torch.Tensor, mask: torch.Tensor, tokens: int, **more: Any) -> None:
    model.generate(
        input_ids=ids,
        attention_mask=mask,
        do_sample=False,
        min_new_tokens=tokens,
        max_new_tokens=tokens,
        pad_token_id=0,
        **more,
    )


def _padded(prompts: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    longest = max(map(len, prompts))
    ids = [[0] * (longest - len(prompt)) + list(prompt) for prompt in prompts]
    mask = [[0] * (longest - len(prompt)) + [1] * len(prompt) for prompt in prompts]
    return torch.tensor(ids), torch.tensor(mask)
