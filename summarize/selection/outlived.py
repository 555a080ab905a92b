"""What was ahead when an article was written, and is done or past by a later one.

"The president this week will propose a ban" is no news beside "The president proposed a ban", nor
is "Gales are forecast for Tuesday" in what is told on Wednesday.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np

from summarize.analysis import Treebank
from summarize.analysis.trees import Tree
from summarize.clustering import Story
from summarize.facts.denial import modality
from summarize.facts.happenings import find_happening
from summarize.facts.passages import Passage

_AHEAD = frozenset(["future", "hedged"])


class Outlived:
    """Knows which sentences tell of what was ahead, and is a fact or past in a later article."""

    def __init__(
        self, story: Story, days: Mapping[str, date | None], treebank: Treebank, near: float
    ) -> None:
        """Remember the story.

        Args:
            story: the sentences, n of them.
            days: on which day each article appeared, by its id, where that is known.
            treebank: has the trees.
            near: the cosine from which another article's sentence is on the same fact.
        """
        self._story, self._days, self._treebank, self._near = story, days, treebank, near
        self._latest = max((day for day in days.values() if day), default=None)

    def __call__(self, row: int, tree: Tree) -> bool:
        """Return whether the sentence of a row, whose tree is given, is such a one."""
        sentences, embeddings = self._story.sentences, self._story.embeddings
        day = self._days.get(sentences[row].article_id)
        if day is None or self._latest is None or day == self._latest:
            return False
        due = day_ahead(tree, day)
        if due and due < self._latest:
            return True
        if not due and not _is_plan(tree):
            return False
        later = [
            sentences[other].text
            for other in np.flatnonzero(embeddings @ embeddings[row] >= self._near)
            if (then := self._days.get(sentences[other].article_id)) and then > day
        ]
        return any(not _is_plan(tree) for tree in self._treebank.trees(later))


def day_ahead(tree: Tree, published: date | None) -> date | None:
    """Return the day for which a sentence tells something, if it was ahead when it was written."""
    due = find_happening(Passage.of(tree, published))
    return due.day if due and due.is_ahead else None


def _is_plan(tree: Tree) -> bool:
    """Whether what a sentence states, or says that somebody says, is yet to be done."""
    return any(
        not tree.words[verb].quoted and not _AHEAD.isdisjoint(modality(tree, verb))
        for root in tree.roots
        for verb in (root, *tree.related(root, "ccomp", "xcomp"))
    )
