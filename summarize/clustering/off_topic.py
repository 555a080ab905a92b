"""Which articles are about something else than the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from summarize.language.languages import ENGLISH
from summarize.language.text import content_stems
from summarize.types import Article, Embeddings, Sentence

_UNRELATED_SIMILARITY = 0.4
"""Mean cosine to the other articles under which an article may be off topic."""
_UNRELATED_SHARE = 0.6
"""… if it is also under this share of what is usual between the others."""
_MIN_ARTICLES = 3
_LEAST_OWN = 1e-3
"""Of an article's mean vector, squared, the least share that is not common to all."""


def find_off_topic_articles(
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    embeddings: Embeddings,
    *,
    unrelated: float = 0.0,
    leading_words: int = 0,
) -> list[str]:
    """Return the ids of the articles that belong to another story.

    Articles are compared with those in the same language. Fewer than three are never told
    apart: neither is the odd one.

    Args:
        articles: the articles, m of them.
        sentences: their sentences, n of them.
        embeddings: (n, dim) float32, unit rows, in the order of ``sentences``.
        unrelated: the cosine of sentences with nothing in common, less than 1.
        leading_words: of so many words that the other articles say most, an odd article
            has none.
    """
    rows_of: defaultdict[str, list[int]] = defaultdict(list)
    for row, sentence in enumerate(sentences):
        rows_of[sentence.article_id].append(row)
    ids_in: defaultdict[str, list[str]] = defaultdict(list)
    for article in articles:
        if article.id in rows_of:
            ids_in[article.language or ENGLISH].append(article.id)
    found = []
    for language, ids in ids_in.items():
        odd = _odd_ones(ids, rows_of, embeddings, unrelated)
        stems = _stems_of(ids, rows_of, sentences, language) if odd and leading_words else {}
        found += [id_ for id_ in odd if not _has_a_leading_stem(id_, stems, leading_words)]
    return found


def _odd_ones(
    present: Sequence[str],
    rows_of: Mapping[str, list[int]],
    embeddings: Embeddings,
    unrelated: float,
) -> list[str]:
    if len(present) < _MIN_ARTICLES:
        return []
    means = np.stack([embeddings[rows_of[article_id]].mean(axis=0) for article_id in present])
    lengths = np.linalg.norm(means, axis=1, keepdims=True)
    means /= lengths
    similarity = _without(unrelated, means @ means.T, lengths)  # (m, m)
    to_others = (similarity.sum(axis=1) - 1.0) / (len(present) - 1)
    usual = float(np.median(to_others))
    if usual <= 0.0:
        return []  # they are on nothing in common, so none of them is the odd one
    limit = min(_UNRELATED_SIMILARITY, _UNRELATED_SHARE * usual)
    return [
        article_id for article_id, value in zip(present, to_others, strict=True) if value < limit
    ]


def _stems_of(
    article_ids: Sequence[str],
    rows_of: Mapping[str, list[int]],
    sentences: Sequence[Sentence],
    language: str,
) -> dict[str, list[set[str]]]:
    """Return the stems of the content words of each sentence of each article."""
    return {
        id_: [set(content_stems(sentences[row].text, language)) for row in rows_of[id_]]
        for id_ in article_ids
    }


def _has_a_leading_stem(
    article_id: str, stems: Mapping[str, Sequence[set[str]]], count: int
) -> bool:
    """Whether the article has one of the stems that most sentences of the others have.

    An article on what came of the event is as far from the others as one on another event,
    but it names the event.
    """
    shares: defaultdict[str, float] = defaultdict(float)
    for id_, of_sentences in stems.items():
        if id_ != article_id:
            for stem, times in Counter(s for each in of_sentences for s in each).items():
                shares[stem] += times / len(of_sentences)
    leading = sorted(shares, key=lambda stem: (-shares[stem], stem))[:count]
    return any(not each.isdisjoint(leading) for each in stems.get(article_id, ()))


def _without(common: float, cosines: Embeddings, lengths: Embeddings) -> Embeddings:
    """Return the cosines of mean vectors without what all vectors have in common.

    Args:
        common: the inner product of vectors that share nothing else.
        cosines: (m, m) of the means.
        lengths: (m, 1) of the means.
    """
    shared = common / (lengths * lengths.T)
    own = np.maximum(1.0 - np.diagonal(shared), _LEAST_OWN)
    without: Embeddings = (cosines - shared) / np.sqrt(np.outer(own, own))
    return without
