"""A report in the browser of whoever sits here."""

from __future__ import annotations

import tempfile
import webbrowser
from pathlib import Path

from summarize.cli.screen import Screen
from summarize.errors import SummarizeError
from summarize.files import write_whole


def written_report(html: str) -> Path:
    """Write a report to a file in a folder of its own, which stays, and return its path.

    The browser reads it after the program has ended; nobody else can.

    Raises:
        SummarizeError: There is no place for temporary files.
    """
    try:
        path = Path(tempfile.mkdtemp(prefix="summarize-")) / "brief.html"
        write_whole(path, html)
    except OSError as error:
        raise SummarizeError(
            f"cannot write the report for --open: {error.strerror or error}; name a file with -o"
        ) from error
    return path


def show_in_browser(path: Path, screen: Screen, *, is_temporary: bool) -> None:
    """Open a file in the browser, or say that there is none and where the file is.

    Where a temporary file is, is said in any case: it has the articles' texts, and nobody named it.
    """
    screen.close()
    try:
        is_shown = webbrowser.open(path.resolve().as_uri())
    except (OSError, webbrowser.Error):
        is_shown = False
    if not is_shown:
        screen.warn(f"--open found no browser; the report is {path}")
    elif is_temporary:
        screen.note(f"the report is {path}; -o FILE.html keeps it elsewhere")
