from __future__ import annotations

from brief_builders import BRIDGE, HARBOUR, cite

from summarize.checking import Objection, SentenceVerdict, Verification
from summarize.rendering import render_verification
from summarize.types import Article, Citation

LONG = Article("a9", f"{'word ' * 31}wor\n\nds end")
VERIFICATION = Verification(
    sentences=(
        SentenceVerdict(
            "It <opened> on *Monday*.", True, 0.987, {}, (cite(HARBOUR, "Monday"),), ()
        ),
        SentenceVerdict(
            "It is old.",
            False,
            0.05,
            {},
            (cite(BRIDGE, "It is new."), Citation(LONG.id, 0, len(LONG.text))),
            (Objection("negation", "old", "The sources say that it is new."),),
        ),
    ),
    articles=(HARBOUR, BRIDGE, LONG),
    threshold=0.6,
)
TEXT = f"""\
✓ supported  0.99  It <opened> on *Monday*.
    > Harbour opens [22:28]  Monday

✗ unsupported  0.05  It is old.
    negation: The sources say that it is new.
    > Crossing the bridge [36:46]  It is new.
    > Untitled: “{("word " * 12)}…” [0:{len(LONG.text)}]  {"word " * 31}wor…

1 of 2 sentences supported.
"""


def test_verdicts_are_printed_as_they_are_with_long_quotes_cut() -> None:
    assert render_verification(VERIFICATION, "text") == TEXT
