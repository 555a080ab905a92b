"""A sentence beside the spans that it is checked against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarize.checking.alignment import Alignment, Place, align
from summarize.facts.passages import Passage, key_of
from summarize.language.words import words
from summarize.types import Article

_FRAGMENT_THAT_TELLS = 3
_NEAR_IN_TREE = 2
_NEAR_IN_WORDS = 3


@dataclass(frozen=True)
class Evidence:
    """One sentence, its spans, and what stands around these.

    Attributes:
        sentence: what is checked.
        spans: the source sentences that it is checked against, nearest first.
        before: for each span the sentences directly before it, which tell who "he" is.
        articles: for each span the article that it is of.
    """

    sentence: Passage
    spans: tuple[Passage, ...]
    before: tuple[tuple[Passage, ...], ...]
    articles: tuple[Article, ...]

    @cached_property
    def alignment(self) -> Alignment:
        """Which words of which spans the sentence is made of."""
        return align(self.sentence, self.spans, self.places)

    @cached_property
    def places(self) -> dict[str, tuple[Place, ...]]:
        """Where each key stands in the spans."""
        found: dict[str, list[Place]] = {}
        for number, span in enumerate(self.spans):
            for position, key in enumerate(span.keys):
                found.setdefault(key, []).append((number, position))
            for position, key in _compounds(span, self.sentence.keys):
                found.setdefault(key, []).append((number, position))
        return {key: tuple(places) for key, places in found.items()}

    @cached_property
    def nearby(self) -> frozenset[str]:
        """The keys of the words in the sentences before the spans and in the articles' heads."""
        heads = (text for each in self.articles for text in (each.title, each.source) if text)
        return frozenset(
            [key for group in self.before for each in group for key in each.keys]
            + [key_of(word) for head in heads for word in words(head)]
        )

    @cached_property
    def is_verbatim(self) -> bool:
        """Whether the sentence is a sentence of the sources, a leading connective apart.

        What a source quotes is no sentence of its own: somebody else's words need their marks.
        """
        places = self.alignment.places
        rest = next((i for i, place in enumerate(places) if place is not None), len(places))
        if rest == len(places) or any(self.sentence.is_content(i) for i in range(rest)):
            return False
        first, last = places[rest], places[-1]
        if first is None or last is None or not self.is_copied(rest, len(places) - 1):
            return False
        span = self.spans[first[0]]
        theirs = span.words[first[1] : last[1] + 1]
        if any(
            a.quoted != b.quoted for a, b in zip(self.sentence.words[rest:], theirs, strict=True)
        ):
            return False
        opens = all(not span.is_content(i) for i in range(first[1]))
        return (opens or _ends(span, first[1])) and _ends(span, last[1] + 1)

    @cached_property
    def is_joined(self) -> bool:
        """Whether the sentence is whole sentences of the sources joined by "and"."""
        ends = [
            i
            for i in range(1, len(self.sentence) - 1)
            if self.sentence.words[i].folded == "and"
            and self.sentence.tree.sentence.before(i).strip() in (",", ";")
        ]
        return any(
            self._is_whole(0, i - 1) and self._is_whole(i + 1, len(self.sentence) - 1) for i in ends
        )

    def _is_whole(self, first: int, last: int) -> bool:
        """Whether words ``first`` to ``last`` are a whole sentence of a source."""
        start, end = self.alignment.places[first], self.alignment.places[last]
        if start is None or end is None or not self.is_copied(first, last):
            return False
        span = self.spans[start[0]]
        return all(not span.is_content(i) for i in range(start[1])) and _ends(span, end[1] + 1)

    def is_copied(self, first: int, last: int) -> bool:
        """Return whether words ``first`` to ``last`` stand so, in this form, in a span."""
        if not self.alignment.is_verbatim(first, last):
            return False
        return all(
            self.spans[place[0]].words[place[1]].folded == self.sentence.words[i].folded
            for i in range(first, last + 1)
            if (place := self.alignment.places[i]) is not None
        )

    def told(self, i: int) -> list[tuple[Passage, int]]:
        """Return the places that say what word ``i`` of the sentence says.

        It is the one that it was taken from, if words around it were taken along, else
        each place where a span has the word.
        """
        place = self.alignment.places[i]
        fragments = self.alignment.fragments
        if place is not None and fragments.count(fragments[i]) >= _FRAGMENT_THAT_TELLS:
            return [(self.spans[place[0]], place[1])]
        if not self.sentence.is_content(i):
            return []
        return [(self.spans[number], position) for number, position in self.spanned(i)]

    def known(self, i: int) -> bool:
        """Return whether a span has word ``i`` of the sentence, in any form."""
        return self.sentence.keys[i] in self.places

    def spanned(self, i: int) -> Sequence[Place]:
        """Return where word ``i`` of the sentence stands in the spans."""
        return self.places.get(self.sentence.keys[i], ())

    def has_link(self, i: int, head: int) -> bool:
        """Return whether word ``i`` depends on ``head`` in some span too, as directly.

        Goyal and Durrett, "Evaluating Factuality in Generation with Dependency-level
        Entailment", Findings of EMNLP 2020. Which of the two depends on the other may
        change with the construction.
        """
        return any(
            a[0] == b[0] and a != b and _depends(self.spans[a[0]], a[1], b[1])
            for a in self.spanned(i)
            for b in self.spanned(head)
        )

    def are_linked(self, i: int, j: int) -> bool:
        """Return whether words ``i`` and ``j`` of the sentence belong together in some span too.

        They do if they stand side by side there, or no more than one content word lies
        between them in the tree.
        """
        return any(
            a[0] == b[0] and a != b and _near(self.spans[a[0]], a[1], b[1])
            for a in self.spanned(i)
            for b in self.spanned(j)
        )


def _ends(span: Passage, i: int) -> bool:
    """Whether a sentence ends before word ``i``."""
    return i >= len(span) or any(mark in span.tree.sentence.before(i) for mark in ".!?")


def _compounds(span: Passage, wanted: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield where words of ``span`` make one of ``wanted``: "team mate" makes "team-mate"."""
    joined = {key for key in wanted if "-" in key}
    for size in (2, 3) if joined else ():
        for i in range(len(span) - size + 1):
            key = key_of("-".join(word.text for word in span.words[i : i + size]))
            if key in joined:
                yield i + size - 1, key


def _near(span: Passage, a: int, b: int) -> bool:
    if abs(a - b) <= _NEAR_IN_WORDS and not _is_clause_between(span, a, b):
        return True
    return _above(span, a, b) or _above(span, b, a) or span.content_head(a) == span.content_head(b)


def _is_clause_between(span: Passage, a: int, b: int) -> bool:
    """Whether a comma, semicolon or verb stands between two words."""
    first, last = min(a, b), max(a, b)
    return any(
        mark in span.tree.sentence.before(i) for i in range(first + 1, last + 1) for mark in ",;:—"
    )


def _depends(span: Passage, low: int, high: int) -> bool:
    """Whether ``low``, or a word for the same, depends on ``high`` with no content word between."""
    wanted = set(span.mates(high))
    return span.content_head(high) == low or any(
        span.content_head(each) in wanted for each in span.mates(low)
    )


def _above(span: Passage, low: int, high: int) -> bool:
    """Whether ``high``, or a word for the same, is at most two content words above ``low``."""
    wanted = set(span.mates(high))
    at: int | None = low
    for _ in range(_NEAR_IN_TREE):
        at = span.content_head(at) if at is not None else None
        if at is None:
            return False
        if at in wanted:
            return True
    return False
