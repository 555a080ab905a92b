"""What a new sentence corrects or contradicts of an old one.

Five ways are known, each asked of the facts that `facts` tells: the sentence itself says what was
before ("up from 12", "not Tuesday"); a toll rises; a day is moved; what was told is denied; or two
values exclude each other as those of two sources do (`comparing`). A way finds little rather than
something that is none: what differs because it is of another event, a part or another day is kept.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from summarize.comparing.accounts import Account
from summarize.comparing.contradictions import find_conflicts
from summarize.comparing.slot_filling import fill_one_slot, is_of_saying
from summarize.facts.dates import CalendarDate, find_dates
from summarize.facts.denial import is_negated, modality
from summarize.facts.extraction import ATTRIBUTION, NUMBER, Fact
from summarize.facts.names import Name, core
from summarize.facts.numerals import find_numerals
from summarize.facts.passages import Passage
from summarize.facts.predicates import deed_at
from summarize.facts.quantities import Quantity
from summarize.facts.tolls import Toll, amounts, find_tolls
from summarize.language.words import content_stems
from summarize.updating.vocabulary_of_change import (
    ALLEGING,
    BEFORE,
    CHANGING,
    CORRECTING,
    COUNTED,
    DENYING,
    GIVEN,
    LIGHT,
    MOVING,
    OTHER,
    SUPPOSING,
)

DENIAL = "denial"
_BEFORE_VALUE = 40
"""Characters before a value in which it is said that it holds no more."""
_NO_MORE = re.compile(
    rf"(?:\b(?:up|down|{'|'.join(CHANGING)})\b[^.;]{{0,30}}?\bfrom|\bnot|\binstead of|\brather than"
    r"|\b(?:previous|earlier|initial|original|first|preliminary)(?: \w+)?"
    rf" (?:{'|'.join(COUNTED)}) of"
    rf"|\b(?:previously|earlier|originally|initially|first|had been)"
    rf"(?: (?:been|was|were|had|to be|{'|'.join(GIVEN)}))+(?: that [^,.;]{{1,30}})?)"
    r"(?: (?:on|for|the|as|at|in|to|only|just|a|an))*[ ,]*$",
    re.I,
)
"""What stands before a value that holds no more: "up from", "not", "originally set for"."""
_NOT, _BUT = re.compile(r"\bnot\b[^,.;]*$"), re.compile(r",? but\b")
"""Around a value that another follows: "not on Tuesday but on Friday"."""
_SAID_BEFORE = re.compile(
    rf"^(?: people| dead)?,? (?:as |that )?(?:was |were |had been )?"
    rf"(?:previously|earlier|originally|initially|first) (?:{'|'.join(GIVEN)})\b",
    re.I,
)
"""The same after it: "12, as first reported"."""
_MODAL = re.compile(r"\b(?:could|would|may|might|can|if)\b", re.I)
_SHARED_STEMS = 2
_SHARED_SHARE = 0.3
_SAME_MATTER = 0.6
"""Share of the content words of a sentence that another has of which it may be the denial."""
_SPELLED_ALIKE = 0.6
_SEVERAL = 2
_MOST_APART = 8
"""Words between a name and the one that it was before."""


@dataclass(frozen=True, slots=True)
class Superseded:
    """A value of an old sentence and the one that a new sentence has in its place."""

    kind: str
    old: Account
    was: str
    new: Account
    now: str


@dataclass(frozen=True)
class Pair:
    """An old and a new sentence on one matter, and what their articles tell."""

    old: Account
    new: Account
    texts: Sequence[str]
    told: Mapping[str, Sequence[Fact]]
    tolls: Mapping[str, Sequence[Toll]]
    near: bool

    def superseded(self, kind: str, was: str, now: str) -> Superseded:
        """Return what is superseded here."""
        return Superseded(kind, self.old, was, self.new, now)


def find_superseded(pair: Pair) -> list[Superseded]:
    """Return what the new sentence of a pair corrects or contradicts in the old one."""
    if _is_of_another(pair):
        return []
    if found := list(_retold(pair)):
        return found
    ways = () if _is_of_another_year(pair) else _WAYS
    return next(filter(None, (list(way(pair)) for way in ways)), [])


def _is_of_another(pair: Pair) -> bool:
    """Whether one sentence alone says that it tells of another event: "in a separate crash"."""
    return _of_another(pair.old) != _of_another(pair.new)


def _is_of_another_year(pair: Pair) -> bool:
    """Whether the new sentence names a year that the old one does not."""
    return not pair.new.past_years <= pair.old.past_years


def _of_another(account: Account) -> bool:
    tree = account.passage
    return bool(OTHER & account.folded) or any(
        word.folded in BEFORE
        and tree.nodes[i].relation == "amod"
        and tree.nodes[i].entity not in ("DATE", "TIME")
        and tree.words[tree.nodes[i].head].folded.removesuffix("s") not in COUNTED
        for i, word in enumerate(tree.words)
    )


# What was before, said by the sentence itself.


def _retold(pair: Pair) -> Iterator[Superseded]:
    """A value that the new sentence says was before, and the one it has now."""
    counted, told = ({t.deed for t in find_tolls(each.passage)} for each in (pair.old, pair.new))
    if not _share_words(pair) and counted.isdisjoint(told):
        return
    yield from _retold_figures(pair)
    yield from _retold_days(pair)
    yield from _retold_names(pair)


def _share_words(pair: Pair) -> bool:
    mine, theirs = (set(content_stems(each.sentence.text)) for each in (pair.old, pair.new))
    shared = len(mine & theirs)
    return shared >= _SHARED_STEMS and shared >= _SHARED_SHARE * min(len(mine), len(theirs))


def _holds_no_more(text: str, start: int, end: int) -> bool:
    before, after = text[max(start - _BEFORE_VALUE, 0) : start], text[end:]
    return bool(
        _NO_MORE.search(before)
        or _SAID_BEFORE.match(after)
        or (_NOT.search(before) and _BUT.match(after))
    )


def _start(quantity: Quantity) -> int:
    return quantity.end - len(quantity.text)


def _retold_figures(pair: Pair) -> Iterator[Superseded]:
    text = pair.new.sentence.text
    found = amounts(text)
    gone = [q for q in found if _holds_no_more(text, _start(q), q.end)]
    for was in gone:
        now = [q for q in found if q not in gone and _one_unit(q, was) and not _is_one(q, was)]
        old = [q for q in amounts(pair.old.sentence.text) if _is_one(q, was) and _one_unit(q, was)]
        if len(now) == 1 and old:
            yield pair.superseded(old[0].kind, old[0].text, now[0].text)


def _one_unit(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit or not one.unit or not other.unit


def _is_one(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are the same, however exact: "at least 12" and "12"."""
    return _value(one) == _value(other)


