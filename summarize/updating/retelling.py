"""The map, the timeline and the coverage of a brief that has grown: those of all its articles.

The first two are made anew: with the vectors and trees that are kept this is little work, and what
comes late may well be nearest to what stood first. What was set apart stays apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import compress

import numpy as np

from summarize.analysis import Analysis
from summarize.clustering import Story, cluster_sentences, find_repeated
from summarize.composing import make_timeline, map_groups, measure_coverage, standings
from summarize.selection import score_salience, tfidf_rows
from summarize.settings import Settings
from summarize.types import Brief, BriefSentence, Citation, Coverage, Dropped, Event, Group
from summarize.writing import BriefPlan

_HIGHLIGHTED = 2.0


def whole_story(analysis: Analysis, copies: Mapping[str, str], dropped: Iterable[Dropped]) -> Story:
    """Return the sentences of all articles, but those set apart and those that copies repeat.

    Args:
        analysis: of all articles, n sentences.
        copies: near-copies of articles and their originals.
        dropped: what was set apart of them when they came.
    """
    apart: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for each in dropped:
        apart[each.article_id].append((each.start, each.end))
    owners = np.array([each.article_id for each in analysis.sentences])
    vectors, likeness = analysis.meaning.vectors, analysis.meaning.likeness
    keep = ~find_repeated(owners, copies, vectors, likeness)
    keep &= np.array(
        [
            not any(start <= each.start < end for start, end in apart[each.article_id])
            for each in analysis.sentences
        ],
        dtype=bool,
    )
    sentences = tuple(compress(analysis.sentences, keep))
    return Story(sentences, vectors[keep], copies, tuple(dropped))


def copies_of(brief: Brief) -> dict[str, str]:
    """Return the near-copies among the articles of a brief, and their originals."""
    return {each.article_id: each.copy_of for each in brief.coverage if each.copy_of}


def cover(
    analysis: Analysis,
    copies: Mapping[str, str],
    brief: Sequence[BriefSentence],
    before: Sequence[Coverage],
    gone: Container[Citation],
    timeline: Sequence[Event] = (),
) -> tuple[Coverage, ...]:
    """Return what each article contributed; a highlight of ``before`` is one still, if it holds.

    Args:
        analysis: of all articles.
        copies: near-copies of them and their originals.
        brief: the sentences of the brief.
        before: what each contributed to the brief before.
        gone: the sentences that tell what holds no more.
        timeline: of all articles; no highlight repeats it.
    """
    story = Story(analysis.sentences, analysis.meaning.vectors, copies, ())
    shown = {citation for each in before for citation in each.highlights}
    weights = np.array(
        [1.0 / (1 + s.index) + _HIGHLIGHTED * (s.citation in shown) for s in analysis.sentences]
    )
    standing = standings(analysis, story)
    return tuple(
        replace(each, highlights=tuple(span for span in each.highlights if span not in gone))
        for each in measure_coverage(analysis, story, brief, weights, standing, timeline=timeline)
    )


def map_and_timeline(
    analysis: Analysis,
    story: Story,
    brief: Sequence[BriefSentence],
    gone: Container[Citation],
) -> tuple[tuple[Group, ...], tuple[Event, ...]]:
    """Return the groups of sentences that say the same, and what happened on which day.

    Args:
        analysis: of all articles.
        story: those of their sentences that are on the event.
        brief: the sentences of the brief.
        gone: the sentences that tell what holds no more: they are on the map, and no event.
    """
    if not story.sentences:
        return (), ()
    likeness = analysis.meaning.likeness
    groups = tuple(cluster_sentences(story.embeddings, threshold=likeness.same_statement))
    tfidf = tfidf_rows([s.text for s in story.sentences], [s.language for s in story.sentences])
    plan = BriefPlan(Settings(), analysis, story, groups, score_salience(story, tfidf), ())
    timeline = make_timeline(
        plan, brief, same_event=likeness.comparable, same_matter=likeness.may_add, gone=gone
    )
    return map_groups(analysis, story, groups, brief, standings(analysis, story, groups)), timeline
