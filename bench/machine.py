"""What the machine is, and the two rates that bound every figure."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import torch

_PACKAGES = ("torch", "transformers", "numpy", "scipy", "spacy", "sumy", "xllamacpp")
_SIDE = 2048
_READ_FLOATS = 64 * 2**20
_TRIES = 5


def describe(threads: int) -> list[str]:
    """Return lines on processor, memory, system and versions."""
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    lines = [
        f"{_processor()}, {os.cpu_count()} cores, {threads} threads used, {total:.0f} GiB memory",
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
    ]
    return [*lines, ", ".join(f"{name} {_version(name)}" for name in _PACKAGES)]


def matrix_rate(dtype: torch.dtype) -> float:
    """Return the operations a second of a large matrix product, whose sums are exact for int8."""
    left, right = (torch.ones(_SIDE, _SIDE, dtype=dtype) for _ in range(2))
    multiply = torch._int_mm if dtype == torch.int8 else torch.mm
    return 2 * _SIDE**3 / _least_seconds(lambda: multiply(left, right))


def read_rate() -> float:
    """Return the bytes a second at which memory is read."""
    values = torch.ones(_READ_FLOATS)
    return 4 * _READ_FLOATS / _least_seconds(values.sum)


def _least_seconds(run: Callable[[], object]) -> float:
    seconds = []
    for _ in range(_TRIES):
        started = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.is_file():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(not installed)"
