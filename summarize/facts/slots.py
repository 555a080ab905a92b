"""What a word does in its sentence: which slots of which predicates it fills.

"12 people were killed", "killed 12 people" and "12 people died" fill one slot: who was
killed. Two sentences that agree in a slot but not in what fills it contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from summarize.analysis.trees import Tree
from summarize.language.lexicon import word_set
from summarize.language.words import stem

Slot: TypeAlias = "tuple[str, str]"
"""The stem of a predicate and what is to be filled: ("arrest", "patient"), ("meet", "at")."""

AGENT, PATIENT, WHEN, AT = "agent", "patient", "when", "at"

_CANONICAL = {
    # lemma: (lemma, whether who does the one suffers the other)
    "die": ("kill", True),
    "dead": ("kill", True),
    "perish": ("kill", True),
    "injured": ("injure", True),
    "hurt": ("injure", False),
    "wound": ("injure", False),
    "detain": ("arrest", False),
    "get": ("receive", False),
    "purchase": ("buy", False),
    "pay": ("cost", False),
    "spend": ("cost", False),
}
"""Tolls are told by many verbs: those that mean the same."""
_UPWARD = frozenset(["compound", "nmod", "nummod", "quantmod", "amod", "conj", "poss", "npadvmod"])
_QUANTIFYING = word_set("total number group estimate dozen thousand hundred million billion")
_PLACE_ROLES = {
    **dict.fromkeys(["in", "at", "near", "outside", "inside", "within", "across"], AT),
    **dict.fromkeys(["to", "into", "toward", "towards"], "to"),
    "from": "from",
}
_TIME_ROLES = {**dict.fromkeys(["on", "in", "at", "during"], WHEN)}
_NESTING = frozenset(["in", "at", "during", "near", "inside", "outside"])
_OPENING_WORDS = 4
"""A date among so many first words, "On 20 January voters …", is of the main verb."""
_TEMPORAL = frozenset(["DATE", "TIME"])


def predicate(tree: Tree, i: int) -> str:
    """Return the stem by which a predicate is compared."""
    if tree.nodes[i].lemma == "take" and any(
        tree.nodes[thing].lemma == "place" for thing in tree.related(i, "dobj")
    ):
        return "hold"
    lemma = tree.nodes[i].lemma
    return stem(_CANONICAL.get(lemma, (lemma, False))[0])


def top_of_phrase(tree: Tree, i: int) -> int:
    """Return the word that stands for the whole phrase of a name or quantity."""
    for _ in range(len(tree.nodes)):  # trees over our words can have circles
        node = tree.nodes[i]
        if node.head == i:
            return i
        if node.relation == "appos" or (node.relation in _UPWARD and _is_nominal(tree, node.head)):
            i = node.head
        elif node.relation == "pobj" and _quantified(tree, node.head) is not None:
            i = tree.nodes[node.head].head
        else:
            return i
    return i


def core_slots(tree: Tree, i: int) -> frozenset[Slot]:
    """Return the slots that a name or a counted thing fills as an argument."""
    top = top_of_phrase(tree, i)
    found = {*_argument(tree, top)}
    for of in tree.related(top, "prep"):  # "50,000 pages of emails"
        if tree.nodes[of].lemma == "of":
            what = [tree.nodes[n].lemma for n in tree.related(of, "pobj")]
            found.update((f"{predicate(tree, top)} of {stem(lemma)}", "count") for lemma in what)
    for child in tree.related(top, "acl"):  # "12 people killed in the crash"
        if tree.nodes[child].tag == "VBN":
            found.add((predicate(tree, child), PATIENT))
    return frozenset(found)


def _argument(tree: Tree, i: int) -> Iterator[Slot]:
    node = tree.nodes[i]
    head, relation = node.head, node.relation
    if head == i:
        return
    lemma = tree.nodes[head].lemma
    swaps = _CANONICAL.get(lemma, ("", False))[1]
    if relation in ("nsubj", "csubj"):
        yield predicate(tree, head), PATIENT if swaps else AGENT
        if not tree.related(head, "dobj", "ccomp", "xcomp"):
            yield predicate(tree, head), PATIENT  # "houses burned", "flights begin"
        for complement in tree.related(head, "acomp", "oprd"):  # "12 people are dead"
            if _CANONICAL.get(tree.nodes[complement].lemma, ("", False))[1]:
                yield predicate(tree, complement), PATIENT
        for attribute in tree.related(head, "attr"):  # "the winner was X", "X was the winner"
            yield stem(tree.nodes[attribute].lemma), "is"
    elif relation in ("nsubjpass", "dobj", "oprd", "npadvmod"):
        yield predicate(tree, head), PATIENT
    elif relation == "attr":
        for subject in tree.related(head, "nsubj"):
            yield stem(tree.nodes[subject].lemma), "is"
    elif relation == "pobj":
        above = tree.nodes[head].head
        if tree.nodes[head].relation == "agent" or (
            tree.nodes[head].lemma == "by" and tree.nodes[above].tag == "VBN"
        ):
            yield predicate(tree, above), AGENT
        elif above != head:
            yield predicate(tree, above), tree.nodes[head].lemma
            if tree.nodes[head].lemma == "for":
                yield predicate(tree, above), PATIENT  # "lasted for two hours"


def place_slots(tree: Tree, i: int) -> frozenset[Slot]:
    """Return where, where to or where from a place's name tells that something happened."""
    return frozenset(_adjunct(tree, i, _PLACE_ROLES))


