"""Sentences that only leave something out of a source's, and whether the rest is as true.

Leaving out a modifier keeps a statement true where it stands in no scope: what is said of "five
agencies aware of it" by "none of" does not hold of five agencies (monotonicity; MacCartney and
Manning, "Natural logic for textual inference", 2007). What a comma sets off from its noun is in no
scope. So which words went, and where they stood in the tree, is asked here, and not how likely
it is that the whole is true.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from itertools import groupby

from summarize.analysis.trees import Tree
from summarize.checking.evidence import Evidence
from summarize.facts.denial import is_negated
from summarize.facts.passages import Passage
from summarize.facts.speech import is_of_saying
from summarize.language.lexicon import (
    CONDITIONS,
    HEDGES,
    NEGATIONS,
    ORDINALS,
    UNLIKE,
    phrases,
    word_set,
)

_TIES = frozenset(phrases("openings", "ties"))
_CONNECTIVES = frozenset(phrases("openings", "connectives"))
_ASIDES = frozenset(["relcl", "appos", "acl", "amod", "nummod", "npadvmod", "advcl"])
"""What commas, dashes or brackets can set off from what it tells more of."""
_ADJUNCTS = frozenset(["advcl", "prep", "npadvmod", "agent", "relcl", "acl", "amod"])
"""What tells when, where, why, by whom or which."""
_LIMITING = ORDINALS | word_set("no none every each all any only most few so such too more less")
"""Words that what is left out may be the limit of: "the second in a month"."""
_FINITE = ("VBD", "VBP", "VBZ")
_WHEN = ("DATE", "TIME")
_DEGREES = ("JJS", "RBS", "JJR", "RBR")
_OF_NOUNS = ("det", "predet", "amod", "nummod", "advmod")
_SCOPES = CONDITIONS | word_set("according per except than despite long given")
"""What begins a part that the rest does not hold without, or whose word it is."""
_MARKS = ",—–()[]"


@dataclass(frozen=True, slots=True)
class Omission:
    """What a sentence leaves out of the source sentence that it otherwise has word by word.

    Attributes:
        text: the words that went, those of each place by themselves.
        is_safe: whether the rest is as true without them.
    """

    text: tuple[str, ...]
    is_safe: bool


def find_omission(evidence: Evidence) -> Omission | None:
    """Return what the sentence leaves out of one of its spans; None where it does more than that.

    Where it does so of several, one from which it can go counts.
    """
    own = evidence.sentence
    laid = ((span, lay_over(own, span)) for span in evidence.spans if len(span) > len(own))
    found = [_omission(span, kept) for span, kept in laid if kept]
    return next((each for each in found if each.is_safe), found[0] if found else None)


def _omission(span: Passage, kept: tuple[int, ...]) -> Omission:
    gone = frozenset(range(len(span))) - set(kept)
    runs = [
        [i for _, i in run] for _, run in groupby(enumerate(sorted(gone)), lambda it: it[1] - it[0])
    ]
    tops = [i for i in sorted(gone) if span.nodes[i].head not in gone or i in span.roots]
    return Omission(
        tuple(span.sentence.between(run[0], run[-1] + 1) for run in runs),
        not any(span.nodes[i].head in gone for i in kept)
        and all(span.nodes[i].head != i and _can_go(span, i, gone) for i in tops),
    )


def lay_over(sentence: Passage, span: Passage) -> tuple[int, ...]:
    """Return which words of ``span`` those of ``sentence`` are, in the fewest runs; () if none."""
    own, theirs = ([(w.folded, w.quoted) for w in each.words] for each in (sentence, span))
    if not set(own) <= set(theirs):
        return ()
    far = len(theirs) + 1
    # runs[j][i]: the fewest runs in which own words from j on lie, the first of them on word i.
    runs = [[far] * len(theirs) for _ in own]
    for j in reversed(range(len(own))):
        best = far  # over what comes later than the next word
        for i in reversed(range(len(theirs))):
            goes_on = runs[j + 1][i + 1] if j + 1 < len(own) and i + 1 < len(theirs) else far
            if own[j] == theirs[i]:
                runs[j][i] = 1 if j + 1 == len(own) else min(goes_on, best + 1)
            best = min(best, goes_on)
    places: list[int] = []
    for j, row in enumerate(runs):
        start = places[-1] + 1 if places else 0
        costs = [row[i] + (i != start or not j) for i in range(start, len(theirs))]
        if not costs or min(costs) > far:
            return ()
        places.append(start + costs.index(min(costs)))
    return tuple(places)


def _can_go(tree: Passage, i: int, gone: Set[int]) -> bool:
    """Whether the rest is as true without what word ``i`` governs."""
    node, word = tree.nodes[i], tree.words[i].folded
    first, last = tree.spans[i]
    if _is_light(tree, i, gone) or _is_title(tree, i):
        return True
    opening = {tree.words[j].folded for j in (i, first, *tree.related(i, "mark", "advmod"))}
    if opening & (_SCOPES | HEDGES | NEGATIONS) or _says_the_rest(tree, i):
        return False
    if _is_aside(tree, i) and _is_set_off(tree, first, last):
        return True
    if node.relation == "conj":
        return _is_second_clause(tree, i, gone)
    is_when = node.relation == "advmod" and node.entity in _WHEN
    is_part = node.relation in _ADJUNCTS and word != "of" and word not in UNLIKE
    return (is_when or is_part) and _is_in_no_scope(tree, i)


def _is_light(tree: Passage, i: int, gone: Set[int]) -> bool:
    """Whether a word ties its sentence to others, or may be missing: "that", "had"."""
    node, word, (first, last) = tree.nodes[i], tree.words[i].folded, tree.spans[i]
    if node.relation == "cc":
        return i == 0 or (word == "and" and i + 1 in gone)
    phrase = " ".join(each.folded for each in tree.words[first:last])
    return (
        phrase in _TIES
        or (not first and phrase in _CONNECTIVES)
        or (node.relation == "mark" and word == "that")
        or (node.relation == "aux" and node.lemma == "have")
    )


def _is_title(tree: Passage, i: int) -> bool:
    """Whether word ``i`` stands before a person's name, or is a forename."""
    node = tree.nodes[i]
    return node.relation == "compound" and tree.nodes[node.head].entity == "PERSON"


