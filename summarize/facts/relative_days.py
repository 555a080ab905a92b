"""The days that only the day of an article tells: "yesterday", "this morning"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarize.analysis.trees import Tree
from summarize.facts.days import find_said_days

_BESIDE_VERBS = ("npadvmod", "advmod")
_PARTS = {"tonight": "night"}
_PARTS_OF_DAYS = ("morning", "afternoon", "evening", "night")


@dataclass(frozen=True, slots=True)
class LooseDay:
    """Words of a sentence that is whole without them, and tell a day from its article's.

    Attributes:
        first: the first word.
        end: one more than the last.
        shift: so many days after the article's day.
        part: "night" of "last night", or "".
    """

    first: int
    end: int
    shift: int
    part: str


def loose_days(tree: Tree) -> Iterator[LooseDay]:
    """Yield what of a sentence is like "yesterday" in "Lee resigned yesterday", in order.

    "Today's vote" is not whole without it, what is quoted was said so, and "three days ago" and
    "today, May 4" go on to tell the day. What holds is of no day: "Few live there today".
    """
    found = list(find_said_days(tree))
    starts = {said.first for said in found}
    for said in found:
        words = range(said.first, said.end)
        heads = [i for i in words if tree.nodes[i].head not in words]
        if said.shift is None or said.from_told or len(heads) != 1:
            continue
        node, verb = tree.nodes[heads[0]], tree.nodes[heads[0]].head
        verbs = (verb, *tree.related(verb, "aux", "auxpass"))
        is_present = any(tree.nodes[i].tag in ("VBZ", "VBP") for i in verbs)
        last = tree.words[said.end - 1].folded
        if (
            node.relation in _BESIDE_VERBS
            and tree.nodes[verb].tag.startswith("V")
            and not (is_present and said.shift == 0)
            and set(tree.children[heads[0]]) <= set(words)
            and not any(tree.words[i].quoted for i in words)
            and last != "ago"
            and said.end not in starts
        ):
            part = last if last in _PARTS_OF_DAYS else _PARTS.get(last, "")
            yield LooseDay(said.first, said.end, said.shift, part)
