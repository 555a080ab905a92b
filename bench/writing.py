"""New tokens a second of our writer, of transformers and of llama.cpp, on the same requests."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from statistics import median
from typing import Any

import torch

from bench import transformers_engine as engine
from bench.llama_engine import LlamaServer
from bench.machine import matrix_rate, read_rate
from bench.options import Options
from bench.prompts import Prompts, make_prompts
from bench.stories import collect_requests
from bench.turns import Seconds, Section, middle, ratios, take_turns
from summarize import default_card
from summarize.backends import packed
from summarize.backends.language_model import LanguageModel, load_language_model
from summarize.backends.precision import fast_float

TOKENS = 60
BATCH = 32
SLOTS = (1, 8, 32)
_OURS = "our writer"
_PLAIN = "our writer, a token at a time"
_ALONE = "transformers float32, one at a time"
_SLOW_SHARE = 8
"""What is slow gets one prompt in so many; its time is scaled up."""


class _Contestant:
    """Answers prompts, and remembers how many tokens it wrote."""

    def __init__(self, run: Callable[[], int], prompts: int) -> None:
        self._run = run
        self.prompts = prompts
        self.written = 0

    def __call__(self) -> None:
        self.written = self._run()


def measure(options: Options) -> Section:
    """Let all engines answer the same prompts, in turns."""
    prompts = make_prompts(collect_requests(options.data, options.prompts))
    every, few = len(prompts.rest), prompts.whole[::_SLOW_SHARE]
    dtype, card = fast_float(torch.device("cpu")), default_card("writer")
    fast, exact = (engine.load(prompts, floats) for floats in (dtype, torch.float32))
    ours = load_language_model(prompts.folder, max_input_tokens=card.max_input_tokens, device="cpu")
    name = str(dtype).removeprefix("torch.")
    runs = {
        _OURS: _Contestant(partial(_write, ours, prompts), every),
        _PLAIN: _Contestant(partial(_write_plainly, ours, prompts), every),
        f"transformers {name}, batches of {BATCH}, shared opening": _Contestant(
            partial(engine.decode_shared, fast, prompts, batch_size=BATCH, tokens=TOKENS), every
        ),
        f"transformers float32, batches of {BATCH}": _Contestant(
            partial(engine.decode, exact, prompts.whole, batch_size=BATCH, tokens=TOKENS), every
        ),
        _ALONE: _Contestant(
            partial(engine.decode, exact, few, batch_size=1, tokens=TOKENS), len(few)
        ),
    }
    if llama := _best_llama(prompts, options.threads):
        runs[llama[0]] = _Contestant(llama[1], every)
    engine.decode(fast, few, batch_size=BATCH, tokens=2)  # the first run sets things up
    _write(ours, prompts)
    seconds = take_turns(runs, options.turns)
    return _report(prompts, exact, seconds, runs, llama[0] if llama else None, options)


def _write(model: LanguageModel, prompts: Prompts) -> int:
    """Answer all prompts as the writer does; return how many tokens that were."""
    written = model.packed.write(
        prompts.shared,
        [list(tokens) for tokens in prompts.rest],
        limits=[TOKENS] * len(prompts.rest),
        ends=model.ends,
    )
    return sum(map(len, written))


def _write_plainly(model: LanguageModel, prompts: Prompts) -> int:
    """Do the same without proposals."""
    proposed, packed._PROPOSED = packed._PROPOSED, 0
    try:
        return _write(model, prompts)
    finally:
        packed._PROPOSED = proposed


def _best_llama(prompts: Prompts, threads: int) -> tuple[str, Callable[[], int]] | None:
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
    runs: dict[str, _Contestant],
    llama: str | None,
    options: Options,
) -> Section:
    every = len(prompts.rest)
    rows = []
    for name, taken in seconds.items():
        run = runs[name]
        share = run.prompts / every
        rows.append(
            (
                name,
                str(run.prompts),
                middle(taken),
                str(run.written),
                f"{run.written / median(taken):.0f}",
                ratios(taken, seconds[_OURS], scale=1 / share),
                ratios(seconds[llama], taken, scale=share) if llama else "–",
            )
        )
    mean = sum(map(len, prompts.whole)) / every
    text = (
        f"{every} requests from {options.source} to shorten a sentence: prompts of {mean:.0f} "
        f"tokens on average, of which {len(prompts.shared)} open each of them. Each engine writes "
        f"greedily to the end of its answers, at most {TOKENS} tokens each. Ours has its matrices "
        "in eight bits, reads the common opening once before the first turn, and writes what it "
        "copies several tokens at a time; transformers has the same weights as floats, and "
        "reads the opening in each turn.\n\n"
        f"{_limits(prompts, model, runs[_PLAIN].written, median(seconds[_OURS]))}"
    )
    header = ("engine", "prompts", "seconds", "new tokens", "new tokens/s", "its time / ours")
    return Section("Writing", text, (*header, "llama.cpp's time / its time"), tuple(rows))


def _limits(prompts: Prompts, model: Any, written: int, taken: float) -> str:
    """Say what the machine's rates allow of what we do, which took so many seconds."""
    head = model.lm_head.weight.numel()
    embedding = model.get_input_embeddings().weight.numel()
    inner = sum(p.numel() for p in model.parameters()) - embedding - head
    read = sum(map(len, prompts.rest)) + written
    operations = 2 * inner * read + 2 * head * written
    rate, memory = matrix_rate(torch.int8), read_rate()
    steps = written / packed._PASS_TEXTS
    bytes_read = steps * (inner + head)  # one each
    return (
        f"Limits: {operations / 1e9:.0f} billion operations at {rate / 1e9:.0f} a nanosecond in "
        f"eight bits (measured) are {operations / rate:.1f} s; reading the weights in the "
        f"{steps:.0f} steps that writing a token at a time takes at least is "
        f"{bytes_read / 1e9:.0f} GB, at {memory / 1e9:.1f} GB/s (measured) "
        f"{bytes_read / memory:.1f} s. Our writer takes {taken:.1f} s."
    )
