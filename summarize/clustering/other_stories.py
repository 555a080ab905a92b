"""Which articles are about something else than the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from summarize.clustering.separate_stories import is_joined
from summarize.language.languages import ENGLISH
from summarize.language.words import content_stems
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

    Articles are compared with those in the same language, by all that they tell, and with each
    one by what is nearest and by names. Fewer than three are never told apart: neither is the
    odd one.

    Args:
        articles: the articles, m of them.
        sentences: their sentences, n of them.
        embeddings: (n, dim) float32, unit rows, in the order of ``sentences``.
        unrelated: the cosine of sentences with nothing in common, less than 1.
        leading_words: of so many words that the other articles say most, an odd article
            has none.
    """
    return [
        id_
        for ids, cosines in _article_cosines(articles, sentences, embeddings, unrelated)
        for id_ in _odd_ones(ids, cosines)
        if not (
            _has_a_leading_stem(id_, ids, sentences, leading_words)
            if leading_words
            else is_joined(id_, articles, sentences, embeddings, unrelated=unrelated)
        )
    ]


def _article_cosines(
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    embeddings: Embeddings,
    unrelated: float,
) -> Iterator[tuple[list[str], Embeddings]]:
    """Yield the ids of the articles in each language, m of them, and their cosines: (m, m).

    They are compared by the means of their sentences' vectors, without what all vectors have
    in common; those without a sentence are left out.
    """
    rows_of: defaultdict[str, list[int]] = defaultdict(list)
    for row, sentence in enumerate(sentences):
        rows_of[sentence.article_id].append(row)
    ids_in: defaultdict[str, list[str]] = defaultdict(list)
    for article in articles:
        if article.id in rows_of:
            ids_in[article.language or ENGLISH].append(article.id)
    for ids in ids_in.values():
        means = np.stack([embeddings[rows_of[id_]].mean(axis=0) for id_ in ids])
        lengths = np.linalg.norm(means, axis=1, keepdims=True)
        means /= lengths
        shared = unrelated / (lengths * lengths.T)
        own = np.maximum(1.0 - np.diagonal(shared), _LEAST_OWN)
        yield ids, (means @ means.T - shared) / np.sqrt(np.outer(own, own))


def _odd_ones(ids: Sequence[str], cosines: Embeddings) -> list[str]:
    if len(ids) < _MIN_ARTICLES:
        return []
    to_others = (cosines.sum(axis=1) - 1.0) / (len(ids) - 1)
    usual = float(np.median(to_others))
    if usual <= 0.0:
        return []  # they are on nothing in common, so none of them is the odd one
    limit = min(_UNRELATED_SIMILARITY, _UNRELATED_SHARE * usual)
    return [id_ for id_, value in zip(ids, to_others, strict=True) if value < limit]


def _has_a_leading_stem(
    article_id: str, ids: Sequence[str], sentences: Sequence[Sentence], count: int
) -> bool:
    """Whether the article has one of the stems that most sentences of the others have.

    An article on what came of the event is as far from the others as one on another event,
    but it names the event.
    """
    stems: dict[str, list[set[str]]] = {id_: [] for id_ in ids}
    for sentence in sentences:
        if sentence.article_id in stems:
            found = set(content_stems(sentence.text, sentence.language))
            stems[sentence.article_id].append(found)
    own = set().union(*stems.pop(article_id))
    shares: defaultdict[str, float] = defaultdict(float)
    for of_sentences in stems.values():
        for stem, times in Counter(s for each in of_sentences for s in each).items():
            shares[stem] += times / len(of_sentences)
    return not own.isdisjoint(sorted(shares, key=lambda stem: (-shares[stem], stem))[:count])
