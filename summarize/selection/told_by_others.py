"""How many sources agree on what a sentence tells, as long as the brief does not tell it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from summarize.clustering import Story
from summarize.clustering.near_pairs import near_pairs
from summarize.selection.salience import Scores


class ToldByOthers:
    """Keeps account of it while sentences are taken into the brief.

    What most sources tell a reader expects to find. That one other has it may be chance, so
    agreement begins with the third; and once it is told, telling it again in the words of another
    source earns nothing.

    Attributes:
        others: (n,) how many other independent sources have a sentence on the same fact that no
            taken sentence is near.
    """

    def __init__(self, story: Story, near: float) -> None:
        """Begin with nothing taken.

        Args:
            story: the sentences, n of them.
            near: the cosine from which sentences of two sources are on the same fact.
        """
        sources, source_of = np.unique(story.owners, return_inverse=True)
        pairs = near_pairs(story.embeddings, near)
        pairs = pairs[source_of[pairs[:, 0]] != source_of[pairs[:, 1]]]
        told, by = np.concatenate([pairs, pairs[:, ::-1]]).T
        # The sentences of one source that are near one sentence lie side by side.
        sources_near = told * len(sources) + source_of[by]
        order = np.argsort(sources_near, kind="stable")
        self._by, self._starts = by[order], np.flatnonzero(np.diff(sources_near[order], prepend=-1))
        self._told = told[order][self._starts]
        self._untold = np.ones(len(source_of), dtype=bool)
        self._beyond_two = max(len(sources) - 2, 1)
        self.others = self._count()

    @property
    def agreement(self) -> Scores:
        """Of the sources beyond two, the share that tells it: (n,) in [0, 1]."""
        agreement: Scores = np.maximum(self.others - 1, 0) / self._beyond_two
        return agreement

    def take(self, is_told: npt.NDArray[np.bool_]) -> None:
        """Note which sentences (n,) the one that is taken into the brief is near."""
        self._untold &= ~is_told
        self.others = self._count()

    def _count(self) -> npt.NDArray[np.int64]:
        still = np.logical_or.reduceat(self._untold[self._by], self._starts)
        return np.bincount(self._told[still], minlength=len(self._untold))
