"""Where independent articles differ: their contradictions, put together by what they are about."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, islice
from types import MappingProxyType
from typing import TypeAlias

from summarize.analysis.trees import Tree
from summarize.comparing.accounts import Account, Told
from summarize.comparing.contradictions import excludes, find_conflicts, settings_apart
from summarize.comparing.days_ahead import DayAhead
from summarize.comparing.near_figures import ToldToll
from summarize.comparing.one_person import find_ages_at_odds, find_spellings
from summarize.comparing.one_question import answer_one_question
from summarize.comparing.questions import NO_ANSWERS, Answer, Answers
from summarize.facts.extraction import DATE, NAME, PLACE, Fact
from summarize.facts.names import core
from summarize.facts.passages import Passage
from summarize.language.words import fold, stem
from summarize.types import Difference, Reading, Sentence, origin_of

_MOST_PAIRS = 100_000
"""Sentences of a story that are compared with each other, by group: fifty articles have 5,000."""
_Asked: TypeAlias = Answer | DayAhead | ToldToll
_DEFINITE_SUBJECT = re.compile(r"The ([a-z]+)\b")


def find_differences(
    groups: Sequence[tuple[int, ...]],
    sentences: Sequence[Sentence],
    *,
    copies: Mapping[str, str],
    trees: Mapping[str, Tree] | None = None,
    days: Mapping[str, date | None] = MappingProxyType({}),
    answers: Answers = NO_ANSWERS,
) -> tuple[Difference, ...]:
    """Return in what independent sources differ, with each reading's spans.

    Compared are sentences of one group, and those that begin with the same definite
    thing wherever they are: how long "the talks" lasted is said in many connections.

    Args:
        groups: sentences that say the same thing, as indices into ``sentences``.
        sentences: the story's sentences.
        copies: near-copies of articles and their originals: they do not differ.
        trees: by sentence id, the trees of the sentences that are to be compared in dates,
            places, names and speakers too; None compares figures alone, by their words.
        days: by article id, when it appeared, from which weekdays are reckoned.
        answers: figures with like words beside them, which differ if nothing else sets them apart.
    """
    accounts: dict[int, Account] = {}
    told: defaultdict[str, list[Fact]] = defaultdict(list)
    for i, sentence in enumerate(sentences):
        day = days.get(sentence.article_id)
        if trees is None:
            passage = Passage.unparsed(sentence.text, day)
        elif sentence.id in trees:
            passage = Passage.of(trees[sentence.id], day)
        else:
            continue
        accounts[i] = Account(sentence, origin_of(sentence, copies), passage)
        told[accounts[i].origin] += accounts[i].facts
    texts = [sentence.text for sentence in sentences]
    conflicts: list[tuple[Told, Told]] = []
    left = _MOST_PAIRS
    for group in (*groups, *same_subjects(sentences)):
        own = [accounts[i] for i in group if i in accounts]
        pairs = (pair for pair in combinations(own, 2) if pair[0].origin != pair[1].origin)
        compared = list(islice(pairs, left))
        left -= len(compared)
        for one, other in compared:
            conflicts += find_conflicts(one, other, texts, told)
    conflicts += _differing(answers, accounts, texts)
    conflicts = [pair for pair in conflicts if not _was_moved(*pair, accounts.values())]
    conflicts += find_ages_at_odds([*accounts.values()], texts, days)
    said: defaultdict[str, str] = defaultdict(str)
    for sentence in sentences:
        said[origin_of(sentence, copies)] += f"{sentence.text}\n"
    conflicts += find_spellings([*accounts.values()], said)
    for row in {each.row for pair in answers.agreeing for each in pair} - accounts.keys():
        passage = Passage.unparsed(sentences[row].text)
        accounts[row] = Account(sentences[row], origin_of(sentences[row], copies), passage)
    in_order = [accounts[row] for row in sorted(accounts)]
    return _merge(_differences(conflicts, _agreeing(answers, accounts), in_order, texts))


def _differing(
    answers: Answers, accounts: Mapping[int, Account], texts: Sequence[str]
) -> Iterator[tuple[Told, Told]]:
    """Yield the answers to one question of which nothing tells that they are of two things."""
    pairs: tuple[tuple[_Asked, _Asked], ...]
    pairs = (*answers.differing, *answers.ahead, *answers.tolls)
    for pair in pairs:
        found = [_told(answer, accounts) for answer in pair if answer.row in accounts]
        if None not in found and len(found) == 2:
            one, other = found
            if one and other and answer_one_question(one, other, texts):
                yield one, other


def _was_moved(one: Told, other: Told, accounts: Iterable[Account]) -> bool:
    """Whether the article of one of two days has the other's too, for whatever: the day before."""
    return any(
        day.is_day and theirs is not None and not day.excludes(theirs)
        for (teller, _), theirs in ((one, other[1].when), (other, one[1].when))
        for account in accounts
        if account.origin == teller.origin
        for day in account.days
    )


def _told(answer: _Asked, accounts: Mapping[int, Account]) -> Told | None:
    account = accounts[answer.row]
    fact = account.figures.get(answer.start)
    return (account, fact) if fact else None


