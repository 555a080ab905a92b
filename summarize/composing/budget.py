"""Which statements, in which wording, fill the word budget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from math import fsum
from types import MappingProxyType

from summarize.composing.choice import Choice
from summarize.composing.readings import Rivals
from summarize.language.languages import language_of
from summarize.language.words import content_stems, count_words, names, words
from summarize.types import BriefSentence, Statement

_Said = tuple[str, str]
"""A wording with the code of its language."""
_REPEATED_SHARE = 0.55
"""Share of a sentence's content stems in another from which it says nothing new."""
_PHRASE_WORDS = 3
"""So many content words in a row are not printed twice ("recent flurry of diplomacy")."""
_LEAST_LOST = 4
"""So many words left out say something; they come back where there is room for them."""
_LENGTH_POWER = 0.7
"""How a wording's length counts against its content: 0 not at all, 1 fully."""


def fit_budget(
    statements: Sequence[Statement],
    *,
    max_words: int,
    weights: Mapping[str, float],
    rivals: Rivals = MappingProxyType({}),
) -> list[Choice]:
    """Choose one wording of as many statements as fit, the first ones first.

    No sentence is cut and ``max_words`` is never exceeded. A statement is left out if
    one that is chosen makes it already or is its rival, or if what it leans on is not there.

    Args:
        statements: by rank, most worthwhile first.
        max_words: the budget, in words.
        weights: how much each content stem matters to the story.
        rivals: which statements tell different readings of one fact.

    Returns:
        What was chosen, by rank.
    """
    chosen: dict[str, Choice] = {}
    room = max_words
    for statement in statements:
        choice = _fitting(statement, chosen, room, weights, rivals)
        if choice:
            chosen[choice.id] = choice
            room -= choice.length
    if chosen:
        chosen = _exchange_last(chosen, statements, room, weights, rivals)
    return _fill_up(list(chosen.values()), max_words - sum(each.length for each in chosen.values()))


def _exchange_last(
    chosen: dict[str, Choice],
    statements: Sequence[Statement],
    room: int,
    weights: Mapping[str, float],
    rivals: Rivals,
) -> dict[str, Choice]:
    """Give the last one's place to what tells more with the words that are left.

    Nothing else fits into those alone, but a longer one may in its place. What tells the same as
    it, or another reading, stays out; and what the brief has first is not given away.
    """
    *before, last = chosen.values()
    able = [Choice(each, each.wordings[-1]) for each in statements if each.note.id not in chosen]
    better = [each for each in able if each.worth > last.worth and each.follows != last.id]
    for each in sorted(better, key=lambda each: -each.worth) if before else ():
        if other := _fitting(each.statement, chosen, room + last.length, weights, rivals):
            return {each.id: each for each in (*before, other)}
    return chosen


def _fitting(
    statement: Statement,
    chosen: Mapping[str, Choice],
    room: int,
    weights: Mapping[str, float],
    rivals: Rivals,
) -> Choice | None:
    """The worthiest wording of a statement that may stand beside ``chosen`` and fits ``room``."""
    rival = rivals.get(statement.note.id, frozenset())
    if not _is_introduced(statement, chosen) or not rival.isdisjoint(chosen):
        return None
    language = statement.source.language
    said = [(each.sentence.text, each.source.language) for each in chosen.values()]
    for wording in _by_worth(statement, weights, _stems_of(said)):
        if count_words(wording.text) <= room and not _repeats((wording.text, language), said):
            return Choice(statement, wording)
    return None


def _fill_up(chosen: list[Choice], room: int) -> list[Choice]:
    """Put the source sentence where a shorter wording is not needed to make room."""
    for place, each in enumerate(chosen):
        source, language = each.verbatim, each.source.language
        longer = count_words(source.text) - count_words(each.sentence.text)
        others = [(other.sentence.text, language) for other in chosen if other is not each]
        if (
            _LEAST_LOST <= longer <= room
            and not each.statement.in_own_words
            and not _repeats((source.text, language), others)
        ):
            chosen[place] = each.printing(source)
            room -= longer
    return chosen


def _by_worth(
    statement: Statement, weights: Mapping[str, float], said: Set[str]
) -> Sequence[BriefSentence]:
    if statement.in_own_words:
        return statement.wordings
    language = statement.source.language
    return sorted(
        statement.wordings, key=lambda wording: -_worth(wording.text, language, weights, said)
    )


def _is_introduced(statement: Statement, chosen: Mapping[str, Choice]) -> bool:
    """Whether what the statement leans on is chosen, with all its names still in it."""
    if statement.note.follows is None:
        return True
    before = chosen.get(statement.note.follows)
    return before is not None and names(before.source.text, before.source.language) <= names(
        before.sentence.text, before.source.language
    )


def _worth(text: str, language: str, weights: Mapping[str, float], said: Set[str]) -> float:
    """What a wording adds to what is said already, for its length."""
    new = set(content_stems(text, language)) - said
    # Not `sum`, which rounds by the order of the set: the same words must be worth the same.
    content = fsum(weights.get(stem, 0.0) for stem in new)
    return float(content / count_words(text) ** _LENGTH_POWER)


def _repeats(wording: _Said, others: Iterable[_Said]) -> bool:
    """Whether ``wording`` and one of ``others`` say nearly the same, or share a phrase."""
    stems, phrases = _stems_of([wording]), _phrases(*wording)
    for other in others:
        known = _stems_of([other])
        smaller = min(len(stems), len(known)) or 1
        if len(stems & known) >= _REPEATED_SHARE * smaller or phrases & _phrases(*other):
            return True
    return False


def _phrases(text: str, language: str) -> set[tuple[str, ...]]:
    """The runs of ``_PHRASE_WORDS`` content words, none a name, with at most one other inside."""
    written = words(text)
    function_words = language_of(language).function_words
    sizes = (_PHRASE_WORDS, _PHRASE_WORDS + 1)
    runs = (run for size in sizes for run in zip(*(written[i:] for i in range(size)), strict=False))
    return {
        run
        for run in runs
        if all(word.islower() for word in run)
        and sum(word not in function_words for word in run) >= _PHRASE_WORDS
    }


def _stems_of(said: Iterable[_Said]) -> set[str]:
    return {stem for text, language in said for stem in content_stems(text, language)}
