"""All the sentences that a cluster's sources support, as one word lattice.

The lattice holds a source sentence, its shortenings by removable parts, and the same
with additions from other sentences: a tail of one that makes the same statement, or
what another says of a name that both have. Whatever path a writer takes, it writes
what the sources say; which path reads best and says most is for the writer to tell.
Filippova and Strube, "Sentence Fusion via Dependency Graph Compression", 2008, is the
idea of fusing by choosing from what the sources have in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from summarize.clauses import Part, removable_parts, removable_runs, same_statement
from summarize.lexicon import ARTICLES
from summarize.text import content_stems
from summarize.tokens import TokenizedSentence, tokenize_sentence
from summarize.types import WordLattice

_MIN_NEW_STEMS = 2
"""An addition must bring so many content stems that the sentence has not."""
_OF_A_NAME = frozenset(["who", "whose", "which", "where"]) | ARTICLES
"""What opens an addition that belongs to the name before it."""
_OF_A_CLAUSE = frozenset(["with", "as", "amid", "amidst", "after", "following", "while"])
"""What opens an addition that belongs to the whole clause before it; so do participles."""
_END = -1


@dataclass(slots=True)
class _Builder:
    """Edges by state. State i of the main sentence comes after its word i - 1."""

    edges: list[list[tuple[str, int]]] = field(default_factory=list)

    def add_states(self, count: int) -> int:
        """Add ``count`` states and return the first."""
        self.edges.extend([] for _ in range(count))
        return len(self.edges) - count

    def add_path(self, state: int, labels: Sequence[str], target: int) -> None:
        """Add a path of ``labels`` from ``state`` to ``target``."""
        for label in labels[:-1]:
            after = self.add_states(1)
            self.edges[state].append((label, after))
            state = after
        self.edges[state].append((labels[-1], target))

    def build(self) -> WordLattice:
        last = len(self.edges)
        return WordLattice(
            (
                *(
                    tuple(dict.fromkeys((label, last if to == _END else to) for label, to in edges))
                    for edges in self.edges
                ),
                (),
            )
        )


def build_lattice(sources: Sequence[str]) -> WordLattice:
    """Return the lattice of the first of ``sources`` with additions from the others."""
    main, *others = (tokenize_sentence(source) for source in sources)
    builder = _Builder()
    builder.add_states(len(main.tokens) + 1)
    _add_words(builder, main)
    _add_shortcuts(builder, main)
    for other in others:
        for part in removable_parts(other):
            if part.kind == "head" or not _brings_news(other, part, main):
                continue
            if _belongs_to_name(other, part):
                _add_after_name(builder, main, other, part)
            elif _belongs_to_clause(other, part):
                _add_tail(builder, main, other, part)
    return builder.build()


def _add_words(builder: _Builder, main: TokenizedSentence) -> None:
    for i, token in enumerate(main.tokens):
        builder.edges[i].append((main.before(i) + token.text, i + 1))
    builder.edges[len(main.tokens)].append((main.before(len(main.tokens)), _END))


def _add_shortcuts(builder: _Builder, main: TokenizedSentence) -> None:
    """Add an edge around each run of removable parts."""
    for first, last in sorted(removable_runs(main)):
        if last == len(main.tokens):
            builder.edges[first].append((".", _END))
            continue
        word = main.tokens[last].text
        label = " " + word if first else word[:1].upper() + word[1:]
        builder.edges[first].append((label, last + 1))


def _add_tail(
    builder: _Builder, main: TokenizedSentence, other: TokenizedSentence, part: Part
) -> None:
    """Let the sentence end in a tail of one that makes the same statement."""
    if not same_statement(main, other):
        return
    size = len(main.tokens)
    ends = {first for first, last in removable_runs(main) if last == size} | {size}
    for end in sorted(ends):
        if not main.tokens[end - 1].quoted:
            builder.add_path(end, [*_labels(other, part), "."], _END)


def _add_after_name(
    builder: _Builder, main: TokenizedSentence, other: TokenizedSentence, part: Part
) -> None:
    """Let a name be followed by what another sentence says of it between commas."""
    name = other.tokens[part.first - 1].text
    size = len(main.tokens)
    for after, token in enumerate(main.tokens, start=1):
        if token.text != name or token.quoted:
            continue
        if after == size:
            builder.add_path(after, [*_labels(other, part), "."], _END)
        elif main.before(after) == " " and not main.tokens[after].is_capitalised:
            following = ", " + main.tokens[after].text
            builder.add_path(after, [*_labels(other, part), following], after + 1)


def _belongs_to_name(other: TokenizedSentence, part: Part) -> bool:
    return (
        other.tokens[part.first].folded in _OF_A_NAME
        and other.tokens[part.first - 1].is_capitalised
        and other.before(part.first) == ", "
    )


def _belongs_to_clause(other: TokenizedSentence, part: Part) -> bool:
    opener = other.tokens[part.first]
    opens = opener.folded in _OF_A_CLAUSE or opener.folded.endswith("ing")
    return part.kind == "tail" and opens and other.before(part.first) == ", "


def _brings_news(other: TokenizedSentence, part: Part, main: TokenizedSentence) -> bool:
    added = set(content_stems(other.between(part.first, part.last)))
    new = added - set(content_stems(main.text))
    return len(new) >= _MIN_NEW_STEMS and 2 * len(new) > len(added)


def _labels(sentence: TokenizedSentence, part: Part) -> list[str]:
    return [sentence.before(i) + sentence.tokens[i].text for i in range(part.first, part.last)]
