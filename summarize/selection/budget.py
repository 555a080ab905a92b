"""Which statements, in which wording, fill the word budget best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarize.text import content_stems, count_words
from summarize.types import BriefSentence

_REPEATED_SHARE = 0.65
"""Share of a sentence's content stems in another from which it says nothing new."""
_LENGTH_POWER = 0.6
"""Between 0 (longest wording wins) and 1 (densest wins)."""


def fit_budget(
    statements: Sequence[Sequence[BriefSentence]],
    *,
    max_words: int,
    weights: Mapping[str, float],
) -> list[tuple[int, BriefSentence]]:
    """Choose one wording of as many statements as fit, the first ones first.

    No sentence is cut, ``max_words`` is never exceeded, and a statement that one of
    those before it makes already is left out. Words that remain at the end are spent
    on fuller wordings.

    Args:
        statements: the wordings of each statement, most worthwhile statement first.
        max_words: the budget, in words.
        weights: how much each content stem matters to the story.

    Returns:
        (index of the statement, its wording) pairs, in the order of ``statements``.
    """
    chosen: dict[int, BriefSentence] = {}
    room = max_words
    for index, wordings in enumerate(statements):
        for wording in sorted(wordings, key=lambda w: -_worth(w, weights)):
            length = count_words(wording.text)
            if length <= room and not _repeats(wording, chosen.values()):
                chosen[index] = wording
                room -= length
                break
    for index, wording in list(chosen.items()):
        fuller = [
            other
            for other in statements[index]
            if 0 < count_words(other.text) - count_words(wording.text) <= room
            and not _repeats(other, [c for i, c in chosen.items() if i != index])
        ]
        if fuller:
            chosen[index] = max(fuller, key=lambda w: count_words(w.text))
            room -= count_words(chosen[index].text) - count_words(wording.text)
    return sorted(chosen.items())


def _worth(wording: BriefSentence, weights: Mapping[str, float]) -> float:
    """The content of a wording for its length."""
    content = sum(weights.get(stem, 0.0) for stem in set(content_stems(wording.text)))
    return content / count_words(wording.text) ** _LENGTH_POWER


def _repeats(wording: BriefSentence, others: Sequence[BriefSentence] | object) -> bool:
    stems = set(content_stems(wording.text))
    for other in others:  # type: ignore[attr-defined]
        known = set(content_stems(other.text))
        smaller = min(len(stems), len(known)) or 1
        if len(stems & known) >= _REPEATED_SHARE * smaller:
            return True
    return False
