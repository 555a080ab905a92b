"""The facts of a sentence that another can contradict: figures, dates, places, names, speakers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from summarize.analysis.trees import Tree
from summarize.facts.dates import CalendarDate, find_dates
from summarize.facts.names import core
from summarize.facts.quantities import AGE, Quantity, find_quantities
from summarize.facts.slots import (
    Slot,
    core_slots,
    place_slots,
    predicate,
    time_slots,
    top_of_phrase,
)
from summarize.language.lexicon import ATTRIBUTION_VERBS, FUNCTION_WORDS
from summarize.language.words import stem
from summarize.types import Sentence

NUMBER, DATE, PLACE, NAME, ATTRIBUTION = "number", "date", "place", "name", "attribution"
OFFICE, TITLE = "is", "title"
"""The roles of an office told in apposition, which one holds alone, and of a title before it."""
NAMED = "named"
"""The role of the names of whom an age is said."""
_PLACE_ENTITIES = frozenset(["GPE", "LOC", "FAC", ""])
_NAME_ENTITIES = frozenset(["PERSON", "ORG", "GPE", "FAC", "PRODUCT", "WORK_OF_ART", ""])


@dataclass(frozen=True, slots=True)
class Fact:
    """One value in one sentence with the slots that it fills.

    Attributes:
        kind: "number", "date", "place", "name" or "attribution".
        text: the value as written.
        first: its first word in the sentence.
        end: one more than its last.
        slots: what it is said of.
        entity: for a name, the kind that the parser says it is.
        quantity: for a number, how large.
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


@dataclass(frozen=True)
class Account:
    """A sentence as a witness: whose it is and the facts that it tells."""

    sentence: Sentence
    origin: str
    tree: Tree
    published: date | None

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that the sentence tells, in order."""
        tree = self.tree
        speakers = [*_speakers(tree)]
        spoken = {word for fact in speakers for word in range(fact.first, fact.end)}
        found = [*_numbers(tree), *_dates(tree, self.published), *speakers]
        found += [f for f in _names(tree) if spoken.isdisjoint(range(f.first, f.end))]
        return tuple(sorted(found, key=lambda fact: (fact.first, fact.kind)))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The figures of the sentence, those of no known unit too."""
        return tuple(find_quantities(self.tree.text))

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """For each word its stem, or "" for a function word or a word of saying."""
        return tuple(
            "" if word.folded in FUNCTION_WORDS | ATTRIBUTION_VERBS else self._stem(i)
            for i, word in enumerate(self.tree.words)
        )

    def _stem(self, i: int) -> str:
        """The stem of a word, of a verb that of its like: "died" is a killing."""
        is_verb = self.tree.nodes[i].tag.startswith("V")
        return predicate(self.tree, i) if is_verb else stem(self.tree.words[i].folded)

    def context(self, fact: Fact) -> frozenset[str]:
        """Return the stems of what the sentence says beside ``fact``."""
        own = range(fact.first, fact.end)
        return frozenset(s for i, s in enumerate(self.stems) if s and i not in own)


def _numbers(tree: Tree) -> Iterator[Fact]:
    for quantity in find_quantities(tree.text):
        first = next((i for i, w in enumerate(tree.words) if w.end > quantity.start), None)
        if first is None or not quantity.unit:
            continue
        end = quantity.start + 1
        last = max(
            i for i, w in enumerate(tree.words) if w.start < max(end, _end_of(tree, quantity))
        )
        yield Fact(
            NUMBER,
            quantity.text,
            first,
            last + 1,
            _bearers(tree, first) if quantity.unit == AGE else core_slots(tree, first),
            quantity=quantity,
        )


def _bearers(tree: Tree, i: int) -> frozenset[Slot]:
    """Whose age a number is: the noun that it stands beside, and its names."""
    bearer = tree.nodes[i].head
    while tree.nodes[bearer].relation in ("amod", "compound", "nummod") and bearer != i:
        bearer = tree.nodes[bearer].head
        if tree.nodes[bearer].head == bearer:
            break
    nouns = [bearer, *tree.related(bearer, "appos")]
    if tree.nodes[bearer].relation == "appos":
        nouns.append(tree.nodes[bearer].head)
    nouns += [part for noun in nouns for part in tree.related(noun, "compound")]
    return frozenset(
        (stem(tree.words[n].folded), NAMED if tree.words[n].is_capitalised else AGE)
        for n in nouns
        if tree.nodes[n].tag.startswith("N")
    )


def _end_of(tree: Tree, quantity: Quantity) -> int:
    start = tree.text.rfind(quantity.text, 0, quantity.start + len(quantity.text))
    return start + len(quantity.text) if start >= 0 else quantity.start + 1


def _dates(tree: Tree, published: date | None) -> Iterator[Fact]:
    for first, end, when in find_dates(tree, published):
        head = next(
            (i for i in range(first, end) if not first <= tree.nodes[i].head < end), end - 1
        )
        text = tree.sentence.between(first, end)
        yield Fact(DATE, text, first, end, time_slots(tree, head), when=when)


