"""A brief that has outgrown its words, made anew of all its articles, with its history.

A new brief knows nothing of what was found superseded. So that no old reading comes back, what it
tells of them is replaced as in an update, and what differs only since one reading holds no more is
no difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarize.analysis import Analysis, analyse
from summarize.checking import Checker
from summarize.clustering import Story
from summarize.types import (
    Article,
    Brief,
    BriefSentence,
    Change,
    Models,
    Reading,
)
from summarize.updating.heading import heads
from summarize.updating.notices import with_notices_of
from summarize.updating.remembering import remembering
from summarize.updating.retelling import copies_of, cover, map_and_timeline, whole_story
from summarize.updating.saying import said_once
from summarize.updating.standing import Replacing, is_settled


def renew_brief(updated: Brief, fresh: Brief, models: Models) -> Brief:
    """Return ``fresh`` as the revision that ``updated`` is, without what holds no more.

    Args:
        updated: the next revision of a brief.
        fresh: a new brief of the same articles, whose ids may be others.
        models: what embeds, parses and reads.
    """
    heard, notices = with_notices_of(updated.articles, fresh.articles)
    fresh = replace(fresh, articles=heard, dropped=(*fresh.dropped, *notices))
    models, _ = remembering(models, fresh.articles)
    analysis = analyse(fresh.articles, models)
    changes = _by_ids_of(fresh.articles, updated, analysis)
    gone = {span for each in changes for span in each.old.citations}
    copies = copies_of(fresh)
    whole = whole_story(analysis, copies, fresh.dropped)
    sentences = _without_what_is_gone(fresh, changes, analysis, whole, models)
    history = replace(updated.history, new=(), changes=tuple(changes), renewed=True)
    if not sentences or not changes:
        return replace(fresh, history=history)
    groups, timeline = map_and_timeline(analysis, whole, sentences, gone)
    is_told = any(heads(fresh.headline, each) for each in changes)
    return replace(
        fresh,
        headline=updated.headline if is_told else fresh.headline,
        sentences=tuple(sentences),
        differences=tuple(each for each in fresh.differences if not is_settled(each, changes)),
        coverage=cover(analysis, copies, sentences, fresh.coverage, gone, timeline),
        groups=groups,
        timeline=timeline,
        history=history,
    )


def _by_ids_of(articles: Sequence[Article], brief: Brief, analysis: Analysis) -> list[Change]:
    """Return the changes of a brief with the ids of ``articles``, of those that are there."""
    ids = {each.text: each.id for each in articles}
    renamed = {each.id: ids.get(each.text, "") for each in brief.articles}
    known = {each.citation for each in analysis.sentences}

    def moved(reading: Reading) -> Reading:
        spans = (replace(c, article_id=renamed[c.article_id]) for c in reading.citations)
        return replace(reading, citations=tuple(span for span in spans if span in known))

    changes = [replace(c, old=moved(c.old), new=moved(c.new)) for c in brief.history.changes]
    return [each for each in changes if each.old.citations and each.new.citations]


def _without_what_is_gone(
    fresh: Brief, changes: Sequence[Change], analysis: Analysis, whole: Story, models: Models
) -> list[BriefSentence]:
    """Return the sentences, what holds now in the place of what does not, each once."""
    checker = (
        Checker(models.embedder, analysis.treebank, models.reader) if analysis.treebank else None
    )
    replacing = Replacing(analysis, whole, checker)
    sentences = list(fresh.sentences)
    for revision in sorted({each.revision for each in changes}):  # a toll that rose may rise again
        of_revision = [each for each in changes if each.revision == revision]
        sentences, _ = replacing.replace(sentences, of_revision)
    kept = [each for each in sentences if each in fresh.sentences]
    put = [each for each in sentences if each not in fresh.sentences]
    once = said_once(kept, put, analysis, models.embedder)
    return [each for each in sentences if each in kept or each in once]
