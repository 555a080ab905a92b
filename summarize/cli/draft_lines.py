"""A sentence of a draft on stderr: written, or struck out with what stands in its place."""

from __future__ import annotations

from rich.text import Text

from summarize.visible import visible
from summarize.writing import DraftedSentence

_NOT_SURE = "it is not what was asked for, or not surely what the sources say"


def as_lines(sentence: DraftedSentence) -> str:
    """Return it as plain lines."""
    if sentence.state == "written":
        return f"written: {_in_line(sentence.text)}"
    return (
        f"replaced: {_in_line(sentence.text)} ({_why(sentence)})\n"
        f"      by: {_in_line(sentence.instead)}"
    )


def as_text(sentence: DraftedSentence) -> Text:
    """Return it in colours; nothing in it is markup."""
    if sentence.state == "written":
        return Text.assemble(("✎ ", "dim"), _in_line(sentence.text))
    return Text.assemble(
        ("✗ ", "red"),
        (_in_line(sentence.text), "strike dim"),
        (f" ({_why(sentence)})", "red"),
        ("\n↳ ", "green"),
        _in_line(sentence.instead),
    )


def _why(sentence: DraftedSentence) -> str:
    return ", ".join(dict.fromkeys(sentence.why)) or _NOT_SURE


def _in_line(text: str) -> str:
    return visible(" ".join(text.split()))
