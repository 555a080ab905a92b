"""Whether a sentence says, whatever its values, what another says was done."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.facts.passages import Passage
from summarize.facts.predicates import deed, deed_at
from summarize.facts.speech import is_of_saying
from summarize.facts.tolls import find_tolls
from summarize.superseding.pairs import share_words
from summarize.superseding.vocabulary_of_change import LIGHT, RECKONING


def says_too(one: Passage, other: Passage) -> bool:
    """Return whether ``other`` tells of the same, and one of the deeds that ``one`` is about.

    What the loot was worth says nothing of who took it. A verb or a noun tells a deed, or a toll.
    """
    mine = {*_main_deeds(one)}
    tolls, theirs = ({deed(each.deed) for each in find_tolls(tree)} for tree in (one, other))
    words = enumerate(other.words)
    told = {
        deed_at(other, i) if other.nodes[i].tag.startswith("V") else deed(word.folded)
        for i, word in words
    }
    is_one = not mine or bool(mine & (told | theirs)) or bool(tolls & theirs)
    return is_one and share_words(one.text, other.text)


def _main_deeds(tree: Passage) -> Iterator[str]:
    """What a sentence says was done: by its main verbs, or those of what is said."""
    for verb in _main_verbs(tree):
        if tree.nodes[verb].lemma not in LIGHT | RECKONING:
            yield deed_at(tree, verb)


def _main_verbs(tree: Passage) -> Iterator[int]:
    waiting = [*tree.roots]
    for i in waiting:
        below = tree.related(i, "ccomp") if is_of_saying(tree, i) else ()
        waiting += (*below, *tree.related(i, "conj"))
        if tree.nodes[i].tag.startswith("V") and not below:
            yield i
