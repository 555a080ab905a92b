"""What ``summarize evaluate`` prints."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarize.cli.screen import echo, echo_json
from summarize.visible import visible

if TYPE_CHECKING:
    from summarize.catalog import ModelCard
    from summarize.evaluation.layout import ReportTable

_WIDEST = 1000


@dataclass(frozen=True, slots=True)
class Shown:
    """What goes to stdout: a JSON value, or tables with a line below them."""

    value: dict[str, Any]
    tables: tuple[ReportTable, ...]
    line: str | None = None

    def print(self, seen: list[dict[str, str]], *, as_json: bool) -> None:
        """Print it, and which models were trained on the data."""
        if as_json:
            value = {**self.value, "trained_on_this": seen}
            echo_json(value)
            return
        for number, table in enumerate(self.tables):
            if number:
                echo()
            _print_table(table)
        known = [f"{each['model']} was trained on {each['dataset']}" for each in seen]
        lines = [self.line, *(f"{each}: its figures here mean little" for each in known)]
        for line in filter(None, lines):
            echo(f"\n{line}")


def seen_before(cards: tuple[ModelCard, ...], dataset: str) -> list[dict[str, str]]:
    """Which models were trained on the data, so that their figures on it mean little."""
    return [
        {"model": card.id, "dataset": known}
        for card in cards
        if (known := card.trained_on_data(dataset))
    ]


def _print_table(table: ReportTable) -> None:
    """Print with lines and colours on a terminal, and as plain text elsewhere."""
    from summarize.evaluation.layout import plain, stacked

    if not sys.stdout.isatty():
        echo(plain(table))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table

    drawn = Table(title=table.title, title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1))
    for number, lines in enumerate(zip(*stacked(table.columns), strict=True)):
        drawn.add_column("\n".join(lines), justify="right" if number else "left", no_wrap=True)
    for row in table.rows:
        drawn.add_row(*map(visible, row))
    # As wide as it is, not as the terminal: better a line that wraps than a figure that is cut.
    console = Console()
    width = Console(width=_WIDEST).measure(drawn).maximum
    console.width = max(width, console.width)
    console.print(drawn)