def _value(quantity: Quantity) -> float:
    if not quantity.high:
        return 0.0
    numeral = next(find_numerals(quantity.number))
    low = numeral.value - numeral.tolerance
    if quantity.high < math.inf and quantity.low > 0:
        return round((quantity.low + quantity.high) / 2, 1)
    bound = quantity.low if quantity.low > 0 else quantity.high
    factor = bound / (low if quantity.low > 0 else numeral.value + numeral.tolerance)
    return round(numeral.value * factor, 1)


def _days(account: Account, *, spans: bool = False) -> list[tuple[int, int, CalendarDate]]:
    passage = account.passage
    return [*find_dates(passage, passage.published, spans=True)] if spans else [*passage.dates]


def _retold_days(pair: Pair) -> Iterator[Superseded]:
    tree = pair.new.passage
    found = _days(pair.new, spans=True)
    gone = [
        each
        for each in found
        if _holds_no_more(tree.text, tree.words[each[0]].start, tree.words[each[1] - 1].end)
    ]
    now = (
        [each for each in found if each not in gone and each[2].excludes(gone[0][2])]
        if gone
        else []
    )
    moved = [each for each in now if not _is_day_of_saying(pair.new, each)]
    for first, end, when in _days(pair.old) if len(moved) == 1 else ():
        if any(_is_that_day(when, each) for _, _, each in gone):
            was = pair.old.passage.sentence.between(first, end)
            yield pair.superseded("date", was, tree.sentence.between(*moved[0][:2]))