def _agreeing(answers: Answers, accounts: Mapping[int, Account]) -> Mapping[Told, Sequence[Told]]:
    """By a figure, those that answer its question in the same way."""
    agreeing: defaultdict[Told, list[Told]] = defaultdict(list)
    for pair in answers.agreeing:
        one, other = (_told(answer, accounts) for answer in pair)
        if one and other:
            agreeing[one].append(other)
            agreeing[other].append(one)
    return agreeing


def same_subjects(sentences: Sequence[Sentence]) -> list[tuple[int, ...]]:
    """Return groups of the sentences that begin with the same definite thing: "The talks …"."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for i, sentence in enumerate(sentences):
        if subject := _DEFINITE_SUBJECT.match(sentence.text):
            groups[stem(fold(subject.group(1)))].append(i)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def _differences(
    conflicts: Iterable[tuple[Told, Told]],
    agreeing: Mapping[Told, Sequence[Told]],
    accounts: Sequence[Account],
    texts: Sequence[str],
) -> Iterator[Difference]:
    """Put together the conflicts that are about one thing, and the sources that agree."""
    place = {account: n for n, account in enumerate(accounts)}
    for thread in _threads(conflicts):
        thread.sort(key=lambda told: place[told[0]])
        values = _values(thread, texts)
        if len(values) > 1:
            _, fact = thread[0]
            told = [_with_agreeing(value, values, agreeing, place) for value in values]
            if fact.quantity is None or not _are_set_apart(told, texts):
                kind = fact.quantity.kind if fact.quantity else fact.kind
                yield Difference(kind, tuple(map(_reading, told)))


def _are_set_apart(values: Sequence[Sequence[Told]], texts: Sequence[str]) -> bool:
    """Whether one who gives a value tells of another day or place than one who gives another."""
    return any(
        settings_apart(one, other, texts) & {DATE, PLACE}
        for mine, theirs in combinations(values, 2)
        for one, _ in mine
        for other, _ in theirs
    )


def _threads(conflicts: Iterable[tuple[Told, Told]]) -> list[list[Told]]:
    """Put together the conflicts that share a fact; what is added to last comes last."""
    thread_of: dict[Told, list[Told]] = {}
    threads: dict[int, list[Told]] = {}
    for pair in conflicts:
        first, second = (thread_of.setdefault(told, [told]) for told in pair)
        for each in (first, second):
            threads.pop(id(each), None)
        if first is not second:
            # The shorter goes to the longer, so that each fact is moved a few times at most.
            first, second = sorted((first, second), key=len, reverse=True)
            first += second
            thread_of.update(dict.fromkeys(second, first))
        threads[id(first)] = first
    return [*threads.values()]


def _values(thread: Sequence[Told], texts: Sequence[str]) -> list[list[Told]]:
    """The values that are given in a thread, each with all who give it and no other."""
    values: list[list[Told]] = []
    for told in thread:
        same = next((v for v in values if _is_one_value(v[0][1], told[1], texts)), None)
        if same is None:
            values.append([told])
        else:
            same.append(told)
    # An article that gives two of the values is not at odds with another: it tells two things.
    given = Counter(origin for value in values for origin in {told[0].origin for told in value})
    kept = ([told for told in value if given[told[0].origin] == 1] for value in values)
    return [value for value in kept if value]


def _with_agreeing(
    value: Sequence[Told],
    values: Sequence[Sequence[Told]],
    agreeing: Mapping[Told, Sequence[Told]],
    place: Mapping[Account, int],
) -> list[Told]:
    """A value with those besides who answer the question of one of them, and with this value."""
    told = {account.origin for each in values for account, _ in each}
    beside = (
        other
        for each in values
        for one in each
        for other in agreeing.get(one, ())
        if other[0].origin not in told
    )
    others = [other for other in dict.fromkeys(beside) if _gives(other, value[0])]
    rivals = [each[0] for each in values if each is not value]
    found = [*value, *(o for o in others if not any(_gives(o, rival) for rival in rivals))]
    return sorted(found, key=lambda each: place[each[0]])


def _gives(one: Told, other: Told) -> bool:
    mine, theirs = one[1].quantity, other[1].quantity
    return bool(mine and theirs and mine.overlaps(theirs))


def _is_one_value(one: Fact, other: Fact, texts: Sequence[str]) -> bool:
    """Whether two facts on one thing give the same value, be its unit people or workers."""
    if one.quantity and other.quantity:
        return one.quantity.overlaps(other.quantity)
    if one.kind == NAME and not (one.slots and other.slots):
        return core(one.text) == core(other.text)  # two spellings
    return not excludes(one, other, texts)


def _reading(value: Sequence[Told]) -> Reading:
    cited = dict.fromkeys(account.sentence for account, _ in value)
    return Reading(value[0][1].text, tuple(s.citation for s in cited))


def _merge(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """Put together the differences that give the same values, with all their citations."""
    merged: dict[tuple[str, frozenset[str]], dict[str, Reading]] = {}
    for difference in differences:
        values = {reading.value.casefold(): reading for reading in difference.readings}
        known = merged.setdefault((difference.kind, frozenset(values)), values)
        for value, reading in values.items():
            citations = dict.fromkeys((*known[value].citations, *reading.citations))
            known[value] = Reading(known[value].value, tuple(citations))
    return tuple(
        Difference(kind, tuple(readings.values())) for (kind, _), readings in merged.items()
    )
