"""A part of a sentence that may go: what is left must hold together without it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from summarize.language.lexicon import MONTHS, PERSON_PRONOUNS, THING_PRONOUNS, WEEKDAYS
from summarize.language.marks import mark_before
from summarize.language.trees import Tree

PartKind = Literal["clause", "apposition", "aside", "adjunct", "word"]

MIN_REST = 5
"""Words that a sentence must still have."""
_LEAST_REST = 0.4
"""Share of a sentence's words that must be left: else the part is what it was printed for."""
_NARROWING: frozenset[PartKind] = frozenset(["adjunct", "word"])
_ANSWERS = frozenset(["deny", "dispute", "reject", "refute", "plead"])
_COUNTERPARTS = frozenset("other others another both neither either such these those".split())
_QUALIFIERS = frozenset(
    (
        "average mean median typically usually generally total combined altogether overall each "
        "apiece respectively annually yearly monthly weekly daily most least best worst"
    ).split()
)
"""What a figure is not without these."""
_LONGEST_QUALIFIER = 4
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_NAMES = ("NNP", "NNPS")
_NOUNS = ("NN", "NNS", "NNP", "NNPS")


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """Words ``first`` to ``last - 1`` of a sentence, which can go."""

    first: int
    last: int
    kind: PartKind


def joint(tree: Tree, first: int, last: int) -> str:
    """Return what stands between the words around a removable run when it is gone.

    Before the first word that is nothing; after the last one, a period.
    """
    sentence = tree.sentence
    if first == 0:
        return sentence.before(0)
    if last == len(tree.words):
        return "" if tree.words[first - 1].text.endswith(".") else "."
    abbreviation = "." if sentence.before(first).startswith(".") else ""
    # "Smith (who is ill), of Ohio": the comma after the bracket belongs to the rest.
    after = sentence.before(last).partition(")")[2]
    if after:
        return abbreviation + after
    return abbreviation + (", " if _keeps_comma(tree, first, last) else " ")


def is_sound(tree: Tree, part: Part) -> bool:
    """Return whether the rest stands, and says the same, when ``part`` is gone."""
    size = len(tree.words)
    return (
        size - (part.last - part.first) >= max(MIN_REST, _LEAST_REST * size)
        and not _runs_names_together(tree, part)
        and not _answers(tree, part)
        and not _leads_to_dash(tree, part)
        and _is_detachable(tree, part)
        and not _cuts_quotation(tree, part)
        and not _strands_pronoun(tree, part)
        and not _takes_subject(tree, part)
        and not _frees_infinitive(tree, part)
        and not _frees_clause(tree, part)
        and not _qualifies_figure(tree, part)
        and not _strands_preposition(tree, part)
        and not (part.kind in _NARROWING and tree.words[part.first].quoted)
    )


def _qualifies_figure(tree: Tree, part: Part) -> bool:
    """Whether the part tells what a figure outside it is: "off by, on average, 20 beats"."""
    inside = range(part.first, part.last)
    return (
        len(inside) <= _LONGEST_QUALIFIER
        and any(tree.words[i].folded in _QUALIFIERS for i in inside)
        and any(node.tag == "CD" for i, node in enumerate(tree.nodes) if i not in inside)
    )


def _strands_preposition(tree: Tree, part: Part) -> bool:
    """Whether a preposition before the part has nothing left to go with: "off by"."""
    before = part.first - 1
    if part.first == 0 or tree.nodes[before].relation != "prep":
        return False
    rest = [i for i in range(len(tree.nodes)) if not part.first <= i < part.last]
    return all(tree.nodes[i].head != before for i in rest)


def _frees_clause(tree: Tree, part: Part) -> bool:
    """Whether what told of the part would become what is said: "wrote in terms that …"."""
    if not 0 < part.last < len(tree.words) or tree.words[part.last].folded != "that":
        return False
    beside = tree.sentence.before(part.last) == " "
    return beside and tree.nodes[part.last - 1].tag == "NNS"


def _takes_subject(tree: Tree, part: Part) -> bool:
    """Whether a verb would open the rest: a parser can take its subject for a clause."""
    return part.first == 0 and tree.nodes[part.last].tag in _FINITE


def _frees_infinitive(tree: Tree, part: Part) -> bool:
    """Whether what a "to" in the part governs stays behind: "asking them to come in, sit down"."""
    inside = range(part.first, part.last)
    behind = part.last < len(tree.words) and tree.nodes[part.last].tag == "VB"
    return behind and any(tree.nodes[i].tag in ("TO", "MD", "VB") for i in inside)


def _leads_to_dash(tree: Tree, part: Part) -> bool:
    """Whether a dash goes on from the part: ", which was defeated – 53 percent opposed it"."""
    if not 0 < part.first <= part.last < len(tree.words):
        return False
    before, after = (mark_before(tree.sentence, i) for i in (part.first, part.last))
    return after == "–" != before


