"""What is no sentence by its tree: captions, headings, what a sentence was cut from."""

from __future__ import annotations

from summarize.analysis.trees import Tree

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_TELLING = ("relcl", "acl")
"""Clauses that tell which thing is meant: "the woman who led the band"."""
_NOUNS = ("NN", "NNS", "NNP", "NNPS")


def is_fragment(tree: Tree) -> bool:
    """Return whether a sentence is a noun and what belongs to it, and states nothing of it.

    "The cabin of a new plane." and "A sketch of the woman who led the band." are such. What
    stands in quotation marks is what somebody said, in however few words.
    """
    if len(tree.roots) != 1 or tree.nodes[tree.roots[0]].tag not in _NOUNS:
        return False
    states = any(
        _may_be_past(tree, i)
        or (
            node.tag in _FINITE
            and not any(tree.nodes[j].relation in _TELLING for j in (i, *tree.ancestors(i)))
        )
        for i, node in enumerate(tree.nodes)
    )
    return not states and not any(word.quoted for word in tree.words)


def _may_be_past(tree: Tree, i: int) -> bool:
    """Whether a participle may be a verb after all: "The mayor, Ann Lee, revealed a plan"."""
    follows_noun = i > 0 and tree.nodes[i - 1].tag in _NOUNS
    return tree.nodes[i].tag == "VBN" and follows_noun
