"""What each article contributed to the brief."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from summarize.analysis import Analysis
from summarize.clustering import Story
from summarize.composing.said_elsewhere import Standing
from summarize.language.self_contained import leans_back, objection, tidy
from summarize.language.words import content_stems
from summarize.selection import Scores
from summarize.types import BriefSentence, Citation, Coverage, Sentence

_HIGHLIGHTS = 2
_WORDED_SHARE = 0.5


def measure_coverage(
    analysis: Analysis,
    story: Story,
    brief: Sequence[BriefSentence],
    salience: Scores,
    standing: Mapping[str, Standing],
) -> tuple[Coverage, ...]:
    """Return, per article, how many sentences it has, how many are cited, how many are its own.

    Its own are those that no other article comes near, a near-copy neither, and that the brief
    cites with no other article beside them. Its highlights are the weightiest of those that
    nobody else comes anywhere near and that the brief does not cite.

    Args:
        analysis: of all articles that were given.
        story: those of their sentences that are on the event, m of them.
        brief: the sentences of the brief.
        salience: (m,) the weight of each sentence of the story.
        standing: by its id, how each sentence stands to the other articles.
    """
    cited = [{(c.article_id, c.start) for c in sentence.citations} for sentence in brief]
    used = set().union(*cited)
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
        if standing[sentence.id] in ("far", "news") and _place(sentence) not in used
    ]
    news = frozenset(each.id for each in far if standing[each.id] == "news")
    highlights = _highlights(far, analysis.sentences, news)
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


def _highlights(
    own: Sequence[Sentence], sentences: Sequence[Sentence], news: frozenset[str]
) -> Mapping[str, Sequence[Citation]]:
    """By article, the first few of its ``own`` sentences that can be told alone.

    Those of ``news``, by id, may repeat what others have: they tell more beside it.
    """
    stems = {s.id: frozenset(content_stems(s.text, s.language)) for s in sentences}
    found: defaultdict[str, list[Citation]] = defaultdict(list)
    for each in own:
        if (
            len(found[each.article_id]) < _HIGHLIGHTS
            and _stands_alone(each)
            and (each.id in news or not _is_worded_elsewhere(each, sentences, stems))
        ):
            found[each.article_id].append(each.citation)
    return found


def _place(sentence: Sentence) -> tuple[str, int]:
    return sentence.article_id, sentence.start


def _is_worded_elsewhere(
    sentence: Sentence, others: Sequence[Sentence], stems: Mapping[str, frozenset[str]]
) -> bool:
    """Whether a sentence of another article has half of its content words.

    A short statement inside a long sentence is far from it in meaning.
    """
    own = stems[sentence.id]
    return any(
        len(own & stems[other.id]) >= _WORDED_SHARE * len(own)
        for other in others
        if other.article_id != sentence.article_id
    )


def _stands_alone(sentence: Sentence) -> bool:
    text, language = sentence.text, sentence.language
    return (
        objection(text, language, cased=sentence.cased) is None
        and not leans_back(text, language)
        and tidy(text, language) == text
    )
