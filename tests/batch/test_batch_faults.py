"""Faults injected one by one: nothing lost, the rest done, and the reason told."""

from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import Any

import pytest
from batch_builders import (
    GORGON,
    SlowWriter,
    do,
    events,
    fake_models,
    make_folders,
    make_job,
    outputs_of,
    rows,
)

from summarize.batch import (
    FirstFailure,
    Location,
    OutputError,
    Tally,
    list_stories,
    open_location,
    run_job,
)
from summarize.cli.batch_run import do_job
from summarize.cli.screen import Screen
from summarize.errors import ModelMissingError, ReadError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_folders(tmp_path / "root", ["calm", "gale", "storm"])


def failures(out: Path) -> dict[str, tuple[str, str]]:
    return {row["story"]: (row["stage"], row["reason"]) for row in rows(out / "failed.jsonl")}


def unreadable(monkeypatch: pytest.MonkeyPatch, part: str, error: OSError) -> None:
    read = Location.read

    def fail(self: Location, name: str = "", *, most: int | None = None) -> bytes:
        if part in name:
            raise error
        return read(self, name, most=most)

    monkeypatch.setattr(Location, "read", fail)


def test_an_unreadable_file_is_passed_over_and_redone_once_it_can_be_read(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        unreadable(patch, "gale/0.txt", PermissionError(errno.EACCES, "Permission denied"))
        assert do(root, tmp_path / "out").done == 3
    warned = [e["warnings"] for e in events(tmp_path / "out") if e["event"] == "done"][1:2]
    assert warned == [["skipped gale/0.txt: permission denied; make the file readable"]]
    assert do(root, tmp_path / "out").done == 1


def test_a_story_of_unreadable_files_fails_alone_and_is_retried(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        unreadable(patch, "gale/", OSError(errno.EIO, "Input/output error"))
        tally = do(root, tmp_path / "out")
    assert (tally.done, tally.failures) == (2, 1)
    stage, reason = failures(tmp_path / "out")["gale"]
    assert stage == "reading"
    assert "Input/output error" in reason
    assert do(root, tmp_path / "out").done == 1
    assert failures(tmp_path / "out") == {}


def test_a_folder_of_junk_fails_alone(root: Path, tmp_path: Path) -> None:
    (root / "junk").mkdir()
    (root / "junk" / "a.bin").write_bytes(bytes(range(256)) * 9)
    (root / "junk" / "b.json").write_text("{")
    (root / "junk" / "c.txt").write_bytes(b"\x00\x01\x02" * 99)
    (root / "void").mkdir()
    tally = do(root, tmp_path / "out")
    assert (tally.done, tally.failures) == (3, 2)
    assert "no readable article" in failures(tmp_path / "out")["junk"][1]
    assert "holds no files" in failures(tmp_path / "out")["void"][1]


def test_a_story_of_nothing_printable_fails_alone(root: Path, tmp_path: Path) -> None:
    (root / "gale" / "0.txt").write_text("Rain fell on Norwick.")
    (root / "gale" / "1.txt").unlink()
    tally = do(root, tmp_path / "out")
    assert (tally.done, tally.failures) == (2, 1)
    assert "can stand in a brief" in failures(tmp_path / "out")["gale"][1]


def test_a_story_of_two_thousand_articles_fails_alone(root: Path, tmp_path: Path) -> None:
    make_folders(root, ["flood"], articles=2000)
    tally = do(root, tmp_path / "out")
    assert (tally.done, tally.failures) == (3, 1)
    assert failures(tmp_path / "out")["flood"] == (
        "reading",
        "it has 2,000 articles; allowed: 500 (--max-articles)",
    )


def test_a_story_that_makes_the_writer_raise_fails_alone(root: Path, tmp_path: Path) -> None:
    (root / "gale" / "0.txt").write_text(GORGON)
    tally = do(root, tmp_path / "out", SlowWriter(bad="Gorgon"), in_flight=3)
    assert (tally.done, dict(tally.failed)) == (2, {("writing", "ValueError"): 1})
    assert failures(tmp_path / "out") == {"gale": ("writing", "the writer chokes on Gorgon")}


def test_out_of_memory_halves_the_batch_and_goes_on(root: Path, tmp_path: Path) -> None:
    writer = SlowWriter(most=2)
    tally = do(root, tmp_path / "out", writer, in_flight=3)
    assert (tally.done, tally.failures) == (3, 0)
    assert max(writer.sizes) <= 2
    do(root, tmp_path / "whole", in_flight=3)
    assert outputs_of(tmp_path / "out") == outputs_of(tmp_path / "whole")


def test_a_single_request_for_which_memory_is_lacking_fails_its_story(
    root: Path, tmp_path: Path
) -> None:
    tally = do(root, tmp_path / "out", SlowWriter(most=0))
    assert dict(tally.failed) == {("writing", "RuntimeError"): 3}


def test_a_full_disk_stops_the_job_and_keeps_what_is_done(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    write = Location.write

    def fail(self: Location, name: str, text: str) -> None:
        if name.startswith("storm"):
            raise OSError(errno.ENOSPC, "No space left on device")
        write(self, name, text)

    with monkeypatch.context() as patch:
        patch.setattr(Location, "write", fail)
        with pytest.raises(OutputError, match=r"storm.*No space left.*same command to go on"):
            do(root, out)
    tally = do(root, out)
    assert (tally.current, tally.done) == (2, 1)
    do(root, tmp_path / "whole")
    assert outputs_of(out) == outputs_of(tmp_path / "whole")


def test_a_journal_that_cannot_be_written_stops_the_job(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Location, name: str, line: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Location, "append", fail)
    with pytest.raises(OutputError, match=r"journal\.jsonl"):
        do(root, tmp_path / "out")


def test_a_story_whose_files_cannot_be_written_fails_alone(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Location.write

    def fail(self: Location, name: str, text: Any) -> None:
        if name == "gale.md":
            raise PermissionError(errno.EACCES, "Permission denied")
        write(self, name, text)

    monkeypatch.setattr(Location, "write", fail)
    tally = do(root, tmp_path / "out")
    assert (tally.done, dict(tally.failed)) == (2, {("saving", "PermissionError"): 1})
    assert not list((tmp_path / "out").glob(".*.tmp"))


def test_a_failure_that_is_taken_back_is_none_any_more(root: Path, tmp_path: Path) -> None:
    do(root, tmp_path / "out")
    good = (root / "gale" / "0.txt").read_text()
    (root / "gale" / "0.txt").write_text(GORGON)
    do(root, tmp_path / "out", SlowWriter(bad="Gorgon"))
    assert len(rows(tmp_path / "out" / "briefs.jsonl")) == 2  # the old brief is out of date
    (root / "gale" / "0.txt").write_text(good)
    assert do(root, tmp_path / "out").current == 3
    assert failures(tmp_path / "out") == {}
    assert len(rows(tmp_path / "out" / "briefs.jsonl")) == 3


def test_without_models_nothing_is_done_and_no_story_is_blamed(root: Path, tmp_path: Path) -> None:
    def fail() -> Any:
        raise ModelMissingError("the model is not installed")

    with pytest.raises(ModelMissingError):
        run_job(make_job(root, tmp_path / "out"), fail, Tally())
    assert failures(tmp_path / "out") == {}


def test_retry_failed_does_only_what_failed(root: Path, tmp_path: Path) -> None:
    (root / "gale" / "0.txt").write_text(GORGON)
    do(root, tmp_path / "out", SlowWriter(bad="Gorgon"))
    (root / "calm" / "0.txt").write_text("The calm of Tuesday left nine boats without wind.")
    tally = do(root, tmp_path / "out", retry_failed=True)
    assert (tally.total, tally.done, tally.current) == (1, 1, 0)
    assert failures(tmp_path / "out") == {}
    assert do(root, tmp_path / "out").done == 1


def test_a_failed_story_that_went_away_is_no_failure_any_more(root: Path, tmp_path: Path) -> None:
    (root / "void").mkdir()
    do(root, tmp_path / "out")
    (root / "void").rmdir()
    assert do(root, tmp_path / "out").failures == 0
    assert failures(tmp_path / "out") == {}


def test_fail_fast_stops_at_the_first_failure(root: Path, tmp_path: Path) -> None:
    (root / "a-void").mkdir()
    with pytest.raises(FirstFailure):
        do(root, tmp_path / "out", fail_fast=True)
    assert list(failures(tmp_path / "out")) == ["a-void"]


def test_what_a_killed_job_was_writing_is_cleared_away(root: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".calm.json.x1y2z3.tmp").write_text('{"id": "ca')
    (tmp_path / "out" / "calm.json").write_text('{"id": "ca')
    do(root, tmp_path / "out")
    assert not list((tmp_path / "out").glob(".*.tmp"))
    assert json.loads((tmp_path / "out" / "calm.json").read_text())["id"] == "calm"


def test_the_command_exits_with_3_and_one_line_if_a_story_failed(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "void").mkdir()
    job, screen = make_job(root, tmp_path / "out"), Screen(quiet=True, verbose=False)
    assert do_job(job, fake_models, screen, every=9, quiet=True) == 3
    said = capsys.readouterr().err
    assert said.startswith("error: 1 of 4 stories failed, the rest is done; see ")
    assert said.count("\n") == 1


def test_the_account_of_a_limited_job_says_what_was_not_begun(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "a-void").mkdir()
    limited = make_job(root, tmp_path / "out", limit=2)
    assert (
        do_job(limited, fake_models, Screen(quiet=False, verbose=False), every=9, quiet=False) == 3
    )
    said = capsys.readouterr().err
    assert "\nnot begun         2  (--limit 2)\n" in said
    assert "\nleft              0\n" in said
    assert "\nerror: 1 of 4 stories failed, 2 not begun (--limit 2); see " in said


def test_stories_stand_a_line_each_and_a_bad_line_fails_alone(tmp_path: Path) -> None:
    text = "The harbour reopened on Monday after a storm that closed it for nine days."
    good = {"id": "a", "documents": [{"title": "Harbour", "text": text}]}
    lines = [json.dumps(good), "{torn", "", json.dumps(good), json.dumps({"id": "b"})]
    (tmp_path / "stories.jsonl").write_text("\n".join(lines))
    tally = do(tmp_path / "stories.jsonl", tmp_path / "out")
    assert (tally.total, tally.done, tally.failures) == (4, 1, 3)
    assert list(failures(tmp_path / "out")) == [
        "stories.jsonl line 2",
        "stories.jsonl line 4",
        "stories.jsonl line 5",
    ]
    brief = json.loads((tmp_path / "out" / "a.json").read_text())
    assert brief["articles"][0]["path"] == "stories.jsonl: a"


def test_records_of_a_flat_folder_name_their_story(tmp_path: Path) -> None:
    text = "The {} of Monday closed the harbour for nine days, and two ships ran aground."
    flat = tmp_path / "flat"
    flat.mkdir()
    (flat / "1.json").write_text(json.dumps({"story": "gale", "text": text.format("gale")}))
    lines = [{"story": s, "text": text.format(f"second {s}")} for s in ("gale", "hail")]
    (flat / "2.jsonl").write_text("\n".join(map(json.dumps, lines)))
    (flat / "3.json").write_text(json.dumps({"text": "no story"}))
    tally = do(flat, tmp_path / "out")
    assert (tally.done, tally.failures) == (2, 1)
    assert len(json.loads((tmp_path / "out" / "gale.json").read_text())["articles"]) == 2
    assert list(failures(tmp_path / "out")) == ["3.json"]


def test_a_place_without_stories_is_an_error(tmp_path: Path) -> None:
    for name in (tmp_path / "none", tmp_path):
        with pytest.raises(ReadError):
            list_stories(open_location(str(name)))
