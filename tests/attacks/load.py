"""A batch of many stories, 1% of them broken, killed, without room and with its clock set back.

``make load STORIES=1000`` makes the stories in a temporary folder, has a job
do them undisturbed, has another do them while it is killed 20 times, its disk is full twice and its
clock goes an hour back, and compares: every good story once, byte for byte, every broken one told
of. Models have no weights (`fast_summarize.py`): what is tried is all else.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

DRIVER = Path(__file__).with_name("fast_summarize.py")
PLACES = ("Port Vale", "Norwick", "Elmstead", "Carrow", "Dunmere", "Ashby", "Holt", "Wexcombe")
WORDS = "harbour storm crane quay repairs insurers crews wall warehouse pilots ferry timber".split()

BROKEN: dict[str, bytes] = {
    "deep.json": b"[" * 50_000,
    "digits.json": b'{"text": ' + b"9" * 5000 + b"}",
    "torn.json": b'{"text": "It rai',
    "null.json": b"null",
    "nan.json": b'{"text": NaN}',
    "surrogate.json": b'{"text": "\\ud800"}',
    "lines.jsonl": b"{\n[\n",
    "zeros.txt": bytes(5000),
    "empty.txt": b"",
    "blank.txt": b" \n" * 500,
    "short.txt": b"No.",
    "binary.txt": bytes(range(256)) * 9,
    "no.html": b"<html><body></body></html>",
    "deep.html": b"<div>" * 20_000,
    "no.docx": b"PK\x03\x04",
    "no.pdf": b"%PDF-1.7",
    "no.txt.gz": b"no gzip",
    "torn.txt.gz": gzip.compress(b"It rained all day. " * 50)[:-9],
    "no.xml": b"<nitf>",
    "image.png": b"\x89PNG\r\n",
}


@dataclass(frozen=True)
class Ran:
    """How a job ended: its exit code, its peak memory in MiB, and its seconds."""

    code: int
    peak: float
    seconds: float


def make_stories(root: Path, count: int) -> set[str]:
    """Make the stories; return the broken ones."""
    broken: set[str] = set()
    every = max(1, count // max(len(BROKEN), count // 100))
    names = list(BROKEN)
    for number in range(count):
        folder = root / f"s{number:05}"
        folder.mkdir(parents=True)
        if number % every == every // 2 and len(broken) < max(len(BROKEN), count // 100):
            name = names[len(broken) % len(names)]
            (folder / name).write_bytes(BROKEN[name])
            broken.add(folder.name)
            continue
        chance = random.Random(number)
        for article in range(2):
            place = chance.choice(PLACES)
            lines = [f"The harbour of {place} reopened on Monday after {number + 2} days."]
            for _ in range(6):
                some = " ".join(chance.choices(WORDS, k=9))
                lines.append(f"The {some} cost ${chance.randint(2, 90)} million in {place}.")
            (folder / f"{article}.txt").write_text(" ".join(lines) + "\n", encoding="utf-8")
    return broken


def start(root: Path, out: Path, **env: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(DRIVER), "batch", "--extractive", str(root), "-o", str(out)]
    environment = {**os.environ, "PYTHONPATH": str(DRIVER.parents[2]), **env}
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment
    )


def finish(job: subprocess.Popen[bytes], started: float) -> Ran:
    assert job.stderr
    said = job.stderr.read().decode()
    _, status, used = os.wait4(job.pid, 0)
    job.returncode = os.waitstatus_to_exitcode(status)
    assert "Traceback" not in said, said
    return Ran(job.returncode, used.ru_maxrss / 1024, time.monotonic() - started)


def run(root: Path, out: Path, **env: str) -> Ran:
    started = time.monotonic()
    return finish(start(root, out, **env), started)


def kill_often(root: Path, out: Path, times: int, seconds: float) -> int:
    """Kill jobs at random instants; return how many were hit before they ended."""
    chance, hit = random.Random(16), 0
    for _ in range(times):
        job = start(root, out)
        time.sleep(chance.uniform(0.2, seconds))
        job.send_signal(signal.SIGKILL)
        job.communicate()
        hit += job.returncode == -signal.SIGKILL
    return hit


def fill_disk(root: Path, disk: Path) -> list[int]:
    """Run twice without room; return the exit codes, none where no disk can be mounted."""
    codes: list[int] = []
    for size in ("400k", "900k"):
        option = f"remount,size={size}" if codes else f"size={size}"
        mount = ["mount", "-t", "tmpfs", "-o", option, "tmpfs", str(disk)]
        if subprocess.run(mount, capture_output=True, check=False).returncode:
            return codes
        codes.append(run(root, disk / "out").code)
    subprocess.run(["mount", "-o", "remount,size=2g", str(disk)], check=True)
    return codes


def files_of(out: Path) -> dict[str, bytes]:
    own = ("journal.jsonl", ".lock")
    return {p.name: p.read_bytes() for p in sorted(out.iterdir()) if p.name not in own}


def done_twice(out: Path) -> list[str]:
    done: Counter[str] = Counter()
    for line in (out / "journal.jsonl").read_bytes().splitlines():
        try:
            event = json.loads(line)
        except ValueError:  # torn by a kill
            continue
        if event["event"] == "done":
            done[event["story"]] += 1
    return [story for story, times in done.items() if times > 1]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=20)
    count, kills = vars(parser.parse_args()).values()
    with tempfile.TemporaryDirectory() as name:
        return attack(Path(name), count, kills)


def attack(folder: Path, count: int, kills: int) -> int:
    def say(what: str, found: object) -> None:
        print(f"{what:<44}{found}", flush=True)  # noqa: T201

    few, root, disk = folder / "few", folder / "in", folder / "disk"
    disk.mkdir()
    make_stories(few, count // 10)
    broken = make_stories(root, count)
    small, whole = run(few, folder / "few-out"), run(root, folder / "whole")
    say("stories, broken", f"{count}, {len(broken)} in {len(BROKEN)} ways")
    say(
        f"peak of {count // 10} and of {count} stories",
        f"{small.peak:.0f} and {whole.peak:.0f} MiB",
    )
    say("undisturbed: exit code, seconds", f"{whole.code}, {whole.seconds:.1f}")
    codes = fill_disk(root, disk)
    out = disk / "out"
    try:
        say("disk full: exit codes", codes or "no disk can be mounted here")
        hit = kill_often(root, out, kills, whole.seconds / max(kills, 1) + 3)
        say("killed", f"{kills} times, {hit} before the end")
        back = run(root, out, CLOCK_BACK="3600")
        say("with the clock an hour back: exit code", back.code)
        last = run(root, out)
        say("once more: exit code, seconds", f"{last.code}, {last.seconds:.1f}")
        same = files_of(out) == files_of(folder / "whole")
        failed = {json.loads(line)["story"] for line in (out / "failed.jsonl").open()}
        twice = done_twice(out)
        say("byte for byte as undisturbed", same)
        say("told of as failed: exactly the broken", failed == broken)
        say("stories done twice", len(twice))
    finally:
        subprocess.run(["umount", str(disk)], capture_output=True, check=False)
    held = same and failed == broken and not twice and last.code == whole.code == 3
    return int(not held)


if __name__ == "__main__":
    sys.exit(main())
