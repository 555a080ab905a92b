"""How much memory is free, and whether a model fits into it, asked before it is loaded."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from summarize.catalog import ModelCard
from summarize.catalog.conversion import checkpoint_folder
from summarize.catalog.kept import is_complete
from summarize.errors import ModelError

if TYPE_CHECKING:
    import torch

_ROOM = 1.3
"""Of the weights, that a model takes with what it computes."""
_UNPACKED = 4.0
"""How much larger the weights of a GGUF of four bits are while they are unpacked, about."""


def require_memory(card: ModelCard, device: str) -> None:
    """Refuse a model whose weights do not fit.

    Raises:
        ModelError: They do not.
    """
    from summarize.backends.precision import device as device_named

    where = device_named(device)
    needed, free = _ROOM * _weights(card, where), free_bytes(where)
    if free is not None and needed > free:
        raise ModelError(
            f'model "{card.id}" needs about {needed / 2**30:.1f} GiB of memory;'
            f" {free / 2**30:.1f} GiB are free (--device {device}); choose a smaller model or"
            " another device"
        )


def _weights(card: ModelCard, where: torch.device) -> float:
    """Return the bytes of a model's weights in memory; of a GGUF's, first while it is unpacked."""
    size = sum(file.bytes for file in card.weight_files)
    if card.loader != "gguf":
        return size
    made = checkpoint_folder(card)
    if not is_complete(made):
        return size * _UNPACKED
    from summarize.backends.precision import fast_float
    from summarize.catalog.int8 import sums_exactly

    stay_in_eight_bits = where.type == "cpu" and sums_exactly()
    size = sum(path.stat().st_size for path in made.glob("*.safetensors"))
    return size * (1 if stay_in_eight_bits else fast_float(where).itemsize)


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