def _is_that_day(when: CalendarDate, other: CalendarDate) -> bool:
    """Whether two dates are one, each saying enough of it."""
    shared = [
        (a, b)
        for a, b in (
            (when.weekday, other.weekday),
            (when.day, other.day),
            (when.month, other.month),
            (when.year, other.year),
        )
        if a is not None and b is not None
    ]
    return bool(shared) and not when.excludes(other)


def _is_day_of_saying(account: Account, day: tuple[int, int, CalendarDate]) -> bool:
    return any(
        fact.first == day[0] and fact.when is not None and is_of_saying(fact)
        for fact in account.facts
    )


def _retold_names(pair: Pair) -> Iterator[Superseded]:
    """The name that stands where another is said to have been wrong, or is spelt anew."""
    tree = pair.new.passage
    names = [name for name in tree.names if not tree.words[name.first].quoted]
    known = {
        core(name.text): name
        for name in pair.old.passage.names
        if not _holds_no_more(pair.old.sentence.text, *_place(pair.old.passage, name))
    }
    for now, was in (*pairwise(names), *((b, a) for a, b in pairwise(names))):
        start, end = _place(tree, was)
        apart = abs(was.first - now.end) if now.first < was.first else abs(now.first - was.end)
        gone = apart <= _MOST_APART and _holds_no_more(tree.text, start, end)
        if gone and core(was.text) in known and not _holds_no_more(tree.text, *_place(tree, now)):
            yield pair.superseded("name", known[core(was.text)].text, now.text)
            return
    if CORRECTING & _stems(pair.new):
        for now in names:
            for key, was in known.items() if core(now.text) not in known else ():
                if _is_respelled(" ".join(key), " ".join(core(now.text))):
                    yield pair.superseded("name", was.text, now.text)


def _place(tree: Passage, name: Name) -> tuple[int, int]:
    return tree.words[name.first].start, tree.words[name.end - 1].end


def _is_respelled(was: str, now: str) -> bool:
    one, other = set(was.split()), set(now.split())
    return (
        not (one <= other or other <= one)
        and SequenceMatcher(None, was, now).ratio() >= _SPELLED_ALIKE
    )


def _stems(account: Account) -> frozenset[str]:
    return frozenset(account.stems) | account.folded


# A toll that rises.


def _risen(pair: Pair) -> Iterator[Superseded]:
    """A toll of the old sentence, the whole one of its article, and a greater one of the new."""
    if _is_supposed(pair.old) or _is_supposed(pair.new):
        return
    for was in find_tolls(pair.old.passage):
        of_old = [t for t in pair.tolls.get(pair.old.origin, ()) if t.deed == was.deed]
        if any(_toll(t) > _toll(was) for t in of_old):
            continue  # a part, or what was known before
        now = [t for t in find_tolls(pair.new.passage) if t.deed == was.deed]
        of_new = [t for t in pair.tolls.get(pair.new.origin, ()) if t.deed == was.deed]
        most = max(map(_toll, of_new), default=0.0)
        for toll in now:
            grown = _toll(toll) > _toll(was) and _toll(toll) == most
            if grown and not _are_two_places(pair):
                yield pair.superseded("number", was.quantity.text, toll.quantity.text)
                break


def _is_supposed(account: Account) -> bool:
    """Whether a sentence tells of what may be, or is feared."""
    words = {node.lemma for node in account.passage.nodes}
    return bool(SUPPOSING & words) or _MODAL.search(account.sentence.text) is not None


def _toll(toll: Toll) -> float:
    return _value(toll.quantity)


def _are_two_places(pair: Pair) -> bool:
    """Whether both name where, and neither a place of the other's."""
    mine, theirs = (
        {word for fact in each.facts if fact.kind == "place" for word in core(fact.text)}
        for each in (pair.old, pair.new)
    )
    return bool(mine and theirs) and not mine & pair.new.folded and not theirs & pair.old.folded


# A figure that was only a bound.


