"""Greedy decoding with llama.cpp on the same GGUF; as a program, from a cold start.

python -m bench.llama_engine THREADS TOKENS < prompts.json
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from summarize.catalog import default_card, locate

MOST_PROMPT_TOKENS = 1024


class LlamaServer:
    """llama.cpp's own server, in this process."""

    def __init__(self, *, slots: int, threads: int) -> None:
        """Load the default writer's GGUF.

        Raises:
            ModuleNotFoundError: xllamacpp is not installed (the extra "bench").
        """
        import xllamacpp

        card = default_card("writer")
        params = xllamacpp.CommonParams()
        params.model.path = str(locate(card) / card.weights.path)
        params.n_parallel = slots
        params.n_ctx = slots * MOST_PROMPT_TOKENS
        params.cpuparams.n_threads = threads
        params.cpuparams_batch.n_threads = threads
        params.warmup = False
        params.verbosity = -1
        self._slots = slots
        self._server = xllamacpp.Server(params)

    def decode(self, prompts: Sequence[Sequence[int]], *, tokens: int) -> int:
        """Answer each prompt in at most ``tokens`` tokens, and count them.

        As many are answered together as there are slots.
        """
        with ThreadPoolExecutor(self._slots) as pool:
            answers = list(pool.map(lambda prompt: self._complete(prompt, tokens), prompts))
        return sum(answer["usage"]["completion_tokens"] for answer in answers)

    def _complete(self, prompt: Sequence[int], tokens: int) -> Any:
        return self._server.handle_completions(
            {
                "prompt": list(prompt),
                "n_predict": tokens,
                "temperature": 0.0,
                "cache_prompt": True,
            }
        )


def main() -> None:
    """Decode the prompts on stdin and end."""
    threads, tokens = map(int, sys.argv[1:])
    prompts = json.load(sys.stdin)
    # One after the other: so the opening that most have in common is read once.
    LlamaServer(slots=1, threads=threads).decode(prompts, tokens=tokens)


if __name__ == "__main__":
    main()
