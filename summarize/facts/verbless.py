"""What is no sentence by its tree: captions, headings, what a sentence was cut from."""

from __future__ import annotations

from summarize.analysis.trees import Tree
from summarize.language.syntax import verbs_of

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_NOUNS = ("NN", "NNS", "NNP", "NNPS")


def is_fragment(tree: Tree) -> bool:
    """Return whether a sentence is a noun and what belongs to it, and states nothing of it.

    "The cabin of a new plane." is one. The parser and the words must agree that there is no verb,
    and none may have been taken for a noun. What stands in quotation marks is what somebody said,
    in however few words.
    """
    return (
        len(tree.roots) == 1
        and tree.nodes[tree.roots[0]].tag in _NOUNS
        and not any(node.tag in _FINITE for node in tree.nodes)
        and not any(word.quoted for word in tree.words)
        and not any(i > 0 for i in verbs_of(tree.sentence))
        and not any(_may_be_verb(tree, i) for i in range(1, len(tree.nodes)))
    )


def _may_be_verb(tree: Tree, i: int) -> bool:
    """Whether what follows a noun can be its verb after all: "The band returns"."""
    is_either = tree.nodes[i].tag in ("NNS", "VBN", "VB")
    return is_either and tree.nodes[i - 1].tag in _NOUNS
