"""What articles of a story tell, and later ones of it tell otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from summarize.analysis import Analysis
from summarize.clustering import Story
from summarize.comparing.accounts import Account
from summarize.facts.passages import Passage
from summarize.superseding.changing import find_changes
from summarize.superseding.pairs import DENIAL, Superseded
from summarize.types import Article, Change, Citation, Reading, SentenceEmbedder


def find_overtaken(
    story: Story,
    analysis: Analysis,
    embedder: SentenceEmbedder | None = None,
    *,
    surely: bool = False,
) -> list[Superseded]:
    """Return what sentences of a story supersede in those of articles of an earlier day.

    Of articles without a date, and where there is no parser, nothing is known.

    Args:
        story: the sentences.
        analysis: of the articles.
        embedder: of their sentences; None: nothing is known but by single words.
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
        of_day = find_changes(
            [story.sentences[row] for row in old],
            [story.sentences[row] for row in new],
            story.embeddings[new] @ story.embeddings[old].T,
            analysis.treebank,
            articles,
            analysis.meaning.likeness,
            embedder=None if analysis.meaning.words else embedder,
            surely=surely,
        )
        found += (*of_day, *_twins(of_day, story, old, analysis, articles))
    return found


def _twins(
    found: Sequence[Superseded],
    story: Story,
    old: Sequence[int],
    analysis: Analysis,
    articles: Mapping[str, Article],
) -> Iterator[Superseded]:
    """Yield what says the same as a sentence that holds no more: it holds no more either.

    Args:
        found: what one day's articles supersede.
        story: the sentences.
        old: the rows of those of earlier days.
        analysis: of the articles.
        articles: by id.
    """
    rows = {story.sentences[row].id: row for row in old}
    gone = {each.old.sentence.id for each in found if each.kind == DENIAL}
    if analysis.treebank is None:
        return
    for each in found:
        if each.kind != DENIAL:
            continue
        cosines = story.embeddings[old] @ story.embeddings[rows[each.old.sentence.id]]
        near = np.flatnonzero(cosines >= analysis.meaning.likeness.same_statement).tolist()
        for sentence in (story.sentences[old[place]] for place in near):
            if sentence.id in gone:
                continue
            (tree,) = analysis.treebank.trees([sentence.text])
            passage = Passage.of(tree, articles[sentence.article_id].day)
            twin = Account(sentence, sentence.article_id, passage)
            if twin.denies == each.old.denies:
                gone.add(sentence.id)
                yield replace(each, old=twin, was=sentence.text)


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
