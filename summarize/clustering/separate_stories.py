"""Whether articles that were given as one story tell several.

Two articles on one event have sentences that come near each other, and names in common: two
earthquakes have the first, two laws of one president the second. What both are worth was fitted
on pairs of articles of one event and of events alike (docs/evaluation.md).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from summarize.language.languages import ENGLISH
from summarize.language.words import content_stems, names
from summarize.room import scipy_hierarchy
from summarize.types import Article, Embeddings, Sentence

_NEAR_SENTENCES, _NAMES, _BIAS = 3.2, 5.0, -3.0
"""What the mean cosine of the nearest sentences, and the cosine of the names, are worth."""
_NEAREST = 3
_LEADING_SENTENCES = 20
"""Of an article so many are compared: news tells first what it is about."""
_NOTHING_IN_COMMON = -1.2
"""Two groups of articles with less in common, on average, are on two things …"""
_LITTLE_IN_COMMON = -0.3
_NEARER_WITHIN = 1.0
"""… and so are two groups of several with less than that, much nearer within each, or such a group
and a single article that has less than that in common with each of it, and is of another time."""
_MOST_ARTICLES = 200
"""More are not told apart: every two are compared."""
_DAYS_APART = 365
_OF_ONE_TIME = 14
"""News on an event is so many days apart at most; a paper or a video that it rests on may have as
little in common with it as another event, but is seldom dated."""

Scores = npt.NDArray[np.float64]


def find_separate_stories(
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    embeddings: Embeddings,
    *,
    unrelated: float = 0.0,
) -> list[tuple[str, ...]]:
    """Return the ids of the articles by story, if they tell several; else nothing.

    Only articles in one language are compared; those in the next one are stories of their own
    if they are several among themselves.

    Args:
        articles: the articles, without those that are off topic.
        sentences: their sentences, n of them.
        embeddings: (n, dim) float32, unit rows, in the order of ``sentences``.
        unrelated: the cosine of sentences with nothing in common, less than 1.
    """
    if len(articles) > _MOST_ARTICLES:
        return []
    told: defaultdict[str, list[Gist]] = defaultdict(list)
    for article, each in _told_by(articles, sentences, embeddings):
        told[article.language or ENGLISH].append(each)
    found = [story for own in told.values() for story in _separate(own, unrelated)]
    return found if len(found) > 1 else []


def is_joined(
    article_id: str,
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    embeddings: Embeddings,
    *,
    unrelated: float = 0.0,
) -> bool:
    """Return whether an article has more than a little in common with another one.

    The arguments are those of `find_separate_stories`.
    """
    told = {each.id: each for _, each in _told_by(articles, sentences, embeddings)}
    own = told[article_id]
    others = (each for id_, each in told.items() if id_ != article_id)
    return any(own.in_common(other, unrelated) >= _LITTLE_IN_COMMON for other in others)


def _told_by(
    articles: Sequence[Article], sentences: Sequence[Sentence], embeddings: Embeddings
) -> Iterator[tuple[Article, Gist]]:
    """Yield what each article tells; those without a sentence are left out."""
    rows_of: defaultdict[str, list[int]] = defaultdict(list)
    for row, sentence in enumerate(sentences):
        if sentence.index < _LEADING_SENTENCES:
            rows_of[sentence.article_id].append(row)
    for article in articles:
        if rows := rows_of.get(article.id):
            own = [sentences[row] for row in rows]
            yield article, Gist.of(article.id, own, embeddings[rows], article.day)


@dataclass(frozen=True, slots=True)
class Gist:
    """What an article tells: the vectors of its first sentences, and whom and what they name."""

    id: str
    vectors: Embeddings
    names: Mapping[str, int]
    words: Mapping[str, int]
    day: date | None = None

    @classmethod
    def of(
        cls,
        id_: str,
        sentences: Sequence[Sentence],
        vectors: Embeddings,
        day: date | None = None,
    ) -> Gist:
        """Return what the first sentences of an article tell."""
        named: Counter[str] = Counter()
        written: Counter[str] = Counter()
        for sentence in sentences:
            found = names(sentence.text, sentence.language)
            named.update({stem for name in found for stem in content_stems(name)})
            written.update(content_stems(sentence.text, sentence.language))
        return cls(id_, vectors, named, written, day)

    def is_of_another_time(self, other: Gist) -> bool:
        """Whether both are dated, and too far apart for news on one event."""
        if self.day is None or other.day is None:
            return False
        return abs((self.day - other.day).days) > _OF_ONE_TIME

    def in_common(self, other: Gist, unrelated: float) -> float:
        """How much speaks for one event, as log-odds of pairs of one and of two alike."""
        cosines = np.sort((self.vectors @ other.vectors.T).ravel())[-_NEAREST:]
        near = (float(cosines.mean()) - unrelated) / (1.0 - unrelated)
        if self.names and other.names:
            named = _cosine(self.names, other.names)
        else:  # scripts and texts without capitals show none
            named = _cosine(self.words, other.words)
        return _NEAR_SENTENCES * near + _NAMES * named + _BIAS


def _cosine(own: Mapping[str, int], other: Mapping[str, int]) -> float:
    """The cosine of the square roots of two counts."""
    shared = sum((own[key] * other[key]) ** 0.5 for key in own if key in other)
    total = (sum(own.values()) * sum(other.values())) ** 0.5
    return shared / total if total else 0.0


def _separate(told: Sequence[Gist], unrelated: float) -> list[tuple[str, ...]]:
    """The ids of each story of articles in one language."""
    if len(told) < 2:
        return [tuple(each.id for each in told)]
    common = np.array([[one.in_common(other, unrelated) for other in told] for one in told])
    remote = np.array([[one.is_of_another_time(other) for other in told] for one in told])
    upper = np.triu_indices(len(told), k=1)
    highest = float(common[upper].max())
    tree = scipy_hierarchy().linkage(highest - common[upper], method="average")
    groups = _split(_members(tree, len(told)), tree, _Pairs(common, remote), 2 * len(told) - 2)
    return [tuple(told[i].id for i in sorted(group)) for group in sorted(map(sorted, groups))]


def _members(tree: Scores, n: int) -> list[list[int]]:
    """The articles under each node of the tree of ``linkage``, the first n of which are leaves."""
    found = [[i] for i in range(n)]
    for left, right in tree[:, :2].astype(int):
        found.append(found[left] + found[right])
    return found


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Of every two articles how much they have in common, and whether they are of two times."""

    common: Scores
    remote: npt.NDArray[np.bool_]


