"""Which statements, in which wording, fill the word budget best."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

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
    salience: Sequence[float],
    weights: Mapping[str, float],
) -> list[tuple[int, BriefSentence]]:
    """Choose one wording of as many statements as are worth it and fit.

    A greedy maximum of coverage under a budget, as of a submodular function (Lin and
    Bilmes, 2010): again and again the wording is taken that adds most to what is said
    for its length. No sentence is cut, ``max_words`` is never exceeded, and a statement
    that was made already is left out. Words that remain go to fuller wordings.

    Args:
        statements: the wordings of each statement.
        max_words: the budget, in words.
        salience: how much each statement matters, above 0.
        weights: how much each content stem matters to the story.

    Returns:
        (index of the statement, its wording) pairs, most worthwhile first.
    """
    chosen: dict[int, BriefSentence] = {}
    open_ = set(range(len(statements)))
    room = max_words
    while open_:
        said = _stems_of(chosen.values())
        options = [
            (salience[i] * _worth(wording, weights, said), -i, -n)
            for i in open_
            for n, wording in enumerate(statements[i])
            if count_words(wording.text) <= room and not _repeats(wording, chosen.values())
        ]
        if not options:
            break
        _, i, n = max(options)
        chosen[-i] = statements[-i][-n]
        room -= count_words(chosen[-i].text)
        open_.remove(-i)
    _lengthen(chosen, statements, room)
    return list(chosen.items())


def _lengthen(
    chosen: dict[int, BriefSentence], statements: Sequence[Sequence[BriefSentence]], room: int
) -> None:
    """Spend the words that are left on fuller wordings of what was chosen."""
    for index, wording in list(chosen.items()):
        others = [other for i, other in chosen.items() if i != index]
        length = count_words(wording.text)
        longer = [
            fuller
            for fuller in statements[index]
            if length < count_words(fuller.text) <= length + room and not _repeats(fuller, others)
        ]
        if longer:
            chosen[index] = max(longer, key=lambda w: count_words(w.text))
            room -= count_words(chosen[index].text) - length


def _worth(wording: BriefSentence, weights: Mapping[str, float], said: Set[str]) -> float:
    """What a wording adds to what is said already, for its length."""
    new = set(content_stems(wording.text)) - said
    content = sum(weights.get(stem, 0.0) for stem in new)
    return content / count_words(wording.text) ** _LENGTH_POWER


def _repeats(wording: BriefSentence, others: Iterable[BriefSentence]) -> bool:
    """Whether one of ``others`` has nearly all that ``wording`` says, or the reverse."""
    stems = _stems_of([wording])
    for other in others:
        known = _stems_of([other])
        smaller = min(len(stems), len(known)) or 1
        if len(stems & known) >= _REPEATED_SHARE * smaller:
            return True
    return False


def _stems_of(sentences: Iterable[BriefSentence]) -> set[str]:
    return {stem for sentence in sentences for stem in content_stems(sentence.text)}