def _answers(tree: Tree, part: Part) -> bool:
    """Whether the part is somebody's answer to what is alleged: ", which the country denies"."""
    return any(tree.nodes[i].lemma in _ANSWERS for i in range(part.first, part.last))


def _runs_names_together(tree: Tree, part: Part) -> bool:
    """Whether two names would stand side by side: "to dismiss Mr. Lee[, who …,] Ann Smith"."""
    if not 0 < part.first <= part.last < len(tree.words):
        return False
    around = (tree.nodes[part.first - 1], tree.nodes[part.last])
    return all(node.tag in _NAMES for node in around) and (
        joint(tree, part.first, part.last).strip() == ""
    )


def _is_detachable(tree: Tree, part: Part) -> bool:
    """Whether no word outside the part depends on one inside, and the subject is outside."""
    inside = range(part.first, part.last)
    outside = [i for i in range(len(tree.nodes)) if i not in inside]
    return not any(tree.nodes[i].head in inside for i in outside)


def _cuts_quotation(tree: Tree, part: Part) -> bool:
    """Whether the part ends within a quotation, or one half of a pair of marks is in it."""
    words, text = tree.words, tree.text
    start = words[part.first - 1].end if part.first else 0
    end = words[part.last].start if part.last < len(words) else len(text)
    marks = Counter(mark for mark in text[start:end] if mark in '()[]“”"')
    if marks["("] != marks[")"] or marks["["] != marks["]"] or marks["“"] != marks["”"]:
        return True
    if marks['"'] % 2 or _halves_dashes(tree, part):
        return True
    opens = part.first > 0 and words[part.first - 1].quoted and words[part.first].quoted
    closes = part.last < len(words) and words[part.last - 1].quoted and words[part.last].quoted
    return opens or closes


def _halves_dashes(tree: Tree, part: Part) -> bool:
    """Whether one of two dashes is in the part or at its edge, and the other is not."""
    dashes = [i for i in range(1, len(tree.words)) if mark_before(tree.sentence, i) == "–"]
    inside = [i for i in dashes if part.first < i < part.last]
    edges = [i for i in dashes if i in (part.first, part.last)]
    if len(inside) % 2:
        return True
    return len(dashes) > 1 and len(edges) == 1


def _strands_pronoun(tree: Tree, part: Part) -> bool:
    """Whether a pronoun after the part may stand for something named in it."""
    rest = [i for i in range(part.last, len(tree.words)) if not tree.words[i].quoted]
    if part.first == 0 and rest and tree.words[rest[0]].folded in _COUNTERPARTS:
        return True  # "While two agreed, others left"
    pronouns = [i for i in rest if tree.words[i].folded in PERSON_PRONOUNS | THING_PRONOUNS]
    inside = range(part.first, part.last)
    if not pronouns:
        return False
    named = any(
        tree.nodes[i].tag in _NAMES and tree.words[i].folded not in WEEKDAYS | MONTHS
        for i in inside
    )
    if named and any(tree.words[i].folded in PERSON_PRONOUNS for i in pronouns):
        return True
    if part.first or not any(tree.nodes[i].tag in _NOUNS for i in inside):
        return False
    # "After the mayor resigned, he …", "In the storm, it …"; not "In a speech, Lee said he …"
    acts = any(tree.nodes[i].relation in ("nsubj", "nsubjpass") for i in inside)
    persons = any(tree.words[i].folded in PERSON_PRONOUNS for i in pronouns)
    return (acts and persons) or not any(
        tree.nodes[i].tag in _NOUNS for i in range(part.last, pronouns[0])
    )


def _keeps_comma(tree: Tree, first: int, last: int) -> bool:
    """Whether the mark after a removed part closes more than the part.

    "In Paris, the capital, police said" keeps the comma, "the capital, Paris, said" none.
    """
    if mark_before(tree.sentence, last) not in (",", "–", ")"):
        return False
    if mark_before(tree.sentence, first) == " ":
        return mark_before(tree.sentence, last) == ","
    closed = None
    for above in (first - 1, *tree.ancestors(first - 1)):
        start, end = tree.spans[above]
        if end > last:
            break
        if end == last:
            closed = above
        if (start, end) == (0, first) and tree.nodes[above].head >= last:
            return True  # "When Lee sat down with him, at noon, success was far"
        if 0 < start < first - 1 and mark_before(tree.sentence, start) == ",":
            return True  # "Lee, a judge from York, who is ill, left"
    before = tree.nodes[first - 1]
    if mark_before(tree.sentence, first - 1) == "," and (
        before.tag == "CD" or before.relation == "appos"
    ):
        return True  # "Lee, 27, who is ill, left", "Lee, D-Va., the chairman, left"
    if closed is None or closed == first - 1:
        return False
    return tree.nodes[closed].relation not in ("nsubj", "nsubjpass")
