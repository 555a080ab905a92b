"""Which spans of the articles a set of citations covers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from summarize.types import Brief, Citation


class CitedPlaces:
    """Spans, of which it can be asked whether another one meets any of them."""

    def __init__(self, spans: Iterable[Citation]) -> None:
        self._spans: defaultdict[str, list[Citation]] = defaultdict(list)
        for span in spans:
            self._spans[span.article_id].append(span)

    def meet(self, other: Citation) -> bool:
        """Say whether a span shares a character with one of them."""
        spans = self._spans.get(other.article_id, ())
        return any(each.start < other.end and other.start < each.end for each in spans)


def corrections_of(brief: Brief) -> CitedPlaces:
    """Return where the articles tell what took the place of sentences in this revision."""
    history = brief.history
    told = (each.new for each in history.changes if each.revision == history.revision and each.was)
    return CitedPlaces(span for reading in told for span in reading.citations)
