"""The engine for many machines: a real cluster on this one, two workers of a core each."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from batch_builders import (
    GORGON,
    KRAKEN,
    SlowWriter,
    do,
    events,
    fake_models,
    make_folders,
    make_job,
    outputs_of,
    rows,
)

import summarize
from summarize.batch import FirstFailure, RayEngine, Tally, run_job
from summarize.cli.app import run
from summarize.errors import ModelMissingError, SummarizeError
from summarize.types import Candidate, Models, WritingRequest

ray = pytest.importorskip("ray", reason="the extra ray is not installed")

pytestmark = [
    pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning:ray"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # Ray's own files and sockets
]

IMPORTED_FROM = (Path(__file__).parent, Path(summarize.__file__).parents[1])
ON_TWO = RayEngine(workers=2)
STORIES = [f"story-{n:02}" for n in range(12)]


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        patch.setenv("PYTHONPATH", os.pathsep.join(map(str, IMPORTED_FROM)))  # by the workers
        ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
        yield
        ray.shutdown()
    signal.signal(signal.SIGTERM, before)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_folders(tmp_path / "root", STORIES)


class Shaky(SlowWriter):
    """Notes its process in ``notes``, and kills it when it is asked about ``deadly``."""

    def __init__(self, notes: Path, *, deadly: str = "", deaths: int = 0, **given: Any) -> None:
        super().__init__(0.2, **given)
        self._notes = notes
        self._deadly = deadly
        self._deaths = deaths

    def generate(self, requests: Sequence[WritingRequest]) -> list[tuple[Candidate, ...]]:
        texts = " ".join(text for request in requests for text in request.sources)
        deaths = len(list(self._notes.glob("died-*")))
        if self._deadly and self._deadly in texts and deaths < self._deaths:
            (self._notes / f"died-{os.getpid()}").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        (self._notes / f"worked-{os.getpid()}").touch()
        (self._notes / f"threads-{os.environ.get('OMP_NUM_THREADS')}").touch()
        return super().generate(requests)


def do_on_ray(root: Path, out: Path, writer: Any = None, **changes: Any) -> Tally:
    tally = Tally()
    run_job(make_job(root, out, **changes), lambda: fake_models(writer), tally, engine=ON_TWO)
    return tally


@pytest.mark.usefixtures("cluster")
def test_a_worker_is_killed_and_every_story_is_there_once_as_on_one_machine(
    root: Path, tmp_path: Path
) -> None:
    (root / "story-06" / "0.txt").write_text(GORGON)
    (root / "void").mkdir()
    out = tmp_path / "out"
    do(root, out, limit=3)  # each engine goes on from what the other did
    tally = do_on_ray(root, out, Shaky(tmp_path, deadly="Gorgon", deaths=1))
    assert (tally.current, tally.done, tally.failures) == (3, 9, 1)
    assert do(root, out).current == 12
    assert len(list(tmp_path.glob("died-*"))) == 1
    worked = {path.name.rpartition("-")[2] for path in tmp_path.glob("*ed-*")}
    assert len(worked) >= 2
    assert {path.name for path in tmp_path.glob("threads-*")} == {"threads-1"}
    do(root, tmp_path / "here")
    assert outputs_of(out) == outputs_of(tmp_path / "here")
    done = [event["story"] for event in events(out) if event["event"] == "done"]
    assert sorted(done) == STORIES


@pytest.mark.usefixtures("cluster")
def test_a_story_at_fault_fails_alone_and_one_that_kills_workers_with_its_group(
    root: Path, tmp_path: Path
) -> None:
    (root / "story-00" / "0.txt").write_text(GORGON)
    (root / "story-06" / "0.txt").write_text(KRAKEN)
    writer = Shaky(tmp_path, deadly="Kraken", deaths=99, bad="Gorgon")
    tally = do_on_ray(root, tmp_path / "out", writer)
    assert dict(tally.failed) == {("writing", "ValueError"): 1, ("making", "WorkerDied"): 2}
    failed = {row["story"]: row["reason"] for row in rows(tmp_path / "out" / "failed.jsonl")}
    assert set(failed) == {"story-00", "story-06", "story-07"}
    assert "--in-flight 1" in failed["story-07"]
    assert tally.done == 9


@pytest.mark.usefixtures("cluster")
def test_without_models_nothing_is_done_and_no_story_is_blamed(root: Path, tmp_path: Path) -> None:
    def fail() -> Models:
        raise ModelMissingError("the model is not installed")

    with pytest.raises(SummarizeError, match="a worker cannot begin: the model is not installed"):
        run_job(make_job(root, tmp_path / "out"), fail, Tally(), engine=ON_TWO)
    assert rows(tmp_path / "out" / "failed.jsonl") == []


@pytest.mark.usefixtures("cluster")
def test_fail_fast_stops_at_the_first_failure(root: Path, tmp_path: Path) -> None:
    (root / "a-void").mkdir()
    with pytest.raises(FirstFailure):
        do_on_ray(root, tmp_path / "out", fail_fast=True)
    assert [row["story"] for row in rows(tmp_path / "out" / "failed.jsonl")] == ["a-void"]


def test_a_second_run_starts_no_cluster(root: Path, tmp_path: Path) -> None:
    do(root, tmp_path / "out")
    engine = RayEngine(address="127.0.0.1:1")
    tally = Tally()
    run_job(make_job(root, tmp_path / "out"), fake_models, tally, engine=engine)
    assert tally.current == 12


def test_a_cluster_that_is_not_there_is_one_line(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ray, "is_initialized", lambda: False)
    job, engine = make_job(root, tmp_path / "out"), RayEngine(address="127.0.0.1:1")
    with pytest.raises(SummarizeError, match=r"cannot reach Ray at 127\.0\.0\.1:1: .*refused"):
        run_job(job, fake_models, Tally(), engine=engine)


@pytest.mark.usefixtures("cluster")
def test_a_cluster_without_room_for_a_worker_says_so(root: Path, tmp_path: Path) -> None:
    job, engine = make_job(root, tmp_path / "out"), RayEngine(cores=99)
    with pytest.raises(SummarizeError, match="has 2 cores and 0 GPUs; a worker needs 99 and 0"):
        run_job(job, fake_models, Tally(), engine=engine)


def test_without_the_extra_it_is_named(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("summarize.batch.ray_engine.find_spec", lambda name: None)
    assert run(["batch", str(root), "-o", str(tmp_path / "out"), "--engine", "ray"]) == 1
    assert "pip install 'summarize[ray]'" in capsys.readouterr().err


def test_options_of_ray_without_ray_are_wrong_usage(root: Path, tmp_path: Path) -> None:
    assert run(["batch", str(root), "-o", str(tmp_path / "out"), "--workers", "2"]) == 2