def _split(
    members: Sequence[list[int]], tree: Scores, pairs: _Pairs, node: int
) -> Iterator[list[int]]:
    """Yield the articles of each story under a node of the tree."""
    n = len(pairs.common)
    if node >= n:
        left, right = tree[node - n, :2].astype(int)
        if _are_apart(members[left], members[right], pairs):
            yield from _split(members, tree, pairs, left)
            yield from _split(members, tree, pairs, right)
            return
    yield members[node]


def _are_apart(one: list[int], other: list[int], pairs: _Pairs) -> bool:
    between = pairs.common[np.ix_(one, other)]
    if between.mean() < _NOTHING_IN_COMMON:
        return True
    several = [group for group in (one, other) if len(group) > 1]
    if len(several) == 2:
        have_little = between.mean() < _LITTLE_IN_COMMON
    else:
        have_little = between.max() < _LITTLE_IN_COMMON and pairs.remote[np.ix_(one, other)].all()
    if not (several and have_little):
        return False
    within = min(_mean_within(group, pairs.common) for group in several)
    return bool(within - between.mean() > _NEARER_WITHIN)


def _mean_within(group: list[int], common: Scores) -> float:
    return float(common[np.ix_(group, group)][np.triu_indices(len(group), k=1)].mean())


def warn_of_years(articles: Sequence[Article]) -> tuple[str, ...]:
    """Return the warning that articles are of years apart, if they are."""
    dated = sorted((day, each.id) for each in articles if (day := each.day))
    named = {each.id: named_article(each) for each in articles}
    for (before, _), (after, first) in pairwise(dated):
        if (after - before).days > _DAYS_APART:
            return (
                f"these articles were written years apart ({dated[0][0]} to {dated[-1][0]}):"
                f" what “Tuesday” or “now” means in them differs; {named[first]} begins the later"
                " ones. If they tell two events, --group makes a brief of each",
            )
    return ()


def warn_of_new_stories(
    stories: Sequence[Sequence[str]], added: Sequence[Article]
) -> tuple[str, ...]:
    """Return the warning that some articles that came to a story seem to tell another one.

    Args:
        stories: the ids of the articles of each, from `find_separate_stories` of all articles.
        added: those that came.
    """
    ids = {article.id for article in added}
    apart = {id_ for story in stories if ids.issuperset(story) for id_ in story}
    if not apart:
        return ()
    listed = ", ".join(named_article(each) for each in added if each.id in apart)
    return (
        f"of the new articles these seem to tell another story than the brief: {listed};"
        " summarize brief makes one of it",
    )


def warn_of_others(apart: Sequence[Article]) -> tuple[str, ...]:
    """Return the warning that several articles were set apart, since they tell something else."""
    if len(apart) < 2:
        return ()
    listed = ", ".join(map(named_article, apart))
    return (
        f"{len(apart)} articles tell of something else and are set apart: {listed}; --group makes a"
        " brief of each story",
    )


def named_article(article: Article) -> str:
    """Return what a warning calls an article: its title and its path, as far as it has them."""
    name = f"“{article.title}”" if article.title else article.path or article.id
    return f"{name} ({article.path})" if article.title and article.path else name