def _outgrown(pair: Pair) -> Iterator[Superseded]:
    """A figure that is told as a least one, and a greater one in its slot."""
    if _is_supposed(pair.old) or _is_supposed(pair.new) or _differ_in_figures(pair):
        return
    for was in pair.old.facts:
        for now in pair.new.facts:
            one, other = was.quantity, now.quantity
            if (
                one
                and other
                and one.high == math.inf
                and one.unit == other.unit
                and _value(other) > _value(one) * 1.02
                and bool(was.slots & now.slots)
                and fill_one_slot((pair.old, was), (pair.new, now))
                and not _are_two_places(pair)
            ):
                yield pair.superseded(one.kind, one.text, other.text)


# A day that is moved.


def _moved(pair: Pair) -> Iterator[Superseded]:
    """A day to which the new sentence says that something is moved which the old one sets."""
    moving = [i for i, node in enumerate(pair.new.passage.nodes) if node.lemma in MOVING]
    if not moving:
        return
    things = {pair.new.stems[i] for verb in moving for i in _arguments(pair.new.passage, verb)}
    things.discard("")
    for first, end, when in _days(pair.old):
        verb = pair.old.passage.governing_verb(first)
        if verb is None or not _is_to_come(pair.old.passage, verb):
            continue
        set_then = {pair.old.stems[i] for i in _arguments(pair.old.passage, verb)} - {""}
        moved = [
            each
            for each in _days(pair.new, spans=True)
            if each[2].excludes(when)
            and pair.new.passage.governing_verb(each[0]) in moving
            and pair.new.passage.words[each[0] - 1].folded in ("to", "until", "till", "for")
        ]
        is_one = things & set_then or (things & {*pair.old.stems} and _share_words(pair))
        if len(moved) == 1 and is_one:
            was = pair.old.passage.sentence.between(first, end)
            now = pair.new.passage.sentence.between(*moved[0][:2])
            yield pair.superseded("date", was, now)


def _arguments(tree: Passage, verb: int) -> set[int]:
    """The heads of what a verb is about, in whatever part."""
    own = {i for p in tree.predicates if p.verb == verb for i in (*p.agents, *p.patients)}
    return own | {i for i in tree.children[verb] if tree.nodes[i].relation.startswith("nsubj")}


def _is_to_come(tree: Passage, verb: int) -> bool:
    """Whether a verb tells of what is planned: "will be held", "is scheduled", "opens"."""
    node = tree.nodes[verb]
    chain = (verb, *tree.ancestors(verb))
    return (
        node.tag in ("VBZ", "VBP")
        or any("future" in modality(tree, i) for i in chain)
        or any(
            tree.nodes[i].lemma in ("schedule", "set", "plan", "expect", "due", "slate")
            for i in chain
        )
    )


# What was told and is denied.


def _denied(pair: Pair) -> Iterator[Superseded]:
    """The statement of the old sentence, which the new one has with "not", or without."""
    if not pair.near or not _is_one_matter(pair):
        return
    said = pair.superseded(DENIAL, pair.old.sentence.text, pair.new.sentence.text)
    if _is_denied_by_verb(pair) or _has_other_polarity(pair):
        yield said


def _is_one_matter(pair: Pair) -> bool:
    mine, theirs = ({s for s in each.stems if s} - DENYING for each in (pair.old, pair.new))
    least = min(len(mine), len(theirs))
    return least >= _SHARED_STEMS and len(mine & theirs) >= _SAME_MATTER * least


def _is_denied_by_verb(pair: Pair) -> bool:
    """Whether the new sentence is of somebody who denies, and the old one alleges nothing."""
    tree, old = pair.new.passage, pair.old
    denies = any(
        node.lemma in DENYING
        and node.tag.startswith("V")
        and not is_negated(tree, i)
        and not tree.words[i].quoted
        and (i in tree.roots or node.relation in ("conj", "ccomp"))
        for i, node in enumerate(tree.nodes)
    )
    guarded = {node.lemma for node in old.passage.nodes} & (ALLEGING | DENYING)
    return (
        denies
        and not guarded
        and not old.denies
        and old.passage.is_clause
        and not _is_said_by_another(pair)
    )


