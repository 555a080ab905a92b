"""What the loaders share that let a model write in its own words.

Nothing holds such a model to its sources: what it writes is only a proposal, and is
verified like a stranger's text.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence

_LOG = logging.getLogger(__name__)
_REASONING = re.compile(r"<(think|thinking|reasoning)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_PREAMBLE = re.compile(
    r"^(?:sure|certainly|of course|okay|ok|here(?:'s| is| are))\b[^\n]{0,120}:\s*\n+", re.IGNORECASE
)
_SENTENCE_END = re.compile(r".*[.!?][\"”’')\]]*(?=\s)", re.DOTALL)
_TOKENS_A_WORD = 1.7
"""Tokens that a word of English news may take, names and figures included."""
_WORDS_A_TOKEN = 0.55
"""Words of English news that a token is worth at least."""


def max_new_tokens(max_words: int) -> int:
    """Return how many tokens a text of ``max_words`` may take."""
    return round(max_words * _TOKENS_A_WORD) + 8


def plain_answer(text: str) -> str:
    """Return a model's answer without its reasoning, preamble, Markdown and line breaks."""
    text = _PREAMBLE.sub("", _REASONING.sub("", text).strip())
    lines = (
        re.sub(r"^(?:#{1,6} .*|[-*•] |\d{1,2}[.)] )", "", line.strip())
        for line in text.splitlines()
    )
    return " ".join(" ".join(lines).replace("**", "").split()).strip("`")


def without_torn_end(text: str) -> str:
    """Return a text that was cut off at its length up to its last whole sentence, if it has one."""
    whole = _SENTENCE_END.search(text)
    return text[: whole.end()] if whole else text


def share_room(lengths: Sequence[int], room: int) -> list[int]:
    """Return how many tokens of each text are read if ``room`` is all there is.

    Short texts are read whole, and what they leave goes to the others in equal parts.
    """
    if sum(lengths) <= room:
        return list(lengths)
    left, shares = room, [0] * len(lengths)
    for done, i in enumerate(sorted(range(len(lengths)), key=lambda i: lengths[i])):
        shares[i] = min(lengths[i], left // (len(lengths) - done))
        left -= shares[i]
    return shares


def words_of(tokens: int) -> int:
    """Return how many words of English news so many tokens hold at least, names and figures too."""
    return int(tokens * _WORDS_A_TOKEN)


def join_sources(
    sources: Sequence[Sequence[int]],
    *,
    before: Sequence[int],
    between: Sequence[int],
    after: Sequence[int],
    limit: int,
    reserve: int = 0,
) -> list[int]:
    """Return the token ids of one input, ``between`` standing between two sources.

    Sources that do not fit ``limit``, of which ``reserve`` is for what is written, are cut,
    each by the same right, and that is said.
    """
    fixed = len(before) + len(between) * (len(sources) - 1) + len(after)
    lengths = [len(ids) for ids in sources]
    room = limit - reserve - fixed
    if sum(lengths) > room:
        told = "a request of %d tokens was cut to the %d that the model reads"
        _LOG.warning(told, fixed + sum(lengths), limit)
    joined = list(before)
    shares = share_room(lengths, room)
    for number, (ids, share) in enumerate(zip(sources, shares, strict=True)):
        joined += [*(between if number else ()), *ids[:share]]
    return [*joined, *after]
