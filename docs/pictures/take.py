"""Take the pictures of this folder: `make pictures`.

The report is that of examples/jakarta, as `summarize brief --model qwen2.5-coder-1.5b-instruct`
writes it; the index is of stories made up for it. Chromium and Playwright take them. Fonts are the
machine's: Noto Serif and Noto Sans (fonts-noto-core) were there for those that are kept.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from summarize.rendering import IndexEntry, IndexFailure, render_index

HERE = Path(__file__).parent
WRITER = "qwen2.5-coder-1.5b-instruct"
WIDE = {"width": 1280, "height": 800}
TERMINAL = {"width": 800, "height": 800}
COLUMNS = 92
PHONE = {"width": 390, "height": 780}
COLOURS = 128  # of a picture: few, so that it is small
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]

STORIES = (
    # story, headline, sources, articles, differences, words, day
    ("jakarta", "Blinken presses China over hacking at Jakarta talks",
     "Harbour Wire, Channel Equator, The Meridian Review, The Straits Courier and 1 more",
     5, 1, 151, "2023-07-14"),
    ("ferry-norwick", "Norwick ferry runs again after nine days in dock",
     "The Gull, Daily Tide, Evening Buoy", 7, 3, 148, "2023-07-13"),
    ("grain-port", "Grain terminal reopens as insurers count the cost of the storm",
     "Harbour Wire, The Gull", 12, 5, 150, "2023-07-13"),
    ("elmstead-school", "Elmstead votes to keep its school, by eleven votes",
     "Elmstead Observer, Daily Tide", 4, 1, 139, "2023-07-12"),
    ("heatwave", "Third day above 38 degrees closes schools in four provinces",
     "Channel Equator, Harbour Wire, The Meridian Review and 6 more", 23, 8, 152, "2023-07-12"),
    ("bridge-carrow", "Carrow bridge will take two summers to mend, engineers say",
     "Daily Tide", 3, 0, 127, "2023-07-11"),
)  # fmt: skip
FAILED = (
    IndexFailure("strike-dunmere", "reading", "strike-dunmere holds no article; give .txt, …"),
)


def main() -> None:
    """Write report-light.png, report-dark.png, report-phone.png, index.png and terminal.png."""
    with TemporaryDirectory() as folder:
        report, index = Path(folder) / "report.html", Path(folder) / "index.html"
        terminal = Path(folder) / "terminal.html"
        terminal.write_text(_terminal(), encoding="utf-8")
        command = [sys.executable, "-m", "summarize", "brief", "examples/jakarta", "-q"]
        subprocess.run([*command, "--model", WRITER, "-o", report], check=True)
        index.write_text(_index(), encoding="utf-8")
        with sync_playwright() as playwright:
            chromium = shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            _take(browser, report, "report-light", WIDE, "light")
            _take(browser, report, "report-dark", WIDE, "dark")
            _take(browser, report, "report-phone", PHONE, "light")
            _take(browser, index, "index", WIDE, "light")
            _take(browser, terminal, "terminal", TERMINAL, "dark")
            browser.close()


def _terminal() -> str:
    """What a terminal of 92 columns shows of a brief, as a page."""
    reader, writer = os.openpty()
    command = [sys.executable, "-m", "summarize", "brief", "examples/jakarta", "-q"]
    environment = os.environ | {"COLUMNS": str(COLUMNS), "TERM": "xterm-256color"}
    running = subprocess.Popen(command, stdout=writer, env=environment)
    os.close(writer)
    shown = b""
    try:
        while piece := os.read(reader, 65536):
            shown += piece
    except OSError:  # EIO, the end
        pass
    running.wait()
    console = Console(record=True, width=COLUMNS, file=open(os.devnull, "w"))  # noqa: SIM115
    console.print(Text("$ summarize brief examples/jakarta\n", "green"))
    console.print(Text.from_ansi(shown.decode().replace("\r\n", "\n")))
    html = console.export_html(theme=MONOKAI, inline_styles=True)
    return html.replace("<body>", '<body style="background:#0c0c0c;padding:14px;font-size:13px">')


def _index() -> str:
    entries = [
        IndexEntry(
            *(story, headline, "en", sources, articles, differences, words, day),
            files=(("report", f"{story}.html"), ("JSON", f"{story}.json")),
        )
        for story, headline, sources, articles, differences, words, day in STORIES
    ]
    return render_index(entries, FAILED)


def _take(browser: Browser, file: Path, name: str, size: dict[str, int], scheme: str) -> None:
    is_phone = size is PHONE
    context = browser.new_context(
        viewport=size, color_scheme=scheme, has_touch=is_phone, is_mobile=is_phone
    )
    page = context.new_page()
    page.goto(file.as_uri())
    _point_at_what_was_written(page, tap=is_phone)
    page.wait_for_timeout(500)
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    few = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(HERE / f"{name}.png", optimize=True)
    context.close()


def _point_at_what_was_written(page: Page, *, tap: bool) -> None:
    written = page.locator(".said.fused .words")
    if written.count():
        (written.first.tap if tap else written.first.hover)()


if __name__ == "__main__":
    main()