def _says_the_rest(tree: Passage, i: int) -> bool:
    """Whether word ``i`` may be who says what is left: not ", saying that she would stay"."""
    node = tree.nodes[i]
    return is_of_saying(tree, i) and node.relation == "advcl" and node.tag in _FINITE


def _is_aside(tree: Passage, i: int) -> bool:
    """Whether what word ``i`` governs can stand beside a statement, outside of what it denies."""
    node = tree.nodes[i]
    is_of_noun = node.relation == "prep" and tree.nodes[node.head].tag.startswith("NN")
    return is_of_noun or node.relation in _ASIDES


def _is_set_off(tree: Tree, first: int, last: int) -> bool:
    """Whether a mark stands before a part and after it, or the sentence begins or ends there."""
    marks = (tree.sentence.before(first), tree.sentence.before(last))
    before, after = (any(mark in between for mark in _MARKS) for between in marks)
    is_first, is_last = first == 0, last == len(tree.words)
    return (before or is_first) and (after or is_last) and (after or not is_first)


def _is_second_clause(tree: Passage, i: int, gone: Set[int]) -> bool:
    """Whether word ``i`` is a verb that "and" joins to one that says something without it."""
    head = tree.nodes[i].head
    joins = [tree.words[j].folded for j in tree.related(head, "cc") if j in gone]
    verbs = tree.nodes[i].tag.startswith("V") and tree.nodes[head].tag.startswith("V")
    return verbs and joins == ["and"] and not is_negated(tree, head)


def _is_in_no_scope(tree: Passage, i: int) -> bool:
    """Whether nothing denies or limits what word ``i`` tells more of, or what that depends on."""
    above = [*tree.ancestors(i)]
    near = [j for each in above for j in tree.children[each] if tree.nodes[j].tag[:1] != "V"]
    beside = [*above, *near, *(j for each in near for j in tree.related(each, *_OF_NOUNS))]
    return not any(is_negated(tree, j) for j in above) and not any(
        tree.words[j].folded in _LIMITING | NEGATIONS or tree.nodes[j].tag in _DEGREES
        for j in beside
        if not tree.governs(i, j)
    )
