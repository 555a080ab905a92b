"""How many were killed, hurt, missing or arrested, whether a verb tells it or a count does.

"At least 12 people were killed", "the death toll rose to 19" and "19 dead" tell the same thing
of more or fewer people: a figure here has the deed that was done to all it counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarize.facts.numerals import find_numerals
from summarize.facts.passages import Passage
from summarize.facts.predicates import AGENT, PATIENT, core_slots, deed, deed_at
from summarize.facts.quantities import Quantity, find_quantities
from summarize.facts.vocabulary import TOLLS
from summarize.language.words import words

FALLING = frozenset(TOLLS["falling"])
"""Deeds whose tolls a later count may find less."""
_PEOPLE = frozenset(TOLLS["people"])
_DEED_OF: dict[str, str] = {word: name for name, line in TOLLS["deeds"].items() for word in line}
_COUNT = re.compile(
    rf"\b(?:(?:{'|'.join(TOLLS['kinds'])})?[ -]?toll|(?:{'|'.join(TOLLS['counts'])}) of"
    rf" (?:[a-z]+ )?(?P<who>{'|'.join(_DEED_OF)}))\b",
    re.I,
)
_REACHES = re.compile(rf"\b(?:{'|'.join(TOLLS['reaches'])})\s*$", re.I)
_STATE = re.compile(
    rf" (?:were |was |are |is )?(?:[a-z]+ed )?(?:(?:for|with) )?({'|'.join(_DEED_OF)})\b", re.I
)
"""What follows a figure of people, or one that does not say of what: "four people dead"."""
_DONE = rf"({'|'.join(_DEED_OF)}|died|die|killing)"
_DONE_AFTER = re.compile(
    rf"(?:\S+ )?(?:(?:have|has|had|were|was|are|been|treated|for|with) )*{_DONE}\b", re.I
)
_DONE_BEFORE = re.compile(rf"\b{_DONE}(?: (?:at least|more than|about|some|nearly|up to))? $", re.I)
_LIVES = re.compile(r"\b(?:lost|losing|lose) (?:their|his|her) li(?:fe|ves)\b", re.I)
_LIVES_OF = re.compile(
    r"\b(?:cost|claim\w*|t[ao]ken?) the li(?:fe|ves) of (?:at least |about |some )?$"
)
_MOST_BETWEEN = 100
"""Characters between a count and its figure: "the toll from Tuesday's collapse has risen to"."""
_ENDS = re.compile(r" to (?=(?:at least |about |nearly |more than )?[\d$£€a-z])", re.I)


@dataclass(frozen=True, slots=True)
class Toll:
    """So many to whom ``deed`` was done: "kill", "injur", "miss" or "arrest"."""

    deed: str
    quantity: Quantity


def amounts(passage: Passage) -> tuple[Quantity, ...]:
    """Return the quantities of a sentence, those too that something went from and to."""
    # As long as before, so that places stay: "from 12 to 19" is read as two figures.
    text = passage.text
    found = find_quantities(_ENDS.sub(" ,, ", text) if " from " in text else text)
    counted = map(passage.as_counted, found)
    return tuple(each for each in counted if any(find_numerals(each.number)))  # no "an" of an hour


def is_one_sort(one: Quantity, other: Quantity) -> bool:
    """Return whether two figures may count the like: people and sailors, no sailors and goats."""
    units = {one.unit, other.unit}
    return len(units) == 1 or not units.isdisjoint({"", *_PEOPLE, *_DEED_OF})


def counts_people(quantity: Quantity) -> bool:
    """Return whether a figure counts people, by their deed or not at all: "kills four"."""
    return quantity.unit in {"", *_PEOPLE, *_DEED_OF}


def tells_count(text: str) -> bool:
    """Return whether a text has the count of all: "the death toll", "the number of dead"."""
    return _COUNT.search(text) is not None


def find_tolls(passage: Passage) -> Iterator[Toll]:
    """Yield the tolls of a sentence, in order."""
    text = passage.text
    yield from _of_at_most_one(passage)
    counts = [*_COUNT.finditer(text)]
    for each in amounts(passage):
        if told := _deed_of_figure(passage, each):
            yield Toll(told, each)
        elif not each.unit or each.unit in _PEOPLE:
            before = (count for count in counts if _leads_to(text, count, each))
            if count := next(before, None):
                who = (count["who"] or "").lower()
                yield Toll(_DEED_OF.get(who) or _of_kind(count.group()), each)


def may_tell_toll(text: str) -> bool:
    """Return whether a text has a figure and a word of what a toll is of, so that it is read."""
    return bool(find_quantities(text)) and any(deed(word) in TOLLS["deeds"] for word in words(text))


def toll_beside(text: str, value: str) -> str:
    """Return what a toll is called, "killed", whose ``value`` is in a sentence; "" if it is none.

    Only the words right beside the value are looked at, and no tree.
    """
    before, _, after = text.partition(value)
    told = _DONE_AFTER.match(f"{value.rpartition(' ')[2]}{after}") or _DONE_BEFORE.search(before)
    if not told:
        return ""
    word = told[1].lower()
    return str(TOLLS["labels"][_DEED_OF.get(word, "kill")])


def _deed_of_figure(passage: Passage, quantity: Quantity) -> str:
    """What was done to those whom a figure counts, by its noun or the verb that it is with."""
    if quantity.unit in _DEED_OF:
        return _DEED_OF[quantity.unit]
    is_part = "-" in quantity.text.replace(quantity.number, "")  # "a 25-vehicle pileup"
    if quantity.kind != "number" or is_part:
        return ""
    if _LIVES_OF.search(passage.text, 0, quantity.start):
        return "kill"
    if state := _STATE.match(passage.text, quantity.end):
        return _DEED_OF[state[1].lower()]
    words = passage.words
    first = next((i for i, word in enumerate(words) if word.end > quantity.start), len(words) - 1)
    if not passage.is_parsed or first < 0:
        return ""
    slots = core_slots(passage, passage.predicates, first)
    known = {deed(name) for name in TOLLS["deeds"]}
    if ("lose", AGENT) in slots and _LIVES.search(passage.text):
        return "kill"
    return next((told for told, role in sorted(slots) if role == PATIENT and told in known), "")


def _of_at_most_one(passage: Passage) -> Iterator[Toll]:
    """Yield a toll of none for each deed that was done to nobody, of one if to one person.

    "One" is no quantity elsewhere: "one of them" and "the one who" count nobody.
    """
    known = {deed(name) for name in TOLLS["deeds"]}
    for predicate in passage.predicates:
        told = deed_at(passage, predicate.verb)
        for i in dict.fromkeys((*predicate.patients, *predicate.agents)) if told in known else ():
            word = passage.words[i]
            before = passage.words[i - 1] if i else word
            is_one = before.folded == "one" and word.folded in _PEOPLE
            first = before if is_one or (before.folded, word.folded) == ("no", "one") else word
            if is_one or first.folded in ("nobody", "no"):
                text = passage.text[first.start : word.end]
                count, number = (1, first.text) if is_one else (0, "0")
                nothing: frozenset[str] = frozenset()
                at = first.start, word.end
                counted = Quantity(count, count, "people", text, number, *at, nothing, nothing)
                yield Toll(told, counted)


def _leads_to(text: str, count: re.Match[str], figure: Quantity) -> bool:
    between = text[count.end() : figure.start]
    opening = figure.end - len(figure.text)
    reached = text[count.end() : max(min(opening, figure.start), count.end())]
    is_near = 0 < len(between) <= _MOST_BETWEEN and not re.search(r"[.;]\s", between)
    went = _ENDS.sub(" to ", reached.replace(",,", "to"))
    return is_near and _REACHES.search(went) is not None


def _of_kind(count: str) -> str:
    """The deed of "injury toll"; a toll of no kind is of the dead."""
    first = count.lower().split()[0]
    return _DEED_OF.get(first, "kill")
