"""Reports as tables of text, for people to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from summarize.counts import counted
from summarize.evaluation.bootstrap import Interval
from summarize.evaluation.report import Report
from summarize.evaluation.rouge import ROUGE_NAMES
from summarize.evaluation.support_task import SupportReport

_NOTHING = "–"
_ROUGE = ("R-1", "R-2", "R-Lsum")
_MEANS = {
    **{title: (f"rouge.{name}", 2) for title, name in zip(_ROUGE, ROUGE_NAMES, strict=True)},
    "numbers absent %": ("numbers_absent", 1),
    "names absent %": ("names_absent", 1),
    "novel bigrams %": ("novel_bigrams", 1),
    "repeated trigrams %": ("repeated_trigrams", 1),
    "words": ("words", 1),
    "fused %": ("fused", 1),
    "complete %": ("complete_endings", 1),
    "s/story": ("seconds", 3),
}
"""Each column's title: the field of `Means` that it shows, and its decimals."""


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A title, the names of the columns and the cells; the first column names the rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def report_tables(report: Report) -> list[ReportTable]:
    """Return the means and, if systems were compared, the differences."""
    means = [
        (each.system, *(_number(attrgetter(field)(each), n) for field, n in _MEANS.values()))
        for each in report.means
    ]
    title = f"{counted(report.stories, 'story')}, at most {report.words} words"
    tables = [ReportTable(title, ("system", *_MEANS), tuple(means))]
    if report.differences:
        differences = [
            (each.system, *(_interval(getattr(each, name)) for name in ROUGE_NAMES))
            for each in report.differences
        ]
        title = f"Difference to {report.versus} [95% interval]"
        tables.append(ReportTable(title, ("system", *_ROUGE), tuple(differences)))
    return tables


def speed_line(report: Report) -> str | None:
    """Return how the extractive system compares in speed with LexRank, if both ran."""
    ratio = report.times_faster("extractive", "lexrank")
    if ratio is None:
        return None
    pace = f"{ratio:.1f}× faster" if ratio >= 1 else f"{1 / ratio:.1f}× slower"
    return f"extractive vs lexrank: {pace}"


def support_tables(report: SupportReport) -> list[ReportTable]:
    """Return how well each score tells supported texts from others."""
    rows = tuple(
        (row.score, f"{row.auc:.3f}", f"{100 * row.balanced_accuracy:.1f}", f"{row.seconds:.3f}")
        for row in report.rows
    )
    title = f"{counted(report.texts, 'text')}, {report.consistent:,} of them consistent"
    return [ReportTable(title, ("score", "AUC", "balanced accuracy %", "s/text"), rows)]


def plain(table: ReportTable) -> str:
    """Lay a table out in aligned columns; a heading of several words takes several lines."""
    rows = [*stacked(table.columns), *table.rows]
    first, *others = (max(map(len, column)) for column in zip(*rows, strict=True))
    layout = "  ".join([f"{{:<{first}}}", *(f"{{:>{width}}}" for width in others)])
    return "\n".join([table.title, *(layout.format(*row).rstrip() for row in rows)])


def stacked(columns: Sequence[str]) -> list[tuple[str, ...]]:
    """Break headings at their spaces; return the lines, the last words at the bottom."""
    words = [heading.split(" ") for heading in columns]
    height = max(map(len, words))
    return list(zip(*([""] * (height - len(parts)) + parts for parts in words), strict=True))


def _interval(interval: Interval) -> str:
    return f"{interval.mean:+.2f} [{interval.low:+.2f}, {interval.high:+.2f}]"


def _number(value: float | None, digits: int) -> str:
    return _NOTHING if value is None else f"{value:.{digits}f}"
