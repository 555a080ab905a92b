"""Whether a word's statement is made, denied, or only held possible."""

from __future__ import annotations

from summarize.facts.passages import Passage
from summarize.language.lexicon import HEDGES, NEGATIONS

_MODAL_CLASSES = {
    **dict.fromkeys(("may", "might", "could", "can", "cannot", "can't", "couldn't"), "possible"),
    **dict.fromkeys(("will", "would", "shall", "won't", "wouldn't", "'ll"), "future"),
    **dict.fromkeys(("must", "should", "ought", "shouldn't", "mustn't"), "obligation"),
}
_DENIALS = frozenset({"deny", "denies", "denied", "denying", "refuse", "refused", "refuses"}) | {
    *("fail", "fails", "failed", "reject", "rejected", "rejects", "unlikely", "without", "lack"),
    *("lacks", "lacked"),
}
_NOT = NEGATIONS - _DENIALS
_HEDGING = HEDGES - set(_MODAL_CLASSES) - {"if", "would", "unlikely", "whether", "unless"}
_PREFIXES = ("un", "in", "im", "ir", "dis", "non", "anti")
_SHORTEST_BASE = 4


def is_negated(passage: Passage, i: int) -> bool:
    """Return whether the statement that word ``i`` heads is denied: an odd number of "not"s."""
    nodes, words, tree = passage.nodes, passage.words, passage.tree
    count = int(nodes[i].negated)
    for child in tree.children[i]:
        count += _is_not(passage, child)
        if nodes[child].relation in ("nsubj", "nsubjpass", "dobj", "attr"):
            count += any(
                words[j].folded in ("no", "neither") and _is_not(passage, j)
                for j in tree.related(child, "det")
            )
    above, relation = nodes[i].head, nodes[i].relation
    if above != i:
        count += (words[above].folded in _DENIALS and relation in _COMPLEMENTS) or (
            relation in ("acomp", "dobj", "attr") and _has_not(passage, above)
        )
    return count % 2 == 1


_COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp", "dobj", "pobj"})


def _has_not(passage: Passage, i: int) -> bool:
    return passage.nodes[i].negated or any(
        _is_not(passage, child) for child in passage.tree.children[i]
    )


def _is_not(passage: Passage, i: int) -> bool:
    """Whether word ``i`` denies; that of "No 1" does not."""
    is_label = i + 1 < len(passage) and passage.words[i + 1].text[0].isdigit()
    return passage.nodes[i].negated or (
        passage.words[i].folded in _NOT and not (is_label and passage.words[i].folded == "no")
    )


def modality(passage: Passage, i: int) -> frozenset[str]:
    """Return what makes the statement that word ``i`` heads less than a fact, as classes.

    "possible", "future", "obligation" and "hedged"; empty for what is stated as a fact.
    """
    nodes, words, tree = passage.nodes, passage.words, passage.tree
    found = set()
    for child in tree.children[i]:
        folded = words[child].folded
        if folded in _MODAL_CLASSES and nodes[child].relation == "aux":
            found.add(_MODAL_CLASSES[folded])
        elif folded in _HEDGING and nodes[child].relation in ("advmod", "amod", "aux"):
            found.add("hedged")
    above = nodes[i].head
    if above != i and nodes[i].relation in ("xcomp", "ccomp") and words[above].folded in _HEDGING:
        found.add("hedged")
    return frozenset(found)


def opposite(key: str, keys: frozenset[str]) -> str | None:
    """Return the word of ``keys`` that ``key`` denies by a prefix or the lack of one."""
    for prefix in _PREFIXES:
        if prefix + key in keys and len(key) >= _SHORTEST_BASE:
            return prefix + key
        base = key.removeprefix(prefix)
        if base != key and len(base) >= _SHORTEST_BASE and base in keys:
            return base
    return None
