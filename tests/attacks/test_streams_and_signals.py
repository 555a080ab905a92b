"""Streams, signals and disks: closed, full, gone or interrupted at any instant, nothing is lost."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
from pathlib import Path
from time import sleep

import pytest
from attacking import (
    GALE,
    ROOT,
    SECONDS,
    STORM,
    Ended,
    command_line,
    fork,
    require_held,
    spawn,
    write,
)

from summarize.cli.app import FAULT

BRIEF = ["brief", "--extractive", "a.txt"]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "a.txt", STORM)
    write(tmp_path / "b.md", "The harbour of Port Vale reopened on Monday.\n")
    for name in ("calm", "gale", "storm"):
        write(tmp_path / "in" / name / "a.txt", STORM.replace("Port Vale", f"Port {name.title()}"))
        write(tmp_path / "in" / name / "b.txt", GALE)
    return tmp_path


STREAMS = {
    "brief, stdout closed": (BRIEF, ">&-", (1,)),
    "brief, stdout full": (BRIEF, ">/dev/full", (1,)),
    "brief, stderr closed": (BRIEF, "2>&-", (0,)),
    "brief, all closed": ([*BRIEF, "-o", "x.md"], "<&- >&- 2>&-", (0,)),
    "brief of stdin, closed": (["brief", "--extractive", "-"], "<&-", (1,)),
    "brief of stdin, to be written": (["brief", "--extractive", "-"], "0>/dev/null", (1,)),
    "brief, to nobody": (BRIEF, "| true", (0, 1)),
    "articles, stdout to be read": (["articles", "a.txt"], "1</dev/null", (1,)),
    "articles of stdin, closed": (["articles", "-"], "<&-", (1,)),
    "verify of stdin, closed": (["verify", "-", "a.txt"], "<&-", (1,)),
    "models list, stdout closed": (["models", "list"], ">&-", (1,)),
    "models list as JSON, stdout full": (["models", "list", "--json"], ">/dev/full", (1,)),
    "help, stdout full": (["brief", "--help"], ">/dev/full", (1,)),
    "version, stdout full": (["--version"], ">/dev/full", (1,)),
    "an error, stderr closed": (["brief", "nowhere"], "2>&-", (1,)),
    "a dry run, stdout full": (["batch", "in", "-o", "out", "--dry-run"], ">/dev/full", (1,)),
}


@pytest.mark.parametrize("case", STREAMS)
def test_a_stream_that_is_closed_or_full_is_told_in_a_line(case: str, here: Path) -> None:
    command, streams, codes = STREAMS[case]
    ended = spawn(*command, shell=streams)
    assert ended.code in codes, ended.err
    if "2>" not in streams and "|" not in streams:
        require_held(ended, *codes)
    else:
        assert "Traceback" not in ended.err
    if "-o" in command and "x.md" in command:
        assert "harbour" in (here / "x.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_terminal_without_the_letters_gets_escapes(encoding: str, here: Path) -> None:
    write(here / "a.txt", STORM.replace("Port Vale", "Łódź “Порт” 港"))
    ended = spawn("articles", "a.txt", env={"PYTHONIOENCODING": encoding})
    assert ended.code == 0
    assert "Traceback" not in ended.err


def test_a_file_that_takes_the_place_of_stdout_gets_nothing(here: Path) -> None:
    ended = spawn("articles", "a.txt", "-o", "x.json", shell=">&- <&-")
    require_held(ended, 0)
    assert json.loads((here / "x.json").read_text(encoding="utf-8"))["articles"]


GONE = {
    "articles": ["articles", "a.txt"],
    "brief": ["brief", "a.txt", "-o", "x.md"],
    "verify": ["verify", "b.md", "a.txt"],
    "batch": ["batch", "in", "-o", "out"],
    "models": ["models", "show", "./m"],
}


@pytest.mark.parametrize("command", GONE)
def test_a_working_folder_that_is_gone_is_told_in_a_line(command: str, here: Path) -> None:
    line = 'mkdir gone && cd gone && rmdir ../gone && "$@"'
    process = command_line(*GONE[command])
    ran = subprocess.run(
        ["bash", "-c", line, "bash", *process],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    require_held(Ended(ran.returncode, ran.stdout, ran.stderr), 1, 2)


def files_of(out: Path) -> dict[str, bytes]:
    own = ("journal.jsonl", ".lock")
    return {p.name: p.read_bytes() for p in sorted(out.iterdir()) if p.name not in own}


BATCH = ["batch", "--extractive", "in", "-o"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a job leaves that nothing happened to."""
    folder = tmp_path_factory.mktemp("whole")
    for name in ("calm", "gale", "storm"):
        write(folder / "in" / name / "a.txt", STORM.replace("Port Vale", f"Port {name.title()}"))
        write(folder / "in" / name / "b.txt", GALE)
    require_held(spawn(*BATCH, "out", cwd=folder), 0)
    return files_of(folder / "out")


