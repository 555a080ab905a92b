"""What follows the mark with which a press release ends: notes, contacts, who the sender is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarize.language.words import count_words
from summarize.reading.draft import Block

REASON = "after the end"
# In capitals, or between dashes: "ENDS", "- Ends -", "###", "-30-". Stars part sections.
_END = re.compile(
    r"\W*(?:ENDS?|ENDE|FIN)\W*|[-–—]+ ?(?:[Ee]nds?|Ende|[Ff]in|30) ?[-–—]+|#(?: ?#){2,}"
)


def set_what_follows_the_end_apart(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Set apart what stands after the end mark, if less stands there than before it."""
    place = next((n for n, block in enumerate(blocks) if _END.fullmatch(block.text)), None)
    if place is None or _words(blocks[place:]) > _words(blocks[:place]):
        return tuple(blocks)
    return (
        *blocks[:place],
        *(replace(each, reason=each.reason or REASON) for each in blocks[place:]),
    )


def _words(blocks: Sequence[Block]) -> int:
    return sum(count_words(block.text) for block in blocks if block.reason is None)
