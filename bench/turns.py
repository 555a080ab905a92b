"""Contestants take turns, so that a busy moment of the machine hits them alike."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

Seconds = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: its heading, what was measured, and a table."""

    title: str
    text: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def take_turns(contestants: Mapping[str, Callable[[], object]], turns: int) -> dict[str, Seconds]:
    """Return the seconds of each contestant, one a turn."""
    taken: dict[str, list[float]] = {name: [] for name in contestants}
    for turn in range(turns):
        for name, run in contestants.items():
            started = time.perf_counter()
            run()
            taken[name].append(time.perf_counter() - started)
            print(f"  turn {turn + 1}: {name}: {taken[name][-1]:.2f} s", flush=True)
    return {name: tuple(seconds) for name, seconds in taken.items()}


def ratios(over: Sequence[float], under: Sequence[float], *, scale: float = 1.0) -> str:
    """Return the median of the turns' ratios, with the least and the greatest."""
    each = sorted(scale * a / b for a, b in zip(over, under, strict=True))
    return f"{median(each):.2f} ({each[0]:.2f}–{each[-1]:.2f})"


def middle(values: Sequence[float], *, digits: int = 1) -> str:
    """Return the median as text."""
    return f"{median(values):.{digits}f}"
