"""Keeping the memory of a long job flat."""

from __future__ import annotations

import ctypes
import os

_KERNELS_KEPT = {"ONEDNN_PRIMITIVE_CACHE_CAPACITY": "64"}


def keep_few_kernels() -> None:
    """Have torch forget kernels made for shapes long gone; to be called before it is imported.

    It makes one for each shape of a batch, and would keep a thousand.
    """
    for name, value in _KERNELS_KEPT.items():
        os.environ.setdefault(name, value)


def give_back_memory() -> None:
    """Give back to the system what the allocator of C holds free, where it can be told to."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if os.name == "posix" else None
    if trim:
        trim(0)
