"""Greedy decoding with transformers: as a user would write it, and with a shared opening."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

import torch
from transformers import AutoModelForCausalLM, DynamicCache

from bench.prompts import Prompts
from summarize.catalog.int8 import in_floats


def load(prompts: Prompts, dtype: torch.dtype) -> Any:
    """Load the default writer's weights, as floats."""
    loaded: Any = AutoModelForCausalLM.from_pretrained(
        prompts.folder, local_files_only=True, use_safetensors=True, dtype=dtype
    )
    return in_floats(loaded, dtype).eval()


@torch.inference_mode()
def decode(model: Any, prompts: Sequence[Sequence[int]], *, batch_size: int, tokens: int) -> int:
    """Answer each prompt, ``batch_size`` together, in at most ``tokens`` tokens; count them."""
    written = 0
    for start in range(0, len(prompts), batch_size):
        ids, mask = _padded(prompts[start : start + batch_size])
        written += _generate(model, ids, mask, tokens)
    return written


@torch.inference_mode()
def decode_shared(model: Any, prompts: Prompts, *, batch_size: int, tokens: int) -> int:
    """Do the same by length, the keys and values of the shared opening computed once."""
    opening = DynamicCache(config=model.config)
    shared = torch.tensor([prompts.shared])
    model.model(input_ids=shared, past_key_values=opening, use_cache=True)
    by_length = sorted(prompts.rest, key=len)
    written = 0
    for start in range(0, len(by_length), batch_size):
        ids, mask = _padded(by_length[start : start + batch_size])
        cache = copy.deepcopy(opening)
        cache.batch_repeat_interleave(len(ids))
        before = shared.expand(len(ids), -1)
        written += _generate(
            model,
            torch.cat([before, ids], dim=1),
            torch.cat([torch.ones_like(before), mask], dim=1),
            tokens,
            past_key_values=cache,
        )
    return written


def _generate(model: Any, ids: torch.Tensor, mask: torch.Tensor, tokens: int, **more: Any) -> int:
    """Write after each row; return how many tokens, the one that ends an answer included."""
    found = model.generate(
        input_ids=ids,
        attention_mask=mask,
        do_sample=False,
        max_new_tokens=tokens,
        pad_token_id=0,
        **more,
    )
    told = model.generation_config.eos_token_id
    ends = set(told if isinstance(told, list) else [told])
    rows = found[:, ids.shape[1] :].tolist()
    return sum(next((n for n, t in enumerate(row, 1) if t in ends), len(row)) for row in rows)


def _padded(prompts: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    longest = max(map(len, prompts))
    ids = [[0] * (longest - len(prompt)) + list(prompt) for prompt in prompts]
    mask = [[0] * (longest - len(prompt)) + [1] * len(prompt) for prompt in prompts]
    return torch.tensor(ids), torch.tensor(mask)
