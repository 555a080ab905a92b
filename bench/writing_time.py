"""How long writing and checking sentences takes, against one greedy pass over the same requests.

    python -m bench.writing_time STORIES.jsonl

STORIES has the form of `summarize evaluate`. Both sides have the same weights; they take turns.
The greedy pass is transformers', in batches of 32 with the common opening read once, in the
floating-point type that is fastest here. Seconds are the processor's, which other work on the
machine hardly changes; with `OMP_NUM_THREADS=1` they are those of an idle machine's clock.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

from bench import transformers_engine as engine
from bench.prompts import make_prompts
from summarize import Models, default_card, load_models, load_writer
from summarize.backends.precision import fast_float
from summarize.evaluation.datasets import read_stories
from summarize.pipeline import finish_brief, plan_brief
from summarize.types import Answer
from summarize.writing.plan import BriefPlan

REQUESTS = 64
TURNS = 3
GREEDY_BATCH = 32
GREEDY_TOKENS = 40


def collect(path: Path, models: Models) -> list[BriefPlan]:
    """The plans of the first stories that have 64 requests among them."""
    plans: list[BriefPlan] = []
    for story in read_stories(path):
        plans.append(plan_brief(story.articles, models))
        if sum(len(plan.requests) for plan in plans) >= REQUESTS:
            return plans
    raise SystemExit(f"{path} gives too few requests; {REQUESTS} are needed")


def main() -> None:
    """Time both, in turns."""
    writer = load_writer(default_card("writer"), device="cpu")
    models = replace(load_models(), writer=writer)
    plans = collect(Path(sys.argv[1]), models)
    requests = [request for plan in plans for request in plan.requests]
    prompts = make_prompts([request for request in requests if len(request.sources) == 1])
    floats = engine.load(prompts, fast_float())
    writer.generate(requests[:2])
    for turn in range(1, TURNS + 1):
        started = time.process_time()
        engine.decode_shared(floats, prompts, batch_size=GREEDY_BATCH, tokens=GREEDY_TOKENS)
        greedy = time.process_time()
        answers = iter(writer.generate(requests))
        written = time.process_time()
        printed = 0
        for plan in plans:
            own: list[Answer] = [next(answers) for _ in plan.requests]
            brief = finish_brief(plan, own, models)
            printed += sum(sentence.kind == "fused" for sentence in brief.sentences)
        ended = time.process_time()
        print(
            f"turn {turn}: greedy {greedy - started:.1f} s for {len(prompts.rest)} requests; "
            f"ours {written - greedy:.1f} s for {len(requests)}, checking, second tries and "
            f"composing {ended - written:.1f} s; {printed} written sentences printed"
        )


if __name__ == "__main__":
    main()
