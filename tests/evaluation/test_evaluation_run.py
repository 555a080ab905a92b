import json
from pathlib import Path

import pytest
from evaluation_builders import CountingSystem, make_scored, make_story

from summarize.errors import ReadError, SummarizeError
from summarize.evaluation import evaluate, make_report
from summarize.evaluation.datasets import ReferenceStory
from summarize.evaluation.layout import plain, report_tables, speed_line
from summarize.evaluation.predictions import FilePredictions
from summarize.evaluation.report import report_as_json
from summarize.evaluation.run import Scored
from summarize.evaluation.saved import SavedBriefs
from summarize.evaluation.systems import Prediction, System
from summarize.files import safe_name

STORIES = [make_story("It rained.", story_id=story_id) for story_id in ("a", "b")]


def run(system: System, saved: SavedBriefs | None = None) -> list[Scored]:
    return list(evaluate(STORIES, [system], words=30, saved=saved))


def test_each_system_is_scored_on_each_story_in_turn() -> None:
    systems = [CountingSystem("one"), CountingSystem("two", said="Snow fell.")]
    rows = list(evaluate(STORIES, systems, words=30))
    assert [(row.story_id, row.system) for row in rows] == [
        ("a", "one"),
        ("a", "two"),
        ("b", "one"),
        ("b", "two"),
    ]
    assert [row.rouge.rouge1 for row in rows] == pytest.approx([100.0, 0.0, 100.0, 0.0])
    assert all(row.seconds is not None and not row.reused for row in rows)


def test_a_second_run_makes_nothing_twice_and_keeps_the_seconds(tmp_path: Path) -> None:
    saved = SavedBriefs(tmp_path, words=30, seed=0)
    first, again = run(CountingSystem(), saved), CountingSystem()
    second = run(again, saved)
    assert again.asked == []
    assert [row.reused for row in second] == [True, True]
    assert [row.seconds for row in second] == [row.seconds for row in first]
    assert [row.prediction for row in second] == [row.prediction for row in first]


def test_an_interrupted_run_goes_on_where_it_was(tmp_path: Path) -> None:
    saved = SavedBriefs(tmp_path, words=30, seed=0)
    next(evaluate(STORIES, [CountingSystem()], words=30, saved=saved))
    rest = CountingSystem()
    assert [row.reused for row in run(rest, saved)] == [True, False]
    assert rest.asked == ["b"]


@pytest.mark.parametrize(("words", "seed"), [(31, 0), (30, 1)])
def test_other_options_make_everything_again(tmp_path: Path, words: int, seed: int) -> None:
    run(CountingSystem(), SavedBriefs(tmp_path, words=30, seed=0))
    system = CountingSystem()
    run(system, SavedBriefs(tmp_path, words=words, seed=seed))
    assert system.asked == ["a", "b"]


def test_a_story_that_changed_is_summarized_again(tmp_path: Path) -> None:
    saved = SavedBriefs(tmp_path, words=30, seed=0)
    run(CountingSystem(), saved)
    assert saved.find("counting", make_story("It rained.", story_id="a"))
    assert saved.find("counting", make_story("It poured.", story_id="a")) is None
    assert saved.find("other", make_story("It rained.", story_id="a")) is None


def test_a_damaged_file_is_made_again(tmp_path: Path) -> None:
    saved = SavedBriefs(tmp_path, words=30, seed=0)
    run(CountingSystem(), saved)
    (tmp_path / "counting" / "a.json").write_text('{"text": ')
    system = CountingSystem()
    run(system, saved)
    assert system.asked == ["a"]


def test_a_saved_brief_can_be_read_by_others(tmp_path: Path) -> None:
    run(CountingSystem(), SavedBriefs(tmp_path, words=30, seed=0))
    content = json.loads((tmp_path / "counting" / "a.json").read_text())
    assert (content["id"], content["system"], content["text"]) == ("a", "counting", "It rained.")


def test_predictions_from_a_file_are_neither_timed_nor_saved(tmp_path: Path) -> None:
    saved = SavedBriefs(tmp_path, words=30, seed=0)
    rows = run(FilePredictions({"a": "It rained.", "b": "It rained."}), saved)
    assert [row.seconds for row in rows] == [None, None]
    assert list(tmp_path.iterdir()) == []


def test_file_names_are_safe_and_different() -> None:
    ids = ["a", "A", "a/b", "a:b", "../x", ".x", "x" * 300, "x" * 301, "ü"]
    names = [safe_name(story_id) for story_id in ids]
    assert names[0] == "a"
    assert len({name.lower() for name in names}) == len(ids)
    assert all("/" not in name and name[0] != "." and len(name) < 100 for name in names)


def test_a_system_that_fails_is_named_with_the_story() -> None:
    class Failing(CountingSystem):
        def summarize(self, story: ReferenceStory, words: int) -> Prediction:
            raise ReadError("no sentence")

    with pytest.raises(SummarizeError, match='counting on story "a": no sentence'):
        run(Failing())


def test_means_and_differences_are_over_the_stories() -> None:
    rows = [
        make_scored("a", "ours", 40.0, seconds=0.5),
        make_scored("a", "lexrank", 30.0, seconds=2.0),
        make_scored("b", "ours", 50.0, seconds=1.5),
        make_scored("b", "lexrank", 40.0, seconds=4.0),
    ]
    report = make_report(rows, words=30, versus="lexrank")
    ours, lexrank = report.means
    assert (ours.rouge.rouge1, lexrank.rouge.rouge1, ours.seconds) == (45.0, 35.0, 1.0)
    (difference,) = report.differences
    assert (difference.system, difference.rouge2.mean) == ("ours", 10.0)
    assert report.times_faster("ours", "lexrank") == 3.0
    assert report.stories == 2


def test_without_a_system_to_compare_with_there_are_no_differences() -> None:
    report = make_report([make_scored("a", "ours")], words=30)
    assert report.differences == ()
    assert len(report_tables(report)) == 1


@pytest.mark.parametrize(
    ("own", "line"), [(0.5, "4.0× faster"), (4.0, "2.0× slower"), (None, None)]
)
def test_the_speed_is_told_against_lexrank(own: float | None, line: str | None) -> None:
    rows = [make_scored("a", "extractive", seconds=own), make_scored("a", "lexrank", seconds=2.0)]
    expected = f"extractive vs lexrank: {line}" if line else None
    assert speed_line(make_report(rows, words=30)) == expected


def test_a_plain_table_is_aligned_and_stacks_its_headings() -> None:
    report = make_report([make_scored("a", "lead", 41.234)], words=30)
    title, *lines = plain(report_tables(report)[0]).split("\n")
    assert title == "1 story, at most 30 words"
    assert [line.split() for line in lines[-2:]] == [
        "system R-1 R-2 R-Lsum % % % % words % % s/story".split(),
        "lead 41.23 41.23 41.23 – – – – 2.0 – 100.0 1.000".split(),
    ]
    assert len({len(line) for line in lines[-2:]}) == 1


def test_the_json_holds_every_score_of_every_story() -> None:
    rows = [make_scored(i, name, 40.0) for i in "ab" for name in ("ours", "lead")]
    value = report_as_json(make_report(rows, words=30, versus="lead"))
    assert json.loads(json.dumps(value)) == value
    assert [(row["story"], row["system"]) for row in value["scores"]] == [
        ("a", "ours"),
        ("a", "lead"),
        ("b", "ours"),
        ("b", "lead"),
    ]
    assert value["scores"][0]["rouge"]["rouge1"] == 40.0
    assert value["differences"][0]["rouge1"] == {"mean": 0.0, "low": 0.0, "high": 0.0}