def _names(tree: Tree) -> Iterator[Fact]:
    for i in range(len(tree.words)):
        if not _heads_name(tree, i):
            continue
        first, end = _name_span(tree, i)
        text, entity = tree.sentence.between(first, end), tree.nodes[i].entity
        if not _is_name(tree, i, text):
            continue
        slots = place_slots(tree, i)
        if slots and (entity in _PLACE_ENTITIES or _stands_in(tree, i)):
            yield Fact(PLACE, text, first, end, slots, entity)
        elif entity == "GPE" and tree.nodes[top_of_phrase(tree, i)].relation != "nsubj":
            continue  # a country that something is done to or with: many may be
        elif entity in _NAME_ENTITIES and (slots := core_slots(tree, i) | _offices(tree, i)):
            yield Fact(NAME, text, first, end, slots, entity)


def _speakers(tree: Tree) -> Iterator[Fact]:
    """The names to whom the sentence gives what it says."""
    for i in range(len(tree.words)):
        if _heads_name(tree, i) and _speaks(tree, top_of_phrase(tree, i)):
            first, end = _name_span(tree, i)
            text = tree.sentence.between(first, end)
            if _is_name(tree, i, text):
                slot = frozenset([("say", "agent")])
                yield Fact(ATTRIBUTION, text, first, end, slot, tree.nodes[i].entity)


def _speaks(tree: Tree, i: int) -> bool:
    node = tree.nodes[i]
    verb = node.head
    if node.relation == "nsubj" and tree.words[verb].folded in ATTRIBUTION_VERBS:
        return bool(tree.related(verb, "ccomp")) or tree.nodes[verb].relation == "parataxis"
    if node.relation == "pobj" and tree.nodes[verb].lemma == "to":
        return tree.words[tree.nodes[verb].head].folded == "according"
    return False


def _offices(tree: Tree, i: int) -> frozenset[Slot]:
    """The office that a name is said to hold: the "education minister" of "the … , X"."""
    node = tree.nodes[i]
    nouns = [*tree.related(i, "appos")]
    if node.relation == "appos":
        nouns.append(node.head)
    offices = {_definite_phrase(tree, noun) for noun in nouns}
    name = {*core(tree.sentence.between(*_name_span(tree, i)))}
    titles = [t for t in tree.related(i, "compound", "nmod") if tree.words[t].folded not in name]
    title = " ".join(stem(tree.words[t].folded) for t in titles)
    return frozenset(
        [*((office, OFFICE) for office in offices if office), *([(title, TITLE)] if title else ())]
    )


def _definite_phrase(tree: Tree, noun: int) -> str:
    if tree.nodes[noun].tag != "NN" or tree.related(noun, "conj"):
        return ""
    determiners = tree.related(noun, "det", "poss")
    if not determiners or tree.words[determiners[0]].folded in ("a", "an"):
        return ""
    parts = sorted((*tree.related(noun, "compound", "amod"), noun))
    return " ".join(stem(tree.words[part].folded) for part in parts)


def _heads_name(tree: Tree, i: int) -> bool:
    node = tree.nodes[i]
    if not tree.words[i].is_capitalised or tree.words[i].folded in FUNCTION_WORDS:
        return False
    named = node.tag in ("NNP", "NNPS") or node.entity in ("PERSON", "ORG")
    if not named or not node.tag.startswith("N") or node.entity in ("DATE", "TIME"):
        return False
    return node.relation not in ("compound", "nmod", "amod", "poss")


def _stands_in(tree: Tree, i: int) -> bool:
    """Whether a name of no known place is one by its "in": "in Herat"."""
    return tree.words[tree.nodes[i].head].folded == "in" and not tree.related(i, "det")


def _is_name(tree: Tree, i: int, text: str) -> bool:
    """Whether the capitalised words name one thing: "the A.G." and "R-Ohio" do not."""
    own = core(text)
    described = len(own) == 1 and bool(tree.related(i, "det"))
    return bool(own) and not described and text[1:2] != "-"


def _name_span(tree: Tree, i: int) -> tuple[int, int]:
    """The capitalised words around a name's last word that belong to it."""
    entity = tree.nodes[i].entity
    first, end = i, i + 1
    while first and _continues(tree, first - 1, first, i, entity):
        first -= 1
    while end < len(tree.words) and _continues(tree, end, end, i, entity):
        end += 1
    for of in tree.related(i, "prep"):  # "Duke of Sussex", "Bank of England"
        names = [n for n in tree.related(of, "pobj") if tree.words[n].is_capitalised]
        if tree.words[of].folded == "of" and of == end and names:
            end = names[0] + 1
    return first, end


def _continues(tree: Tree, i: int, gap: int, head: int, entity: str) -> bool:
    word = tree.words[i]
    return (
        word.is_capitalised
        and word.folded not in FUNCTION_WORDS
        and tree.sentence.before(gap).strip(".") == " "
        and tree.governs(head, i)
        and (entity != "PERSON" or tree.nodes[i].entity in ("PERSON", ""))
    )
