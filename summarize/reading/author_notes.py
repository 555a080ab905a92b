"""Who wrote an article, told at its end: "Ada Brook covers schools", "(boe/lnd)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarize.language.languages import ENGLISH
from summarize.language.scripts import SMALL, without_quotations
from summarize.language.words import count_words
from summarize.reading.datelines import AGENCY_NAME
from summarize.reading.draft import Block
from summarize.reading.normalization import ends_sentence

REASON = "about the author"
_LAST = 5
"""So many of the last paragraphs can be such a note."""
_FEWEST_BEFORE = 3
_MOST_WORDS = 70
_TWO_WORDS = re.compile(r"\W*([^\W\d_][\w.'’-]* [^\W\d_][\w.'’-]*)\W* \w")
# "(dpa)", "(boe/lnd)", "(ap/mho)": an agency's or the authors' initials.
_INITIALS = re.compile(
    rf"\s*\((?P<first>[{SMALL}]{{2,5}})(?P<more>(?:[/,] ?[{SMALL}]{{2,5}})*)\)\.?$"
)


def set_author_notes_apart(
    blocks: Sequence[Block], authors: Sequence[str], source: str | None = None
) -> tuple[Block, ...]:
    """Set apart the last paragraphs that begin with an author's name, or say what the outlet is.

    Args:
        blocks: an article's text; its bylines, set apart, name authors too.
        authors: their names.
        source: the outlet's.
    """
    bylines = (block.text for block in blocks if block.reason == "byline")
    names = " | ".join((*authors, *bylines)).casefold()
    kept = [n for n, block in enumerate(blocks) if block.reason is None]
    last = set(kept[_FEWEST_BEFORE:][-_LAST:])
    return tuple(
        replace(block, reason=reason)
        if n in last and (reason := _reason(block.text, names, source))
        else block
        for n, block in enumerate(blocks)
    )


def _reason(text: str, names: str, source: str | None) -> str | None:
    if source and re.match(rf"(?:The )?{re.escape(source)} is (?:an?|the) ", text, re.I):
        return "about the outlet"
    return REASON if _is_note(text, names) else None


def _is_note(text: str, names: str) -> bool:
    name = _TWO_WORDS.match(text)
    if name is None or count_words(text) > _MOST_WORDS or without_quotations(text) != text:
        return False
    return re.search(rf"(?<!\w){re.escape(name[1].casefold())}(?!\w)", names) is not None


def without_initials(text: str) -> str:
    """Return a paragraph without the initials in brackets that it may end in."""
    return _INITIALS.sub("", text)


def set_initials_apart(blocks: Sequence[Block], language: str) -> tuple[Block, ...]:
    """Set apart the initials in brackets that stand after the last sentence of an article."""
    for n in reversed(range(len(blocks))):
        block = blocks[n]
        if block.reason is not None:
            continue
        match = _INITIALS.search(block.text)
        before = block.text[: match.start()] if match else block.text
        if match is not None and _are_initials(match, before, language):
            credit = "agency credit" if AGENCY_NAME.fullmatch(match["first"]) else "byline"
            kept = (replace(block, text=before),) if before else ()
            return (*blocks[:n], *kept, Block(match[0].strip(), credit), *blocks[n + 1 :])
        if ends_sentence(block.text):
            break
    return tuple(blocks)


def _are_initials(match: re.Match[str], before: str, language: str) -> bool:
    """Say whether brackets after a sentence hold initials; in English one word can be any."""
    if before and not ends_sentence(before):
        return False
    known = AGENCY_NAME.fullmatch(match["first"]) is not None
    return known or bool(match["more"]) or language != ENGLISH
