from pathlib import Path

import pytest
from evaluation_builders import make_story, story_row, write_rows

from summarize.errors import ReadError
from summarize.evaluation.datasets import read_stories, story_ids
from summarize.evaluation.predictions import read_predictions

TEXT = "The river rose on Monday. Two bridges were closed."


def test_a_row_is_a_story_with_its_articles_and_references(tmp_path: Path) -> None:
    documents = [{"title": "Flood", "source": "Post", "date": "2023-07-13", "text": TEXT}]
    path = write_rows(
        tmp_path / "d.jsonl", {"id": "x", "documents": documents, "summaries": ["One.", "Two."]}
    )
    (story,) = read_stories(path)
    assert (story.id, story.references) == ("x", ("One.", "Two."))
    assert [(a.title, a.published, a.text) for a in story.articles] == [
        ("Flood", "2023-07-13", TEXT)
    ]
    assert story.sources == (f"Flood\nPost\n2023-07-13\n{TEXT}",)


def test_a_limit_reads_the_first_stories_and_no_further(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "d.jsonl", story_row("a", TEXT), story_row("b", TEXT), {})
    assert [story.id for story in read_stories(path, limit=2)] == ["a", "b"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"documents": [TEXT], "summary": "S."}, 'd.jsonl line 2: "id" is wanted'),
        ({"id": "b", "summary": "S."}, 'line 2: "documents" is wanted, a list'),
        ({"id": "b", "documents": [TEXT]}, 'line 2: "summary" or "summaries" is wanted'),
        ({"id": "b", "documents": [TEXT], "summaries": []}, '"summaries" is wanted, a list'),
        ({"id": "b", "documents": [], "summary": "S."}, "line 2: documents: it holds no articles"),
        ({"id": "a", "documents": [TEXT], "summary": "S."}, 'the id "a" stands above already'),
    ],
)
def test_a_wrong_row_is_told_with_its_line(
    tmp_path: Path, row: dict[str, object], message: str
) -> None:
    path = write_rows(tmp_path / "d.jsonl", story_row("a", TEXT), row)
    with pytest.raises(ReadError, match=message):
        list(read_stories(path))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "line 1: no valid JSON"),
        ("[1]", "line 1: a list; give one object a line"),
        ("\n\n", "holds no story"),
    ],
)
def test_a_wrong_file_is_told(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "d.jsonl"
    path.write_text(content)
    with pytest.raises(ReadError, match=message):
        list(read_stories(path))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"cannot read .*no\.jsonl: No such file"):
        story_ids(tmp_path / "no.jsonl")


def test_a_line_separator_inside_a_string_ends_no_line(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    path.write_text('{"id": "a", "documents": ["It\u2028rained."], "summary": "S."}\n', "utf-8")
    assert story_ids(path) == ["a"]


def test_the_digest_changes_with_anything_a_system_may_see() -> None:
    story = make_story(TEXT)
    assert story.digest == make_story(TEXT).digest
    others = [make_story(TEXT + " More."), make_story(TEXT, references=["Other."])]
    assert len({story.digest, *(other.digest for other in others)}) == 3


def test_predictions_are_texts_or_summaries_by_id(tmp_path: Path) -> None:
    path = write_rows(
        tmp_path / "p.jsonl", {"id": "b", "summary": "It hailed."}, {"id": "s1", "text": "A. B."}
    )
    predictions = read_predictions(path, wanted=["s1", "b"], known=["s1", "b"])
    made = predictions.summarize(make_story(TEXT), 30)
    assert (made.text, made.fused_share) == ("A. B.", None)
    assert not predictions.timed


def test_a_missing_prediction_is_named(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "p.jsonl", {"id": "a", "text": "T."})
    with pytest.raises(ReadError, match=r'p\.jsonl lacks a text for story "b"; one row'):
        read_predictions(path, wanted=["a", "b"], known=["a", "b"])


def test_many_missing_predictions_are_counted(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "p.jsonl", {"id": "a", "text": "T."})
    with pytest.raises(ReadError, match='lacks a text for 5 stories "b", "c", "d" and 2 more;'):
        read_predictions(path, wanted=list("abcdef"), known=list("abcdef"))


def test_an_unknown_prediction_is_named(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "p.jsonl", *({"id": i, "text": "T."} for i in "axy"))
    with pytest.raises(ReadError, match='has a text for the unknown 2 stories "x", "y"'):
        read_predictions(path, wanted=["a"], known=["a", "b"])


def test_predictions_beyond_the_limit_are_not_unknown(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "p.jsonl", *({"id": i, "text": "T."} for i in "ab"))
    assert set(read_predictions(path, wanted=["a"], known=["a", "b"]).texts) == {"a", "b"}


def test_a_prediction_given_twice_is_told(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "p.jsonl", *({"id": "a", "text": t} for t in ("T.", "U.")))
    with pytest.raises(ReadError, match='line 2: the id "a" stands above already'):
        read_predictions(path, wanted=["a"], known=["a"])
