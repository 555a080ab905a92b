"""Which articles are about something else than the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

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
        for ids, nearness in _nearness(articles, sentences, embeddings, unrelated)
        for id_ in _odd_ones(ids, nearness)
        if not (
            _has_a_leading_stem(id_, ids, sentences, leading_words)
            if leading_words
            else is_joined(id_, articles, sentences, embeddings, unrelated=unrelated)
        )
    ]


def _nearness(
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    embeddings: Embeddings,
    unrelated: float,
) -> Iterator[tuple[list[str], npt.NDArray[np.float64]]]:
    """Yield the ids of the articles in each language, m of them, and how near each is: (m,).

    That is its mean cosine to the others, by the means of their sentences' vectors, without
    what all vectors have in common. Those without a sentence are left out, and so is a
    language that has too few articles for one of them to be odd.
    """
    rows_of: defaultdict[str, list[int]] = defaultdict(list)
    for row, sentence in enumerate(sentences):
        rows_of[sentence.article_id].append(row)
    ids_in: defaultdict[str, list[str]] = defaultdict(list)
    for article in articles:
        if article.id in rows_of:
            ids_in[article.language or ENGLISH].append(article.id)
    for ids in ids_in.values():
        if len(ids) < _MIN_ARTICLES:
            continue
        means = np.stack([embeddings[rows_of[id_]].mean(axis=0) for id_ in ids]).astype(np.float64)
        lengths = np.linalg.norm(means, axis=1)
        shared = unrelated / lengths**2  # of the square of a mean's length, now 1
        scale = 1 / np.sqrt(np.maximum(1.0 - shared, _LEAST_OWN))
        means *= (scale / lengths)[:, None]
        in_common = np.sqrt(unrelated) * scale / lengths
        # The sum of all inner products is the inner product with the sum.
        to_all = means @ means.sum(axis=0) - in_common * in_common.sum()
        yield ids, (to_all - 1.0) / (len(ids) - 1)


def _odd_ones(ids: Sequence[str], nearness: npt.NDArray[np.float64]) -> list[str]:
    usual = float(np.median(nearness))
    if usual <= 0.0:
        return []  # they are on nothing in common, so none of them is the odd one
    limit = min(_UNRELATED_SIMILARITY, _UNRELATED_SHARE * usual)
    return [id_ for id_, value in zip(ids, nearness, strict=True) if value < limit]


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
