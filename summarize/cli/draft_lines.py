"""A sentence of a draft on stderr: written, or struck out with what stands in its place."""

from __future__ import annotations

from rich.text import Text

from summarize.visible import visible
from summarize.writing import DraftedSentence


def as_lines(sentence: DraftedSentence) -> str:
    """Return it as plain lines."""
    if sentence.state == "written":
        return f"{'second try' if sentence.again else 'written'}: {_in_line(sentence.text)}"
    return (
        f"replaced: {_in_line(sentence.text)} ({_in_line(sentence.why)})\n"
        f"      by: {_in_line(sentence.instead)}"
    )


def as_text(sentence: DraftedSentence) -> Text:
    """Return it in colours; nothing in it is markup."""
    if sentence.state == "written":
        again = ("second try: " * sentence.again, "dim")
        return Text.assemble(("✎ ", "dim"), again, _in_line(sentence.text))
    return Text.assemble(
        ("✗ ", "red"),
        (_in_line(sentence.text), "strike dim"),
        (f" ({_in_line(sentence.why)})", "red"),
        ("\n↳ ", "green"),
        _in_line(sentence.instead),
    )


def _in_line(text: str) -> str:
    return visible(" ".join(text.split()))
