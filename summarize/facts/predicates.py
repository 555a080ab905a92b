"""Who does what to whom: the predicates of a sentence, their arguments, and what these fill.

"12 people were killed", "killed 12 people" and "12 people died" fill one slot: who was
killed. Two sentences that agree in a slot but not in what fills it contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from summarize.analysis.trees import Tree
from summarize.facts.vocabulary import DEEDS, PLACE_ROLES
from summarize.language.lexicon import PRONOUNS, word_set
from summarize.language.words import stem

Slot: TypeAlias = "tuple[str, str]"
"""The stem of a predicate and what is to be filled: ("arrest", "patient"), ("meet", "at")."""

AGENT, PATIENT, WHEN, AT, COUNT, HELD = "agent", "patient", "when", "at", "count", "is"
_TURNED = frozenset(["die", "perish", "pay", "spend"])
"""Verbs whose subject is not that of the deed that they tell: who pays is not what costs."""
_STATES = frozenset(["kill", "injur"])
"""Deeds that an adjective tells of who suffered them: "12 people are dead"."""
_RELATIVE_WORDS = frozenset(["who", "which", "that", "whom"])
_NOUN_TAGS = ("NN", "PRP", "CD", "WP", "DT")
_MOST_STEPS = 12
_TRANSPARENT = frozenset(["conj", "appos", "compound", "nmod", "flat"])
"""Relations through which a phrase passes on what it is to its head."""
_UPWARD = frozenset(["compound", "nmod", "nummod", "quantmod", "amod", "conj", "poss", "npadvmod"])
_QUANTIFYING = word_set("total number group estimate dozen thousand hundred million billion")
_TIME_ROLES = dict.fromkeys(["on", "in", "at", "during"], WHEN)
_NESTING = frozenset(["in", "at", "during", "near", "inside", "outside"])
_OPENING_WORDS = 4
"""A date among so many first words, "On 20 January voters …", is of the main verb."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb and the heads of what does it (``agents``) and what it is done to (``patients``)."""

    verb: int
    agents: tuple[int, ...]
    patients: tuple[int, ...]

    def filling(self, role: str) -> tuple[int, ...]:
        """Return the heads of what has ``role``, `AGENT` or `PATIENT`."""
        return self.agents if role == AGENT else self.patients


def deed(word: str) -> str:
    """Return what a word is compared by as a predicate: one for "died" and "death"."""
    stemmed = stem(word)
    return DEEDS.get(stemmed, stemmed)


def deed_at(tree: Tree, i: int) -> str:
    """Return the deed that word ``i`` tells: to take place is to be held."""
    lemma = tree.nodes[i].lemma
    if lemma == "take" and any(tree.nodes[j].lemma == "place" for j in tree.related(i, "dobj")):
        return "hold"
    return deed(lemma)


def find_predicates(tree: Tree) -> Iterator[Predicate]:
    """Yield each verb that has an argument.

    A passive's subject is its patient, what follows its "by" the agent; a verb without a
    subject takes that of the verb it is joined to, or the noun that it modifies.
    """
    for i, node in enumerate(tree.nodes):
        if node.tag.startswith("V") and node.relation not in ("aux", "auxpass"):
            agents = _phrase_heads(tree, _agents(tree, i))
            patients = _phrase_heads(tree, _patients(tree, i))
            if agents or patients:
                yield Predicate(i, agents, patients)


def is_pronoun(tree: Tree, i: int) -> bool:
    """Return whether word ``i`` stands for something named elsewhere."""
    return tree.words[i].folded in PRONOUNS or tree.nodes[i].tag in ("WP", "WDT", "DT", "EX")


def _is_passive(tree: Tree, verb: int) -> bool:
    return bool(tree.related(verb, "auxpass", "nsubjpass", "agent")) or (
        tree.nodes[verb].tag == "VBN" and tree.nodes[verb].relation == "acl"
    )


def _agents(tree: Tree, verb: int) -> Iterator[int]:
    for by in tree.related(verb, "agent"):
        yield from tree.related(by, "pobj")
    if not _is_passive(tree, verb):
        yield from _subjects(tree, verb)


