"""OUT/index.html: the list of a job's briefs for people."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from batch_builders import do, fake_models, make_folders, make_job, rows

from summarize.batch import FirstFailure, Recipe, Tally, run_job
from summarize.batch.locations import Location
from summarize.batch.outputs import Outputs
from summarize.rendering import index_entry
from summarize.settings import Settings


def index_of(out: Path) -> str:
    return (out / "index.html").read_text(encoding="utf-8")


def links(out: Path) -> list[str]:
    return [unquote(unescape(each)) for each in re.findall(r'href="([^"#]+)"', index_of(out))]


def test_index_lists_each_brief_with_links_to_its_files(tmp_path: Path) -> None:
    root = make_folders(tmp_path / "root", ["calm", "Port Vale"])
    do(root, tmp_path / "out")
    page = index_of(tmp_path / "out")
    assert page.count("<li data-") == 2
    assert "<bdi>Port Vale</bdi>" in page
    assert "2 articles" in page
    briefs = {each["id"]: each["headline"] for each in rows(tmp_path / "out" / "briefs.jsonl")}
    assert all(headline in unescape(page) for headline in briefs.values())
    assert {"calm.md", "calm.json"} <= set(links(tmp_path / "out"))
    assert all((tmp_path / "out" / each).is_file() for each in links(tmp_path / "out"))


def test_index_tells_what_failed_and_why(tmp_path: Path) -> None:
    root = make_folders(tmp_path / "root", ["calm", "void"])
    for file in (root / "void").iterdir():
        file.write_text("")
    do(root, tmp_path / "out")
    (failure,) = rows(tmp_path / "out" / "failed.jsonl")
    page = unescape(index_of(tmp_path / "out"))
    assert f"<h3><bdi>void</bdi></h3><p>{failure['stage']}: <bdi>{failure['reason']}</bdi>" in page
    assert page.count("<li data-") == 1


def test_index_keeps_the_briefs_of_earlier_jobs_and_loses_those_that_failed_since(
    tmp_path: Path,
) -> None:
    do(make_folders(tmp_path / "one", ["calm", "gale"]), tmp_path / "out")
    two = make_folders(tmp_path / "two", ["gale", "hail"])
    for file in (two / "gale").iterdir():
        file.write_text("")
    do(two, tmp_path / "out")
    assert re.findall('data-story="([^"]+)"', index_of(tmp_path / "out")) == ["calm", "hail"]


def test_a_second_run_writes_the_same_index_and_one_that_is_gone_comes_back(
    tmp_path: Path,
) -> None:
    root = make_folders(tmp_path / "root", ["calm", "gale"])
    do(root, tmp_path / "out")
    before = index_of(tmp_path / "out")
    (tmp_path / "out" / "index.html").unlink()
    assert do(root, tmp_path / "out").current == 2
    assert index_of(tmp_path / "out") == before


def test_a_stopped_job_lists_what_is_done(tmp_path: Path) -> None:
    root = make_folders(tmp_path / "root", ["calm", "void", "zephyr"])
    for file in (root / "void").iterdir():
        file.write_text("")
    job = make_job(root, tmp_path / "out", in_flight=1, fail_fast=True)
    with pytest.raises(FirstFailure):
        run_job(job, fake_models, Tally())
    assert "void" in index_of(tmp_path / "out")


def test_a_story_called_index_does_not_lose_its_report_to_the_index(tmp_path: Path) -> None:
    root = make_folders(tmp_path / "root", ["index", "calm"])
    job = make_job(root, tmp_path / "out")
    recipe = Recipe(settings=Settings(words=60), formats=("html",), in_flight=2)
    changed = replace(job, recipe=recipe)
    run_job(changed, fake_models, Tally())
    names = {row["story"]: row["file"] for row in rows(tmp_path / "out" / "names.jsonl")}
    assert "data-story=" in index_of(tmp_path / "out")
    assert (tmp_path / "out" / f"{names['index']}.html").is_file()
    tally = Tally()
    run_job(changed, fake_models, tally)
    assert tally.current == 2


def test_the_index_is_no_story_of_a_later_run(tmp_path: Path) -> None:
    root = make_folders(tmp_path / "root", ["calm"])
    do(root, tmp_path / "out")
    outputs = Outputs(Location(str(tmp_path / "out")), ["html"])
    assert not outputs.has("index")
    assert outputs.kept("index") is None
    # Where somebody gives the folder of briefs as one of stories, it is told of, and not read.
    (tmp_path / "briefs").mkdir()
    (tmp_path / "out").rename(tmp_path / "briefs" / "jobs")
    (tmp_path / "briefs" / "index.html").write_text("<p>It rained in Norwick on Monday.</p>")
    job = make_job(tmp_path / "briefs", tmp_path / "again")
    assert job.stories.warnings == ("index.html is in no sub-folder and belongs to no story",)


@pytest.mark.parametrize(
    "brief",
    [
        {},
        {"articles": 5, "headline": None, "text": ["x"], "differences": "many", "language": 7},
        {"articles": [None, {"source": 3, "published": {}}, {"published": "yesterday"}]},
    ],
)
def test_whatever_stands_in_a_brief_has_an_entry(brief: dict[str, object]) -> None:
    entry = index_entry("calm", brief, ["calm.json"])
    assert (entry.headline, entry.day, entry.sources) == ("calm", "", "")


def test_an_entry_names_some_sources_and_the_latest_day() -> None:
    articles = [{"source": f"Paper {n}", "published": f"2023-07-0{n}T10:00"} for n in range(1, 7)]
    brief = {"headline": "It  rained", "articles": articles, "text": "It rained.", "language": "en"}
    entry = index_entry("rain", brief, ["rain.html", "rain.json", "rain.md"])
    assert entry.sources == "Paper 1, Paper 2, Paper 3, Paper 4 and 2 more"
    assert (entry.day, entry.words, entry.headline) == ("2023-07-06", 2, "It rained")
    assert [name for name, _ in entry.files] == ["report", "Markdown", "JSON"]


def test_index_tells_of_files_that_were_not_read(tmp_path: Path) -> None:
    root = make_folders(tmp_path / "root", ["calm", "gale"])
    (root / "gale" / "d.pdf").write_bytes(b"%PDF-1.4 torn")
    (root / "gale" / "map.png").write_bytes(b"PNG")  # of no format that is read
    assert do(root, tmp_path / "out").unread == 1
    (root / "calm" / "2.txt").write_text("The quay of Holt was dry again on Tuesday, all said.")
    assert do(root, tmp_path / "out").unread == 0  # that story is up to date

    page = index_of(tmp_path / "out")
    assert "2 briefs, 1 file not read" in page
    assert page.count("Not read: <bdi>gale/d.pdf: it is no PDF document") == 1
    assert "map.png" not in page
    assert '"path": "gale/d.pdf"' in (tmp_path / "out" / "gale.json").read_text()
