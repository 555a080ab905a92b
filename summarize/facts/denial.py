"""Whether a word's statement is made, denied, or only held possible."""

from __future__ import annotations

from summarize.analysis.trees import Tree
from summarize.facts.vocabulary import AHEAD, MOODS
from summarize.language.lexicon import HEDGES, NEGATIONS, word_set

_DENYING = word_set(
    "deny denies denied denying refuse refused refuses fail fails failed reject rejected rejects "
    "unlikely without lack lacks lacked"
)
"""Words that deny what depends on them."""
_NOT = NEGATIONS - _DENYING
_COMPLEMENTS = frozenset(["xcomp", "ccomp", "pcomp", "dobj", "pobj"])
_HEDGING = HEDGES - set(MOODS) - {"if", "would", "unlikely", "whether", "unless"}
_INFINITIVES = frozenset(["xcomp", "ccomp", "acl"])


def is_negated(tree: Tree, i: int) -> bool:
    """Return whether the statement that word ``i`` heads is denied: an odd number of "not"s."""
    nodes, words = tree.nodes, tree.words
    count = int(nodes[i].negated) + sum(_is_not(tree, child) for child in tree.children[i])
    for argument in tree.related(i, "nsubj", "nsubjpass", "dobj", "attr"):
        count += any(
            words[j].folded in ("no", "neither") and _is_not(tree, j)
            for j in tree.related(argument, "det")
        )
    above, relation = nodes[i].head, nodes[i].relation
    if above != i:
        count += (words[above].folded in _DENYING and relation in _COMPLEMENTS) or (
            relation in ("acomp", "dobj", "attr")
            and (nodes[above].negated or any(_is_not(tree, j) for j in tree.children[above]))
        )
    return count % 2 == 1


def _is_not(tree: Tree, i: int) -> bool:
    """Whether word ``i`` denies; that of "No 1" does not."""
    word = tree.words[i].folded
    is_label = word == "no" and i + 1 < len(tree.words) and tree.words[i + 1].text[0].isdigit()
    return tree.nodes[i].negated or (word in _NOT and not is_label)


def modality(tree: Tree, i: int) -> frozenset[str]:
    """Return what makes the statement that word ``i`` heads less than a fact, as classes.

    "possible", "future", "obligation" and "hedged"; empty for what is stated as a fact.
    """
    nodes, words = tree.nodes, tree.words
    found = {
        MOODS[words[child].folded]
        for child in tree.related(i, "aux")
        if words[child].folded in MOODS
    }
    hedges = tree.related(i, "advmod", "amod", "aux")
    if nodes[i].head != i and nodes[i].relation in ("xcomp", "ccomp"):
        hedges = (*hedges, nodes[i].head)
    if any(words[j].folded in _HEDGING for j in hedges):
        found.add("hedged")
    return frozenset(found) | mood_of_infinitive(tree, i)


def mood_of_infinitive(tree: Tree, i: int) -> frozenset[str]:
    """Return what the word above an infinitive makes of it, as `modality` does.

    "Have to go", "are to go", "agreed to go"; empty for other verbs.
    """
    nodes, head = tree.nodes, tree.nodes[i].head
    has_to = any(nodes[j].tag == "TO" for j in tree.related(i, "aux"))
    if head == i or not has_to or nodes[i].relation not in _INFINITIVES:
        return frozenset()
    above = nodes[head]
    if above.lemma == "have":
        return modality(tree, head) | {"obligation"}
    if (above.lemma == "be" and nodes[i].lemma != "blame") or (
        above.lemma == "go" and above.tag == "VBG"
    ):
        return frozenset(["future"])
    return frozenset(["hedged"]) if above.lemma in AHEAD else frozenset()
