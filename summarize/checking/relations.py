"""Whether things stand to each other as in the spans: before or after, with or without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from summarize.checking.evidence import Evidence, Place
from summarize.checking.verdict import Objection
from summarize.facts.denial import is_negated
from summarize.facts.passages import Passage
from summarize.facts.vocabulary import OPPOSITES

_UNDER = ("pobj", "pcomp", "amod")
_JOINING = ("prep", "dative", "mark", "advmod")
_HEADS = 2
"""Words above a preposition of which one must be the same: parsers differ in which it is."""


def check_relations(evidence: Evidence) -> Iterator[Objection]:
    """Yield each preposition whose opposite every span has that tells the same of the same."""
    sentence = evidence.sentence
    for i, word in enumerate(sentence.words):
        if word.folded not in OPPOSITES or sentence.nodes[i].relation not in _JOINING:
            continue
        for j in _joined_by(sentence, i):
            theirs = _told(evidence, i, evidence.spanned(j)) or _told(
                evidence, i, _pronouns(evidence)
            )
            if theirs and OPPOSITES[word.folded].issuperset(theirs):
                noun = sentence.words[j].text
                yield Objection.of("relation", "opposite", word.text, noun, theirs[0])
                break


def _told(evidence: Evidence, i: int, places: Iterable[Place]) -> list[str]:
    """What joins one of ``places`` to what word ``i`` joins another to, in spans that tell it."""
    return [
        span.words[p].folded
        for span, at in places
        if evidence.tells(i, span)
        for p in _joining(span, at)
        if _is_of_the_same(evidence.sentence, i, span, p)
    ]


def _pronouns(evidence: Evidence) -> Iterator[Place]:
    """Yield the pronouns of the spans, which may stand for what is joined: "voted against it"."""
    for span in evidence.spans:
        yield from ((span, p) for p, node in enumerate(span.nodes) if node.tag == "PRP")


def _joined_by(tree: Passage, i: int) -> Iterator[int]:
    """Yield the heads of what word ``i``, a preposition or a conjunction, joins to the rest."""
    if tree.nodes[i].relation == "mark":
        yield tree.nodes[i].head
        return
    below = [i]
    while below:
        for j in tree.related(below.pop(), *_UNDER, "prep", "conj"):
            if tree.nodes[j].relation == "prep":
                below += [j] * (tree.words[j].folded == "of")  # "north of the cape"
            elif tree.nodes[j].relation in _UNDER or tree.nodes[j].tag.startswith("N"):
                below.append(j)
                yield j


def _joining(tree: Passage, j: int) -> Iterator[int]:
    """Yield the words that `_joined_by` goes through to word ``j``."""
    above = (i for i in tree.ancestors(j) if tree.words[i].folded != "of")
    return (i for i in (*above, *tree.related(j, "mark")) if j in _joined_by(tree, i))


def _is_of_the_same(sentence: Passage, i: int, span: Passage, p: int) -> bool:
    """Whether two prepositions stand below the same word, denied in both or in neither."""
    return any(
        _is_one(sentence, a, span, b) and is_negated(sentence, a) == is_negated(span, b)
        for a in _above(sentence, i)
        for b in _above(span, p)
    )


def _is_one(sentence: Passage, a: int, span: Passage, b: int) -> bool:
    own, theirs = sentence.nodes[a], span.nodes[b]
    return sentence.keys[a] == span.keys[b] or (own.tag[:1] == "V" and own.lemma == theirs.lemma)


def _above(tree: Passage, i: int) -> list[int]:
    """The verbs and content words that word ``i`` and what it joins are told of."""
    start = tree.nodes[i].head if tree.nodes[i].relation == "mark" else i
    told_of = (
        j for j in tree.ancestors(start) if tree.is_content(j) or tree.nodes[j].tag[:1] == "V"
    )
    return [*islice(told_of, _HEADS)]
