"""From the start of a process to its last byte."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

from bench.options import Options
from bench.prompts import make_prompts
from bench.stories import EXAMPLE, planning_models
from bench.turns import Section, middle, ratios, take_turns
from bench.writing import TOKENS
from summarize import read_articles
from summarize.pipeline import plan_brief

_LAUNCH = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""A process is born as large as the one that starts it, so a small one does."""


def measure(options: Options) -> Section:
    """Run each command in turns, each in a process of its own."""
    brief = [sys.executable, "-m", "summarize", "brief", str(EXAMPLE), "--quiet"]
    static = ["--embedder", "all-minilm-l6-v2-static"]
    commands = {
        "brief": (brief, ""),
        "brief --extractive": ([*brief, "--extractive"], ""),
        "brief --extractive, static vectors": ([*brief, "--extractive", *static], ""),
    }
    if _has_llama():
        llama = [sys.executable, "-m", "bench.llama_engine", str(options.threads), str(TOKENS)]
        commands["llama.cpp, the brief's prompts"] = (llama, json.dumps(_prompts()))
    peaks: dict[str, list[float]] = {name: [] for name in commands}

    def run(name: str) -> None:
        peaks[name].append(_run(*commands[name]))

    for name in commands:
        run(name)  # files are in the system's cache from then on
    seconds = take_turns({name: partial(run, name) for name in commands}, options.turns)
    other = seconds.get("llama.cpp, the brief's prompts")
    rows = tuple(
        (
            name,
            middle(taken, digits=2),
            ratios(taken, other) if other else "–",
            f"{max(peaks[name]):.0f}",
        )
        for name, taken in seconds.items()
    )
    text = (
        f"`summarize brief {EXAMPLE}` ({len(list(Path(EXAMPLE).iterdir()))} articles), the models' "
        f"files in the system's cache; llama.cpp answers the same requests, in at most {TOKENS} "
        "tokens each, in a process that does nothing else. Static vectors: "
        "`--embedder all-minilm-l6-v2-static`."
    )
    return Section("Cold start", text, ("", "seconds", "/ llama.cpp's", "peak MiB"), rows)


def _has_llama() -> bool:
    from importlib.util import find_spec

    return find_spec("xllamacpp") is not None


def _prompts() -> list[list[int]]:
    plan = plan_brief(read_articles([str(EXAMPLE)]).articles, planning_models())
    return make_prompts(plan.requests).whole


def _run(command: list[str], given: str) -> float:
    """Run a command to its end and return its peak resident size in MiB."""
    ended = subprocess.run(
        [sys.executable, "-S", "-c", _LAUNCH, *command],
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
    )
    return int(ended.stdout) / 1024
