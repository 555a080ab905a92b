"""What each article contributed to the brief."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence

from summarize.analysis import Analysis
from summarize.clustering import Story
from summarize.composing.highlights import choose_highlights
from summarize.composing.said_elsewhere import Standing
from summarize.selection import Scores
from summarize.types import BriefSentence, Citation, Coverage, Event, Sentence


def measure_coverage(
    analysis: Analysis,
    story: Story,
    brief: Sequence[BriefSentence],
    salience: Scores,
    standing: Mapping[str, Standing],
    gone: Container[Citation] = (),
    timeline: Sequence[Event] = (),
) -> tuple[Coverage, ...]:
    """Return, per article, how many sentences it has, how many are cited, how many are its own.

    Its own are those that no other article comes near, a near-copy neither, and that the brief
    cites with no other article beside them. Its highlights are the weightiest of those that
    nobody else comes anywhere near, that the brief does not cite and that are understood after it.

    Args:
        analysis: of all articles that were given.
        story: those of their sentences that are on the event, m of them.
        brief: the sentences of the brief.
        salience: (m,) the weight of each sentence of the story.
        standing: by its id, how each sentence stands to the other articles.
        gone: the sentences that tell what holds no more: they are no highlights.
        timeline: what is told under the brief, which no highlight repeats.
    """
    cited = [{(c.article_id, c.start) for c in sentence.citations} for sentence in brief]
    used = set().union(*cited)
    lines = [BriefSentence(each.text, "fused", 1.0, each.citations) for each in timeline]
    told = used.union((c.article_id, c.start) for line in lines for c in line.citations)
    shared = set().union(*(spans for spans in cited if len({id_ for id_, _ in spans}) > 1))
    by_weight = [story.sentences[row] for row in (-salience).argsort(kind="stable")]
    own = [
        sentence
        for sentence in by_weight
        if standing[sentence.id] != "shared" and _place(sentence) not in shared
    ]
    far = [
        sentence
        for sentence in own
        if standing[sentence.id] in ("far", "news")
        and _place(sentence) not in told
        and sentence.citation not in gone
    ]
    news = frozenset(each.id for each in far if standing[each.id] == "news")
    highlights = choose_highlights(far, analysis, (*brief, *lines), news)
    has = Counter(sentence.article_id for sentence in analysis.sentences)
    uses = Counter(article_id for article_id, _ in used)
    alone = Counter(sentence.article_id for sentence in own)
    return tuple(
        Coverage(
            article_id=article.id,
            sentences=has[article.id],
            used=uses[article.id],
            unique=alone[article.id],
            copy_of=story.copies.get(article.id),
            highlights=tuple(highlights.get(article.id, ())),
        )
        for article in analysis.articles
    )


def _place(sentence: Sentence) -> tuple[str, int]:
    return sentence.article_id, sentence.start
