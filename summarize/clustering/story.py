"""The sentences that the brief is made from, each said by an independent source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress

import numpy as np
import numpy.typing as npt

from summarize.analysis import Treebank
from summarize.clustering.near_copies import (
    find_near_copies,
    find_reworded_copies,
    with_latest_figures,
)
from summarize.clustering.near_pairs import highest_cosines
from summarize.clustering.other_stories import find_off_topic_articles
from summarize.clustering.separate_stories import (
    find_separate_stories,
    warn_of_others,
    warn_of_years,
)
from summarize.facts.addressing import addresses
from summarize.language.chat_tokens import TO_A_PROGRAM
from summarize.language.self_contained import no_news
from summarize.likeness import Likeness
from summarize.types import Article, Dropped, Embeddings, Reading, Sentence, origin_of


@dataclass(frozen=True)
class Story:
    """What the later stages work on.

    Attributes:
        sentences: the story's sentences, n of them.
        embeddings: (n, dim) float32, unit rows.
        copies: near-copies of articles and their originals.
        dropped: the articles set apart, whole, and sentences of the page, not the news.
        separate: the ids of the articles of each event, if they tell of several.
        warnings: what a reader of the brief has to know of the articles.
    """

    sentences: tuple[Sentence, ...]
    embeddings: Embeddings
    copies: Mapping[str, str]
    dropped: tuple[Dropped, ...]
    separate: tuple[tuple[str, ...], ...] = ()
    warnings: tuple[str, ...] = ()

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        """By sentence id, its place among ``sentences``."""
        return {sentence.id: row for row, sentence in enumerate(self.sentences)}

    @cached_property
    def owners(self) -> npt.NDArray[np.str_]:
        """The id of the independent article that each sentence comes from: (n,)."""
        return np.array([origin_of(sentence, self.copies) for sentence in self.sentences])

    def rows_of(self, reading: Reading) -> list[int]:
        """Return the places among ``sentences`` of those that tell a reading."""
        cited = set(reading.citations)
        return [row for row, each in enumerate(self.sentences) if each.citation in cited]

    def vectors(self, sentences: Iterable[Sentence]) -> Embeddings:
        """Return the rows of ``embeddings`` of some of the story's sentences, in order."""
        return self.embeddings[[self.row_of[sentence.id] for sentence in sentences]]


def gather_story(
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    embeddings: Embeddings,
    likeness: Likeness,
    treebank: Treebank | None = None,
) -> Story:
    """Leave out articles on something else, what near-copies merely repeat, and page talk.

    That is captions, and what speaks to the reader or points at a chart or a link, unless
    there is nothing else; and whatever speaks to a program.

    Args:
        articles: all that were given.
        sentences: their sentences, n of them.
        embeddings: (n, dim) float32, unit rows, in the order of ``sentences``.
        likeness: from which cosines on they are alike.
        treebank: has the trees of what may be a command.
    """
    copies = _find_copies(articles, sentences, embeddings, likeness)
    # A pack of copies has one voice in what the story is about.
    independent = [article for article in articles if article.id not in copies]
    odd = find_off_topic_articles(
        independent,
        sentences,
        embeddings,
        unrelated=likeness.unrelated,
        leading_words=likeness.leading_words,
    )
    off_topic = {a.id for a in articles if copies.get(a.id, a.id) in odd}
    owners = np.array([sentence.article_id for sentence in sentences])
    keep = ~np.isin(owners, list(off_topic))
    keep &= ~find_repeated(owners, copies, embeddings, likeness)
    addressed = addresses(list(compress(sentences, keep)), treebank)
    noise: list[str | None] = [None] * len(sentences)
    for row, address in zip(np.flatnonzero(keep), addressed, strict=True):
        sentence = sentences[int(row)]
        noise[row] = address or no_news(sentence.text, sentence.language)
    keep &= ~np.array([reason == TO_A_PROGRAM for reason in noise])
    news = keep & np.array([reason is None for reason in noise])
    if news.any():
        keep = news
    else:
        noise = [reason if reason == TO_A_PROGRAM else None for reason in noise]
    # By words alone, articles on one event are as far apart as on two.
    told = [] if likeness.leading_words else [a for a in independent if a.id not in off_topic]
    stories = find_separate_stories(told, sentences, embeddings, unrelated=likeness.unrelated)
    return Story(
        sentences=tuple(compress(sentences, keep)),
        embeddings=embeddings[keep],
        copies=copies,
        dropped=(
            *(
                Dropped(article.id, 0, len(article.text), "another story", article.text)
                for article in articles
                if article.id in off_topic
            ),
            *(
                Dropped(s.article_id, s.start, s.end, reason, s.text)
                for s, reason in zip(sentences, noise, strict=False)
                if reason
            ),
        ),
        separate=tuple(stories),
        warnings=(
            *warn_of_others([a for a in articles if a.id in off_topic]),
            *(() if stories else warn_of_years(told)),
        ),
    )


def _find_copies(
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    embeddings: Embeddings,
    likeness: Likeness,
) -> dict[str, str]:
    """Map each near-copy to its original, by its words or its sentences."""
    copies = find_near_copies(articles)
    others = [article for article in articles if article.id not in copies]
    reworded = find_reworded_copies(
        others, sentences, embeddings, same_sentence=likeness.same_sentence
    )
    originals = {id_: reworded.get(original, original) for id_, original in copies.items()}
    return with_latest_figures(originals | reworded, articles)


def find_repeated(
    owners: npt.NDArray[np.str_],
    copies: Mapping[str, str],
    embeddings: Embeddings,
    likeness: Likeness,
) -> npt.NDArray[np.bool_]:
    """Return which sentences of near-copies only repeat their original, or another copy: (n,).

    Args:
        owners: (n,) the id of each sentence's article.
        copies: near-copies of articles and their originals.
        embeddings: (n, dim) float32, unit rows.
        likeness: from which cosines on they are alike.
    """
    repeated = np.zeros(len(owners), dtype=bool)
    told: dict[str, list[int]] = {
        original: np.flatnonzero(owners == original).tolist() for original in set(copies.values())
    }
    for copy, original in copies.items():
        own = np.flatnonzero(owners == copy)
        if len(own) and told[original]:
            near = highest_cosines(embeddings[own], embeddings[told[original]])
            repeated[own] = near >= likeness.same_sentence
        told[original] += own[~repeated[own]].tolist()
    return repeated
