"""What stands on news pages without being news, recognised one paragraph at a time.

The rules stand in ``page_noise.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from summarize.language.languages import page_phrases
from summarize.language.lexicon import any_of, phrases
from summarize.language.scripts import SMALL
from summarize.reading.draft import Block

_WIRE = any_of(phrases("names", "wires"))
_FEED_NOTE = (
    rf"{any_of(page_phrases('feed_openings'))} [\"“„«‘']?(?![{SMALL}])\S[^\n]{{0,300}}?"
    rf" {any_of(page_phrases('first_on'))} \S.{{0,80}}$"
)
"""What feeds put under their entries: "The post Ferry aground appeared first on Tarn Gazette."."""
_INLINE_NOISE = re.compile(
    r"(?:^|(?<=[.!?…\"”’)\]]))\s*(?:"
    r"(?P<advertisement>(?:Advertisement )?Continue reading the main story"
    r"|(?:Advertisement )?(?:Story|Article) [Cc]ontinue[sd] [Bb]elow"
    r"(?: (?:[Tt]his )?[Aa]d(?:vertisement)?)?)|(?P<related_link>\(PHOTOS?: [^()]{3,90}\)"
    r"|\[(?:READ MORE|Read more|RELATED|Related|WATCH)[^\[\]]{0,120}\])"
    rf"|(?P<feed_note>{_FEED_NOTE})"
    rf"|(?P<agency_credit>\({_WIRE}\)\.?$|[—–-] ?{_WIRE}\.?$)"
    r")(?=\s|$)"
)
_LISTS = ("advertisement", "calls", "credit", "rights", "see_also", "source")
"""Of the words of each language those that the rules name."""
_FIXED = {
    "advertisement",
    "browser notice",
    "page control",
    "player notice",
    "separator",
    "share bar",
}


@cache
def _rules() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    """Return each reason, the most words of a paragraph that it holds for, and its pattern."""
    noise = tomllib.loads(files(__package__).joinpath("page_noise.toml").read_text("utf-8"))
    parts = {
        "wire": _WIRE,
        "photo_agency": any_of(phrases("names", "photo_agencies")),
        "network": any_of(phrases("names", "networks")),
        **{name: any_of(page_phrases(name)) for name in _LISTS},
        "credit_stop": any_of(each for each in page_phrases("credit") if each.endswith(".")),
        **noise["parts"],
    }

    def filled(pattern: str) -> str:
        one = pattern.replace("\n", "")
        return re.sub(r"<([a-z_]+)>", lambda part: filled(parts[part[1]]), one)

    rules = []
    for rule in noise["rules"]:
        pattern = re.compile(filled(rule["pattern"]), 0 if rule.get("cased") else re.IGNORECASE)
        rules.append((rule["reason"], rule["most_words"], pattern))
    return tuple(rules)


@lru_cache(maxsize=1 << 9)
def noise_reason(paragraph: str) -> str | None:
    """Return why a paragraph (one line, normalized) is no part of the article, or None."""
    words = paragraph.count(" ") + 1
    for reason, most_words, pattern in _rules():
        if words <= most_words and pattern.search(paragraph):
            return reason
    return None


def fixed_noise(line: str) -> str | None:
    """Return why a line is noise wherever it stands, even between two halves of a sentence."""
    reason = noise_reason(line)
    return reason if reason in _FIXED else None


def without_noise(block: Block) -> Iterator[Block]:
    """Yield the block, or its parts, those that are noise with a reason."""
    if block.reason is not None:
        yield block
    elif reason := noise_reason(block.text):
        yield Block(block.text, reason)
    else:
        yield from _split_inline(block)


def without_feed_note(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, with what a feed put under its entry set apart, to find its end."""
    last = max((n for n, block in enumerate(blocks) if block.reason is None), default=None)
    for n, block in enumerate(blocks):
        is_noted = n == last and re.search(_FEED_NOTE, block.text) is not None
        yield from _split_inline(block) if is_noted else (block,)


def _split_inline(block: Block) -> Iterator[Block]:
    done, continues = 0, block.continues
    for match in _INLINE_NOISE.finditer(block.text):
        if before := block.text[done : match.start()].strip():
            yield Block(before, continues=continues)
            continues = True
        yield Block(match.group().strip(), (match.lastgroup or "").replace("_", " "))
        done = match.end()
    if rest := block.text[done:].strip():
        yield Block(rest, continues=continues)
