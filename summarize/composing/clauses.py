"""The main clause of a sentence: what is told besides, between commas or dashes, taken off."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from summarize.analysis import Treebank
from summarize.analysis.trees import Tree
from summarize.facts.names import PLACE_ENTITIES
from summarize.facts.pointing import definite_nouns, points_back, ties
from summarize.facts.vocabulary import KNOWN_THINGS
from summarize.language.casing import opened_anew
from summarize.language.lexicon import CONDITIONS, DENYING_VERBS, word_set
from summarize.language.scripts import CLOSERS
from summarize.language.words import count_words

_BESIDES = frozenset(["advcl", "relcl", "acl", "appos", "conj", "prep", "amod"])
"""What a comma or a dash parts from a clause that is whole without it."""
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_FINITE = ("VBD", "VBP", "VBZ", "MD")
FULL_WORDS = 14
"""A statement of so many words is short as it stands."""
_FEWEST_SAVED = 5
"""So many words less are worth leaving something out of a statement that stays long."""
_FEWEST_WORDS = 5
_PARTING = ",;—–-"
_DASHES = "—–-"
_SCOPES = word_set("according at except only mostly mainly partly")
"""What begins a part without which the rest says more than was said: "at least in rats"."""
_DENYING = DENYING_VERBS | word_set("without never nobody none no neither nor")
_LIMITS = word_set("no every each all any only most few first last so such too more less")
"""What a part beside is the limit of: "the only ones who stayed", "so weak that it fell"."""
_WHEN_OR_WHERE = PLACE_ENTITIES | {"DATE", "TIME"}
_LEADING_ON = ("IN", "TO", "CC", "DT", "MD", "WDT", "PRP$")
"""The tags of words after which something must come."""


def in_few_words(text: str, treebank: Treebank, few: int = FULL_WORDS) -> str:
    """Return the main clause, and less where what it begins or ends with is not needed.

    What goes must not be what the rest points at: "With a prize to win, many spent the money".
    """
    clause = main_clause(treebank.trees([text])[0])
    if count_words(clause) <= few:
        return clause
    tree = treebank.trees([clause])[0]
    for short, is_opened in without_adjuncts(tree, few):
        saved = count_words(clause) - count_words(short)
        cut = treebank.trees([short])[0]
        pointing = _pointing(cut) - (KNOWN_THINGS if is_opened else _pointing(tree))
        if not (pointing or points_back(cut) or not _states(cut)) and (
            saved >= _FEWEST_SAVED or count_words(short) <= few
        ):
            return short
    return clause


def _states(tree: Tree) -> bool:
    """Whether a main verb is there, with its subject, in a form that states something."""
    return any(
        tree.related(root, *_SUBJECTS)
        and (tree.nodes[root].tag in _FINITE or tree.related(root, "aux", "auxpass"))
        for root in tree.roots
    )


def _pointing(tree: Tree) -> set[str]:
    return {noun.lemma for noun in definite_nouns(tree)}


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
    text = without_words(tree, gone)
    return text if text.count("(") == text.count(")") else tree.text


def without_adjuncts(tree: Tree, most: int) -> Iterator[tuple[str, bool]]:
    """Yield a sentence without what it begins or ends with, and whether its beginning went.

    What goes are clauses, times and places beside its verbs and nouns: "The mayor resigned on
    Monday after a fire destroyed the mill." becomes "The mayor resigned on Monday." in six words.
    What has as many words as ``most``, or nearly, comes first. Nothing goes of a sentence that
    denies something, and no condition.
    """
    if any(node.negated or tree.words[i].folded in _DENYING for i, node in enumerate(tree.nodes)):
        return
    n = len(tree.words)
    spans = [tree.spans[i] for i in range(n) if _is_adjunct(tree, i)]
    starts = [0, *(last for first, last in spans if not first and _parting(tree, last) == ",")]
    ends = [n, *(first for first, last in spans if last == n)]
    parts = {(i, j) for i in starts for j in ends if _FEWEST_WORDS <= j - i < n}
    for i, j in sorted(parts, key=lambda part: (max(part[1] - part[0], most), part[0] - part[1])):
        text = without_words(tree, {*range(i), *range(j, n)})
        yield (opened_anew(text, tree.text) if i else text), i > 0


def _is_adjunct(tree: Tree, i: int) -> bool:
    """Whether what word ``i`` governs tells more, and the rest is as true without it."""
    node, (first, last) = tree.nodes[i], tree.spans[i]
    if node.relation in ("prep", "npadvmod"):
        told = [j for j in (i, *tree.related(i, "pobj")) if tree.nodes[j].entity in _WHEN_OR_WHERE]
        is_part = bool(told) and not any(_is_of_more(tree, j) for j in told)
    else:
        is_aim = node.tag == "VB"  # "a decision to close the mill"
        is_part = node.relation in ("advcl", "relcl", "acl") and not is_aim
    beside = tree.related(node.head, "det", "predet", "amod", "advmod")
    is_limited = any(tree.words[j].folded in _LIMITS for j in beside)
    return (
        is_part
        and tree.is_whole(first, last, i)
        and not is_limited
        and not (first and tree.nodes[first - 1].tag in _LEADING_ON)
        and not _is_needed(tree, i, first, last)
    )


def _is_of_more(tree: Tree, i: int) -> bool:
    """Whether an "of" that a day governs is of what stands before: "the adoption on Tuesday of"."""
    is_day = tree.nodes[i].entity == "DATE"
    beside = (j for j in tree.related(i, "prep") if not tree.nodes[j].entity)
    return is_day and any(tree.words[j].folded == "of" for j in beside)


def without_ties(tree: Tree) -> str:
    """Return a sentence without "also", "too" and the like, which tie it to the one before.

    The commas around such a word go with it: "Lee, too, resigned." becomes "Lee resigned."
    """
    text = tree.text
    for i in sorted(ties(tree), reverse=True):
        word = tree.words[i]
        before, after = text[: word.start], text[word.end :]
        if before.endswith(", ") and after[:1] in ",.":
            before, after = before[:-2], after.removeprefix(",")
        elif before.endswith(" ") or not before:
            before, after = before.rstrip(" "), after.lstrip(" ," if not before else "")
        text = before + after if before else opened_anew(after, tree.text)
    return text


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
        stop = "" if tree.words[kept[-1]].text.endswith(".") else "."  # "in the U.S."
        end = "".join(mark for mark in end if mark in CLOSERS) + stop
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
        if node.relation == "appos" and (
            tree.nodes[node.head].relation == "appos" or tree.related(i, "appos")
        ):
            continue  # two objects: "gave his challenger, Simone Achter, a margin of 214 votes"
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
