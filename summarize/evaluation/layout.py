"""Reports as tables of text, for people to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarize.evaluation.bootstrap import Interval
from summarize.evaluation.report import Difference, Means, Report
from summarize.evaluation.support_task import SupportReport

_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Table:
    """A title, the names of the columns and the cells; the first column names the rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def report_tables(report: Report) -> list[Table]:
    """Return the means and, if systems were compared, the differences."""
    stories = "1 story" if report.stories == 1 else f"{report.stories} stories"
    tables = [
        Table(
            f"{stories}, at most {report.words} words",
            (
                "system",
                *("R-1", "R-2", "R-Lsum"),
                *("numbers absent %", "names absent %", "novel bigrams %", "repeated trigrams %"),
                *("words", "fused %", "complete %", "s/story"),
            ),
            tuple(map(_means_row, report.means)),
        )
    ]
    if report.differences:
        tables.append(
            Table(
                f"Difference to {report.versus} [95% interval]",
                ("system", "R-1", "R-2", "R-Lsum"),
                tuple(map(_difference_row, report.differences)),
            )
        )
    return tables


def speed_line(report: Report) -> str | None:
    """Return how the extractive system compares in speed with LexRank, if both ran."""
    ratio = report.times_faster("extractive", "lexrank")
    if ratio is None:
        return None
    pace = f"{ratio:.1f}× faster" if ratio >= 1 else f"{1 / ratio:.1f}× slower"
    return f"extractive vs lexrank: {pace}"


def support_tables(report: SupportReport) -> list[Table]:
    """Return how well each score tells supported texts from others."""
    rows = tuple(
        (row.score, f"{row.auc:.3f}", f"{100 * row.balanced_accuracy:.1f}", f"{row.seconds:.3f}")
        for row in report.rows
    )
    title = f"{report.texts} texts, {report.consistent} of them consistent"
    return [Table(title, ("score", "AUC", "balanced accuracy %", "s/text"), rows)]


def plain(table: Table) -> str:
    """Lay a table out in aligned columns; a heading of several words takes several lines."""
    headings = stacked(table.columns)
    widths = [max(map(len, column)) for column in zip(*headings, *table.rows, strict=True)]
    lines = (_line(cells, widths) for cells in (*headings, *table.rows))
    return "\n".join([table.title, *lines])


def stacked(columns: Sequence[str]) -> list[tuple[str, ...]]:
    """Break headings at their spaces; return the lines, the last words at the bottom."""
    words = [heading.split(" ") for heading in columns]
    height = max(map(len, words))
    return list(zip(*([""] * (height - len(parts)) + parts for parts in words), strict=True))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = (
        cell.rjust(width) if i else cell.ljust(width)
        for i, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join([first, *rest]).rstrip()


def _means_row(means: Means) -> tuple[str, ...]:
    return (
        means.system,
        f"{means.rouge.rouge1:.2f}",
        f"{means.rouge.rouge2:.2f}",
        f"{means.rouge.rouge_lsum:.2f}",
        _number(means.numbers_absent),
        _number(means.names_absent),
        _number(means.novel_bigrams),
        _number(means.repeated_trigrams),
        _number(means.words),
        _number(means.fused),
        _number(means.complete_endings),
        _number(means.seconds, digits=3),
    )


def _difference_row(difference: Difference) -> tuple[str, ...]:
    intervals = (difference.rouge1, difference.rouge2, difference.rouge_lsum)
    return (difference.system, *map(_interval, intervals))


def _interval(interval: Interval) -> str:
    return f"{interval.mean:+.2f} [{interval.low:+.2f}, {interval.high:+.2f}]"


def _number(value: float | None, *, digits: int = 1) -> str:
    return _NOTHING if value is None else f"{value:.{digits}f}"
