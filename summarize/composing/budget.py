"""Which statements, in which wording, fill the word budget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from math import fsum
from types import MappingProxyType

from summarize.composing.choice import Choice
from summarize.composing.readings import Rivals
from summarize.language.languages import language_of
from summarize.language.words import content_stems, count_words, names, words
from summarize.types import BriefSentence, Sentence, Statement

Days = Mapping[str, date | None]
"""On which day each article appeared, by its id, where that is known."""

_REPEATED_SHARE = 0.55
"""Share of a sentence's content stems in another from which it says nothing new."""
_PHRASE_WORDS = 3
"""So many content words in a row are not printed twice ("recent flurry of diplomacy")."""
_LEAST_LOST = 4
"""So many words left out say something; they come back where there is room for them."""
_LENGTH_POWER = 0.7
"""How a wording's length counts against its content: 0 not at all, 1 fully."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A wording, the code of its language, and the day of its article."""

    text: str
    language: str
    day: date | None = None

    def stems(self, *, names_too: bool = True) -> set[str]:
        """Those of its content words."""
        stems = {*content_stems(self.text, self.language)}
        if names_too:
            return stems
        named = names(self.text, self.language)
        return stems - {stem for name in named for stem in content_stems(name, self.language)}


def fit_budget(
    statements: Sequence[Statement],
    *,
    max_words: int,
    weights: Mapping[str, float],
    rivals: Rivals = MappingProxyType({}),
    days: Days = MappingProxyType({}),
) -> list[Choice]:
    """Choose one wording of as many statements as fit, the first ones first.

    No sentence is cut and ``max_words`` is never exceeded. A statement is left out if
    one that is chosen makes it already or is its rival, or if what it leans on is not there.

    Args:
        statements: by rank, most worthwhile first.
        max_words: the budget, in words.
        weights: how much each content stem matters to the story.
        rivals: which statements tell different readings of one fact.
        days: on which day each article appeared, by its id, where that is known. That of another
            day names again whom it tells of: that alone is no repetition.

    Returns:
        What was chosen, by rank.
    """
    chosen: dict[str, Choice] = {}
    room = max_words
    for statement in statements:
        choice = _fitting(statement, chosen, room, weights, rivals, days)
        if choice:
            chosen[choice.id] = choice
            room -= choice.length
    if chosen:
        chosen = _exchange_last(chosen, statements, room, weights, rivals, days)
    left = max_words - sum(each.length for each in chosen.values())
    return _fill_up(list(chosen.values()), left, days)


def _exchange_last(
    chosen: dict[str, Choice],
    statements: Sequence[Statement],
    room: int,
    weights: Mapping[str, float],
    rivals: Rivals,
    days: Days,
) -> dict[str, Choice]:
    """Give the last one's place to what tells more with the words that are left.

    Nothing else fits into those alone, but a longer one may in its place. What tells the same as
    it, or another reading, stays out; and what the brief has first is not given away.
    """
    *before, last = chosen.values()
    able = [Choice(each, each.wordings[-1]) for each in statements if each.note.id not in chosen]
    better = [each for each in able if each.worth > last.worth and each.follows != last.id]
    for each in sorted(better, key=lambda each: -each.worth) if before else ():
        if other := _fitting(each.statement, chosen, room + last.length, weights, rivals, days):
            return {each.id: each for each in (*before, other)}
    return chosen


def _fitting(
    statement: Statement,
    chosen: Mapping[str, Choice],
    room: int,
    weights: Mapping[str, float],
    rivals: Rivals,
    days: Days,
) -> Choice | None:
    """The worthiest wording of a statement that may stand beside ``chosen`` and fits ``room``."""
    rival = rivals.get(statement.note.id, frozenset())
    if not _is_introduced(statement, chosen) or not rival.isdisjoint(chosen):
        return None
    said = [_said(each.sentence, each.source, days) for each in chosen.values()]
    known = set().union(*(each.stems() for each in said))
    for wording in _by_worth(statement, weights, known):
        own = _said(wording, statement.source, days)
        if count_words(wording.text) <= room and not _repeats(own, said):
            return Choice(statement, wording)
    return None


def _said(wording: BriefSentence, source: Sentence, days: Days) -> _Said:
    return _Said(wording.text, source.language, days.get(source.article_id))


def _fill_up(chosen: list[Choice], room: int, days: Days) -> list[Choice]:
    """Put the source sentence where a shorter wording is not needed to make room."""
    for place, each in enumerate(chosen):
        source = each.verbatim
        longer = count_words(source.text) - count_words(each.sentence.text)
        others = [
            _said(other.sentence, other.source, days) for other in chosen if other is not each
        ]
        if (
            _LEAST_LOST <= longer <= room
            and not each.statement.in_own_words
            and not _repeats(_said(source, each.source, days), others)
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
    phrases = _phrases(wording)
    for other in others:
        is_later = bool(wording.day and other.day and wording.day != other.day)
        stems, known = (each.stems(names_too=not is_later) for each in (wording, other))
        smaller = min(len(stems), len(known)) or 1
        if len(stems & known) >= _REPEATED_SHARE * smaller or phrases & _phrases(other):
            return True
    return False


def _phrases(said: _Said) -> set[tuple[str, ...]]:
    """The runs of ``_PHRASE_WORDS`` content words, none a name, with at most one other inside."""
    written = words(said.text)
    function_words = language_of(said.language).function_words
    sizes = (_PHRASE_WORDS, _PHRASE_WORDS + 1)
    runs = (run for size in sizes for run in zip(*(written[i:] for i in range(size)), strict=False))
    return {
        run
        for run in runs
        if all(word.islower() for word in run)
        and sum(word not in function_words for word in run) >= _PHRASE_WORDS
    }
