"""How much a sentence matters to its story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from summarize.clustering import Story
from summarize.language.languages import ENGLISH
from summarize.language.lexicon import ATTRIBUTION_VERBS
from summarize.language.scripts import OPENERS, plain_quotes
from summarize.language.words import content_stems, names, stem
from summarize.types import Embeddings, Sentence

_POSITION = 2.0
_AGREED_WORDS = 1.5
_AGREED_MEANING = 0.25
_CENTRAL_WORDS = 1.0
_CENTRAL_MEANING = 0.25
_QUOTATION = 0.5
_CAPITALS = -2.0
_CAPITALS_SHARE = 0.6
"""Share of capitals from which a sentence is shouted: captions for the deaf, list headings."""
_POSITION_SCALE = 3.0
"""The sentence of this index is worth half as much, by position, as the first."""
_MOST_SOURCES = 200
"""Agreement is a mean over the other sources; of more, so many are asked …"""
_MOST_ASKED = 4000
"""… and of their sentences so many, so that time and memory grow with the sentences alone."""
_BLOCK_ROWS = 1024
_JUST_BEFORE = 3
_SPECIFIC = 1.5
"""A name or a figure weighs so many times another word in choosing between wordings."""

Scores = npt.NDArray[np.float64]


def score_salience(story: Story, tfidf: Any) -> Scores:
    """Return the salience of each sentence: (n,) float64, higher matters more.

    A weighted sum of signals, each at most 1: position in the article; what other
    independent sources say too, by words and by meaning; nearness to the story's
    tf-idf centroid (Radev et al., 2004) and to its mean embedding; whether somebody is
    quoted; and, against it, whether it is all in capitals. The weights were chosen on
    development stories.

    Args:
        story: the sentences, n of them.
        tfidf: (n, vocabulary) CSR, unit rows, from `tfidf_rows`.
    """
    sentences, embeddings, owners = story.sentences, story.embeddings, story.owners
    quoting = np.array([_quotes(s) for s in sentences])
    return (
        _position(sentences)
        + _AGREED_WORDS * _unit_range(source_agreement(tfidf, owners))
        + _AGREED_MEANING * _unit_range(source_agreement(embeddings, owners))
        + _CENTRAL_WORDS * _unit_range(np.asarray(tfidf @ _centroid(tfidf)).ravel())
        + _CENTRAL_MEANING * _unit_range(_cosine_to_mean(embeddings))
        + _QUOTATION * quoting
        + _CAPITALS * np.array([_is_shouted(s.text) for s in sentences])
    )


def lacks_to_opening(sentences: Sequence[Sentence]) -> Scores:
    """Return by how much each would matter more if its article opened with it: (n,)."""
    return _POSITION - _position(sentences)


def _position(sentences: Sequence[Sentence]) -> Scores:
    indices = np.array([sentence.index for sentence in sentences])
    return _POSITION / (1.0 + indices / _POSITION_SCALE)


def inherit_salience(
    salience: Scores, overtaken: Iterable[tuple[Sequence[int], Sequence[int]]]
) -> Scores:
    """Return the salience (n,) where what tells the state now matters as what it overtakes did.

    Args:
        salience: (n,) from `score_salience`.
        overtaken: the places of sentences that hold no more, and of those that overtake them.
    """
    found = salience.copy()
    for old, new in overtaken:
        found[new] = np.maximum(found[new], salience[old].max(initial=-np.inf))
    return found


def _quotes(sentence: Sentence) -> bool:
    marks = '“"' if sentence.language == ENGLISH else OPENERS
    return any(mark in plain_quotes(sentence.text) for mark in marks)


def _is_shouted(text: str) -> bool:
    return sum(map(str.isupper, text)) > _CAPITALS_SHARE * sum(map(str.isalpha, text))


def source_agreement(
    rows: Any, owners: npt.NDArray[np.str_], of: Sequence[int] | None = None
) -> Scores:
    """Return how near sentences come to one of each other source, on average: (k,).

    It is 0 where there is no other source. Of more sources, or sentences of theirs, than are
    asked each sentence, some are, evenly spaced.

    Args:
        rows: (n, d) unit rows, dense or CSR.
        owners: (n,) the independent source of each sentence.
        of: the places of the k sentences that are wanted; None for all n.
    """
    sources, source_of = np.unique(owners, return_inverse=True)
    asked = _asked(source_of, len(sources))
    by_source, starts = np.unique(source_of[asked], return_index=True)
    theirs = rows[asked].T  # (d, m), source by source
    wanted = np.arange(len(owners)) if of is None else np.asarray(of, dtype=int)
    total = np.zeros(len(wanted))
    for start in range(0, len(wanted) if len(sources) > 1 else 0, _BLOCK_ROWS):
        block = wanted[start : start + _BLOCK_ROWS]
        cosines = rows[block] @ theirs  # (block, m)
        dense = cosines.toarray() if hasattr(cosines, "toarray") else cosines
        nearest = np.maximum.reduceat(dense, starts, axis=1).astype(np.float64)
        nearest[source_of[block, None] == by_source] = 0.0
        total[start : start + _BLOCK_ROWS] = sum(nearest.T)
    return total / max(len(by_source) - 1, 1)


def nearness_before(story: Story) -> Scores:
    """Return how near the nearest of the three sentences before it in its article comes: (n,).

    It is 0 where none stands before.
    """
    vectors, articles = story.embeddings, np.array([s.article_id for s in story.sentences])
    found = np.zeros(len(articles))
    for away in range(1, min(_JUST_BEFORE, len(articles) - 1) + 1):
        cosines = (vectors[away:] * vectors[:-away]).sum(axis=1)
        is_own = articles[away:] == articles[:-away]
        found[away:] = np.maximum(found[away:], cosines * is_own)
    return found


def _asked(source_of: npt.NDArray[np.int64], n_sources: int) -> npt.NDArray[np.int64]:
    """Return the places of the sentences that all others are compared with, source by source."""
    step = 1 + (n_sources - 1) // _MOST_SOURCES
    by_source = np.argsort(source_of, kind="stable")
    by_source = by_source[source_of[by_source] % step == 0]
    within = np.concatenate([np.arange(n) for n in np.bincount(source_of[by_source])])
    step = 1 + (len(by_source) - 1) // _MOST_ASKED
    asked: npt.NDArray[np.int64] = by_source[within % step == 0]
    return asked


def story_weights(sentences: Sequence[Sentence]) -> dict[str, float]:
    """Return how much each content stem matters to the story of ``sentences``.

    The square root of the number of sentences that have it; names and figures count
    more, since they are what news is about, and who is quoted by which verb not at all.
    """
    counts = Counter(stem for s in sentences for stem in set(content_stems(s.text, s.language)))
    specific = {
        stem
        for s in sentences
        for name in names(s.text, s.language)
        for stem in content_stems(name, s.language)
    }
    return {
        word: count**0.5 * (_SPECIFIC if word in specific or word[0].isdigit() else 1.0)
        for word, count in counts.items()
        if word not in _report_stems()
    }


@cache
def _report_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in ATTRIBUTION_VERBS)


def _centroid(tfidf: Any) -> Scores:
    mean: Scores = np.asarray(tfidf.mean(axis=0)).ravel()
    return mean / max(float(np.linalg.norm(mean)), 1e-12)


def _cosine_to_mean(embeddings: Embeddings) -> Scores:
    mean = embeddings.mean(axis=0)
    cosines: Scores = (embeddings @ (mean / np.linalg.norm(mean))).astype(np.float64)
    return cosines


def _unit_range(values: Scores) -> Scores:
    top = float(values.max())
    return values / top if top > 0 else np.zeros_like(values)