def limit_files(size: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # so that the write fails, as a full disk's
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.usefixtures("fast_models")
@pytest.mark.parametrize("size", [0, 200, 1500, 5000])
def test_a_disk_that_takes_no_more_ends_the_job_and_the_next_goes_on(
    size: int, here: Path, whole: dict[str, bytes]
) -> None:
    ended = fork([*BATCH, "out"], here, before=lambda: limit_files(size))
    assert ended.code in (1, 3)  # what it says had no room either, where that is a file
    left = files_of(here / "out") if (here / "out").exists() else {}
    assert all(whole[name] == data for name, data in left.items() if not name.endswith(".jsonl"))
    require_held(fork([*BATCH, "out"], here), 0)
    assert files_of(here / "out") == whole


@pytest.mark.usefixtures("fast_models")
@pytest.mark.parametrize("command", [BRIEF, ["articles", "a.txt"]], ids=lambda each: each[0])
def test_a_disk_that_takes_no_more_leaves_the_old_file(command: list[str], here: Path) -> None:
    write(here / "x.json", "precious")
    ended = fork([*command, "-o", "x.json"], here, before=lambda: limit_files(300))
    require_held(ended, 1)
    assert (here / "x.json").read_text() == "precious"
    assert not list(here.glob(".*.tmp"))


def mounted(folder: Path, size: str) -> bool:
    """Mount a small disk, where this process may."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    return bool(shutil.which("mount")) and not subprocess.run(mount, capture_output=True).returncode


@pytest.mark.usefixtures("fast_models")
@pytest.mark.parametrize("size", ["4k", "16k", "32k"])
def test_a_disk_that_is_full_ends_the_job_and_the_next_goes_on(
    size: str, here: Path, whole: dict[str, bytes]
) -> None:
    if not mounted(here / "disk", size):
        pytest.skip("no disk can be mounted here")
    try:
        require_held(fork([*BATCH, "disk/out"], here), 1)
        subprocess.run(["mount", "-o", "remount,size=4m", str(here / "disk")], check=True)
        require_held(fork([*BATCH, "disk/out"], here), 0)
        assert files_of(here / "disk" / "out") == whole
    finally:
        subprocess.run(["umount", str(here / "disk")], check=False)


SIGNALS = {signal.SIGINT: (130, -signal.SIGINT), signal.SIGTERM: (143, -signal.SIGTERM)}


@pytest.mark.parametrize("after", [0.05, 0.5])
@pytest.mark.parametrize("number", SIGNALS, ids=lambda each: each.name)
@pytest.mark.parametrize(
    "command", [[*BRIEF, "-o", "x.md"], [*BATCH, "out"]], ids=["brief", "batch"]
)
def test_a_signal_ends_it_in_order_whenever_it_comes(
    command: list[str], number: signal.Signals, after: float, here: Path, whole: dict[str, bytes]
) -> None:
    process = subprocess.Popen(
        command_line(*command),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    sleep(after)
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    if "site.py" in err or "Fatal Python error" in err:
        pytest.skip("it hit Python itself, before there was a program")
    assert process.returncode in (0, *SIGNALS[number]), err
    require_held(Ended(max(process.returncode, 0), out, err))
    assert not list(here.glob(".x.md*"))
    if (here / "x.md").exists():
        assert "harbour" in (here / "x.md").read_text(encoding="utf-8")
    if command[0] == "batch":
        require_held(spawn(*BATCH, "out"), 0)
        assert files_of(here / "out") == whole


@pytest.mark.usefixtures("fast_models")
@pytest.mark.parametrize("after", [n / 100 for n in range(12)])
def test_a_killed_job_goes_on_where_it_was(
    after: float, here: Path, whole: dict[str, bytes]
) -> None:
    assert fork([*BATCH, "out"], here, kill_after=after).code in (0, -9)
    left = files_of(here / "out") if (here / "out").exists() else {}
    finished = {name: data for name, data in left.items() if not name.endswith((".jsonl", ".tmp"))}
    assert all(whole[name] == data for name, data in finished.items())
    require_held(fork([*BATCH, "out"], here), 0)
    assert files_of(here / "out") == whole


def test_of_two_jobs_at_once_one_goes_and_the_other_says_so(
    here: Path, whole: dict[str, bytes]
) -> None:
    jobs = [
        subprocess.Popen(
            command_line(*BATCH, "out"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        for _ in range(2)
    ]
    printed = [job.communicate() for job in jobs]
    ended = [Ended(job.returncode, *each) for job, each in zip(jobs, printed, strict=True)]
    for each in ended:
        require_held(each, 0, 1)
    assert 0 in [each.code for each in ended]
    assert all("another job" in each.err for each in ended if each.code == 1)
    assert files_of(here / "out") == whole


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_found_out_before_the_work(here: Path) -> None:
    (here / "closed").mkdir(mode=0o500)
    require_held(spawn("brief", "nowhere", "-o", "closed/x.md"), 2)


def test_a_disk_that_is_read_only_is_found_out_before_the_work(here: Path) -> None:
    if not mounted(here / "disk", "64k"):
        pytest.skip("no disk can be mounted here")
    try:
        subprocess.run(["mount", "-o", "remount,ro", str(here / "disk")], check=True)
        ended = spawn("brief", "nowhere", "-o", "disk/x.md")
        require_held(ended, 2)
        assert "Read-only" in ended.error
        require_held(spawn(*BATCH, "disk/out"), 2)
    finally:
        subprocess.run(["umount", str(here / "disk")], check=False)


@pytest.mark.parametrize("kibibytes", [60_000, 120_000, 200_000, 300_000, 330_000, 360_000])
@pytest.mark.parametrize("command", [BRIEF, ["articles", "a.txt"]], ids=lambda each: each[0])
def test_too_little_memory_is_told_in_a_line(
    command: list[str], kibibytes: int, here: Path
) -> None:
    limited = f'ulimit -v {kibibytes}; "$@"'
    ran = subprocess.run(
        ["bash", "-c", limited, "bash", *command_line(*command)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=SECONDS,  # an OpenBLAS that gets no buffer tries forever
        check=False,
    )
    assert ran.returncode in (0, 1)
    assert FAULT not in ran.stderr
    told = ran.stderr.splitlines()
    assert ran.returncode == 0 or (len(told) == 1 and "memory" in told[0].lower())
