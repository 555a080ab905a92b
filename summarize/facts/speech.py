"""Who is said to say what: sayings with their speakers, and what is only reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize.analysis.trees import Tree
from summarize.facts.predicates import Predicate
from summarize.language.lexicon import ATTRIBUTION_VERBS, FIRST_PERSON, SAYING

_FACTIVE = frozenset(["find", "reveal", "discover", "confirm", "recall", "realise", "realize"])
"""Who writes these vouches for what follows them (Kiparsky and Kiparsky, "Fact", 1970)."""
ACCORDING = "according"


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying, or "according", outside quotations, and the heads of who says it."""

    word: int
    speakers: tuple[int, ...]


def find_sayings(tree: Tree, predicates: Sequence[Predicate]) -> Iterator[Saying]:
    """Yield the sayings of a sentence, in order."""
    agents = {predicate.verb: predicate.agents for predicate in predicates}
    for i, word in enumerate(tree.words):
        if word.quoted:
            continue
        if word.folded == ACCORDING:
            below = (j for to in tree.children[i] for j in tree.children[to])
            yield Saying(i, tuple(below))
        elif is_of_saying(tree, i):
            yield Saying(i, agents.get(i, ()))


def is_of_saying(tree: Tree, i: int) -> bool:
    """Return whether word ``i`` is a verb of saying, in any form."""
    node = tree.nodes[i]
    says = node.lemma in SAYING or tree.words[i].folded in ATTRIBUTION_VERBS
    return node.tag.startswith("V") and says


def tells_what(tree: Tree, saying: Saying) -> bool:
    """Return whether the sentence has what is said: "Lee said that …", "…, Lee said"."""
    return (
        tree.words[saying.word].folded == ACCORDING
        or bool(tree.related(saying.word, "ccomp"))
        or tree.nodes[saying.word].relation == "parataxis"
    )


def is_first_person(tree: Tree, i: int) -> bool:
    """Tell "us" from "U.S." and "I" from "Nicholas I"."""
    word = tree.words[i]
    is_pronoun = tree.nodes[i].tag in ("PRP", "PRP$")
    return is_pronoun and word.folded in FIRST_PERSON and "." not in word.text


def is_reported(tree: Tree, i: int) -> bool:
    """Return whether word ``i`` is in what somebody is reported to say.

    What a source puts between commas, "who will leave in May", is its own; and what
    somebody is said to reveal is so, by the source's own word.
    """
    if tree.words[i].quoted:
        return True
    below = i
    for above in tree.ancestors(i):
        relation = tree.nodes[below].relation
        if (
            is_of_saying(tree, above)
            and not tree.words[above].quoted
            and (
                relation == "parataxis"
                or (relation == "ccomp" and tree.nodes[above].lemma not in _FACTIVE)
            )
        ):
            return True
        if _is_aside(tree, below):
            return False
        below = above
    return any(
        tree.words[child].folded == ACCORDING
        for at in (i, *tree.ancestors(i))
        for child in tree.children[at]
    )


def _is_aside(tree: Tree, i: int) -> bool:
    """Whether word ``i`` heads a relative clause or apposition that is set off by a comma."""
    before = tree.sentence.before(tree.spans[i][0])
    return tree.nodes[i].relation in ("relcl", "appos") and (
        any(mark in before for mark in ",—–(") or " - " in before
    )
