"""A sentence of a draft on stderr: written, or struck out with what stands in its place."""

from __future__ import annotations

from rich.text import Text

from summarize.visible import visible
from summarize.writing import DraftedSentence

REASONS = {
    "number": "a number that the sources do not give",
    "date": "a date that the sources do not give",
    "name": "a name that the sources do not have there",
    "role": "who does what is not as in the sources",
    "negation": "a denial that is not the sources', or is lost",
    "modality": "a may, will or must that is not the sources'",
    "quotation": "a quotation that is not the sources'",
    "attribution": "whose words they are is not as in the sources",
    "claim": "reading does not surely find it in the sources",
    "unfit": "no sentence of the kind that was asked for",
    "unsure": "the sources do not surely say it",
}
"""By what is wrong with a sentence, how a reader is told of it."""


def as_lines(sentence: DraftedSentence) -> str:
    """Return it as plain lines."""
    if sentence.state == "written":
        return f"{'second try' if sentence.again else 'written'}: {_in_line(sentence.text)}"
    return (
        f"replaced: {_in_line(sentence.text)} ({_why(sentence)})\n"
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
        (f" ({_why(sentence)})", "red"),
        ("\n↳ ", "green"),
        _in_line(sentence.instead),
    )


def _why(sentence: DraftedSentence) -> str:
    return "; ".join(dict.fromkeys(REASONS.get(each, each) for each in sentence.why))


def _in_line(text: str) -> str:
    return visible(" ".join(text.split()))
