"""What holds of a batch job however often it is begun, and however it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import monotonic, sleep

import pytest
from batch_builders import SlowWriter, do, events, make_folders, make_job, outputs_of, rows

import summarize
from summarize.batch import Tally, run_job
from summarize.errors import SummarizeError
from summarize.settings import Settings
from summarize.types import Candidate, WritingRequest

DRIVER = Path(__file__).with_name("batch_driver.py")
STORIES = ("calm", "flood", "gale", "hail", "storm")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_folders(tmp_path / "root", STORIES)


def start_driver(*arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(DRIVER), *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(Path(summarize.__file__).parents[1])},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_every_story_has_its_files_and_a_line_in_each_list(root: Path, tmp_path: Path) -> None:
    tally = do(root, tmp_path / "out")
    assert (tally.done, tally.failures, tally.left) == (5, 0, 0)
    names = {f"{name}{suffix}" for name in STORIES for suffix in (".json", ".md")}
    assert set(outputs_of(tmp_path / "out")) == names | {
        "briefs.jsonl",
        "failed.jsonl",
        "index.html",
        "names.jsonl",
    }
    briefs = rows(tmp_path / "out" / "briefs.jsonl")
    assert [brief["id"] for brief in briefs] == list(STORIES)
    assert briefs[0] == json.loads((tmp_path / "out" / "calm.json").read_text())
    assert briefs[0]["articles"][0]["path"] == "calm/0.txt"


def test_a_second_run_loads_no_model_and_changes_nothing(root: Path, tmp_path: Path) -> None:
    do(root, tmp_path / "out")
    before = outputs_of(tmp_path / "out")
    tally = Tally()

    def refuse() -> None:
        pytest.fail("the models were loaded")

    run_job(make_job(root, tmp_path / "out"), refuse, tally)  # type: ignore[arg-type]
    assert (tally.done, tally.current) == (0, 5)
    assert outputs_of(tmp_path / "out") == before


@pytest.mark.parametrize("change", ["edited", "added", "removed"])
def test_a_story_whose_articles_changed_is_done_again_alone(
    root: Path, tmp_path: Path, change: str
) -> None:
    do(root, tmp_path / "out")
    if change == "edited":
        (root / "gale" / "0.txt").write_text("The gale of Tuesday took the roof of the hall.")
    elif change == "added":
        (root / "gale" / "9.txt").write_text("The gale of Tuesday took the roof of the hall.")
    else:
        (root / "gale" / "0.txt").unlink()
    assert do(root, tmp_path / "out").done == 1
    starts = [e["story"] for e in events(tmp_path / "out") if e["event"] == "start"]
    assert starts[5:] == ["gale"]


def test_a_touched_file_changes_nothing(root: Path, tmp_path: Path) -> None:
    do(root, tmp_path / "out")
    (root / "gale" / "0.txt").touch()
    assert do(root, tmp_path / "out").done == 0


def test_other_settings_models_or_formats_make_the_briefs_again(root: Path, tmp_path: Path) -> None:
    do(root, tmp_path / "out")
    assert do(root, tmp_path / "out", settings=Settings(words=50)).done == 5
    assert do(root, tmp_path / "out", settings=Settings(words=50), models="others").done == 5
    (tmp_path / "out" / "hail.md").unlink()
    assert do(root, tmp_path / "out", settings=Settings(words=50), models="others").done == 1


def test_a_torn_last_line_of_the_journal_is_passed_over(root: Path, tmp_path: Path) -> None:
    do(root, tmp_path / "out")
    with (tmp_path / "out" / "journal.jsonl").open("a") as journal:
        journal.write('{"time": "2024-')
    assert do(root, tmp_path / "out").current == 5
    lines = (tmp_path / "out" / "journal.jsonl").read_text().splitlines()
    assert lines[-3] == '{"time": "2024-'
    assert json.loads(lines[-1])["event"] == "end"


def test_stories_share_the_writers_batches(root: Path, tmp_path: Path) -> None:
    together, alone = SlowWriter(), SlowWriter()
    do(root, tmp_path / "out", together, in_flight=5)
    do(root, tmp_path / "alone", alone, in_flight=1)
    assert together.sizes == [sum(alone.sizes)]
    assert outputs_of(tmp_path / "out") == outputs_of(tmp_path / "alone")


def test_limit_does_so_many_and_the_next_run_the_others(root: Path, tmp_path: Path) -> None:
    assert do(root, tmp_path / "out", limit=2).done == 2
    assert len(rows(tmp_path / "out" / "briefs.jsonl")) == 2
    tally = do(root, tmp_path / "out", limit=2)
    assert (tally.current, tally.done) == (2, 2)
    do(root, tmp_path / "out")
    do(root, tmp_path / "whole")
    assert outputs_of(tmp_path / "out") == outputs_of(tmp_path / "whole")


def test_two_jobs_on_one_folder_refuse(root: Path, tmp_path: Path) -> None:
    job = make_job(root, tmp_path / "out")
    with (
        job.out.locked(),
        pytest.raises(SummarizeError, match="being written by another job"),
    ):
        do(root, tmp_path / "out")
    assert do(root, tmp_path / "out").done == 5


def test_unsafe_names_are_mapped_and_recorded(tmp_path: Path) -> None:
    root = make_folders(tmp_path / "root", ["Port Vale", "port vale", "ok"])
    do(root, tmp_path / "out")
    mapped = {row["story"]: row["file"] for row in rows(tmp_path / "out" / "names.jsonl")}
    assert set(mapped) == {"Port Vale", "port vale"}
    assert len(set(mapped.values())) == 2
    for story, file in mapped.items():
        envelope = json.loads((tmp_path / "out" / f"{file}.json").read_text())
        assert envelope["id"] == story


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stopped_job_keeps_what_is_done_and_goes_on(
    root: Path, tmp_path: Path, number: signal.Signals, code: int
) -> None:
    out = tmp_path / "out"
    process = start_driver("run", root, out, 1.0)
    deadline = monotonic() + 60
    while not (out / "calm.json").exists():
        assert monotonic() < deadline
        assert process.poll() is None
        sleep(0.02)
    process.send_signal(number)
    _, said = process.communicate(timeout=60)
    assert process.returncode == code
    assert "run the same command to go on" in said
    assert "stories a minute" in said
    assert not list(out.glob("*.tmp"))
    done = rows(out / "briefs.jsonl")
    assert 1 <= len(done) < 5
    tally = do(root, out)
    assert (tally.current, tally.done) == (len(done), 5 - len(done))
    do(root, tmp_path / "whole")
    assert outputs_of(out) == outputs_of(tmp_path / "whole")


def test_a_job_stopped_before_its_first_brief_says_that_it_was_loading(
    root: Path, tmp_path: Path
) -> None:
    process = start_driver("run", root, tmp_path / "out", 30.0)
    deadline = monotonic() + 60
    while not (tmp_path / "out").exists():
        assert monotonic() < deadline
        sleep(0.02)
    sleep(1.0)  # signals are heard by then
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=60)
    assert "still loading or at the first stories, no brief made yet, 5 left; run the same" in said


def test_a_job_killed_at_random_instants_ends_as_if_it_had_not_been(tmp_path: Path) -> None:
    root = make_folders(tmp_path / "root", [f"story-{n}" for n in range(16)])
    process = start_driver("kill", root, tmp_path / "out", 20, 7)
    said, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    assert int(said) >= 20
    assert not list((tmp_path / "out").glob(".*.tmp"))


def test_only_a_few_stories_are_in_memory_at_a_time(tmp_path: Path) -> None:
    root = make_folders(tmp_path / "root", [f"story-{n:02}" for n in range(12)])
    begun: list[int] = []

    class Watching(SlowWriter):
        def generate(self, requests: Sequence[WritingRequest]) -> list[tuple[Candidate, ...]]:
            sleep(0.2)  # time enough for who would read on
            begun.append(sum(e["event"] == "start" for e in events(tmp_path / "out")))
            return super().generate(requests)

    do(root, tmp_path / "out", Watching(), in_flight=2)
    # Two being written, two waiting for it, one being planned.
    assert all(count <= 5 + 2 * n for n, count in enumerate(begun))
