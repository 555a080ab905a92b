"""The measured part of docs/performance.md."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.turns import Section

REPORT = Path("docs/performance.md")
_MARK = "<!-- Below this line: written by `make bench`. -->"


def write_report(machine: Sequence[str], command: str, sections: Sequence[Section]) -> None:
    """Put what was measured below the mark; what stands above it is kept."""
    above = REPORT.read_text(encoding="utf-8").partition(_MARK)[0] if REPORT.exists() else ""
    about = ["## Machine and command", "", *(f"- {line}" for line in machine), f"- `{command}`"]
    parts = ["\n".join(about), *map(_markdown, sections)]
    REPORT.write_text(f"{above}{_MARK}\n\n" + "\n\n".join(parts) + "\n", encoding="utf-8")


def _markdown(section: Section) -> str:
    table = [section.header, tuple("---" for _ in section.header), *section.rows]
    lines = ["| " + " | ".join(row) + " |" for row in table]
    return f"## {section.title}\n\n{section.text}\n\n" + "\n".join(lines)
