"""Runs a job with fake models in a process of its own: to be stopped, or killed.

batch_driver.py run ROOT OUT SECONDS     the job as the command runs it
batch_driver.py kill ROOT OUT KILLS SEED the job killed so many times, then finished
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
from pathlib import Path
from time import sleep

from batch_builders import SlowWriter, do, events, fake_models, make_job, outputs_of

from summarize.cli.batch_run import do_job
from summarize.cli.screen import Screen

GROUP_SECONDS = 0.03
LONGEST_LIFE_SECONDS = 0.25


def run_as_command(root: Path, out: Path, seconds: float) -> int:
    # Whoever runs the tests in the background has it ignored, and so would a job of theirs.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    job = make_job(root, out, in_flight=1)
    screen = Screen(quiet=False, verbose=False)
    writer = SlowWriter(seconds)
    return do_job(job, lambda: fake_models(writer), screen, every=0.2, quiet=False)


def kill_often(root: Path, out: Path, kills: int, seed: int) -> None:
    """Kill the job at random instants until it was hit so often; it starts over when done."""
    chance = random.Random(seed)
    reference = out.with_name("reference")
    do(root, reference)
    hits = 0
    while hits < kills:
        child = os.fork()
        if not child:
            do(root, out, SlowWriter(GROUP_SECONDS))
            os._exit(0)
        sleep(chance.uniform(0, LONGEST_LIFE_SECONDS))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            hits += 1
            check_whole(out, reference)
        else:
            check(out, reference)
            shutil.rmtree(out)
    do(root, out)
    check(out, reference)
    print(hits)  # noqa: T201 (the test reads it)


def check_whole(out: Path, reference: Path) -> None:
    """Whatever stands under its name is whole; lists may be short of stories, not of parts."""
    whole = outputs_of(reference)
    for name, content in outputs_of(out).items() if out.exists() else ():
        if name.endswith(".jsonl"):
            assert content == b"" or content.endswith(b"\n"), name
            assert set(content.splitlines()) <= set(whole[name].splitlines()), name
        elif not name.endswith(".tmp"):
            assert content == whole[name], name


def check(out: Path, reference: Path) -> None:
    assert outputs_of(out) == outputs_of(reference)
    done: set[str] = set()
    for event in events(out):
        assert event["event"] != "start" or event["story"] not in done, f"again: {event}"
        if event["event"] == "done":
            done.add(event["story"])


def main(what: str, root: str, out: str, *rest: str) -> int:
    if what == "run":
        return run_as_command(Path(root), Path(out), float(rest[0]))
    kill_often(Path(root), Path(out), int(rest[0]), int(rest[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
