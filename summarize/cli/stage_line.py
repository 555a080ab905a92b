"""The line on a terminal that tells what is being done, with a bar of how far it is."""

from __future__ import annotations

from rich.console import Console, RenderableType
from rich.progress import BarColumn, Progress, SpinnerColumn, Task, TextColumn, TimeElapsedColumn
from rich.table import Column
from rich.text import Text

from summarize.visible import visible

_BAR_COLUMNS = 24


class _Stage(TextColumn):
    """What is being done, as it stands: no markup in what others wrote."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.description}…", no_wrap=True, overflow="ellipsis")


class StageLine:
    """A line that is redrawn in its place, and can be taken away."""

    def __init__(self) -> None:
        self._console = Console(stderr=True, highlight=False, markup=False, emoji=False)
        self._line = Progress(
            SpinnerColumn("line"),
            BarColumn(_BAR_COLUMNS),
            TimeElapsedColumn(Column(min_width=len("0:00:00"))),
            _Stage("", table_column=Column()),  # the one that gives way where there is little room
            console=self._console,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._line.add_task("", total=None)
        self._line.start()

    def show(self, message: str, done: int | None, total: int | None) -> None:
        """Show what is being done; without a total the bar only tells that something is."""
        self._line.update(
            self._task, description=visible(message), completed=done or 0, total=total
        )

    def print_above(self, text: RenderableType) -> None:
        """Print what stays, above the line."""
        self._console.print(text)

    def stop(self) -> None:
        """Take the line away."""
        self._line.stop()
