"""Who somebody is is told before what he did: "Ann Lee, the mayor, …" before "Lee …"."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.analysis import Treebank
from summarize.analysis.trees import Tree
from summarize.composing.choice import Choice
from summarize.facts.people import mentions, without_possessive


def introduce_first(ordered: Sequence[Choice], treebank: Treebank | None) -> list[Choice]:
    """Put what names a person in full before what has the surname alone, the lead aside.

    A statement goes with those that follow it. What one article tells stays in its order.

    Args:
        ordered: what is printed, each follower right after what it leans on.
        treebank: has the trees; None: nothing is known of who is named.
    """
    if treebank is None:
        return list(ordered)
    blocks: list[list[Choice]] = []
    for each in ordered:
        if each.follows is not None and blocks:
            blocks[-1].append(each)
        else:
            blocks.append([each])
    trees = [treebank.trees([each.sentence.text for each in block]) for block in blocks]
    order = list(range(len(blocks)))
    for later in range(2, len(blocks)):
        place = order.index(later)
        wanting = (at for at in range(1, place) if _wants(trees, order[:at], order[at], later))
        earlier = next(wanting, place)
        own = {each.source.article_id for each in blocks[later]}
        passed = {each.source.article_id for n in order[earlier:place] for each in blocks[n]}
        if own.isdisjoint(passed):
            order.insert(earlier, order.pop(place))
    return [each for n in order for each in blocks[n]]


def _wants(trees: Sequence[Sequence[Tree]], before: Sequence[int], one: int, other: int) -> bool:
    """Whether ``one`` has a surname alone that ``other`` has in full, and nothing ``before``."""
    told = {
        without_possessive(word.text) for n in before for tree in trees[n] for word in tree.words
    }
    surnames = _in_full(trees[other]) - told - _in_full(trees[one])
    return any(
        len(mention.name) == 1 and mention.surname in surnames
        for tree in trees[one]
        for mention in mentions(tree, surnames)
    )


def _in_full(trees: Sequence[Tree]) -> set[str]:
    return {each.surname for tree in trees for each in mentions(tree) if len(each.name) > 1}
