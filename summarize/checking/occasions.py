"""Whether what a sentence tells is told by its spans of another occasion, which it leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.checking.evidence import Evidence
from summarize.checking.verdict import Objection
from summarize.facts.dates import is_date, is_year
from summarize.facts.passages import Passage
from summarize.facts.predicates import deed
from summarize.facts.vocabulary import TOLLS
from summarize.language.lexicon import word_set

_WITHIN = word_set("of in on at near off")
"""Prepositions through which a noun is a part of another: "the sinking of the Havdis in 1998"."""


def check_occasions(evidence: Evidence) -> Iterator[Objection]:
    """Yield each deed that the spans tell only of occasions that the sentence does not name."""
    sentence = evidence.sentence
    for i, node in enumerate(sentence.nodes):
        if not node.tag.startswith("V") or not sentence.is_content(i):
            continue
        places = [
            (span, p)
            for span, p in (*evidence.told(i), *evidence.told_as_toll(i))
            if span.nodes[p].tag.startswith("V")
        ]
        left_out = [occasion_left_out(evidence, span, p) for span, p in places]
        if left_out and all(left_out):
            yield Objection.of("date", "occasion", sentence.words[i].text, left_out[0])


def occasion_left_out(evidence: Evidence, span: Passage, p: int) -> str:
    """Return of what other occasion ``span`` tells its verb ``p``; "" if the sentence names it.

    Of what befalls people it is that of a relative clause, "the sinking of the Havdis in 1998,
    in which 12 people died", or another year than the article's.
    """
    own = frozenset(evidence.sentence.keys)
    named = _occasion(span, p, evidence.year_of(span))
    if not named or any(span.keys[j] in own for j in named):
        return ""
    return span.sentence.between(min(named), max(named) + 1)


def _occasion(span: Passage, p: int, year: int | None) -> list[int]:
    """The words that name another occasion than the article's, of which verb ``p`` tells."""
    while span.nodes[p].relation == "conj" and span.nodes[span.nodes[p].head].tag[:1] == "V":
        p = span.nodes[p].head
    if deed(span.nodes[p].lemma) not in TOLLS["labels"]:
        return []
    if span.nodes[p].relation == "relcl":
        named = _named_above(span, p)
        return named if any(_is_other_year(span, j, year) for j in named) else []
    if year is None:
        return []
    years = (j for j in range(len(span)) if span.governing_verb(j) == p)
    return [j for j in years if _is_other_year(span, j, year)]


def _named_above(span: Passage, verb: int) -> list[int]:
    """The content words of the noun that a relative clause is said of, with what it is part of."""
    top = span.nodes[verb].head
    while span.nodes[top].relation == "pobj":
        preposition = span.nodes[top].head
        above = span.nodes[preposition].head
        if span.nodes[preposition].lemma not in _WITHIN or span.nodes[above].tag[:1] != "N":
            break
        top = above
    return [
        j
        for j in range(len(span))
        if span.is_content(j) and span.governs(top, j) and not span.governs(verb, j)
    ]


def _is_other_year(span: Passage, i: int, year: int | None) -> bool:
    text = span.words[i].text
    return is_date(span, i) and is_year(text) and text != str(year)
