"""From a story's clusters to its differences: what to compare, what to parse, and both at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np

from summarize.analysis import Treebank
from summarize.clustering import Story, near_pairs
from summarize.comparing.days_ahead import find_days_at_odds, rows_of_days
from summarize.comparing.differences import find_differences, same_subjects
from summarize.comparing.near_figures import near_figures
from summarize.comparing.one_person import rows_of_spellings
from summarize.comparing.questions import NO_ANSWERS, find_answers
from summarize.facts.ages import may_tell_age
from summarize.facts.passages import Passage
from summarize.facts.tolls import find_tolls, may_tell_toll
from summarize.language.languages import ENGLISH
from summarize.types import Article, Difference, Embeddings, Sentence, SentenceEmbedder, origin_of

NEAR_SIMILARITY = 0.6
"""Cosine from which sentences of two clusters are compared too (all-MiniLM-L6-v2)."""
RELATED_SIMILARITY = 0.45
"""Cosine from which those are that give near figures of one kind of thing."""
SAME_QUESTION = 0.5
"""Cosine from which the words beside two figures ask the same of them."""


def compare_sources(
    groups: Sequence[tuple[int, ...]],
    story: Story,
    articles: Sequence[Article],
    treebank: Treebank | None,
    *,
    near: float = NEAR_SIMILARITY,
    related: float = RELATED_SIMILARITY,
    same_question: float = SAME_QUESTION,
    embedder: SentenceEmbedder | None = None,
) -> tuple[Difference, ...]:
    """Return where independent sources differ; without a treebank, in figures alone.

    Only English is compared: what a figure counts is not known of other languages.

    Args:
        groups: sentences that say the same thing, as indices into those of the story.
        story: its sentences, with their vectors.
        articles: the articles, for the days on which they were published.
        treebank: has the trees of the sentences.
        near: cosine from which sentences of two groups are compared too.
        related: cosine from which their figures are, if they count one kind of thing.
        same_question: cosine from which what stands beside two figures asks one question.
        embedder: tells how near that is; without one it is not asked.
    """
    sentences, copies = story.sentences, with_outlets(story.copies, articles)
    english = [[i for i in group if sentences[i].language == ENGLISH] for group in groups]
    groups = [tuple(group) for group in english if group]
    if treebank is None:
        return find_differences(groups, sentences, copies=copies)
    tolls = [s for s in sentences if s.language == ENGLISH and may_tell_toll(s.text)]
    read = treebank.trees([sentence.text for sentence in tolls])
    near_tolls = near_figures(
        sentences,
        copies=copies,
        trees={sentence.id: tree for sentence, tree in zip(tolls, read, strict=True)},
    )
    days = {article.id: article.day for article in articles}
    answers = NO_ANSWERS
    if embedder is not None:
        answers = find_answers(
            sentences,
            story.embeddings,
            embedder,
            copies=copies,
            tolls={
                (sentence.id, toll.quantity.start): toll.deed
                for sentence, tree in zip(tolls, read, strict=True)
                for toll in find_tolls(Passage.of(tree))
            },
            same_question=same_question,
            same_event=related,
        )
        ahead = find_days_at_odds(
            sentences, embedder, treebank, copies=copies, days=days, same_fact=near
        )
        answers = replace(answers, ahead=ahead)
    groups = groups_to_compare(groups, sentences, story.embeddings, copies=copies, near=near)
    answers = replace(answers, tolls=near_tolls)
    asked = {each.row for pair in answers.differing for each in pair}
    asked |= {each.row for pair in near_tolls for each in pair}
    asked |= {each.row for pair in answers.ahead for each in pair}
    asked |= {
        row for row, s in enumerate(sentences) if s.language == ENGLISH and may_tell_age(s.text)
    }
    asked |= rows_of_spellings(sentences) | rows_of_days(sentences)
    needed = sentences_to_parse(groups, sentences, copies=copies, beside=asked)
    trees = treebank.trees([sentence.text for sentence in needed])
    return find_differences(
        groups,
        sentences,
        copies=copies,
        trees={sentence.id: tree for sentence, tree in zip(needed, trees, strict=True)},
        days=days,
        answers=answers,
    )


def with_outlets(copies: Mapping[str, str], articles: Sequence[Article]) -> dict[str, str]:
    """Return ``copies`` in which all articles of one outlet are of its first: one source.

    An outlet that tells another figure on the next day is at odds with no other source.
    """
    first: dict[str, str] = {}
    later: dict[str, str] = {}
    for article in articles:
        outlet = (article.source or "").strip().casefold()
        if outlet and article.id not in copies:
            origin = first.setdefault(outlet, article.id)
            later |= {article.id: origin} if origin != article.id else {}
    return {id_: later.get(original, original) for id_, original in copies.items()} | later


def groups_to_compare(
    groups: Sequence[tuple[int, ...]],
    sentences: Sequence[Sentence],
    embeddings: Embeddings,
    *,
    copies: Mapping[str, str],
    near: float = NEAR_SIMILARITY,
) -> list[tuple[int, ...]]:
    """Return the groups of several sources, and pairs of near sentences of two groups."""
    origins = np.array([origin_of(sentence, copies) for sentence in sentences])
    home = np.zeros(len(sentences), dtype=int)
    for number, group in enumerate(groups):
        home[list(group)] = number
    pairs = near_pairs(embeddings, near)
    first, second = pairs[:, 0], pairs[:, 1]
    apart = (origins[first] != origins[second]) & (home[first] != home[second])
    shared = [tuple(group) for group in groups if len({origins[i] for i in group}) > 1]
    return [*shared, *((int(i), int(j)) for i, j in pairs[apart])]


def sentences_to_parse(
    groups: Sequence[tuple[int, ...]],
    sentences: Sequence[Sentence],
    *,
    copies: Mapping[str, str],
    beside: Collection[int] = (),
) -> list[Sentence]:
    """Return the sentences whose trees `find_differences` can use, and those ``beside``."""
    needed = {*beside} | {
        i
        for group in (*groups, *same_subjects(sentences))
        if len({origin_of(sentences[i], copies) for i in group}) > 1
        for i in group
    }
    return [sentences[i] for i in sorted(needed)]
