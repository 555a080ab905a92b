"""How long writing and checking 64 clusters takes, against one greedy pass over the same.

    python bench/writing_time.py STORIES.jsonl

STORIES has the form of `summarize evaluate`. Both sides use the same loaded model on the
same prompts; they take turns, and ratios of each turn are printed. The greedy pass writes 40
free tokens a cluster in batches of 32. Seconds are the processor's, which other work on the
machine hardly changes; with `OMP_NUM_THREADS=1` they are those of an idle machine's clock.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import torch

from summarize import default_card, load_embedder, load_parser, load_writer
from summarize.backends.transformers_writer import TransformersWriter
from summarize.evaluation.stories import read_stories
from summarize.grounding import check_support
from summarize.language.edits import Sources
from summarize.pipeline import make_brief
from summarize.types import Candidate, WritingRequest
from summarize.writing import make_request, requests

CLUSTERS = 64
TURNS = 3
GREEDY_BATCH = 32
GREEDY_TOKENS = 40


class _Collector:
    """A writer that keeps what it is asked and writes nothing."""

    def __init__(self) -> None:
        self.requests: list[WritingRequest] = []

    def generate(self, requests: list[WritingRequest]) -> list[tuple[Candidate, ...]]:
        self.requests.extend(requests)
        return [()] * len(requests)


def collect(path: Path) -> list[Sources]:
    """The sources of the first 64 clusters in which there is a choice."""
    found: list[Sources] = []
    parse = requests.parse_material

    def remembering(*given: Any) -> list[Sources]:
        sources = parse(*given)
        found.extend(s for s in sources if make_request(s).lattice.has_choice)
        return sources

    import summarize.pipeline as pipeline

    pipeline.parse_material = remembering  # type: ignore[assignment]
    embedder, parser = load_embedder(default_card("embedder")), load_parser(default_card("parser"))
    for story in read_stories(path):
        make_brief(story.articles, embedder=embedder, parser=parser, writer=_Collector())  # type: ignore[arg-type]
        if len(found) >= CLUSTERS:
            return found[:CLUSTERS]
    raise SystemExit(f"{path} gives only {len(found)} clusters; {CLUSTERS} are needed")


@torch.inference_mode()
def greedy(writer: TransformersWriter, asked: list[WritingRequest]) -> None:
    """Write 40 free tokens for each request, with the attention that is the faster for it."""
    writer._model.set_attn_implementation("sdpa")
    prompts = sorted(([*writer._before, *writer._after_opening(each)] for each in asked), key=len)
    for start in range(0, len(prompts), GREEDY_BATCH):
        batch = prompts[start : start + GREEDY_BATCH]
        inputs = writer._tokenizer.pad(
            {"input_ids": batch}, padding=True, padding_side="left", return_tensors="pt"
        )
        writer._model.generate(
            **inputs, do_sample=False, min_new_tokens=GREEDY_TOKENS, max_new_tokens=GREEDY_TOKENS
        )
    writer._model.set_attn_implementation("eager")


def write_and_check(writer: TransformersWriter, sources: list[Sources]) -> int:
    """Write every cluster and check every candidate; return how many hold."""
    written = writer.generate([make_request(each) for each in sources])
    return sum(
        check_support(candidate.text, each).holds
        for candidates, each in zip(written, sources, strict=True)
        for candidate in candidates
    )


def main() -> None:
    """Time both, in turns."""
    sources = collect(Path(sys.argv[1]))
    writer = load_writer(default_card("writer"))
    assert isinstance(writer, TransformersWriter)
    asked = [make_request(each) for each in sources]
    greedy(writer, asked[:2])
    for turn in range(1, TURNS + 1):
        started = time.process_time()
        greedy(writer, asked)
        between = time.process_time()
        held = write_and_check(writer, sources)
        ended = time.process_time()
        ratio = (ended - between) / (between - started)
        print(
            f"turn {turn}: greedy {between - started:.1f} s, ours {ended - between:.1f} s, "
            f"ratio {ratio:.2f}, {held} candidates held"
        )


if __name__ == "__main__":
    main()
