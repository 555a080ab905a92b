"""Which sentences are worth saying, one a cluster, most worthwhile first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from summarize.analysis import Treebank
from summarize.analysis.trees import Tree
from summarize.clustering import Story
from summarize.facts.addressing import is_command
from summarize.facts.pointing import points_back
from summarize.facts.verbless import is_fragment
from summarize.language.self_contained import leans_back, objection, says_little, tidy
from summarize.language.words import count_words
from summarize.likeness import Likeness
from summarize.selection.openings import Openings
from summarize.selection.outlived import Outlived
from summarize.selection.salience import Scores, nearness_before
from summarize.selection.told_by_others import ToldByOthers
from summarize.selection.within_quotations import within_quotations
from summarize.types import Sentence

_REDUNDANCY_WEIGHT = 2.0
_TOLD_BY_OTHERS = 1.0
"""What it is worth that all sources tell the same: as much as lying at the centre of all words."""
_OUT_OF_PLACE = 2.0
"""What it costs that the sentences just before are nearer to a sentence than all that is taken."""
_SAME_WORDS = 0.5
"""Cosine of tf-idf from which two sentences say the same thing."""
_MAX_LEANING = 2
"""A sentence that leans on one that leans on … is taken with at most so many before it."""

_EMPTY_SHARE = 0.1
"""With less than so much of what is wanted, which is half a brief, what says little is better than
nothing, and so is what opens an article with an event that was told: it has facts of its own."""
_READ_SHARE = 0.4
"""Of so much of what is ranked the trees are read: the rest only fills gaps."""

_USUAL = Likeness()
Rows = npt.NDArray[np.int_]


@dataclass(frozen=True, slots=True)
class RankedCluster:
    """A cluster worth a statement, to be made by the sentence that says it best.

    Attributes:
        best: the place of that sentence in the story.
        members: the places of all sentences of the cluster.
        salience: how much it matters beside those ranked before it.
        follows: the place in the ranking of the cluster whose statement must stand directly
            before this one, since its sentence is understood only after it.
    """

    best: int
    members: tuple[int, ...]
    salience: float
    follows: int | None


def rank_clusters(
    groups: Sequence[tuple[int, ...]],
    story: Story,
    tfidf: Any,
    salience: Scores,
    *,
    max_words: int,
    likeness: Likeness = _USUAL,
    days: Mapping[str, date | None] = MappingProxyType({}),
    treebank: Treebank | None = None,
) -> list[RankedCluster]:
    """Return the clusters by what each adds to those before it, up to ``max_words``.

    Maximal marginal relevance (Carbonell and Goldstein, 1998): again and again the
    sentence is taken whose salience, and worth for what most sources tell and the brief does
    not yet, less its likeness to what is taken already, is highest; a sentence that leans
    on the one before it is weighed, and taken, together with that one. Each cluster is said
    once, and so is what articles open with: two openings that come near each other tell one
    event, each in its own words. What says little is taken only if another source says it too.
    Where that leaves far too few words, both are taken after all.

    Args:
        groups: the places of its sentences, from `cluster_sentences`; of what is in none, nothing
            is taken.
        story: the sentences, n of them.
        tfidf: (n, vocabulary) CSR, unit rows.
        salience: (n,) from `score_salience`.
        max_words: stop once the taken sentences have so many words.
        likeness: the cosines of embeddings from which two sentences say the same.
        days: on which day each article appeared, by its id, where that is known.
        treebank: has the trees of sentences, which tell of more that they lean; None: their
            words alone tell it.
    """
    outlived = Outlived(story, days, treebank, likeness.said_too) if treebank else None
    chains = _Chains(story.sentences, treebank, outlived)
    group_of = {row: group for group in groups for row in group}
    openings = Openings(story, days, likeness.clearly_own)
    lengths = np.array([count_words(sentence.text) for sentence in story.sentences])
    others = ToldByOthers(story, likeness.said_too)
    nearest, told = np.zeros(len(lengths)), np.zeros(len(lengths))
    context = nearness_before(story)
    little = (others.others == 0) & np.array(
        [s.index > 0 and says_little(s.text, s.language) for s in story.sentences]
    )
    spare = little.copy()
    closed = little.copy()
    closed[[n for n in range(len(closed)) if n not in group_of]] = True
    worth: dict[int, float] = {}
    place: dict[int, int] = {}  # in the ranking, of each sentence that is taken
    while sum(lengths[[*place]]) < max_words:
        # What leans on the sentence before is taken with it.
        lost = np.maximum(context - told, 0.0) * (chains.rows[:, -2] < 0)
        gain = (
            salience
            + _TOLD_BY_OTHERS * others.agreement
            - _REDUNDANCY_WEIGHT * nearest
            - _OUT_OF_PLACE * lost
        )
        best = _best_chain(chains.rows, gain, lengths, list(place), closed)
        is_empty = sum(lengths[[*place]]) < _EMPTY_SHARE * max_words
        if not len(best) and is_empty and spare.any():  # there is nothing else
            closed, spare = closed & ~spare, np.zeros_like(spare)
            continue
        if not len(best):
            break
        if sum(lengths[[*place]]) < _READ_SHARE * max_words and chains.lengthen(best):
            continue
        for row in best.tolist():
            place[row] = len(place)
            worth[row] = float(gain[row])
            meaning = story.embeddings @ story.embeddings[row]
            wording = tfidf @ tfidf[row].toarray().ravel()
            nearest, told = np.maximum(nearest, wording), np.maximum(told, meaning)
            others.take(meaning >= likeness.said_too)
            same = (meaning >= likeness.same_statement) | (wording >= _SAME_WORDS)
            same[list(group_of[row])] = True
            came = np.array(openings.since(row), dtype=int)
            same[came] &= meaning[came] >= likeness.same_sentence
            closed |= same
            again = [each for each in openings.again(row, meaning) if not closed[each]]
            closed[again] = spare[again] = True
            spare[list(group_of[row])] = False
    return [
        RankedCluster(
            best=row,
            members=group_of[row],
            salience=worth[row],
            follows=place.get(int(chains.rows[row, -2])),
        )
        for row in place
    ]


class _Chains:
    """For each sentence, those to print for it to be understood, itself last.

    Attributes:
        rows: (n, 3); a row is filled up with -1 from the left, and holds nothing else for a
            sentence not to be printed.
    """

    def __init__(
        self,
        sentences: Sequence[Sentence],
        treebank: Treebank | None,
        outlived: Outlived | None,
    ) -> None:
        self._sentences, self._treebank, self._outlived = sentences, treebank, outlived
        self._tidied = [tidy(each.text, each.language) for each in sentences]
        self._leans = [
            leans_back(text, each.language)
            for text, each in zip(self._tidied, sentences, strict=True)
        ]
        self._spoken = within_quotations(sentences)
        self._read: set[int] = set()
        self.rows: Rows = np.full((len(sentences), _MAX_LEANING + 1), -1)
        for row in range(len(sentences)):
            self._link(row)

    def lengthen(self, chain: Rows) -> bool:
        """Have what is about to be taken parsed; return whether it is something else after all.

        One of it leans, is nothing but a command ("Think of the man whom he would follow.") or a
        caption, or a plan that a later article tells as done.
        """
        if self._treebank is None:
            return False
        new = [row for row in chain.tolist() if row not in self._read and not self._leans[row]]
        self._read.update(new)
        trees = self._treebank.trees([self._tidied[row] for row in new])
        changed = [row for row, tree in zip(new, trees, strict=True) if self._reread(row, tree)]
        for row in changed:
            for later in range(row, min(row + _MAX_LEANING + 1, len(self.rows))):
                self._link(later)
        return bool(changed)

    def _reread(self, row: int, tree: Tree) -> bool:
        is_order = is_command(tree) and not self._is_name(tree.words[0].text)
        if is_order or is_fragment(tree) or (self._outlived and self._outlived(row, tree)):
            self._tidied[row], self._leans[row] = "", False
            return True
        self._leans[row] = points_back(tree)
        return self._leans[row]

    def _is_name(self, word: str) -> bool:
        """Whether a sentence has ``word`` with its capital inside: "Trump" is no verb then."""
        return any(f" {word}" in sentence.text for sentence in self._sentences)

    def _link(self, row: int) -> None:
        sentence = self._sentences[row]
        text, leans = self._tidied[row], self._leans[row]
        self.rows[row] = -1
        # No text: all of it was an aside to the page.
        printed = sentence.text if leans else text
        if (
            not text
            or self._spoken[row]
            or objection(printed, sentence.language, cased=sentence.cased)
        ):
            return
        if not leans:
            self.rows[row, -1] = row
        elif row and _adjoin(self._sentences[row - 1], sentence):
            before = self.rows[row - 1]
            if before[-1] >= 0 > before[0]:
                self.rows[row] = *before[1:], row


def _adjoin(before: Sentence, sentence: Sentence) -> bool:
    return before.article_id == sentence.article_id and before.index + 1 == sentence.index


def _best_chain(
    chains: Rows,
    gain: Scores,
    lengths: npt.NDArray[np.int_],
    taken: Sequence[int],
    closed: npt.NDArray[np.bool_],
) -> Rows:
    """The rows not taken yet of the chain that gains most a word; none if none can be taken."""
    new = (chains >= 0) & ~np.isin(chains, taken)
    able = new.any(axis=1) & ~(closed[chains] & new).any(axis=1)
    words = (lengths[chains] * new).sum(axis=1)
    gains = ((gain * lengths)[chains] * new).sum(axis=1)
    mean = np.full(len(chains), -np.inf)
    np.divide(gains, words, out=mean, where=able & (words > 0))
    best = int(mean.argmax())
    rows: Rows = chains[best, new[best] & (mean[best] > -np.inf)]
    return rows
