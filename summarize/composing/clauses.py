"""The main clause of a sentence: what is told besides, between commas or dashes, taken off."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from summarize.analysis.trees import Tree
from summarize.language.lexicon import CONDITIONS, word_set
from summarize.language.scripts import CLOSERS

_BESIDES = frozenset(["advcl", "relcl", "acl", "appos", "conj", "prep", "amod"])
"""What a comma or a dash parts from a clause that is whole without it."""
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_FEWEST_WORDS = 5
_PARTING = ",;—–-"
_DASHES = "—–-"
_SCOPES = word_set("according at except only mostly mainly partly")
"""What begins a part without which the rest says more than was said: "at least in rats"."""
_LEADING_ON = ("IN", "TO", "CC", "DT", "MD", "WDT", "PRP$")
"""The tags of words after which something must come."""


def main_clause(tree: Tree) -> str:
    """Return a sentence without what commas and dashes part from its main clause.

    "Anna Lee, who led the band, died on Monday, leaving two sons." becomes "Anna Lee died on
    Monday." Conditions stay, and so do who says it, and what stands in quotation marks or is
    joined to other words of its kind: "bread, butter and tea".
    """
    gone: set[int] = set()
    for first, last in _besides(tree):
        gone.update(range(first, last))
    if len(tree.words) - len(gone) < _FEWEST_WORDS or not gone:
        return tree.text
    return without_words(tree, gone)


def without_words(tree: Tree, gone: Collection[int]) -> str:
    """Return a sentence without words that it can do without; some must stay."""
    kept = [i for i in range(len(tree.words)) if i not in gone]
    parts = []
    for n, i in enumerate(kept):
        joined = i == 0 or kept[n - 1] == i - 1
        between = tree.sentence.before(i) if joined else _join(tree, kept[n - 1], i) if n else ""
        parts.append(between + tree.words[i].text)
    end = tree.sentence.before(kept[-1] + 1)
    if kept[-1] + 1 < len(tree.words):
        end = "".join(mark for mark in end if mark in CLOSERS) + "."
    return "".join(parts) + end


def _join(tree: Tree, before: int, after: int) -> str:
    """What stands between two words whose part between is gone: "In Accra, you were greeted"."""
    marks = tree.sentence.before(before + 1) + tree.sentence.before(after)
    if not any(mark in _PARTING for mark in marks):
        return " "
    told_of_subject = any(
        tree.nodes[i].relation in _SUBJECTS
        and tree.nodes[i].head >= after
        and tree.related(tree.nodes[i].head, *_SUBJECTS)[-1] == i
        for i in (before, *tree.ancestors(before))
    )
    return " " if told_of_subject or tree.nodes[before].tag in _LEADING_ON else ", "


def _besides(tree: Tree) -> Iterator[tuple[int, int]]:
    """Yield the first word and one more than the last of each part that can go."""
    for i, node in enumerate(tree.nodes):
        if node.relation not in _BESIDES or node.head == i:
            continue
        first, last = tree.spans[i]
        if node.relation == "conj":
            if not tree.related(i, *_SUBJECTS) and node.head not in tree.roots:
                continue  # "bread, butter and tea"
            while first and tree.nodes[first - 1].relation == "cc":
                first -= 1
        if first and _is_set_off(tree, first, last) and not _is_needed(tree, i, first, last):
            yield first, last


def _is_set_off(tree: Tree, first: int, last: int) -> bool:
    """Whether one mark stands before a part and after it, or the sentence ends there."""
    mark, within = _parting(tree, first), range(first + 1, last)
    if mark is None or (mark in _DASHES and any(_parting(tree, i) == mark for i in within)):
        return False
    if last == len(tree.words):
        return tree.nodes[first - 1].tag not in _LEADING_ON
    return _parting(tree, last) == mark


def _parting(tree: Tree, i: int) -> str | None:
    """The comma or dash before a word, if there is one."""
    return next((mark for mark in tree.sentence.before(i) if mark in _PARTING), None)


def _is_needed(tree: Tree, i: int, first: int, last: int) -> bool:
    """Whether a part says who says the rest, or on what condition it holds, or is torn."""
    opening = (*tree.related(i, "mark"), *([] if tree.nodes[i].relation == "conj" else [first]))
    return (
        any(tree.words[j].folded in CONDITIONS for j in opening)
        or tree.words[first].folded in _SCOPES
        or any(
            tree.words[j].quoted
            or (j != i and tree.nodes[j].relation == "parataxis")
            or not (tree.governs(i, j) or tree.nodes[j].relation == "cc")
            for j in range(first, last)
        )
    )
