from collections.abc import Sequence
from pathlib import Path

import pytest
from evaluation_builders import write_rows

from summarize import default_card, load_embedder, load_parser
from summarize.errors import ReadError
from summarize.evaluation.support import SupportScorer, overlap
from summarize.evaluation.support_task import JudgedText, evaluate_support, read_judged_texts

SOURCE = (
    "The river Elbe rose by two metres on Monday night. Two bridges in Dresden were closed. "
    "The mayor said that schools would open again on Friday."
)


@pytest.fixture(scope="module")
def support_of() -> SupportScorer:
    return SupportScorer(
        load_embedder(default_card("embedder")), load_parser(default_card("parser"))
    )


def test_a_copied_sentence_has_nearly_full_support(support_of: SupportScorer) -> None:
    assert support_of("Two bridges in Dresden were closed.", [SOURCE]) == 0.99


def test_a_text_is_supported_as_well_as_its_weakest_sentence(support_of: SupportScorer) -> None:
    supported, invented = "Two bridges in Dresden were closed.", "Trains to Prague were late."
    weakest = support_of(invented, [SOURCE])
    assert weakest < 0.2
    assert support_of(f"{supported} {invented}", [SOURCE]) == pytest.approx(weakest, abs=1e-4)


def test_a_changed_name_costs_support(support_of: SupportScorer) -> None:
    assert support_of("Two bridges in Meissen were closed.", [SOURCE]) < 0.3


@pytest.mark.parametrize(("text", "documents"), [("It rained.", []), ("", [SOURCE]), ("It.", [""])])
def test_where_there_is_nothing_to_compare_there_is_no_support(
    support_of: SupportScorer, text: str, documents: list[str]
) -> None:
    assert support_of(text, documents) == pytest.approx(0.0, abs=0.01)


@pytest.mark.parametrize(("size", "share"), [(2, 0.5), (3, 0.0), (9, 0.0)])
def test_overlap_is_the_share_of_runs_that_a_document_has(size: int, share: float) -> None:
    # river rose, rose today | the river, river rose
    assert overlap("River rose today.", ["The river rose.", "Today"], size=size) == share


def judged(tmp_path: Path, *rows: dict[str, object]) -> Path:
    return write_rows(tmp_path / "s.jsonl", *rows)


def row(text: str, consistent: object, documents: object = (SOURCE,)) -> dict[str, object]:
    return {"text": text, "documents": documents, "consistent": consistent}


def test_documents_are_texts_or_objects_with_text(tmp_path: Path) -> None:
    path = judged(
        tmp_path,
        *(row("T.", label, ["One.", {"text": "Two."}]) for label in (True, True, False, False)),
    )
    assert read_judged_texts(path)[0] == JudgedText("T.", ("One.", "Two."), True)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (row("T.", "yes"), "line 1: \"consistent\" is 'yes'; true or false is wanted"),
        (row("T.", True, []), 'line 1: "documents" is wanted, a list of one or more'),
        (row("T.", True, [5]), "line 1: a document is wanted as a text or as an object"),
        (row("", True), 'line 1: "text" is wanted'),
        (row("T.", True), "gives 1 consistent and 0 inconsistent texts; at least 2"),
    ],
)
def test_a_wrong_row_is_told(tmp_path: Path, wrong: dict[str, object], message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read_judged_texts(judged(tmp_path, wrong))


def test_each_score_is_measured_on_all_texts() -> None:
    def by_length(text: str, documents: Sequence[str]) -> float:
        return float(len(text))

    texts = [JudgedText("x" * n, (SOURCE,), n > 2) for n in (1, 2, 3, 4)]
    report = evaluate_support(
        texts, scores={"length": by_length, "nothing": lambda text, documents: 0.0}
    )
    assert (report.texts, report.consistent) == (4, 2)
    assert [(r.score, r.auc, r.balanced_accuracy) for r in report.rows] == [
        ("length", 1.0, pytest.approx(0.875, abs=0.125)),
        ("nothing", 0.5, 0.5),
    ]
