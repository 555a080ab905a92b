"""Which phrases several sources use, as long as the brief does not use them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from summarize.clustering import Story
from summarize.language.words import content_stems
from summarize.selection.salience import Scores

_FEWEST_STEMS = 3
"""A sentence of fewer content words counts as one of so many."""


class SharedPhrases:
    """Keeps account of them while sentences are taken into the brief.

    What each source tells in a part of a longer sentence brings no two sentences near each other,
    yet the words that tell it are the same. So two content words that follow each other stand for
    a fact, as in Gillick and Favre, "A Scalable Global Model for Summarization", 2009, and it
    weighs as much as sources beyond two have them.
    """

    def __init__(self, story: Story) -> None:
        """Begin with a brief that uses none of the phrases of the story."""
        from scipy.sparse import csr_matrix

        stems = [list(content_stems(s.text, s.language)) for s in story.sentences]
        source_of = np.unique(story.owners, return_inverse=True)[1]
        users: dict[tuple[str, str], set[int]] = {}
        for own, source in zip(stems, source_of.tolist(), strict=True):
            for phrase in pairwise(own):
                users.setdefault(phrase, set()).add(source)
        place = {phrase: n for n, phrase in enumerate(p for p in users if len(users[p]) > 2)}
        self._weights = np.array([len(users[phrase]) - 2 for phrase in place], dtype=np.float64)
        found = [sorted({place[p] for p in pairwise(own) if p in place}) for own in stems]
        ends = np.cumsum([0, *map(len, found)])
        columns = np.concatenate([np.array(each, dtype=np.int64) for each in found])
        self._uses = csr_matrix(
            (np.ones(len(columns)), columns, ends), shape=(len(stems), len(place))
        )
        self._lengths = np.array([max(len(own), _FEWEST_STEMS) for own in stems])
        self._most = max(float(self._density().max()), 1e-12)

    @property
    def density(self) -> Scores:
        """How much of each sentence is phrases that others use and the brief does not: (n,).

        It is 1 for the one that has most of them for its length before anything is taken.
        """
        return self._density() / self._most

    def take(self, row: int) -> None:
        """Note that the brief has the sentence in this place."""
        self._weights[self._uses[row].indices] = 0.0

    def _density(self) -> npt.NDArray[np.float64]:
        density: Scores = np.asarray(self._uses @ self._weights) / self._lengths
        return density
