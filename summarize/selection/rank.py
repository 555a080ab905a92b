"""Which sentences are worth saying, one a cluster, most worthwhile first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from summarize.language.self_contained import leans_back, objection, tidy
from summarize.language.words import count_words
from summarize.selection.salience import Scores
from summarize.types import Embeddings, Sentence

_REDUNDANCY_WEIGHT = 2.0
_SAME_EMBEDDING = 0.7
_SAME_WORDS = 0.5
"""Cosines (embedding, tf-idf) from which two sentences say the same thing."""
_MAX_LEANING = 2
"""A sentence that leans on one that leans on … is taken with at most so many before it."""


@dataclass(frozen=True, slots=True)
class RankedCluster:
    """A cluster worth a statement, to be made by the sentence that says it best.

    Attributes:
        best: the place of that sentence in the story.
        members: the places of all sentences of the cluster.
        salience: how much it matters.
        follows: the place in the ranking of the cluster whose statement must stand directly
            before this one, since its sentence is understood only after it.
    """

    best: int
    members: tuple[int, ...]
    salience: float
    follows: int | None


def rank_clusters(
    groups: Sequence[tuple[int, ...]],
    sentences: Sequence[Sentence],
    embeddings: Embeddings,
    tfidf: Any,
    salience: Scores,
    *,
    max_words: int,
    same_embedding: float = _SAME_EMBEDDING,
) -> list[RankedCluster]:
    """Return the clusters by what each adds to those before it, up to ``max_words``.

    Maximal marginal relevance (Carbonell and Goldstein, 1998): again and again the
    sentence is taken whose salience, less its likeness to what is taken already, is
    highest; a sentence that leans on the one before it is weighed, and taken, together
    with that one. Each cluster is said once.

    Args:
        groups: indices into ``sentences``, from `cluster_sentences`.
        sentences: the story's sentences, n of them.
        embeddings: (n, dim) float32, unit rows.
        tfidf: (n, vocabulary) CSR, unit rows.
        salience: (n,) from `score_salience`.
        max_words: stop once the taken sentences have so many words.
        same_embedding: cosine of embeddings from which two sentences say the same.
    """
    chains = _chains(sentences)
    group_of = {row: number for number, group in enumerate(groups) for row in group}
    lengths = np.array([count_words(sentence.text) for sentence in sentences])
    nearest = np.zeros(len(sentences))
    closed = np.zeros(len(sentences), dtype=bool)
    taken: list[int] = []
    room = max_words
    while room > 0:
        best = _best_chain(chains, salience - _REDUNDANCY_WEIGHT * nearest, lengths, taken, closed)
        if not best:
            break
        for row in best:
            taken.append(row)
            room -= lengths[row]
            meaning, wording = embeddings @ embeddings[row], _similarity(tfidf, row)
            nearest = np.maximum(nearest, wording)
            closed |= (meaning >= same_embedding) | (wording >= _SAME_WORDS)
            closed[list(groups[group_of[row]])] = True
    return _ranked(taken, chains, groups, group_of, salience)


def _chains(sentences: Sequence[Sentence]) -> list[tuple[int, ...]]:
    """For each sentence, those to print for it to be understood, itself last; or none."""
    chains: list[tuple[int, ...]] = []
    for row, sentence in enumerate(sentences):
        text, language = sentence.text, sentence.language
        tidied = tidy(text, language)
        leans = leans_back(tidied, language)
        before = chains[-1] if row and _adjoin(sentences[row - 1], sentence) else ()
        if objection(text if leans else tidied, language) is not None:
            chains.append(())
        elif not leans:
            chains.append((row,))
        else:
            chains.append((*before, row) if 0 < len(before) <= _MAX_LEANING else ())
    return chains


def _adjoin(before: Sentence, sentence: Sentence) -> bool:
    return before.article_id == sentence.article_id and before.index + 1 == sentence.index


def _best_chain(
    chains: Sequence[tuple[int, ...]],
    gain: Scores,
    lengths: npt.NDArray[np.int_],
    taken: Sequence[int],
    closed: npt.NDArray[np.bool_],
) -> list[int]:
    """The rows not taken yet of the chain that gains most a word."""
    done = set(taken)
    best: list[int] = []
    best_gain = -np.inf
    for chain in chains:
        new = [row for row in chain if row not in done]
        if not new or closed[new].any():
            continue
        mean_gain = float((gain[new] * lengths[new]).sum() / lengths[new].sum())
        if mean_gain > best_gain:
            best, best_gain = new, mean_gain
    return best


def _similarity(tfidf: Any, row: int) -> Scores:
    return np.asarray((tfidf @ tfidf[row].T).todense()).ravel()


def _ranked(
    taken: Sequence[int],
    chains: Sequence[tuple[int, ...]],
    groups: Sequence[tuple[int, ...]],
    group_of: Mapping[int, int],
    salience: Scores,
) -> list[RankedCluster]:
    place = {row: number for number, row in enumerate(taken)}
    return [
        RankedCluster(
            best=row,
            members=groups[group_of[row]],
            salience=float(salience[row]),
            follows=place[chains[row][-2]] if len(chains[row]) > 1 else None,
        )
        for row in taken
    ]
