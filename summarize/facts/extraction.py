"""The facts of a sentence that another can contradict: figures, dates, places, names, speakers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarize.analysis.trees import Tree
from summarize.facts.dates import CalendarDate, find_dates
from summarize.facts.denial import modality
from summarize.facts.hours import find_hours
from summarize.facts.names import PLACE_ENTITIES, Name
from summarize.facts.passages import Passage
from summarize.facts.predicates import (
    Slot,
    core_slots,
    place_slots,
    time_slots,
    top_of_phrase,
)
from summarize.facts.quantities import AGE, Quantity
from summarize.facts.speech import tells_what
from summarize.language.words import stem

NUMBER, DATE, PLACE, NAME, ATTRIBUTION = "number", "date", "place", "name", "attribution"
TIME = "time"
OFFICE, NAMED, BESIDE = "office", "named", "beside"
"""Roles: of an office told in apposition, which one holds alone; of the names of whom an age is
said; of what stands beside a figure in a sentence without a tree."""
_MAYBE_PLACES = PLACE_ENTITIES | {""}
_NAME_ENTITIES = frozenset(["PERSON", "ORG", "GPE", "FAC", "PRODUCT", "WORK_OF_ART", ""])


@dataclass(frozen=True, slots=True)
class Fact:
    """One value in one sentence with the slots that it fills.

    Attributes:
        kind: "number", "date", "time", "place", "name" or "attribution".
        text: the value as written.
        first: its first word in the sentence.
        end: one more than its last.
        slots: what it is said of.
        entity: for a name, the kind that the parser says it is.
        quantity: for a number or a time, how large.
        when: for a date, which.
    """

    kind: str
    text: str
    first: int
    end: int
    slots: frozenset[Slot]
    entity: str = ""
    quantity: Quantity | None = None
    when: CalendarDate | None = None


def find_facts(passage: Passage) -> tuple[Fact, ...]:
    """Return the facts that a sentence tells, in order; one that is not parsed, its figures."""
    if not passage.is_parsed:
        return tuple(_figures(passage))
    speakers = [*_speakers(passage)]
    spoken = {fact.first for fact in speakers}
    found = [*_figures(passage), *_dates(passage), *speakers]
    found += [fact for fact in _names(passage) if fact.first not in spoken]
    return tuple(sorted(found, key=lambda fact: (fact.first, fact.kind)))


def find_times(passage: Passage) -> Iterator[Fact]:
    """Yield the hours of the clock that a sentence tells; what they are said of is not read."""
    for hour in find_hours(passage.text, either=True):
        first, end = passage.words_between(hour.start, hour.end)
        if first < end:
            yield Fact(TIME, hour.text, first, end, frozenset(), quantity=hour)


def find_days_ahead(passage: Passage) -> Iterator[Fact]:
    """Yield the days on which something will be, or until which it will."""
    for first, end, when in find_dates(passage, passage.published, spans=True):
        verb = passage.governing_verb(first)
        is_until = first > 0 and passage.words[first - 1].folded in ("until", "till")
        if when.weekday is None and when.day is None:
            continue
        if is_until or (verb is not None and "future" in modality(passage, verb)):
            text = passage.sentence.between(first, end)
            yield Fact(DATE, text, first, end, frozenset(), when=when)


def _figures(passage: Passage) -> Iterator[Fact]:
    for first, end, quantity in passage.figures:
        if not quantity.unit:
            continue
        if passage.is_parsed and quantity.unit != AGE:
            slots = core_slots(passage, passage.predicates, first)
        else:
            role = NAMED if quantity.unit == AGE else BESIDE
            slots = frozenset((word, role) for word in quantity.context)
        if quantity.unit == AGE:
            bearer = passage.words[passage.nodes[first].head]  # "the driver, 23"
            slots |= {(stem(bearer.folded), AGE)}
        yield Fact(NUMBER, quantity.text, first, end, slots, quantity=quantity)


def _dates(passage: Passage) -> Iterator[Fact]:
    for first, end, when in passage.dates:
        own = range(first, end)
        head = next((i for i in own if passage.nodes[i].head not in own), end - 1)
        text = passage.sentence.between(first, end)
        yield Fact(DATE, text, first, end, time_slots(passage, head), when=when)


def _names(passage: Passage) -> Iterator[Fact]:
    for name in passage.names:
        entity = passage.nodes[name.head].entity
        slots = place_slots(passage, name.head)
        if slots and (entity in _MAYBE_PLACES or _stands_in(passage, name.head)):
            yield _fact(PLACE, name, slots, entity)
        elif (
            entity == "GPE" and passage.nodes[top_of_phrase(passage, name.head)].relation != "nsubj"
        ):
            continue  # a country that something is done to or with: many may be
        elif entity in _NAME_ENTITIES:
            slots = core_slots(passage, passage.predicates, name.head) | _offices(passage, name)
            if slots:
                yield _fact(NAME, name, slots, entity)


def _speakers(passage: Passage) -> Iterator[Fact]:
    """The names to whom the sentence gives what it says."""
    spoken = {i for s in passage.sayings if tells_what(passage, s) for i in s.speakers}
    for name in passage.names:
        if top_of_phrase(passage, name.head) in spoken:
            slots = frozenset([("say", "agent")])
            yield _fact(ATTRIBUTION, name, slots, passage.nodes[name.head].entity)


def _fact(kind: str, name: Name, slots: frozenset[Slot], entity: str) -> Fact:
    return Fact(kind, name.text, name.first, name.end, slots, entity)


def _offices(tree: Tree, name: Name) -> frozenset[Slot]:
    """The office that a name is said to hold: the "education minister" of "the … , X"."""
    node = tree.nodes[name.head]
    nouns = [*tree.related(name.head, "appos")]
    if node.relation == "appos":
        nouns.append(node.head)
    return frozenset((office, OFFICE) for noun in nouns if (office := _definite_phrase(tree, noun)))


def _definite_phrase(tree: Tree, noun: int) -> str:
    determiners = tree.related(noun, "det", "poss")
    if (
        tree.nodes[noun].tag != "NN"
        or tree.related(noun, "conj")
        or not determiners
        or tree.words[determiners[0]].folded in ("a", "an")
    ):
        return ""
    parts = sorted((*tree.related(noun, "compound", "amod"), noun))
    return " ".join(stem(tree.words[part].folded) for part in parts)


def _stands_in(tree: Tree, i: int) -> bool:
    """Whether a name of no known place is one by its "in": "in Herat"."""
    return tree.words[tree.nodes[i].head].folded == "in" and not tree.related(i, "det")
