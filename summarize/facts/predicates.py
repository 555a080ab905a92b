"""Who does what to whom: the predicates of a sentence with their arguments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarize.facts.passages import Passage
from summarize.language.lexicon import PRONOUNS

_RELATIVE_WORDS = frozenset({"who", "which", "that", "whom"})
_NOUN_TAGS = ("NN", "PRP", "CD", "WP", "DT")
_MOST_STEPS = 12


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb and the heads of what does it (``agents``) and what it is done to (``patients``)."""

    verb: int
    agents: tuple[int, ...]
    patients: tuple[int, ...]


def predicates(passage: Passage) -> Iterator[Predicate]:
    """Yield each verb of ``passage`` that has an argument.

    A passive's subject is its patient, what follows its "by" the agent; a verb without a
    subject takes that of the verb it is joined to, or the noun that it modifies.
    """
    for i, node in enumerate(passage.nodes):
        if node.tag.startswith("V") and node.relation not in ("aux", "auxpass"):
            agents = tuple(_phrase_heads(passage, _agents(passage, i)))
            patients = tuple(_phrase_heads(passage, _patients(passage, i)))
            if agents or patients:
                yield Predicate(i, agents, patients)


def is_pronoun(passage: Passage, i: int) -> bool:
    """Return whether word ``i`` stands for something named elsewhere."""
    return passage.words[i].folded in PRONOUNS or passage.nodes[i].tag in ("WP", "WDT", "DT", "EX")


def _is_passive(passage: Passage, verb: int) -> bool:
    tree = passage.tree
    if tree.related(verb, "auxpass", "nsubjpass", "agent"):
        return True
    return passage.nodes[verb].tag == "VBN" and passage.nodes[verb].relation == "acl"


def _agents(passage: Passage, verb: int) -> Iterator[int]:
    tree = passage.tree
    for by in tree.related(verb, "agent"):
        yield from tree.related(by, "pobj")
    if not _is_passive(passage, verb):
        yield from _subjects(passage, verb)


def _patients(passage: Passage, verb: int) -> Iterator[int]:
    tree = passage.tree
    yield from tree.related(verb, "dobj", "dative")
    for to in tree.related(verb, "dative"):
        yield from tree.related(to, "pobj")
    if _is_passive(passage, verb):
        yield from _subjects(passage, verb)
    elif passage.nodes[verb].relation == "relcl":
        subjects, objects = tree.related(verb, "nsubj", "nsubjpass"), tree.related(verb, "dobj")
        if not any(_is_relative(passage, i) for i in subjects) and (
            not objects or any(_is_relative(passage, i) for i in objects)
        ):
            yield passage.nodes[verb].head


def _subjects(passage: Passage, verb: int) -> Iterator[int]:
    """The subject of ``verb``, or what stands for one where it has none."""
    tree = passage.tree
    for _ in range(_MOST_STEPS):
        found = tree.related(verb, "nsubj", "nsubjpass")
        node = passage.nodes[verb]
        if found:
            if node.relation == "relcl" and any(_is_relative(passage, i) for i in found):
                yield node.head
            yield from found
            return
        if node.relation == "acl":
            yield node.head
            return
        if node.relation not in ("conj", "xcomp", "advcl") or node.head == verb:
            return
        if node.relation == "xcomp" and (objects := tree.related(node.head, "dobj")):
            yield from objects
            return
        verb = node.head


def _is_relative(passage: Passage, i: int) -> bool:
    return passage.words[i].folded in _RELATIVE_WORDS


def _phrase_heads(passage: Passage, heads: Iterator[int]) -> Iterator[int]:
    """``heads`` with what is joined to them by "and" or by apposition."""
    seen = set()
    for head in heads:
        if not passage.nodes[head].tag.startswith(_NOUN_TAGS):
            continue
        for i in passage.mates(head):
            if i not in seen:
                seen.add(i)
                yield i
