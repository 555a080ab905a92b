"""Runs a job with fake models in a process of its own: to be stopped, or killed.

batch_driver.py run ROOT OUT SECONDS     the job as the command runs it
batch_driver.py kill ROOT OUT KILLS SEED the job killed so many times, then finished
batch_driver.py kill-updates FOLDER OUT KILLS SEED   the same of a job that updates what stands
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
from itertools import repeat
from pathlib import Path
from time import sleep

from batch_builders import (
    PLACES,
    SlowWriter,
    article,
    do,
    events,
    fake_models,
    make_job,
    outputs_of,
)

from summarize.cli.batch_run import do_job
from summarize.cli.screen import Screen

GROUP_SECONDS = 0.03
LONGEST_LIFE_SECONDS = 0.25
LATER = "Divers found the wreck of a trawler under the lighthouse of {}, the coastguard announced."


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


def kill_updates_often(folder: Path, out: Path, kills: int, seed: int) -> None:
    """Kill a job that updates six briefs, again and again; no brief is lost, none updated twice."""
    chance = random.Random(seed)
    first, second = folder / "first.jsonl", folder / "second.jsonl"
    for path, articles in ((first, 2), (second, 3)):
        path.write_text("".join(map(story, PLACES[:6], repeat(articles))), encoding="utf-8")
    standing, reference = folder / "standing", folder / "reference"
    do(first, standing, updates=True)
    shutil.copytree(standing, reference)
    do(second, reference, updates=True)
    hits, lives = 0, 0
    while hits < kills or not lives:
        if not lives:
            shutil.rmtree(out, ignore_errors=True)
            shutil.copytree(standing, out)
        child = os.fork()
        if not child:
            do(second, out, updates=True)
            os._exit(0)
        sleep(chance.uniform(0, LONGEST_LIFE_SECONDS))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        lives += 1
        if os.WIFSIGNALED(status):
            hits += 1
            check_one_or_the_other(out, standing, reference)
        else:
            assert outputs_of(out) == outputs_of(reference)
            lives = 0
            if hits >= kills:
                break
    do(second, out, updates=True)
    assert outputs_of(out) == outputs_of(reference)
    print(hits)  # noqa: T201 (the test reads it)


def story(place: str, articles: int) -> str:
    documents = [
        {"text": article(place, n) if n < 2 else LATER.format(place), "date": f"2023-05-0{n + 1}"}
        for n in range(articles)
    ]
    return json.dumps({"id": place, "documents": documents}) + "\n"


def check_one_or_the_other(out: Path, standing: Path, reference: Path) -> None:
    """Each brief is there, as it was before or as it is to be."""
    before, after, now = (outputs_of(each) for each in (standing, reference, out))
    for name in before:
        if name.endswith((".md", ".json")):
            assert now[name] in (before[name], after[name]), name


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
    if what == "kill-updates":
        kill_updates_often(Path(root), Path(out), int(rest[0]), int(rest[1]))
        return 0
    if what == "run":
        return run_as_command(Path(root), Path(out), float(rest[0]))
    kill_often(Path(root), Path(out), int(rest[0]), int(rest[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
