"""New tokens a second of the writing models, and how long our writer takes for its statements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from statistics import median
from typing import Any

import torch
from torch.utils.flop_counter import FlopCounterMode

from bench import transformers_engine as engine
from bench.llama_engine import LlamaServer
from bench.machine import matrix_rate, read_rate
from bench.options import Options
from bench.prompts import Prompts, make_prompts
from bench.stories import collect_requests
from bench.turns import Seconds, Section, middle, ratios, take_turns
from summarize import default_card, load_writer
from summarize.backends.precision import fast_float

TOKENS = 40
BATCH = 32
SLOTS = (1, 8, 32)
_OURS = "our writer (reads all texts of a lattice)"
_SLOW_SHARE = 8
"""What is slow gets one prompt in so many; its time is scaled up."""


def measure(options: Options) -> Section:
    """Let all engines write after the same prompts, in turns."""
    requests = collect_requests(options.data, options.prompts)
    prompts = make_prompts(requests)
    few = prompts.whole[::_SLOW_SHARE]
    ours, exact = (engine.load(prompts, dtype) for dtype in (fast_float(), torch.float32))
    writer = load_writer(default_card("writer"))
    runs: dict[str, Callable[[], object]] = {
        "free decoding, shared opening": partial(
            engine.decode_shared, ours, prompts, batch_size=BATCH, tokens=TOKENS
        ),
        "transformers float32, one at a time": partial(
            engine.decode, exact, few, batch_size=1, tokens=TOKENS
        ),
        f"transformers float32, batches of {BATCH}": partial(
            engine.decode, exact, prompts.whole, batch_size=BATCH, tokens=TOKENS
        ),
        _OURS: partial(writer.generate, requests),
    }
    numbers = dict.fromkeys(runs, len(requests))
    numbers["transformers float32, one at a time"] = len(few)
    llama = _best_llama(prompts, options.threads)
    if llama:
        name, run = llama
        runs[name], numbers[name] = run, len(requests)
    engine.decode(ours, few, batch_size=BATCH, tokens=2)  # the first run sets things up
    seconds = take_turns(runs, options.turns)
    with FlopCounterMode(display=False) as counted:
        writer.generate(requests)
    section = _report(prompts, ours, seconds, numbers, llama[0] if llama else None, options)
    share = _share_of_rate(counted.get_total_flops(), seconds[_OURS], ours.dtype)
    return replace(section, text=f"{section.text}\n\n{share}")


def _share_of_rate(operations: int, taken: Seconds, dtype: torch.dtype) -> str:
    rate = matrix_rate(dtype)
    least, took = operations / rate, median(taken)
    return (
        f"Our writer's matrix products, padding and attention included, are {operations / 1e9:.0f} "
        f"GFLOP: {least:.1f} s at {rate / 1e9:.0f} GFLOP/s, {least / took:.2f} of the {took:.1f} s "
        "that it takes with the growing of the tries and all else."
    )


def _best_llama(prompts: Prompts, threads: int) -> tuple[str, Callable[[], object]] | None:
    """Return llama.cpp with the number of slots that is fastest here; None without it."""
    try:
        servers = {slots: LlamaServer(slots=slots, threads=threads) for slots in SLOTS}
    except ModuleNotFoundError:
        return None
    trial = prompts.whole[: max(SLOTS)]
    taken = take_turns(
        {
            f"llama.cpp, {slots} slots": partial(server.decode, trial, tokens=TOKENS)
            for slots, server in servers.items()
        },
        1,
    )
    best = min(SLOTS, key=lambda slots: taken[f"llama.cpp, {slots} slots"])
    run = partial(servers[best].decode, prompts.whole, tokens=TOKENS)
    return f"llama.cpp Q4_1, {best} slots (best of {', '.join(map(str, SLOTS))})", run


def _report(
    prompts: Prompts,
    model: Any,
    seconds: dict[str, Seconds],
    numbers: dict[str, int],
    llama: str | None,
    options: Options,
) -> Section:
    ours = seconds["free decoding, shared opening"]
    rows = []
    for name, taken in seconds.items():
        share = numbers[name] / len(prompts.rest)
        free = name != _OURS
        rate = f"{numbers[name] * TOKENS / median(taken):.0f}" if free else "–"
        against = ratios(taken, ours, scale=1 / share)
        beside = ratios(seconds[llama], taken, scale=share) if llama else "–"
        rows.append((name, str(numbers[name]), middle(taken), rate, against, beside))
    limit = _limits(prompts, model)
    mean = sum(map(len, prompts.whole)) / len(prompts.rest)
    text = (
        f"{len(prompts.rest)} prompts from {options.source}, {mean:.0f} tokens on average, of "
        f"which {len(prompts.shared)} open each of them; {TOKENS} new tokens each, greedy, the "
        "end-of-text token forbidden. Free decoding is what the weights can do, loaded as we load "
        "them: plain batches by length, no lattice. Our writer's row is another task on the same "
        "requests: it reads all texts that the sources permit and generates none; so it has "
        f"no tokens a second, and the ratio is of whole times.\n\n{limit.format(s=median(ours))}"
    )
    header = ("engine", "prompts", "seconds", "new tokens/s", "its time / free decoding's")
    return Section("Writing", text, (*header, "llama.cpp's time / its time"), tuple(rows))


def _limits(prompts: Prompts, model: Any) -> str:
    """Say what the machine's rates allow, with ``{s}`` for the seconds reached."""
    embedding = model.get_input_embeddings().weight.numel()
    inner = sum(p.numel() for p in model.parameters()) - embedding
    number = len(prompts.rest)
    read = len(prompts.shared) + sum(map(len, prompts.rest))
    operations = 2 * inner * (read + number * TOKENS) + 2 * embedding * number * TOKENS
    rate, memory = matrix_rate(model.dtype), read_rate()
    steps = TOKENS * -(-number // BATCH)
    bytes_read = steps * (inner + embedding) * model.dtype.itemsize
    floor = operations / rate
    return (
        f"Limits: {operations / 1e9:.0f} GFLOP at {rate / 1e9:.0f} GFLOP/s ({model.dtype}, "
        f"measured) are {floor:.1f} s; reading the weights in {steps} decoding steps is "
        f"{bytes_read / 1e9:.0f} GB, at {memory / 1e9:.1f} GB/s (measured) "
        f"{bytes_read / memory:.1f} s. Free decoding takes {{s:.1f}} s; the larger limit is "
        f"{max(floor, bytes_read / memory):.1f} s."
    )
