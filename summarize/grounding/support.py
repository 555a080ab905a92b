"""Whether a written sentence says only what its sources say.

A sentence is read as a series of edits of its first source: what was left out must be
such that leaving it out keeps the sense of the rest, and what was put in must stand,
word for word and of the same name or statement, in another source. Word overlap
alone does not see a lost attribution, a dropped "not" or two names that changed
places; reading word by word does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarize.language.edits import Edit, Sources, find_edits
from summarize.language.text import plain_typography
from summarize.language.tokens import TokenizedSentence, tokenize_sentence
from summarize.language.trees import Tree

_DASHES = re.compile(r" ?-+ ?")
_ACRONYM = re.compile(r"(?:[A-Z]\.){2,}")


@dataclass(frozen=True, slots=True)
class Support:
    """The verdict on one sentence.

    Attributes:
        score: the share of its neighbouring words that are neighbours in a source,
            in [0, 1].
        used: which sources it draws on, as indices; the first is always one.
        objections: what is not supported, and empty if all is.
    """

    score: float
    used: tuple[int, ...]
    objections: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether the sources say all that the sentence says."""
        return not self.objections


def check_support(text: str, sources: Sources) -> Support:
    """Check ``text`` against the sentences it was written from.

    Quotation marks, dashes and apostrophes of any style are the same, and so are "US"
    and "U.S."; every other sign and the case of letters count, for they tell "May"
    from "may" and a quotation from what is not one.

    Args:
        text: one sentence.
        sources: the sentence that it is an edit of, and those it may draw on too.
    """
    written = tokenize_sentence(text)
    score = _neighbour_support(written, sources.all)
    readings = [_Reading(written, edits) for edits in find_edits(sources, checking=True)]
    for reading in readings:
        used = reading.used()
        if used is not None:
            return Support(score, tuple(sorted({0, *used})), ())
    return Support(score, (0,), (readings[0].objection(sources.main.sentence),))


def _neighbour_support(written: TokenizedSentence, sources: Sequence[Tree]) -> float:
    """The share of neighbouring words that are neighbours in the same order in a source."""
    known = {pair for tree in sources for pair in pairwise(word.folded for word in tree.words)}
    pairs = list(pairwise(token.folded for token in written.tokens))
    return sum(pair in known for pair in pairs) / len(pairs) if pairs else 1.0


class _Reading:
    """A text read from left to right as edits of a sentence."""

    def __init__(self, written: TokenizedSentence, edits: Sequence[Sequence[Edit]]) -> None:
        """Follow all edits that the text allows, from its beginning."""
        self._written = written
        self._labels = [
            *(written.before(i) + token.text for i, token in enumerate(written.tokens)),
            written.before(len(written.tokens)),
        ]
        self._end = (len(self._labels), len(edits))
        # (words of the text, words of the variant) that edits reach, with the sources used
        self._reached: dict[tuple[int, int], frozenset[int]] = {(0, 0): frozenset()}
        for place, at in enumerate(edits):
            for read in range(len(self._labels)):
                if (read, place) in self._reached:
                    for edit in at:
                        self._follow(edit, read, place)

    def _follow(self, edit: Edit, read: int, place: int) -> None:
        after = read + len(edit.labels)
        found = [_plain(label, i) for i, label in enumerate(self._labels[read:after], read)]
        if found == [_plain(label, i) for i, label in enumerate(edit.labels, read)]:
            used = self._reached[read, place] | edit.sources
            self._reached.setdefault((after, edit.target), used)

    def used(self) -> frozenset[int] | None:
        """Return the sources of the edits that make the text, or None if none do."""
        return self._reached.get(self._end)

    def objection(self, main: TokenizedSentence) -> str:
        """Return where the text can be followed no further."""
        read, place = max(self._reached)
        tokens = self._written.tokens
        if read >= len(tokens):
            left = main.between(place, len(main.tokens)) if place < len(main.tokens) else ""
            return f'"{left}" was left out' if left else "the end is not as in the source"
        after = f' after "{tokens[read - 1].text}"' if read else " at the start"
        return f'"{tokens[read].text}" is not in the sources{after}'


def _plain(label: str, position: int) -> str:
    """``label`` in the form in which labels are compared; ``position`` 0 opens the text."""
    gap, word = _split(plain_typography(label))
    if not word:
        return gap.strip(" .")
    if position == 0:
        word = word[:1].upper() + word[1:]
    return _DASHES.sub(" - ", gap) + _ACRONYM.sub(lambda m: m.group().replace(".", ""), word)


def _split(label: str) -> tuple[str, str]:
    start = next((i for i, character in enumerate(label) if character.isalnum()), len(label))
    while start and label[start - 1] in "$£€":
        start -= 1
    return label[:start], label[start:]
