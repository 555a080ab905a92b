"""Notes on who wrote an article, at its end: "Ada Brook covers schools and lives in Pell"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarize.language.scripts import without_quotations
from summarize.language.words import count_words
from summarize.reading.draft import Block

REASON = "about the author"
_LAST = 5
"""So many of the last paragraphs can be such a note."""
_FEWEST_BEFORE = 3
_MOST_WORDS = 70
_TWO_WORDS = re.compile(r"\W*([^\W\d_][\w.'’-]* [^\W\d_][\w.'’-]*)\W* \w")


def set_author_notes_apart(blocks: Sequence[Block], authors: Sequence[str]) -> tuple[Block, ...]:
    """Set apart the last paragraphs that begin with the name of an author.

    Args:
        blocks: an article's text; its bylines, set apart, name authors too.
        authors: their names.
    """
    bylines = (block.text for block in blocks if block.reason == "byline")
    names = " | ".join((*authors, *bylines)).casefold()
    kept = [n for n, block in enumerate(blocks) if block.reason is None]
    last = set(kept[_FEWEST_BEFORE:][-_LAST:])
    return tuple(
        replace(block, reason=REASON) if n in last and _is_note(block.text, names) else block
        for n, block in enumerate(blocks)
    )


def _is_note(text: str, names: str) -> bool:
    name = _TWO_WORDS.match(text)
    if name is None or count_words(text) > _MOST_WORDS or without_quotations(text) != text:
        return False
    return re.search(rf"(?<!\w){re.escape(name[1].casefold())}(?!\w)", names) is not None
