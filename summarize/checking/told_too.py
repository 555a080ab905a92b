"""What a shortened sentence leaves out though other articles tell it too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from summarize.language.words import content_stems
from summarize.types import Sentence

_FEWEST_SHARED = 2
"""So many content words of a phrase another sentence has that tells it: one may be chance."""


def shared_omissions(text: str, source: str, elsewhere: Sequence[Sentence]) -> tuple[str, ...]:
    """Return the phrases that ``text`` leaves out of ``source`` and another article has.

    What several tell is what matters of an event: "in their second meeting in two months" goes
    first where a sentence is shortened, and every paper may have it.

    Args:
        text: the sentence in fewer words.
        source: as it was.
        elsewhere: sentences of other articles that may say the same.
    """
    kept = set(content_stems(text))
    others = [set(content_stems(each.text, each.language)) for each in elsewhere]
    return tuple(
        phrase
        for phrase in _left_out(text, source)
        if any(len(_own(phrase, kept) & other) >= _FEWEST_SHARED for other in others)
    )


def _own(phrase: str, kept: set[str]) -> set[str]:
    return set(content_stems(phrase)) - kept


def _left_out(text: str, source: str) -> Iterator[str]:
    """Yield the runs of words of ``source`` that ``text`` does not have in their order."""
    before, after = source.split(), [_bare(word) for word in text.split()]
    matcher = SequenceMatcher(None, [_bare(word) for word in before], after, autojunk=False)
    for change, start, end, _, _ in matcher.get_opcodes():
        if change in ("delete", "replace"):
            yield " ".join(before[start:end]).strip(" ,;:.—–-")


def _bare(word: str) -> str:
    return "".join(filter(str.isalnum, word)).casefold()
