"""The parts of the bench, each run in a process of its own."""

from __future__ import annotations

import resource
from dataclasses import replace
from importlib import import_module

from bench.options import Options
from bench.turns import Section

PARTS = ("clustering", "extractive", "cold", "writing")


def run_part(part: str, options: Options) -> Section:
    """Measure one of `PARTS`, and how large the process became by it."""
    section: Section = import_module(f"bench.{part}").measure(options)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    note = f"Peak resident size of the measuring process, all contestants included: {peak:.0f} MiB."
    return replace(section, text=f"{section.text} {note}")
