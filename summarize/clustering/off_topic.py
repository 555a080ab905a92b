"""Which articles are about something else than the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from summarize.clustering.article_cosines import article_cosines, rows_by_article
from summarize.language.words import content_stems
from summarize.types import Article, Embeddings, Sentence

UNRELATED_SIMILARITY = 0.4
"""Mean cosine to the other articles under which an article may be off topic."""
UNRELATED_SHARE = 0.6
"""… if it is also under this share of what is usual between the others."""
_MIN_ARTICLES = 3


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
    found = []
    for language, ids, cosines in article_cosines(
        articles, sentences, embeddings, unrelated=unrelated
    ):
        odd = _odd_ones(ids, cosines)
        stems = _stems_of(ids, sentences, language) if odd and leading_words else {}
        found += [id_ for id_ in odd if not _has_a_leading_stem(id_, stems, leading_words)]
    return found


def _odd_ones(ids: Sequence[str], cosines: Embeddings) -> list[str]:
    if len(ids) < _MIN_ARTICLES:
        return []
    to_others = (cosines.sum(axis=1) - 1.0) / (len(ids) - 1)
    usual = float(np.median(to_others))
    if usual <= 0.0:
        return []  # they are on nothing in common, so none of them is the odd one
    limit = min(UNRELATED_SIMILARITY, UNRELATED_SHARE * usual)
    return [id_ for id_, value in zip(ids, to_others, strict=True) if value < limit]


def _stems_of(
    ids: Sequence[str], sentences: Sequence[Sentence], language: str
) -> dict[str, list[set[str]]]:
    """Return the stems of the content words of each sentence of each article."""
    rows_of = rows_by_article(sentences)
    return {
        id_: [set(content_stems(sentences[row].text, language)) for row in rows_of[id_]]
        for id_ in ids
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