def _patients(tree: Tree, verb: int) -> Iterator[int]:
    yield from tree.related(verb, "dobj", "dative")
    for to in tree.related(verb, "dative"):
        yield from tree.related(to, "pobj")
    if _is_passive(tree, verb):
        yield from _subjects(tree, verb)
    elif tree.nodes[verb].relation == "relcl":
        subjects, objects = tree.related(verb, "nsubj", "nsubjpass"), tree.related(verb, "dobj")
        if not _is_relative(tree, subjects) and (not objects or _is_relative(tree, objects)):
            yield tree.nodes[verb].head


def _subjects(tree: Tree, verb: int) -> Sequence[int]:
    """The subject of ``verb``, or what stands for one where it has none."""
    for _ in range(_MOST_STEPS):
        found = tree.related(verb, "nsubj", "nsubjpass")
        head, relation = tree.nodes[verb].head, tree.nodes[verb].relation
        if found:
            return (head, *found) if relation == "relcl" and _is_relative(tree, found) else found
        if relation == "acl":
            return (head,)
        if relation not in ("conj", "xcomp", "advcl") or head == verb:
            return ()
        if relation == "xcomp" and (objects := tree.related(head, "dobj")):
            return objects
        verb = head
    return ()


def _is_relative(tree: Tree, heads: Sequence[int]) -> bool:
    return any(tree.words[i].folded in _RELATIVE_WORDS for i in heads)


def _phrase_heads(tree: Tree, heads: Iterator[int]) -> tuple[int, ...]:
    """``heads`` with what is joined to them by "and" or by apposition."""
    nouns = (head for head in heads if tree.nodes[head].tag.startswith(_NOUN_TAGS))
    return tuple(dict.fromkeys(i for head in nouns for i in mates(tree, head)))


def mates(tree: Tree, i: int) -> list[int]:
    """Return the words that stand in one phrase with word ``i`` for the same thing, it among them.

    "Ann Lee, the mayor": from any of "Ann", "Lee" and "mayor" the others.
    """
    # A parser's tokens never go round in a circle, but the words made of them may.
    top, seen = i, {i}
    while tree.nodes[top].relation in _TRANSPARENT and tree.nodes[top].head not in seen:
        top = tree.nodes[top].head
        seen.add(top)
    found = [top]
    for at in found:  # it grows as it is walked
        found += [j for j in tree.related(at, *_TRANSPARENT) if j not in found]
    return found


def top_of_phrase(tree: Tree, i: int) -> int:
    """Return the word that stands for the whole phrase of a name or quantity."""
    for _ in range(len(tree.nodes)):  # trees over our words can have circles
        node = tree.nodes[i]
        if node.relation == "appos" or (node.relation in _UPWARD and _is_nominal(tree, node.head)):
            i = node.head
        elif node.relation == "pobj" and _counts(tree, node.head):
            i = tree.nodes[node.head].head
        else:
            break
    return i


def core_slots(tree: Tree, predicates: Sequence[Predicate], i: int) -> frozenset[Slot]:
    """Return the slots that a name or a counted thing fills as an argument."""
    top = top_of_phrase(tree, i)
    found = {*_argument(tree, top)}
    for predicate in predicates if tree.nodes[top].relation != "dative" else ():
        told = deed_at(tree, predicate.verb)
        if top in predicate.agents:
            lemma = tree.nodes[predicate.verb].lemma
            found.add((lemma if lemma in _TURNED else told, AGENT))
        if top in predicate.patients or (
            top in predicate.agents and _is_done_to(tree, predicate.verb)
        ):
            found.add((told, PATIENT))
    for of in tree.related(top, "prep"):  # "50,000 pages of emails"
        if tree.nodes[of].lemma == "of":
            what = (tree.nodes[n].lemma for n in tree.related(of, "pobj"))
            found.update((f"{deed_at(tree, top)} of {stem(lemma)}", COUNT) for lemma in what)
    return frozenset(found)


