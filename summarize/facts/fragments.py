"""What is no sentence by its tree: captions, headings, what a sentence was cut from."""

from __future__ import annotations

from summarize.analysis.trees import Tree

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_TELLING = ("relcl", "acl")
"""Clauses that tell which thing is meant: "a woman who was hit by two cars"."""
_NOUNS = ("NN", "NNS", "NNP", "NNPS")


def is_fragment(tree: Tree) -> bool:
    """Return whether a sentence is a noun and what belongs to it, and states nothing of it.

    "The cabin of a new plane." and "A sketch of the woman who was hit by two cars." are such. What
    stands in quotation marks is what somebody said, in however few words.
    """
    if len(tree.roots) != 1 or tree.nodes[tree.roots[0]].tag not in _NOUNS:
        return False
    states = any(
        (node.tag in _FINITE or _may_be_past(tree, i))
        and not any(tree.nodes[j].relation in _TELLING for j in (i, *tree.ancestors(i)))
        for i, node in enumerate(tree.nodes)
    )
    return not states and not any(word.quoted for word in tree.words)


def _may_be_past(tree: Tree, i: int) -> bool:
    """Whether a participle may be a verb after all: "Lee assailed critics"."""
    is_past = tree.nodes[i].tag == "VBN" and tree.nodes[i].relation == "amod"
    return is_past and i > 0 and tree.nodes[i - 1].tag in _NOUNS
