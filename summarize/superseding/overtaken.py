"""What articles of a story tell, and later ones of it tell otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from summarize.analysis import Analysis
from summarize.clustering import Story
from summarize.superseding.changing import find_changes
from summarize.superseding.pairs import Superseded
from summarize.types import Change, Citation, Reading


def find_overtaken(story: Story, analysis: Analysis, *, surely: bool = False) -> list[Superseded]:
    """Return what sentences of a story supersede in those of articles of an earlier day.

    Of articles without a date, and where there is no parser, nothing is known.

    Args:
        story: the sentences.
        analysis: of the articles.
        surely: as for `find_superseded`.
    """
    if analysis.treebank is None:
        return []
    articles = {article.id: article for article in analysis.articles}
    days = [articles[each.article_id].day for each in story.sentences]
    found: list[Superseded] = []
    for day in sorted({day for day in days if day})[1:]:
        old = [row for row, other in enumerate(days) if other and other < day]
        new = [row for row, other in enumerate(days) if other == day]
        found += find_changes(
            [story.sentences[row] for row in old],
            [story.sentences[row] for row in new],
            story.embeddings[new] @ story.embeddings[old].T,
            analysis.treebank,
            articles,
            analysis.meaning.likeness,
            surely=surely,
        )
    return found


def note_changes(found: Iterable[Superseded], revision: int) -> list[Change]:
    """Put together what new articles supersede: each reading once, with all that tell it."""
    changes: dict[tuple[str, str, str], Change] = {}
    for each in found:
        key = each.kind, each.was.casefold(), each.now.casefold()
        old, new = each.old.sentence.citation, each.new.sentence.citation
        known = changes.get(key)
        if known is None:
            changes[key] = Change(
                each.kind, Reading(each.was, (old,)), Reading(each.now, (new,)), revision=revision
            )
        else:
            changes[key] = replace(known, old=_citing(known.old, old), new=_citing(known.new, new))
    return list(changes.values())


def _citing(reading: Reading, citation: Citation) -> Reading:
    return replace(reading, citations=tuple(dict.fromkeys((*reading.citations, citation))))
