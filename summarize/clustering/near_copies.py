"""Which articles are near-copies: the same wire story, printed by several papers.

Overlap of word shingles, after Broder, "On the Resemblance and Containment of
Documents", 1997. Copies count as one independent source. Two reporters who quote the
same speech are two sources: what stands in quotation marks does not count.

A copy whose words are changed and whose sentences are moved shares few shingles; it is known by
its sentences, most of which have a counterpart in one other article that means the same.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from summarize.clustering.near_pairs import near_pairs
from summarize.language.languages import ENGLISH
from summarize.language.scripts import is_unspaced, without_quotations
from summarize.language.words import content_stems, shingles
from summarize.types import Article, Embeddings, Sentence

_IN_STRAIGHT_MARKS = re.compile(r"\"[^\"\n]*\"")
_SHINGLE_WORDS = 4
_SHINGLE_GRAMS = 8
"""The same for scripts without spaces, whose "words" overlap."""
_COPY_CONTAINMENT = 0.5
"""Share of the shorter article's shingles, or sentences, that a copy has of its original."""
_TELLING_STEMS = 4
"""Content stems outside quotations from which a sentence tells whose words it has."""
_FEWEST_SENTENCES = 3
"""Of an article of fewer such sentences it is not known whose they are."""


def find_near_copies(articles: Sequence[Article]) -> dict[str, str]:
    """Map each near-copy's id to the id of the fullest article that has the same text.

    An article that is no copy is not in the result. Time grows with the total
    length of the articles, not with the number of their pairs.
    """
    fullest_first = sorted(articles, key=lambda article: -len(article.text))
    holders: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    copies: dict[str, str] = {}
    for article in fullest_first:
        own = _shingles_of(article)
        shared = Counter(holder for shingle in own for holder in holders.get(shingle, ()))
        original, overlap = shared.most_common(1)[0] if shared else ("", 0)
        if overlap >= _COPY_CONTAINMENT * max(len(own), 1):
            copies[article.id] = original
        else:
            for shingle in own:
                holders[shingle].append(article.id)
    return copies


def find_reworded_copies(
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    embeddings: Embeddings,
    *,
    same_sentence: float,
) -> dict[str, str]:
    """Map each article most of whose sentences are another's in other words to that one's id.

    Args:
        articles: those that are no copies by their words.
        sentences: of these and perhaps of others, n of them.
        embeddings: (n, dim) float32, unit rows, in the order of ``sentences``.
        same_sentence: the cosine from which two sentences are one, reworded.
    """
    ids = {article.id for article in articles}
    telling = [
        row
        for row, each in enumerate(sentences)
        if each.article_id in ids
        and len(content_stems(without_quotations(each.text), each.language)) >= _TELLING_STEMS
    ]
    counts = Counter(sentences[row].article_id for row in telling)
    asked = [row for row in telling if counts[sentences[row].article_id] >= _FEWEST_SENTENCES]
    shared: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for one, other in near_pairs(embeddings[asked], same_sentence).tolist():
        first, second = sentences[asked[one]].article_id, sentences[asked[other]].article_id
        if first != second:
            shared[first, second].add(one)
            shared[second, first].add(other)
    copies: dict[str, str] = {}
    fullest_first = sorted(articles, key=lambda article: -len(article.text))
    for place, article in enumerate(fullest_first):
        fuller = [each.id for each in fullest_first[:place] if each.id not in copies]
        overlap = {id_: len(shared.get((article.id, id_), ())) for id_ in fuller}
        nearest = max(fuller, key=lambda id_: overlap[id_], default=None)
        if nearest and overlap[nearest] >= _COPY_CONTAINMENT * max(counts[article.id], 1):
            copies[article.id] = nearest
    return copies


def _shingles_of(article: Article) -> set[tuple[str, ...]]:
    if article.language in (None, ENGLISH):
        # A straight mark that is never closed would part the text the wrong way round.
        plain = _IN_STRAIGHT_MARKS.sub(" ", article.text).replace('"', " ")
        return shingles(without_quotations(plain), _SHINGLE_WORDS)
    text = without_quotations(article.text)
    return shingles(text, _SHINGLE_GRAMS if is_unspaced(text) else _SHINGLE_WORDS)
