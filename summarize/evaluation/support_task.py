"""Measuring support scores on texts that people found supported or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any

from summarize import __version__
from summarize.errors import ReadError
from summarize.evaluation.discrimination import auc, balanced_accuracy
from summarize.evaluation.jsonl import Row, read_rows
from summarize.evaluation.support import overlap

Score = Callable[[str, Sequence[str]], float]

SCHEMA_VERSION = 1
BASELINES: dict[str, Score] = {
    "bigram overlap": partial(overlap, size=2),
    "trigram overlap": partial(overlap, size=3),
}
_FEWEST_OF_A_KIND = 2
"""Each class is halved to choose a threshold, and no half may be empty."""


@dataclass(frozen=True, slots=True)
class JudgedText:
    """A text, the documents it should rest on, and whether people found that it does."""

    text: str
    documents: tuple[str, ...]
    consistent: bool


@dataclass(frozen=True, slots=True)
class ScoreQuality:
    """How well one score tells consistent texts from others.

    ``auc`` and ``balanced_accuracy`` in [0, 1] are those of `discrimination`;
    ``seconds`` is the mean a text.
    """

    score: str
    auc: float
    balanced_accuracy: float
    seconds: float


@dataclass(frozen=True, slots=True)
class SupportReport:
    """The result of a run on ``texts`` texts."""

    texts: int
    consistent: int
    seed: int
    rows: tuple[ScoreQuality, ...]


def read_judged_texts(path: Path, *, limit: int | None = None) -> tuple[JudgedText, ...]:
    """Read rows of ``text``, ``documents`` (texts or objects with ``text``), ``consistent``.

    Raises:
        ReadError: The file cannot be read, a row lacks a part, or there are fewer than
            two consistent or two inconsistent texts.
    """
    texts = tuple(_judged_text(row) for row in islice(read_rows(path), limit))
    kinds = Counter(text.consistent for text in texts)
    if min(kinds[True], kinds[False]) < _FEWEST_OF_A_KIND:
        raise ReadError(
            f"{path} gives {kinds[True]} consistent and {kinds[False]} inconsistent texts;"
            f" at least {_FEWEST_OF_A_KIND} of each are wanted, so raise --limit or add rows"
        )
    return texts


def evaluate_support(
    texts: Sequence[JudgedText],
    *,
    scores: Mapping[str, Score],
    seed: int = 0,
    progress: Callable[[str], None] = lambda message: None,
) -> SupportReport:
    """Measure each of ``scores`` on all ``texts``; ``seed`` fixes the halves."""
    labels = [text.consistent for text in texts]
    rows = []
    for name, score in scores.items():
        started = perf_counter()
        values = []
        for number, text in enumerate(texts, start=1):
            progress(f"{name}: text {number} of {len(texts)}")
            values.append(score(text.text, text.documents))
        seconds = (perf_counter() - started) / len(texts)
        accuracy = balanced_accuracy(values, labels, seed=seed)
        rows.append(ScoreQuality(name, auc(values, labels), accuracy, seconds))
    return SupportReport(len(texts), sum(labels), seed, tuple(rows))


def support_as_json(report: SupportReport) -> dict[str, Any]:
    """Return the report as one JSON object."""
    return {
        "schema_version": SCHEMA_VERSION,
        "task": "support",
        "version": __version__,
        "texts": report.texts,
        "consistent": report.consistent,
        "seed": report.seed,
        "scores": [asdict(row) for row in report.rows],
    }


def _judged_text(row: Row) -> JudgedText:
    consistent = row.fields.get("consistent")
    if not isinstance(consistent, bool):
        raise row.error(f'"consistent" is {consistent!r}; true or false is wanted')
    documents = row.fields.get("documents")
    if not isinstance(documents, list) or not documents:
        raise row.error('"documents" is wanted, a list of one or more texts')
    return JudgedText(
        row.text("text"), tuple(_document_text(row, document) for document in documents), consistent
    )


def _document_text(row: Row, document: object) -> str:
    if isinstance(document, str):
        return document
    if isinstance(document, dict) and isinstance(document.get("text"), str):
        return str(document["text"])
    raise row.error('a document is wanted as a text or as an object with "text"')