def _is_said_by_another(pair: Pair) -> bool:
    """Whether the old sentence gives what it tells to somebody whom the new one does not name."""
    old = pair.old
    speakers = {old.stems[i] for saying in old.passage.sayings for i in saying.speakers} - {""}
    return bool(speakers) and speakers.isdisjoint(pair.new.stems)


def _has_other_polarity(pair: Pair) -> bool:
    """Whether one deed is told of the same with "not" in one sentence, in the other without."""
    one, other = pair.old.passage, pair.new.passage
    if pair.old.denies == pair.new.denies:
        return False
    return any(
        deed_at(one, mine.verb) == deed_at(other, theirs.verb)
        and one.nodes[mine.verb].lemma not in LIGHT
        and modality(one, mine.verb) == modality(other, theirs.verb)
        and _says_not(one, mine.verb) != _says_not(other, theirs.verb)
        and not one.words[mine.verb].quoted
        and not other.words[theirs.verb].quoted
        and _share_argument(pair, mine.verb, theirs.verb)
        for mine in one.predicates
        for theirs in other.predicates
    )


def _says_not(tree: Passage, verb: int) -> bool:
    return is_negated(tree, verb) != _of_nobody(tree, verb)


def _of_nobody(tree: Passage, verb: int) -> bool:
    """Whether a verb is told of nobody: "no one was hurt"."""
    return any(
        tree.words[i].folded in ("nobody", "none")
        or (tree.words[i].folded == "one" and i and tree.words[i - 1].folded == "no")
        for i in _arguments(tree, verb)
    ) and not any(
        tree.words[j].folded == "no" for i in _arguments(tree, verb) for j in tree.related(i, "det")
    )


def _share_argument(pair: Pair, verb: int, other: int) -> bool:
    """Whether both verbs are about one thing, with nothing beside it that makes it another."""
    if _of_nobody(pair.old.passage, verb) or _of_nobody(pair.new.passage, other):
        return True
    mine, theirs = _described(pair.old, verb), _described(pair.new, other)
    shared = mine.keys() & theirs.keys()
    return bool(shared) and all(
        mine[thing] <= {*pair.new.stems} and theirs[thing] <= {*pair.old.stems} for thing in shared
    )


def _described(account: Account, verb: int) -> dict[str, set[str]]:
    """What a verb is about, by its stem, with the stems of what describes it."""
    tree, stems = account.passage, account.stems
    return {
        stems[i]: {stems[j] for j in tree.related(i, "compound", "amod", "poss")} - {""}
        for i in _arguments(tree, verb)
        if stems[i]
    }


# Values that exclude each other, as of two sources.


def _contradicted(pair: Pair) -> Iterator[Superseded]:
    if not pair.near or _is_supposed(pair.old) != _is_supposed(pair.new):
        return
    if _differ_in_figures(pair):
        return
    for (_, was), (_, now) in find_conflicts(pair.old, pair.new, pair.texts, pair.told):
        is_about_one = was.kind == NUMBER or _are_about_one(pair, was, now)
        if was.kind != ATTRIBUTION and is_about_one:
            kind = was.quantity.kind if was.kind == NUMBER and was.quantity else was.kind
            yield pair.superseded(kind, was.text, now.text)


def _differ_in_figures(pair: Pair) -> bool:
    """Whether each sentence has several figures that the other has not: two events."""
    mine, theirs = (
        {each.value for each in find_numerals(account.sentence.text)}
        for account in (pair.old, pair.new)
    )
    return min(len(mine - theirs), len(theirs - mine)) >= _SEVERAL


def _are_about_one(pair: Pair, was: Fact, now: Fact) -> bool:
    """Whether the verbs that two facts are told of are about one thing, as far as they say."""
    mine, theirs = (
        {
            account.stems[i]
            for predicate in account.passage.predicates
            if deed_at(account.passage, predicate.verb) in {deed for deed, _ in fact.slots}
            for i in (*predicate.agents, *predicate.patients)
        }
        - {""}
        for account, fact in ((pair.old, was), (pair.new, now))
    )
    return not mine or not theirs or bool(mine & theirs)


_WAYS: tuple[Callable[[Pair], Iterable[Superseded]], ...] = (
    _risen,
    _outgrown,
    _moved,
    _denied,
    _contradicted,
)
