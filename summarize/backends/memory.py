"""How much memory is free, and whether a model fits into it, asked before it is loaded."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from summarize.catalog import ModelCard
from summarize.errors import ModelError

if TYPE_CHECKING:
    import torch

_ROOM = 1.3
"""Of the weights, that a model takes with what it computes."""
_UNPACKED = 4.0
"""How much larger the weights of a GGUF are in bfloat16, at most."""


def require_memory(card: ModelCard, device: str) -> None:
    """Refuse a model whose weights do not fit.

    Raises:
        ModelError: They do not.
    """
    weights = sum(
        file.bytes for file in card.files if file.path.endswith((".safetensors", ".gguf"))
    )
    needed = weights * _ROOM * (_UNPACKED if card.loader == "gguf" else 1.0)
    from summarize.backends.precision import device as device_named

    free = free_bytes(device_named(device))
    if free is not None and needed > free:
        raise ModelError(
            f'model "{card.id}" needs about {_gib(needed)} of memory; {_gib(free)} are free'
            f" (--device {device}); choose a smaller model or another device"
        )


def free_bytes(where: torch.device) -> int | None:
    """Return the memory that is free on ``where``; None where that cannot be told."""
    import torch

    if where.type == "cuda":
        torch.cuda.empty_cache()  # what torch keeps for later is free for us
        free, _ = torch.cuda.mem_get_info(where)
        return int(free)
    try:
        with open("/proc/meminfo", encoding="ascii") as lines:
            available = next(line for line in lines if line.startswith("MemAvailable:"))
        return int(available.split()[1]) * 1024
    except (OSError, StopIteration):
        pass
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return None


def _gib(size: float) -> str:
    return f"{size / 2**30:.1f} GiB"
