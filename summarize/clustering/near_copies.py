"""Which articles are near-copies: the same wire story, printed by several papers.

Overlap of word shingles, after Broder, "On the Resemblance and Containment of
Documents", 1997. Copies count as one independent source. Two reporters who quote the
same speech are two sources: what stands in quotation marks does not count.

A copy whose words are changed and whose sentences are moved shares few shingles; it is known by
its sentences, most of which have a counterpart in one other article that means the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import accumulate, chain
from typing import TypeAlias

from summarize.clustering.near_pairs import near_pairs
from summarize.language.languages import ENGLISH
from summarize.language.scripts import is_unspaced, without_quotations
from summarize.language.words import content_stems, numbers, shingles
from summarize.types import Article, Embeddings, Sentence

_Shingle: TypeAlias = tuple[str, ...]
_IN_STRAIGHT_MARKS = re.compile(r"\"[^\"\n]*\"")
_SHINGLE_WORDS = 4
_SHINGLE_GRAMS = 8
"""The same for scripts without spaces, whose "words" overlap."""
_COPY_CONTAINMENT = 0.5
"""Share of the shorter article's shingles, or sentences, that a copy has of its original."""
_SAME_LENGTH = 0.8
"""Of its original's length a later version of it has at least so much."""
_TELLING_STEMS = 4
"""Content stems outside quotations from which a sentence tells whose words it has."""
_FEWEST_SENTENCES = 3
"""Of an article of fewer such sentences it is not known whose they are."""
_MOST_HOLDERS = 5000
"""Counted for one text: among thousands made of the same few words by its rarest shingles."""
_LIKELIEST = 8
"""Compared with a text: where all holders are counted the first of them is the nearest."""


def find_near_copies(articles: Sequence[Article]) -> dict[str, str]:
    """Map each near-copy's id to the id of the fullest article that has the same text.

    An article that is no copy is not in the result. Time grows with the total
    length of the articles, not with the number of their pairs.
    """
    holders: defaultdict[_Shingle, list[str]] = defaultdict(list)
    shingles_of: dict[str, set[_Shingle]] = {}
    copies: dict[str, str] = {}
    for article in _fullest_first(articles):
        own = _shingles_of(article)
        shared = {id_: len(own & shingles_of[id_]) for id_ in _likely_originals(own, holders)}
        original = max(shared, key=shared.__getitem__, default=None)
        if original and shared[original] >= _COPY_CONTAINMENT * len(own):
            copies[article.id] = original
        else:
            shingles_of[article.id] = own
            for shingle in own:
                holders[shingle].append(article.id)
    return copies


def _fullest_first(articles: Sequence[Article]) -> list[Article]:
    return sorted(articles, key=lambda article: -len(article.text))


def _likely_originals(
    own: set[_Shingle], holders: Mapping[_Shingle, Sequence[str]]
) -> tuple[str, ...]:
    """Return the texts that have most of a text's shingles, or of its rarest, the first first."""
    # A set has no order of its own: of equally rare shingles the same are counted in each run.
    rarest_first = sorted((holders.get(shingle, ()) for shingle in sorted(own)), key=len)
    reached = list(accumulate(map(len, rarest_first)))
    rare = rarest_first[: bisect_right(reached, _MOST_HOLDERS)]
    found = Counter(chain.from_iterable(rare)).most_common(_LIKELIEST)
    return tuple(id_ for id_, _ in found)


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
    shared: dict[str, defaultdict[str, set[int]]] = {id_: defaultdict(set) for id_ in ids}
    for one, other in near_pairs(embeddings[asked], same_sentence).tolist():
        first, second = sentences[asked[one]].article_id, sentences[asked[other]].article_id
        if first != second:
            shared[first][second].add(one)
            shared[second][first].add(other)
    copies: dict[str, str] = {}
    originals: dict[str, int] = {}
    for article in _fullest_first(articles):
        alike = shared[article.id]
        fuller = sorted(alike.keys() & originals.keys(), key=originals.__getitem__)
        nearest = max(fuller, key=lambda id_: len(alike[id_]), default=None)
        if nearest and len(alike[nearest]) >= _COPY_CONTAINMENT * counts[article.id]:
            copies[article.id] = nearest
        else:
            originals[article.id] = len(originals)
    return copies


def with_latest_figures(copies: Mapping[str, str], articles: Sequence[Article]) -> dict[str, str]:
    """Return near-copies, the latest version with figures of its own taken for the original.

    A wire story is sent again as the toll rises: what it says last holds, and what it said before
    is the copy. A shorter print of it that comes later is none, nor is one of the same figures.
    """
    by_id = {article.id: article for article in articles}
    versions: defaultdict[str, list[Article]] = defaultdict(list)
    for copy, original in copies.items():
        versions[original].append(by_id[copy])
    latest = {original: _latest(by_id[original], found) for original, found in versions.items()}
    return {
        each.id: latest[original].id
        for original, found in versions.items()
        for each in (by_id[original], *found)
        if each is not latest[original]
    }


def _latest(original: Article, versions: Sequence[Article]) -> Article:
    figures = _figures(original)
    later = [
        each
        for each in versions
        if len(each.text) >= _SAME_LENGTH * len(original.text)
        and _is_later(each, original)
        and _figures(each) != figures
    ]
    return max(later, key=_moment, default=original)


def _figures(article: Article) -> set[str]:
    return set(numbers(article.text, article.language or ENGLISH))


def _is_later(one: Article, other: Article) -> bool:
    """Whether an article came after another; of one day, if both tell their hour."""
    if not (one.day and other.day):
        return False
    return one.day > other.day or (
        one.day == other.day
        and all("T" in (each.published or "") for each in (one, other))
        and _moment(one) > _moment(other)
    )


def _moment(article: Article) -> datetime:
    """When an article came, in UTC where it does not say in which zone."""
    try:
        moment = datetime.fromisoformat(article.published or "")
    except ValueError:
        moment = datetime.fromisoformat(str(article.day))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _shingles_of(article: Article) -> set[_Shingle]:
    if article.language in (None, ENGLISH):
        # A straight mark that is never closed would part the text the wrong way round.
        plain = _IN_STRAIGHT_MARKS.sub(" ", article.text).replace('"', " ")
        return shingles(without_quotations(plain), _SHINGLE_WORDS)
    text = without_quotations(article.text)
    return shingles(text, _SHINGLE_GRAMS if is_unspaced(text) else _SHINGLE_WORDS)
