"""Jobs in an object store: a real S3-speaking server on loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from batch_builders import do, make_folders, make_job

from summarize.batch import Journal, list_stories, open_location
from summarize.errors import ReadError, SummarizeError

pytest.importorskip("s3fs", reason="the extra s3 is not installed")
moto_server = pytest.importorskip("moto.server", reason="moto[server] is not installed")

pytestmark = pytest.mark.filterwarnings("ignore")  # of the client and the server, not ours


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server of its own process, so that it outlives what a test breaks."""
    service = moto_server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    service.start()
    host, port = service.get_host_and_port()
    yield f"http://{host}:{port}"
    service.stop()


@pytest.fixture
def store(server: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Any:
    """A fresh bucket, and the environment through which every client finds it."""
    for name, value in {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": server,
    }.items():
        monkeypatch.setenv(name, value)
    import s3fs

    s3fs.S3FileSystem.clear_instance_cache()
    files = s3fs.S3FileSystem()
    if files.exists("news"):
        files.rm("news", recursive=True)
    files.mkdir("news")
    return files


def put(store: Any, root: Path) -> None:
    for path in sorted(root.rglob("*.txt")):
        store.pipe_file(f"news/night/{path.relative_to(root).as_posix()}", path.read_bytes())


@pytest.fixture
def root(tmp_path: Path, store: Any) -> Path:
    root = make_folders(tmp_path / "root", ["calm", "gale", "Port Vale"])
    put(store, root)
    return root


def objects(store: Any) -> dict[str, bytes]:
    store.invalidate_cache()
    paths = [path for path in store.find("news/briefs") if "journal.jsonl" not in path]
    return {path.rpartition("/")[2]: store.cat_file(path) for path in paths}


def test_an_object_store_holds_the_same_bytes_as_a_folder(
    store: Any, root: Path, tmp_path: Path
) -> None:
    assert do("s3://news/night", "s3://news/briefs").done == 3
    do(root, tmp_path / "out")
    own = ("journal.jsonl", ".lock")
    local = {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir() if p.name not in own}
    assert objects(store) == local


def test_a_second_run_does_only_what_changed(store: Any, root: Path) -> None:
    do("s3://news/night", "s3://news/briefs")
    assert do("s3://news/night", "s3://news/briefs").current == 3
    store.pipe_file("news/night/gale/0.txt", b"The gale of Tuesday took the roof of the hall.")
    tally = do("s3://news/night", "s3://news/briefs")
    assert (tally.current, tally.done) == (2, 1)
    out = make_job("s3://news/night", "s3://news/briefs").out
    kinds = [event["event"] for event in Journal(out).events()]
    assert (kinds.count("job"), kinds.count("done"), kinds.count("end")) == (3, 4, 3)


def test_stories_are_read_from_a_file_in_a_store_too(store: Any, tmp_path: Path) -> None:
    text = "The harbour reopened on Monday after a storm that closed it for nine days."
    row = json.dumps({"id": "a", "documents": [{"text": text}]})
    store.pipe_file("news/stories.jsonl", row.encode())
    assert do("s3://news/stories.jsonl", tmp_path / "out").done == 1


def test_what_only_a_client_calls_an_error_is_one_line(
    store: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: str) -> bool:
        raise LookupError("no credentials")

    monkeypatch.setattr(store, "isfile", fail)  # the one that every location shares
    with pytest.raises(ReadError, match="cannot read s3://news/night: LookupError: no cred"):
        list_stories(open_location("s3://news/night"))


def test_two_jobs_on_one_place_refuse(store: Any, root: Path) -> None:
    job = make_job("s3://news/night", "s3://news/briefs")
    with (
        job.out.locked(),
        pytest.raises(SummarizeError, match="being written by another job"),
    ):
        do("s3://news/night", "s3://news/briefs")
    assert do("s3://news/night", "s3://news/briefs").done == 3
