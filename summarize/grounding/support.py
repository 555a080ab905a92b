"""Whether a written sentence says only what its sources say.

A sentence is read as an edit of its first source: what was left out must be such
that leaving it out keeps the sense of the rest, and what was put in must stand,
word for word and of the same name or statement, in another source. Word overlap
alone does not see a lost attribution, a dropped "not" or two names that changed
places; an alignment does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarize.clauses import removable_runs, same_statement
from summarize.grounding.alignment import Alignment, align
from summarize.lexicon import ARTICLES
from summarize.tokens import TokenizedSentence, tokenize_sentence


@dataclass(frozen=True, slots=True)
class Support:
    """The verdict on one sentence.

    Attributes:
        score: the share of its neighbouring words that are neighbours in a source,
            in [0, 1].
        used: which sources it draws on, as indices; the first is always one.
        objections: what is not supported, and empty if all is.
    """

    score: float
    used: tuple[int, ...]
    objections: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether the sources say all that the sentence says."""
        return not self.objections


@dataclass(slots=True)
class _Case:
    """What the checks look at; they note in ``used`` the sources that they relied on."""

    alignment: Alignment
    others: list[TokenizedSentence]
    used: set[int]


def check_support(text: str, sources: Sequence[str]) -> Support:
    """Check ``text`` against the sentences it was written from.

    Args:
        text: one sentence.
        sources: the sentence that it is an edit of, then those it may draw on too.
    """
    main, *others = (tokenize_sentence(source) for source in sources)
    alignment = align(tokenize_sentence(text), main)
    if not alignment.pairs:
        return Support(0.0, (0,), ("nothing in common with the source",))
    case = _Case(alignment, others, used={0})
    objections = tuple(objection for check in _CHECKS for objection in check(case))
    return Support(_neighbour_support(alignment, others), tuple(sorted(case.used)), objections)


def _neighbour_support(alignment: Alignment, others: Sequence[TokenizedSentence]) -> float:
    """The share of neighbouring words that are neighbours in the same order in a source."""
    known = {
        pair
        for sentence in (alignment.source, *others)
        for pair in pairwise(token.folded for token in sentence.tokens)
    }
    written = list(pairwise(token.folded for token in alignment.written.tokens))
    return sum(pair in known for pair in written) / len(written) if written else 1.0


def _insertions(case: _Case) -> Iterator[str]:
    written = case.alignment.written
    for first, last in case.alignment.inserted:
        if all(token.folded in ARTICLES for token in written.tokens[first:last]):
            continue
        origin = next(
            (n for n, other in enumerate(case.others, 1) if _stands_in(case, first, last, other)),
            None,
        )
        if origin is None:
            yield f'"{written.between(first, last)}" is not in the sources in this place'
        else:
            case.used.add(origin)


def _stands_in(case: _Case, first: int, last: int, other: TokenizedSentence) -> bool:
    """Whether ``other`` adds these words, between commas, to the same name or statement."""
    written = case.alignment.written
    wanted = [token.folded for token in written.tokens[first:last]]
    folded = [token.folded for token in other.tokens]
    for start in range(1, len(folded) - len(wanted) + 1):
        if folded[start : start + len(wanted)] != wanted or "," not in other.before(start):
            continue
        same_name = (
            first > 0
            and other.tokens[start - 1].is_capitalised
            and written.tokens[first - 1].text == other.tokens[start - 1].text
        )
        closes = start + len(wanted) == len(folded) and last == len(written.tokens)
        if same_name or (closes and same_statement(case.alignment.source, other)):
            return True
    return False


def _omissions(case: _Case) -> Iterator[str]:
    removable = removable_runs(case.alignment.source)
    for first, last in case.alignment.omitted:
        if (first, last) not in removable:
            yield f'"{case.alignment.source.between(first, last)}" was left out'


def _quotations(case: _Case) -> Iterator[str]:
    written, source = case.alignment.written.tokens, case.alignment.source.tokens
    for i, j in case.alignment.pairs:
        if written[i].quoted != source[j].quoted:
            yield f'"{written[i].text}" is not quoted as in the source'
            return


_CHECKS: tuple[Callable[[_Case], Iterator[str]], ...] = (_insertions, _omissions, _quotations)
