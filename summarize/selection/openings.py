"""What articles open with: of openings that tell one event, one is enough."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from summarize.clustering import Story
from summarize.facts.dates import WEEKDAY_NAMES
from summarize.language.words import folded_words
from summarize.selection.salience import Scores
from summarize.types import Sentence

_DAYS_OF_ONE_EVENT = timedelta(days=1)
"""Articles so many days apart may open with the same event; later ones open with what came then."""
_NAMED = frozenset(WEEKDAY_NAMES)


class Openings:
    """The first sentences of the articles, and which of them tell the same event."""

    def __init__(self, story: Story, days: Mapping[str, date | None], near: float) -> None:
        """Find them: the first sentence of each article, and the one after a standfirst.

        Args:
            story: the sentences, n of them.
            days: on which day each article appeared, by its id, where that is known.
            near: the cosine from which two of them may tell one event.
        """
        self._story, self._near = story, near
        self._rows: dict[int, date | None] = {}
        for row, sentence in enumerate(story.sentences):
            before = story.sentences[row - 1] if row else sentence
            after_standfirst = (
                row - 1 in self._rows
                and before.article_id == sentence.article_id
                and before.index + 1 == sentence.index
                and _is_open(before)
            )
            if sentence.index == 0 or after_standfirst:
                self._rows[row] = days.get(sentence.article_id)

    def again(self, row: int, meaning: Scores) -> list[int]:
        """Return the rows of the openings that tell again what the one of ``row`` tells.

        There are none if it is no opening.

        Args:
            row: of a sentence.
            meaning: (n,) how near each sentence comes to it.
        """
        if row not in self._rows:
            return []
        return [
            other
            for other in self._rows
            if meaning[other] >= self._near and self._may_be_one_event(row, other)
        ]

    def since(self, row: int) -> list[int]:
        """Return the rows of the openings that tell what came days before or after that of ``row``.

        However alike they are, each is news of its own: "The Senate will decide on Tuesday", "The
        Senate decided". There are none if it is no opening.
        """
        return [other for other in self._rows if row in self._rows and self._are_apart(row, other)]

    def _are_apart(self, row: int, other: int) -> bool:
        day, then = self._rows[row], self._rows[other]
        return day is not None and then is not None and abs(day - then) > _DAYS_OF_ONE_EVENT

    def _may_be_one_event(self, row: int, other: int) -> bool:
        """Whether neither the days of the articles nor those that they tell of are against it."""
        if self._are_apart(row, other):
            return False
        told, told_then = self._weekdays(row), self._weekdays(other)
        return not (told and told_then) or bool(told & told_then)

    def _weekdays(self, row: int) -> frozenset[str]:
        return _NAMED.intersection(folded_words(self._story.sentences[row].text))


def _is_open(sentence: Sentence) -> bool:
    """Whether it ends as a standfirst does, without a mark."""
    return sentence.text[-1:].isalnum()
