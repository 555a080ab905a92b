"""How far documents support a text, as one number; and what is cheaper than reading."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.evaluation.rouge import sentences_of
from summarize.grounding import check_support
from summarize.language.text import content_stems, shingles

_NEAREST = 4
"""Source sentences that a sentence is checked against."""
_MAINS = 3
"""How many of these are tried as the one that the sentence is an edit of."""
_PER_OBJECTION = 0.9
"""What is left of a sentence's support after each objection to it."""


def support_of(text: str, documents: Sequence[str]) -> float:
    """Return how far ``documents`` support ``text``, in [0, 1].

    A text is supported as well as the sentence of it that is supported least.

    Args:
        text: one or more sentences.
        documents: what it should rest on.
    """
    sources = [sentence for document in documents for sentence in sentences_of(document)]
    stems = [frozenset(content_stems(source)) for source in sources]
    supports = []
    for sentence in sentences_of(text):
        own = frozenset(content_stems(sentence))
        if not own:
            continue  # "Yes." says nothing that could be checked
        shared = [len(own & known) / len(own) for known in stems]
        nearest = sorted(range(len(sources)), key=lambda i: (-shared[i], i))[:_NEAREST]
        supports.append(
            max(
                (_support(sentence, i, nearest, sources, shared[i]) for i in nearest[:_MAINS]),
                default=0.0,
            )
        )
    return min(supports, default=0.0)


def _support(
    sentence: str, main: int, nearest: Sequence[int], sources: Sequence[str], shared: float
) -> float:
    """The support of one sentence if it is read as an edit of source ``main``.

    It is the mean of two shares, its neighbouring words that are neighbours in these
    sources and its content stems that are in ``main``, less something per objection.
    """
    others = [sources[i] for i in nearest if i != main]
    verdict = check_support(sentence, [sources[main], *others])
    return (verdict.score + shared) / 2 * _PER_OBJECTION ** len(verdict.objections)


def overlap(text: str, documents: Sequence[str], *, size: int) -> float:
    """Return the share of the runs of ``size`` words of ``text`` that a document has too.

    In [0, 1]; 0 for a text of fewer words. This is ROUGE-``size`` precision without
    counts or stems, the baseline that a support score has to beat.
    """
    own = shingles(text, size)
    known = set().union(*(shingles(document, size) for document in documents))
    return len(own & known) / len(own) if own else 0.0
