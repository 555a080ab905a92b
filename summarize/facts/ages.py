"""How old people are: "Ann Lee, 42, …", "Lee, a cook of 63", "Lee, who was 47, …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from summarize.facts.names import core, name_runs
from summarize.facts.passages import Passage
from summarize.facts.quantities import AGE, Quantity, find_quantities
from summarize.language.lexicon import word_set

_MOST = 115
_THEN = re.compile(r"[^.;,]*\b(?:when|then|at the time|in (?:1[5-9]|20)\d\d)\b")
"""After an age these tell that it was so at another time."""
_COUNTED = word_set("band crew family group staff team trio")
"""Of these "of 12" tells how many they are."""


@dataclass(frozen=True, slots=True)
class PersonAge:
    """Word ``first`` tells how old somebody of ``name`` is, its folded words without titles."""

    name: tuple[str, ...]
    first: int
    quantity: Quantity


def find_ages(passage: Passage) -> Iterator[PersonAge]:
    """Yield the ages that a parsed sentence tells of people whom it names."""
    runs = [*name_runs(passage)]
    for first, _, quantity in passage.figures:
        if passage.words[first].quoted or _THEN.match(passage.text, quantity.end):
            continue
        for bearer in _bearers(passage, first, quantity):
            run = next((run for run in runs if bearer in run), None)
            name = core(passage.sentence.between(run.start, run.stop)) if run else ()
            if name:
                yield PersonAge(name, first, replace(quantity, unit=AGE))
                break


def may_tell_age(text: str) -> bool:
    """Return whether a text has a figure that may be an age, so that it is read."""
    return any(each.unit == AGE or _may_be_age(each) for each in find_quantities(text))


def _may_be_age(quantity: Quantity) -> bool:
    return not quantity.unit and quantity.number.isdigit() and quantity.high < _MOST


def _bearers(passage: Passage, i: int, quantity: Quantity) -> Iterator[int]:
    """Yield the words that may name whose age the figure at word ``i`` is, the likeliest first."""
    nodes, head = passage.nodes, passage.nodes[i].head
    relation, above = nodes[i].relation, nodes[nodes[i].head].head
    is_bare = _may_be_age(quantity)
    if quantity.unit == AGE:
        yield from _and_apposed(passage, head)
    elif is_bare and relation == "attr" and nodes[head].lemma == "be":
        yield from [above] if nodes[head].relation == "relcl" else passage.related(head, "nsubj")
    elif is_bare and relation == "pobj" and nodes[head].lemma == "of":
        is_apposed = nodes[above].relation == "appos" and nodes[above].lemma not in _COUNTED
        yield from [nodes[above].head] if is_apposed else ()


def _and_apposed(passage: Passage, i: int) -> Iterator[int]:
    """Yield a word and those that stand beside it for the same: "the driver" and the name."""
    yield i
    if passage.nodes[i].relation == "appos":
        yield passage.nodes[i].head
    yield from passage.related(i, "appos")