def _is_done_to(tree: Tree, verb: int) -> bool:
    """Whether a verb's subject suffers what it tells: "houses burned", "flights begin"."""
    return not tree.related(verb, "dobj", "ccomp", "xcomp", "agent")


def _argument(tree: Tree, i: int) -> Iterator[Slot]:
    """What a word is as another argument than a verb's subject or object."""
    head, relation = tree.nodes[i].head, tree.nodes[i].relation
    above = tree.nodes[head].head
    if relation == "nsubj":
        yield from _state(tree, head)
    elif relation == "attr":
        for subject in tree.related(head, "nsubj"):
            yield stem(tree.nodes[subject].lemma), HELD
    elif relation in ("oprd", "npadvmod") and head != i:
        yield deed_at(tree, head), PATIENT
    elif relation == "pobj" and above != head:
        if tree.nodes[head].lemma == "by" and tree.nodes[above].tag == "VBN":
            yield deed_at(tree, above), AGENT
            return
        yield deed_at(tree, above), tree.nodes[head].lemma
        if tree.nodes[head].lemma == "for":
            yield deed_at(tree, above), PATIENT  # "lasted for two hours"


def _state(tree: Tree, verb: int) -> Iterator[Slot]:
    """What the subject of ``verb`` is: "dead", "the winner"."""
    for complement in tree.related(verb, "acomp", "oprd"):
        if (state := deed_at(tree, complement)) in _STATES:
            yield state, PATIENT
    for attribute in tree.related(verb, "attr"):  # "the winner was X", "X was the winner"
        yield stem(tree.nodes[attribute].lemma), HELD


def place_slots(tree: Tree, i: int) -> frozenset[Slot]:
    """Return where, where to or where from a place's name tells that something happened."""
    return frozenset(_adjunct(tree, i, PLACE_ROLES, ""))


def time_slots(tree: Tree, i: int) -> frozenset[Slot]:
    """Return what a date tells the time of."""
    if i < _OPENING_WORDS and tree.words[0].folded in ("on", "in") and tree.roots:
        return frozenset([(deed_at(tree, tree.roots[0]), WHEN)])
    return frozenset(_adjunct(tree, i, _TIME_ROLES, WHEN))


def _adjunct(tree: Tree, i: int, roles: Mapping[str, str], role: str) -> Iterator[Slot]:
    """Climb from a place or date through what it is a part of to what it is said of."""
    for _ in range(len(tree.nodes)):
        node = tree.nodes[i]
        head, above = node.head, tree.nodes[node.head]
        if head == i:
            return
        if node.relation == "pobj":
            if above.lemma not in _NESTING and (role not in ("", WHEN) or above.lemma not in roles):
                return
            role = role or roles.get(above.lemma, "")
        elif not (
            (above.tag == "IN" and node.relation in ("prep", "pcomp", "npadvmod"))
            # "on Monday morning"; what the parser hangs on a date is said of its verb
            or (above.entity in ("DATE", "TIME") and not above.tag.startswith("V"))
            or (node.relation in _UPWARD and _is_nominal(tree, head) and not role)
        ):
            if not role:
                return
            yield deed_at(tree, head), role
            if above.relation == "pobj" and tree.nodes[above.head].relation == "agent":
                yield deed_at(tree, tree.nodes[above.head].head), role
                return  # "stopped by police in Cardiff"
            if above.tag.startswith("V") or above.relation not in ("dobj", "pobj", "attr", "prep"):
                return
            if above.relation in ("dobj", "attr"):
                yield deed_at(tree, above.head), role
                return
        i = head


def _counts(tree: Tree, of: int) -> bool:
    """Whether it is counted what stands after "of": "a total of 41 villagers"."""
    above = tree.nodes[tree.nodes[of].head]
    return tree.nodes[of].lemma == "of" and (above.lemma in _QUANTIFYING or above.tag == "CD")


def _is_nominal(tree: Tree, i: int) -> bool:
    return tree.nodes[i].tag.startswith(("N", "CD", "$", "PRP"))
