"""How a written sentence lines up with a source sentence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from summarize.tokens import TokenizedSentence

_CONTENT_MATCH = 3.0
_FUNCTION_MATCH = 1.0
_NEIGHBOUR_BONUS = 0.5
"""Among equal alignments, the one in fewest pieces is taken."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The words that a sentence shares with its source, in one common order.

    ``pairs`` holds (word of ``written``, word of ``source``), ascending in both.
    """

    written: TokenizedSentence
    source: TokenizedSentence
    pairs: tuple[tuple[int, int], ...]

    @property
    def inserted(self) -> list[tuple[int, int]]:
        """The runs of written words without counterpart: half-open spans."""
        return _holes([i for i, _ in self.pairs], len(self.written.tokens))

    @property
    def omitted(self) -> list[tuple[int, int]]:
        """The runs of source words left out: half-open spans."""
        return _holes([j for _, j in self.pairs], len(self.source.tokens))


def align(written: TokenizedSentence, source: TokenizedSentence) -> Alignment:
    """Return the heaviest common subsequence of the two, content words counting most."""
    rows, cols = len(written.tokens), len(source.tokens)
    # best[i][j]: the heaviest alignment of what follows words i and j; paired[i][j]: the
    # heaviest of those that begin with words i and j as a pair.
    best = [[0.0] * (cols + 1) for _ in range(rows + 1)]
    paired = [[0.0] * (cols + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(cols - 1, -1, -1):
            if written.tokens[i].folded == source.tokens[j].folded:
                weight = _CONTENT_MATCH if source.tokens[j].is_content else _FUNCTION_MATCH
                neighbours = paired[i + 1][j + 1]
                following = neighbours + _NEIGHBOUR_BONUS if neighbours else 0.0
                paired[i][j] = weight + max(best[i + 1][j + 1], following)
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired[i][j])
    return Alignment(written, source, tuple(_trace(best, paired)))


def _trace(best: list[list[float]], paired: list[list[float]]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(best) - 1 and j < len(best[0]) - 1:
        beside = bool(pairs) and pairs[-1] == (i - 1, j - 1)
        bonus = _NEIGHBOUR_BONUS if beside else 0.0
        if paired[i][j] and paired[i][j] + bonus >= best[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _holes(kept: list[int], size: int) -> list[tuple[int, int]]:
    return [(left + 1, right) for left, right in pairwise([-1, *kept, size]) if right - left > 1]
