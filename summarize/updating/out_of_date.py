"""What of a brief that stands has only been waiting for its day, or tells it from a day before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from summarize.analysis import Analysis
from summarize.composing import latest_day, without_own_days
from summarize.language.languages import ENGLISH
from summarize.language.self_contained import leans_back
from summarize.selection import day_ahead
from summarize.types import BriefSentence

_PASSED = "no longer told, since its day has passed: “{}”"


def told_since(
    standing: Sequence[BriefSentence], analysis: Analysis
) -> tuple[list[BriefSentence], tuple[str, ...]]:
    """Return what stands as it can be told on the day of the latest article, and warnings.

    "Gales are forecast for Tuesday" is told no more on Wednesday, nor what leans on it; the first
    sentence, which says what happened, stays. "Last night" is taken off where it was another.

    Args:
        standing: the sentences, in order.
        analysis: of all articles.
    """
    treebank, today = analysis.treebank, latest_day(analysis.articles)
    if treebank is None or today is None or analysis.language != ENGLISH:
        return list(standing), ()
    kept: list[BriefSentence] = []
    gone: list[str] = []
    is_gone = False
    for place, sentence in enumerate(standing):
        day = _day_of(sentence, analysis)
        is_gone = is_gone and leans_back(sentence.text, analysis.language)
        if day is not None and day < today:
            due = day_ahead(treebank.trees([sentence.text])[0], day)
            is_gone |= place > 0 and due is not None and due < today
            sentence = without_own_days(sentence, treebank, day, today) or sentence
        if is_gone:
            gone.append(sentence.text)
        else:
            kept.append(sentence)
    return kept, tuple(_PASSED.format(text) for text in gone)


def _day_of(sentence: BriefSentence, analysis: Analysis) -> date | None:
    """The day of the latest article that a sentence cites; None if one of them has none."""
    cited = {each.article_id for each in sentence.citations}
    days = [each.day for each in analysis.articles if each.id in cited]
    return None if None in days else max(day for day in days if day)
