"""Plain text: paragraphs, with what the first lines say read later, in cleaning."""

from __future__ import annotations

from summarize.reading.boilerplate import fixed_noise
from summarize.reading.decoding import decode
from summarize.reading.draft import Block, Draft
from summarize.reading.normalization import ends_sentence, normalize
from summarize.reading.running_lines import running_lines
from summarize.reading.unwrapping import paragraphs_of


def read_text(data: bytes) -> list[Draft]:
    """Read one article from plain text."""
    return [Draft(blocks_of(decode(data)), title_in_text=True)]


def blocks_of(text: str) -> tuple[Block, ...]:
    """Split plain text into blocks, one a paragraph.

    A noise line ("Advertisement") or one of the page's in the middle of a paragraph becomes
    a block of its own, and a sentence that it interrupted goes on after it.
    """
    lines = normalize(text).split("\n")
    running = running_lines(lines)

    def reason_of(line: str) -> str | None:
        return running.get(line) or fixed_noise(line)

    apart = "\n".join(f"\n{line}\n" if line and reason_of(line) else line for line in lines)
    blocks: list[Block] = []
    unfinished = False
    for paragraph in paragraphs_of(apart):
        reason = reason_of(paragraph)
        interrupted = bool(blocks) and blocks[-1].reason is not None
        continues = interrupted and unfinished and paragraph[0].islower() and not reason
        blocks.append(Block(paragraph, reason, continues))
        unfinished = unfinished if reason else not ends_sentence(paragraph)
    return tuple(blocks)