def time_slots(tree: Tree, i: int) -> frozenset[Slot]:
    """Return what a date tells the time of."""
    if i < _OPENING_WORDS and tree.words[0].folded in ("on", "in") and tree.roots:
        return frozenset([(predicate(tree, tree.roots[0]), WHEN)])
    return frozenset(_adjunct(tree, i, _TIME_ROLES))


def _adjunct(tree: Tree, i: int, roles: dict[str, str]) -> Iterator[Slot]:
    """Climb from a place or date through what it is a part of to what it is said of."""
    role = WHEN if roles is _TIME_ROLES else ""
    for _ in range(len(tree.nodes)):
        node = tree.nodes[i]
        head = node.head
        if head == i:
            return
        above = tree.nodes[head]
        if node.relation == "pobj":
            if role in ("", WHEN) and (named := roles.get(above.lemma)) is None:
                if above.lemma not in _NESTING:
                    return
            elif not role:
                role = named or ""
            elif role != WHEN and above.lemma not in _NESTING:
                return
            i = head
            continue
        if above.tag == "IN" and node.relation in ("prep", "pcomp", "npadvmod"):
            i = head
            continue
        if above.entity in _TEMPORAL and not above.tag.startswith("V"):
            i = head  # "on Monday morning"; what the parser hangs on a date is said of its verb
            continue
        if node.relation in _UPWARD and _is_nominal(tree, head) and not role:
            i = head
            continue
        if not role:
            return
        yield predicate(tree, head), role
        if above.relation == "pobj" and tree.nodes[above.head].relation == "agent":
            yield predicate(tree, tree.nodes[above.head].head), role
            return  # "stopped by police in Cardiff"
        if above.tag.startswith("V") or above.relation not in ("dobj", "pobj", "attr", "prep"):
            return
        if above.relation in ("dobj", "attr"):
            yield predicate(tree, above.head), role
            return
        i = head


def _quantified(tree: Tree, preposition: int) -> int | None:
    """The word that counts what stands after "of": the "total" of "a total of 41 villagers"."""
    above = tree.nodes[preposition].head
    is_count = tree.nodes[above].lemma in _QUANTIFYING or tree.nodes[above].tag == "CD"
    return above if tree.nodes[preposition].lemma == "of" and is_count else None


def _is_nominal(tree: Tree, i: int) -> bool:
    return tree.nodes[i].tag.startswith(("N", "CD", "$", "PRP"))
